#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cut, copy and paste by keys: between windows, and with another program (clipboard-client)."""

import os
import select
import subprocess
import xml.etree.ElementTree as ElementTree
from contextlib import contextmanager

from harness import LIMIT, NAMESPACE, by_title, run, wait, xdotool

CARD = "Must transfer at six minutes"
NEIGHBOUR = "Stays on the line with tier 2"  # same lane, two moments on
OTHER_LANE = "Is transferred and repeats the story"

SECOND = """<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Second">
  <stage id="s1" title="Ask"><moment id="o1"/></stage>
  <lane id="l1" layer="customer" title="Ann"/>
  <touchpoint id="t1" lane="l1" moment="o1" title="Was here"/>
</journey-map>
"""


def client(*arguments):
    return [os.environ["TL_TEST_CLIENT"], *map(str, arguments)]


def get(mime_type):
    """What another program gets from the clipboard."""
    return subprocess.run(
        client("get", mime_type), capture_output=True, timeout=LIMIT, check=True
    ).stdout


@contextmanager
def other_program(program, mime_type, content, how="offer"):
    """Another program that offers this on the clipboard, or has it dragged from its window."""
    path = program.folder / "offered"
    path.write_bytes(content)
    process = subprocess.Popen(client(how, mime_type, path), stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.terminate()
        process.wait()


def open_second(program):
    """A second window, which has the keyboard."""
    path = program.folder / "second.journey"
    path.write_text(SECOND)
    subprocess.run([os.environ["TL_TEST_PROGRAM"], str(path)], timeout=LIMIT, check=True)
    other = wait(
        lambda: next((w for w in program.windows() if w != program.window), None), "a window"
    )
    program.see("Was here", "table cell")
    program.focus(other)
    return path


def titles(path):
    return [e.get("title") for e in ElementTree.parse(path).iter(NAMESPACE + "touchpoint")]


def test_copy_into_another_window(program):
    before = program.elements()[by_title(program.elements(), CARD)]
    program.select(CARD)
    program.key("ctrl+c")
    program.hear("Copied 1 touchpoint")
    second = open_second(program)
    program.key("ctrl+v")
    wait(lambda: sum(a.name == CARD and a.role == "table cell" for a in program.root.walk()) == 2,
         "the card in the second window")
    program.key("ctrl+s")
    wait(lambda: titles(second) == ["Was here", CARD], "the card in the second file")
    (pasted,) = [e for e in ElementTree.parse(second).iter(NAMESPACE + "touchpoint")
                 if e.get("title") == CARD]
    assert (pasted.get("lane"), pasted.get("moment")) == ("l1", "o1"), pasted.attrib
    assert pasted.get("kind") == before["kind"], pasted.attrib
    # Its people are of the other map.
    assert not {"responsible", "accountable"} & pasted.attrib.keys(), pasted.attrib


def test_cut_and_paste(program):
    before = program.elements()
    program.select(CARD)
    program.key("ctrl+x")
    program.lose_card(CARD)
    program.hear("Cut 1 touchpoint")
    program.key("ctrl+z")
    program.select(CARD)
    program.key("ctrl+x")
    program.lose_card(CARD)
    program.select(NEIGHBOUR)
    program.key("ctrl+v")
    program.card(CARD)
    program.saved(lambda elements: elements != before, "the card elsewhere")
    after = program.elements()
    card, beside = after[by_title(after, CARD)], after[by_title(after, NEIGHBOUR)]
    assert (card["lane"], card["moment"]) == (beside["lane"], beside["moment"]), card


def test_other_programs_get_text_and_pictures(program):
    program.select(CARD)
    program.key("ctrl+c")
    program.hear("Copied 1 touchpoint")
    assert get("text/plain;charset=utf-8").decode() == CARD
    drawing = ElementTree.fromstring(get("image/svg+xml"))
    words = " ".join(drawing.itertext())
    assert "Must transfer" in words and NEIGHBOUR not in words, words
    assert get("image/png").startswith(b"\x89PNG")
    fragment = ElementTree.fromstring(get("application/vnd.throughline.fragment+xml"))
    assert [e.get("title") for e in fragment.iter(NAMESPACE + "touchpoint")] == [CARD]


def test_spreadsheet_cells(program):
    before = program.elements()
    card, neighbour = before[by_title(before, CARD)], before[by_title(before, NEIGHBOUR)]
    program.select(CARD)
    with other_program(program, "text/plain;charset=utf-8", b"Alpha\t\tGamma\r\nDelta\r\n"):
        program.key("ctrl+v")
        program.hear("Pasted 3 touchpoints")
    program.saved(lambda elements: len(elements) == len(before) + 3, "three more cards")
    after = program.elements()
    places = {title: after[by_title(after, title)] for title in ("Alpha", "Gamma", "Delta")}
    assert all(place["lane"] == card["lane"] for place in places.values()), places
    assert places["Alpha"]["moment"] == places["Delta"]["moment"] == card["moment"], places
    assert places["Gamma"]["moment"] == neighbour["moment"], places
    program.key("ctrl+z")
    program.saved(lambda elements: elements == before, "none of them")


def test_what_cannot_be_pasted(program):
    before = program.elements()
    program.select(CARD)
    with other_program(program, "image/png", b"\x89PNG\r\n"):
        program.key("ctrl+v")
        program.hear("A picture cannot become a touchpoint. Copy text instead.")
    with other_program(program, "text/plain;charset=utf-8", b"x" * 10_000_000):
        program.key("ctrl+v")
        program.hear("What was copied is larger than 4 MB. Copy a part of it.")
    with other_program(program, "text/html", b"<p>Words <b>in bold</b></p>"):
        program.key("ctrl+v")
        program.hear("What was copied has no plain text. Copy the words alone.")
    with other_program(program, "text/plain;charset=utf-8",
                       b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'):
        program.key("ctrl+v")
        program.hear("What was copied is another program’s XML, not part of a map.")
    with other_program(program, "text/plain;charset=utf-8",
                       b'<journey-map xmlns="urn:throughline:journey-map:3" id="m1"/>'):
        program.key("ctrl+v")
        program.hear("What was copied is from a newer Throughline. Update this one first.")
    with other_program(program, "application/vnd.throughline.fragment+xml",
                       b'<journey-map xmlns="urn:throughline:journey-map:2" id="m1"/>'):
        program.key("ctrl+v")
        program.hear("What was copied is from a newer Throughline. Update this one first.")
    program.saved(lambda elements: elements == before, "what it had")


def test_the_editor_has_its_own_keys(program):
    program.select(CARD)
    program.key("F2")
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    program.key("ctrl+a", "ctrl+c", "Escape")
    wait(lambda: not program.canvas.find("Title", "text"), "the editor to close")
    assert get("text/plain;charset=utf-8").decode() == CARD
    program.card(CARD)


def drag_from_other_program(program, process, end):
    source = wait(lambda: next(iter(xdotool("search", "--onlyvisible", "--name", "Drag Source")), None),
                  "the other program's window")
    xdotool("windowmove", source, 0, 860, "windowraise", source)
    program.drag((80, 910), end, steps=12, drop=False)
    # The other program begins the drag only now, and has to see the pointer move.
    def accepted():
        xdotool("mousemove_relative", "--", 1, 0, "mousemove_relative", "--", -1, 0)
        return select.select([process.stdout], [], [], 0)[0]

    wait(accepted, "the drop to be possible")
    program.release()


def test_drop_of_text(program):
    before = program.elements()
    target = before[by_title(before, OTHER_LANE)]
    with other_program(program, "text/plain;charset=utf-8",
                       b"Dropped here", "drag") as process:
        drag_from_other_program(program, process,
                                program.to_screen(program.card(OTHER_LANE)))
        program.card("Dropped here")
    program.saved(lambda elements: len(elements) == len(before) + 1, "one more card")
    after = program.elements()
    card = after[by_title(after, "Dropped here")]
    assert (card["lane"], card["moment"]) == (target["lane"], target["moment"]), card


def test_drop_of_a_file(program):
    path = program.folder / "second.journey"
    path.write_text(SECOND)
    program.card(OTHER_LANE)
    with other_program(program, "text/uri-list", f"{path.as_uri()}\r\n".encode(),
                       "drag") as process:
        drag_from_other_program(program, process,
                                program.to_screen(program.card(OTHER_LANE)))
        program.see("Was here", "table cell")


def test_drop_of_a_folder(program):
    with other_program(program, "text/uri-list",
                       f"{program.folder.as_uri()}\r\n".encode(), "drag") as process:
        drag_from_other_program(program, process,
                                program.to_screen(program.card(OTHER_LANE)))
        program.see(f"“{program.folder.name}” is a folder. Drop the maps in it instead.")


if __name__ == "__main__":
    run(
        test_copy_into_another_window,
        test_cut_and_paste,
        test_other_programs_get_text_and_pictures,
        test_spreadsheet_cells,
        test_what_cannot_be_pasted,
        test_the_editor_has_its_own_keys,
        test_drop_of_text,
        test_drop_of_a_file,
        test_drop_of_a_folder,
    )
