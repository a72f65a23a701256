#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of the sources themselves. Usage: checks.py CHECK SOURCE-FOLDER

Each check is a function that yields complaints; any complaint fails the test.
"""

import gettext
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE_FOLDERS = ("src", "tests", "ui", "data", "po", "flatpak")
KEYWORDS = [f"--keyword={word}" for word in
            ("_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "g_dpgettext2:2c,3")]
MARKED = re.compile(r"\b(?:[NC]?_|ngettext|g_dngettext|g_dpgettext2?|NC_) ?\(")


def files(root, *suffixes, folders=SOURCE_FOLDERS):
    """Every file of the source folders with one of these endings, sorted."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and (not suffixes or path.suffix in suffixes):
                yield path


def complain(command, paths):
    """What a checking program says of the files, nothing when it is content."""
    paths = [str(path) for path in paths]
    if not paths:
        yield f"{command[0]}: there is no file to check"
        return
    done = subprocess.run(command + paths, capture_output=True, text=True)
    if done.returncode != 0:
        yield (done.stdout + done.stderr).strip() or f"{command[0]} failed"


def read_list(path):
    """The lines of a list, without its remarks."""
    lines = path.read_text().splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def check_format(root):
    yield from complain(
        ["clang-format-14", "--dry-run", "--Werror"],
        files(root, ".c", ".h", folders=("src", "tests")),
    )


def check_licence(root):
    written = (".c", ".h", ".py", ".sh", ".ui", ".css", ".build")
    for path in [root / "meson.build", *files(root, *written)]:
        if "SPDX-License-Identifier: " not in path.read_text()[:200]:
            yield f"{path}: has no SPDX line at its start"


def check_layers(root):
    """What a room may include; what it may link is its meson.build's business."""
    toolkit, ink = r"(?:gtk|gdk|gsk|adwaita)", r"(?:cairo|pango)"
    rules = [
        ("src/core", rf"{toolkit}|{ink}|qpdf", ("insight", "draw", "exchange", "app")),
        ("src/insight", rf"{toolkit}|{ink}|qpdf|libxml", ("draw", "exchange", "app")),
        ("src/draw", toolkit, ("app", "exchange")),
        ("src/exchange", rf"{toolkit}|{ink}|qpdf", ("insight", "draw", "app")),
    ]
    for room, banned, higher in rules:
        above = {path.name for name in higher for path in (root / "src" / name).glob("*.h")}
        for path in files(root, ".c", ".h", folders=(room,)):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)', line)
                if include and (re.match(banned, include[1]) or include[1] in above):
                    yield f"{path}:{number}: {room} may not include {include[1]}"
    for path in (root / "src").glob("cli*"):
        if re.search(rf"#\s*include\s*<{toolkit}", path.read_text()):
            yield f"{path}: the headless program may not include GTK"


def check_potfiles(root):
    listed = set(read_list(root / "po/POTFILES.in"))
    needed = set()
    for path in files(root, ".c", ".h", folders=("src",)):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.DOTALL)
        if MARKED.search(code):
            needed.add(path)
    for path in files(root, ".ui", folders=("ui",)):
        if "translatable=" in path.read_text():
            needed.add(path)
    needed.update(files(root, ".in", folders=("data",)))
    needed.update(root.glob("data/*.gschema.xml"))
    needed.update(root.glob("data/templates/*.journey"))
    needed = {str(path.relative_to(root)) for path in needed}
    for name in sorted(needed - listed):
        yield f"po/POTFILES.in: {name} has words for people and is not listed"
    for name in sorted(listed - needed):
        yield f"po/POTFILES.in: {name} is listed, but is not there or has no words for people"


def check_translations(root):
    """Every language is on the list and says all that there is to say."""
    po = root / "po"
    languages = read_list(po / "LINGUAS")
    if languages != sorted(set(languages)):
        yield f"{po / 'LINGUAS'}: not in order, or a language twice"
    for path in sorted(po.glob("*.po")):
        if path.stem not in languages:
            yield f"{path}: not listed in po/LINGUAS"
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.pot"
        sources = [root / name for name in read_list(po / "POTFILES.in")]
        os.environ["GETTEXTDATADIRS"] = str(root / "data")  # which words of a map are for people
        command = ["xgettext", "--from-code=UTF-8", *KEYWORDS, f"--output={template}"]
        yield from complain(command, sources)
        for language in languages:
            yield from check_language(po / f"{language}.po", template)


def read_choices(root):
    """What is offered at one time, as a question or as a menu: (where, labels)."""
    answers = re.compile(r"const Tl(?:Notice)?Answer (\w+)\[\] = \{(.*?)\};", re.DOTALL)
    menu = re.compile(r'<menu id="(\w+)">(.*?)</menu>', re.DOTALL)
    for path in sorted((root / "src/app").glob("*.c")):
        for name, body in answers.findall(path.read_text()):
            yield f"{path}: {name}", re.findall(r'N_ \("(.*?)"\)', body)
    for path in sorted((root / "ui").glob("*.ui")):
        for name, body in menu.findall(path.read_text()):
            labels = re.findall(r'<attribute name="label"[^>]*>([^<]*)<', body)
            yield f"{path}: {name}", labels
    yield "the window", read_window_choices(root)


def read_window_choices(root):
    """What a window may offer at one time: its buttons, and those of all its bars. Each once: bars
    that say the same are the same bar."""
    bar = re.compile(r"const TlNoticeAnswer \w+\[\] = \{(.*?)\};", re.DOTALL)
    button = re.compile(r'<property name="label"[^>]*>([^<]*)</property>\s*'
                        r'<property name="use-underline">True')
    labels = []
    for path in sorted((root / "src/app").glob("*.c")):
        for body in bar.findall(path.read_text()):
            labels += re.findall(r'N_ \("(.*?)"\)', body)
    for name in ("window", "find-bar", "inspector", "repairs-bar"):
        labels += button.findall((root / f"ui/tl-{name}.ui").read_text())
    return list(dict.fromkeys(labels))


def read_languages(root):
    """Each language's name and how it says a label; first as it is in the sources."""
    yield "en", str
    for path in sorted((root / "po").glob("*.po")):
        compiled = subprocess.run(["msgfmt", "--output-file=-", path],
                                  capture_output=True, check=True).stdout
        yield path.stem, gettext.GNUTranslations(io.BytesIO(compiled)).gettext


def check_mnemonics(root):
    """No key chooses two things that are offered at one time, in any language."""
    for language, translate in read_languages(root):
        for where, labels in read_choices(root):
            said = [translate(label) for label in labels]
            keys = [key.lower() for label in said for key in re.findall(r"_(\w)", label)[:1]]
            for key in sorted({key for key in keys if keys.count(key) > 1}):
                yield f"{where} ({language}): two answers to Alt+{key}: {', '.join(said)}"


def check_language(path, template):
    if not path.exists():
        yield f"{path}: listed in po/LINGUAS, but is not there"
        return
    yield from complain(["msgfmt", "--check", "--output-file=/dev/null"], [path])
    merge = ["msgmerge", "--quiet", "--no-fuzzy-matching", path, template]
    merged = subprocess.run(merge, capture_output=True, check=True).stdout
    for lack in ("untranslated", "fuzzy"):
        option = "--only-fuzzy" if lack == "fuzzy" else "--untranslated"
        lacking = subprocess.run(["msgattrib", option, "--no-obsolete", "--no-wrap"],
                                 input=merged, capture_output=True, check=True).stdout.decode()
        for words in re.findall(r"^msgid ((?:\".*\"\n)+)", lacking, flags=re.MULTILINE):
            if words != '""\n':  # the header
                yield f"{path}: {lack}: {words.strip()}"


def check_xml(root):
    suffixes = (".xml", ".ui", ".svg", ".rng", ".journey", ".in")
    paths = [path for path in files(root, *suffixes) if is_whole_xml(path)]
    yield from complain(["xmllint", "--noout", "--nonet"], paths)


def is_whole_xml(path):
    """Faulty maps are kept as cases of tests; templates need not be XML."""
    endings = (".xml", ".xml.in", ".ui", ".svg", ".rng", ".journey")
    return path.name.endswith(endings) and not {"cases", "corpus"} & set(path.parts)


def check_flatpak(root):
    """The sandbox stays shut: files come through portals, and nothing goes to the network."""
    for path in files(root, ".json", folders=("flatpak",)):
        for wish in json.loads(path.read_text())["finish-args"]:
            if re.match(
                r"--(filesystem|share=network|socket=(system|session)-bus|device=all)", wish
            ):
                yield f"{path}: asks for {wish}"


def check_maps(root):
    yield from complain(
        ["xmllint", "--noout", "--nonet", "--relaxng", str(root / "data/journey-map.rng")],
        files(root, ".journey", folders=("data",)),
    )


def check_schema(root):
    """A second validator, stricter about the schema itself, on all there is in a map."""
    maps = [*files(root, ".journey", folders=("data",)), root / "tests/cases/full.ref"]
    yield from complain(["jing", str(root / "data/journey-map.rng")], maps)


def main():
    name, root = sys.argv[1], Path(sys.argv[2])
    os.environ["LC_ALL"] = "C.UTF-8"
    complaints = list(globals()[f"check_{name}"](root))
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
