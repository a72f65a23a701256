# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person does, and looks at it as a screen reader does.

A test file lists functions and calls run(). They get a display (Xvfb), a session bus and a home of
their own; each test starts throughline anew. Pointer and keyboard are XTEST events from xdotool.
What is on the screen is read through AT-SPI, what was changed from the saved file. Nothing sleeps
for a while and hopes: everything polls for its outcome, up to a limit.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from accessible import Screen
from session import DISPLAY_SIZE, LIMIT, Session, xdotool

STILL = 0.1  # seconds in which what rests has not moved
NAMESPACE = "{urn:throughline:journey-map:1}"
SAMPLE = Path(os.environ["TL_TEST_SOURCE"]).parent / "data/samples/fault-repair.journey"
# What is looked up where it is not yet, or any more.
NOT_YET = (LookupError, ValueError, AttributeError, StopIteration)


def wait(outcome, what):
    """Polls until outcome () is true and returns it."""
    end = time.monotonic() + LIMIT
    while True:
        Screen.may_have_changed()
        start = time.monotonic()
        trouble = ""
        try:
            result = outcome()
        except NOT_YET as error:
            result, trouble = None, f" ({error!r})"
        if result:
            return result
        now = time.monotonic()
        if now > end:
            raise AssertionError(f"waited in vain for {what}{trouble}")
        # To look takes the program's time too: it gets as much again to do what is waited for.
        time.sleep(max(0.01, now - start))


class Program:
    """One run of throughline, with a copy of a map to spoil."""

    def __init__(self, session, source=None, path=None, bare=False, refused=False):
        """Opens a new file with the bytes of `source`, or the one that is at `path`. Bare: none.
        Without a map, as when it is refused, the start page is shown."""
        self.session = session
        session.announcements().clear()
        self.folder = Path(tempfile.mkdtemp(dir=session.folder))
        self.path = path or self.folder / "sample.journey"
        if source is not None:
            self.path.write_bytes(source)
        self.log = open(self.folder / "log", "w+")
        self.process = subprocess.Popen(
            [os.environ["TL_TEST_PROGRAM"], *([] if bare else [str(self.path)])],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
            env=dict(os.environ, G_DEBUG=session.debug),
        )
        self.root = wait(self.find_screen, "the program on the bus").root
        self.window = wait(self.find_window, "a window")
        self.focus()
        # As large as the display, so that there is room for the cards of the tests.
        xdotool("windowmove", self.window, 0, 0, "windowsize", self.window, *DISPLAY_SIZE)
        if bare or refused:
            self.see("Blank Map", "push button")
        else:
            self.see_canvas()

    def see_canvas(self):
        """Waits until the map is shown as in a window as large as the display."""
        self.canvas = self.see("Journey map", "table")
        wait(lambda: min(a / b for a, b in zip(self.frame.place[2:], DISPLAY_SIZE)) > 0.9,
             "the window to grow")

    @property
    def frame(self):
        return self.root.children()[0]

    def find_screen(self):
        self.alive()
        return self.session.bus.find_screen(self.process.pid)

    def alive(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}")

    def windows(self):
        return xdotool("search", "--onlyvisible", "--pid", self.process.pid)

    def find_window(self):
        return next(iter(self.windows()), None)

    def focus(self, window=None):
        """Asks again until it is so: the first time the window may not be ready for it."""
        window = window or self.window

        def has_focus():
            xdotool("windowfocus", window)
            return xdotool("getwindowfocus", "-f") == [window]

        wait(has_focus, "the window to have the keyboard")

    # What is seen

    def find(self, name, role=None):
        self.alive()
        return self.root.find(name, role)

    def see(self, name, role=None):
        """Waits until something of this name is there."""
        return wait(lambda: self.find(name, role), f"“{name}” to be seen")

    def hear(self, words):
        """Waits until a screen reader is told to say these words: before GTK 4.14 as what that has
        the keyboard is described by now, since then by an announcement. Returns all that was said
        meanwhile."""

        return self.hear_such(lambda said: said == words, words)

    def hear_begin(self, words):
        """The same of words that only begin so; how they go on is not asked."""
        return self.hear_such(lambda said: said.startswith(words), f"{words}…")

    def hear_such(self, is_such, what):
        def said():
            self.alive()
            return any(is_such(words) for words in self.session.announcements())

        try:
            wait(said, f"“{what}” to be said")
        except AssertionError as error:
            raise AssertionError(f"{error}; said was {self.session.announced}") from None
        heard = self.session.announcements().copy()
        self.session.announced.clear()
        return heard

    def find_card(self, title):
        self.alive()
        return self.canvas.find(title, "table cell")

    def card(self, title):
        """Waits until a card of this title is there."""
        return wait(lambda: self.find_card(title), f"the card “{title}”")

    def count_cards(self, title, count):
        """Waits until so many cards of this title are there."""
        wait(
            lambda: sum(a.name == title and a.role == "table cell" for a in self.canvas.walk())
            == count,
            f"{count} cards “{title}”",
        )

    def lose_card(self, title):
        wait(lambda: not self.find_card(title), f"the card “{title}” to go away")

    def geometry(self, window):
        """Where a window is on the screen: X, Y, WIDTH and HEIGHT among them."""
        lines = xdotool("getwindowgeometry", "--shell", window)
        return {key: int(value) for key, value in (line.split("=") for line in lines)}

    def to_screen(self, accessible):
        """The middle of it on the screen. A window without a compositor still has a thin border.
        To GTK 4.8 it is not part of the window's place, and all counts from its inside. To GTK 4.18
        it is, and all counts from as far outside of the border as its inside is inside."""
        geometry = self.geometry(self.window)
        left, top, width, height = self.frame.place
        x, y = self.rest(accessible).middle
        return (
            geometry["X"] + (geometry["WIDTH"] - width) / 2 - 2 * left + x,
            geometry["Y"] + (geometry["HEIGHT"] - height) / 2 - 2 * top + y,
        )

    def rest(self, accessible):
        """Waits until it has a place and stays there: bars slide in."""
        seen = []  # where it is, as often as it was seen there, with when

        def is_still():
            place = accessible.place
            if seen and seen[-1][0] != place:
                seen.clear()
            seen.append((place, time.monotonic()))
            return (min(place[2:]) > 0 and len(seen) >= 5
                    and seen[-1][1] - seen[0][1] >= STILL)

        wait(is_still, "it to stay where it is")
        return accessible

    # What is done

    def key(self, *keys):
        xdotool("key", *keys)

    def focused(self):
        """All that has the keyboard: one thing in each window, nothing on the way."""
        self.alive()
        return [a for a in self.root.walk() if a.has("FOCUSED")]

    def is_at(self, name):
        """Whether the keyboard is at something whose name begins so."""
        return any(a.name.startswith(name) for a in self.focused())

    def at_such(self, is_such, what):
        """Waits until the keyboard is at such a thing, and returns it."""

        def find():
            return next((a for a in self.focused() if is_such(a)), None)

        try:
            return wait(find, f"the keyboard at {what}")
        except AssertionError as error:
            here = [f"{a.role} “{a.name}”" for a in self.focused()]
            raise AssertionError(f"{error}; it is at {here}") from None

    def at(self, name, role=None):
        return self.at_such(lambda a: a.name == name and role in (None, a.role), f"“{name}”")

    def at_begin(self, name):
        """Of a name that only begins so."""
        return self.at_such(lambda a: a.name.startswith(name), f"“{name}…”")

    def at_role(self, *roles):
        return self.at_such(lambda a: a.role in roles, f"a {roles[0]}")

    def step(self, key):
        """Presses the key, and waits until the keyboard has gone on."""

        def find():
            return [a.path for a in self.focused()]

        before = wait(find, "something to have the keyboard")
        self.key(key)
        wait(lambda: find() not in ([], before), f"{key} to lead on")

    def walk(self, key, arrived, what, most=60):
        """Step by step, until it is so."""
        for _ in range(most):
            if arrived():
                return
            self.step(key)
        assert arrived(), f"{key} does not lead to {what}"

    def tab_to(self, name):
        def is_there():
            return any(a.name == name for a in self.focused())

        self.walk("Tab", is_there, f"“{name}”")
        return self.at(name)

    def open_menu(self):
        """The window's, and waits until it has the keyboard."""
        self.key("F10")
        self.at("Save", "menu item")

    def close_menu(self, key):
        """By choosing in it, or by Escape."""
        self.key(key)
        wait(lambda: not self.find("Save", "menu item"), "the menu to close")

    def type(self, text):
        xdotool("type", "--delay", "1", text)

    def select(self, title):
        self.click(self.card(title))
        wait(lambda: self.card(title).has("SELECTED"), f"the card “{title}” to be selected")

    def pause(self):
        """Keeps the clicks before and after apart: GTK's double click takes up to 400 ms."""
        xdotool("sleep", 0.5)

    def write(self, title):
        """Puts the title into the editor that opens in place, and waits for its card."""
        wait(lambda: self.canvas.find("Title", "text"), "the editor to open")
        self.key("ctrl+a")
        self.type(title)
        self.key("Return")
        self.card(title)

    def answer(self, heading, key, beside=None):
        """Presses a key in the dialog of this heading; there may be another window beside it."""
        self.see(heading)
        dialog = wait(lambda: self.find_dialog(beside), "one dialog")
        self.focus(dialog)
        self.key(key)
        wait(
            lambda: self.process.poll() is not None or dialog not in self.windows(),
            "the dialog to go away",
        )

    def find_dialog(self, beside=None):
        """The one window beside the program's own, once no popup is there any more."""
        (dialog,) = [w for w in self.windows() if w not in (self.window, beside)]
        return dialog

    def is_typed_in(self):
        """Whether a text of a dialog has the keyboard."""
        frames = self.root.children()[1:]
        return any(a.has("FOCUSED") and a.role in ("text", "entry") for f in frames for a in f.walk())

    def name_file(self, heading, path):
        """In the dialog that asks where to write."""
        self.see(heading)
        self.focus(wait(self.find_dialog, "one dialog"))
        wait(self.is_typed_in, "the keyboard in the name")
        self.key("ctrl+a")
        self.type(str(path))
        self.key("Return")

    def choose_file(self, path):
        """In the dialog that asks which to read. It takes keys once it is ready, and no Return while
        it reads a folder."""

        def soon(outcome, seconds):
            end = time.monotonic() + seconds
            while not outcome() and time.monotonic() < end:
                time.sleep(0.05)
                Screen.may_have_changed()
            return outcome()

        def at_place():
            if self.is_typed_in():
                return True
            self.key("ctrl+l")
            return soon(self.is_typed_in, 3)

        def is_gone():
            self.key("Return")
            return soon(lambda: dialog not in self.windows(), 6)

        dialog = wait(self.find_dialog, "one dialog")
        self.focus(dialog)
        wait(at_place, "the keyboard where a path is typed")
        self.key("ctrl+a")
        self.type(str(path))
        wait(is_gone, "the dialog to take the path")

    def click(self, accessible, times=1, dx=0, dy=0):
        x, y = self.to_screen(accessible)
        self.click_at(x + dx, y + dy, times)

    def approach(self, x, y):
        """Leads the pointer beside this place of the screen, as a person's comes from beside it.
        GTK can lose a click after a single motion: the one that leads out of a popup that has
        closed."""
        xdotool("mousemove", round(x) + 1, round(y))
        self.rest(self.frame)

    def click_at(self, x, y, times=1, button=1):
        self.approach(x, y)
        click = ["click", "--repeat", times, "--delay", 40, button]
        xdotool("mousemove", round(x), round(y), *click)

    def open_editor(self, x, y):
        """By a double click at this place. One whose first click keeps the program busy counts as
        two to GTK, so it is done again as a person would."""

        def find():
            return self.canvas.find("Title", "text")

        def opened():
            if find():
                return True
            self.click_at(x, y, 2)
            self.pause()
            return find()

        return wait(opened, "the editor to open")

    def click_in_popup(self, accessible):
        """A popup is a window of its own. To GTK 4.8 what is in it has its place in there, to GTK
        4.18 nearly where it is in the window below: so it counts from the popup's own place. It
        leaves out paddings there, so what is pointed at is rather low."""
        popup = wait(
            lambda: next((w for w in self.windows() if w != self.window), None), "a popup"
        )
        left, top = self.find_popup_place(accessible, popup)
        x, y = self.rest(accessible).middle
        y += accessible.place[3] / 4
        where = self.geometry(popup)
        self.click_at(where["X"] + x - left, where["Y"] + y - top)

    def find_popup_place(self, accessible, popup):
        """Where the popup that this is in counts from: it is as large as its window."""

        def find():
            where = self.geometry(popup)
            above = accessible
            while above.parent:
                left, top, width, height = above.place
                if (width, height) == (where["WIDTH"], where["HEIGHT"]):
                    return left, top
                above = above.parent
            return None

        return wait(find, "the popup to have its size")

    def drag(self, start, end, steps=6, drop=True, held=None):
        """From one place of the screen to another, with the button (and a key) held."""
        self.approach(*start)
        words = ["mousemove", *map(round, start), *(["keydown", held] if held else []),
                 "mousedown", 1]
        for i in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * i / steps
            y = start[1] + (end[1] - start[1]) * i / steps
            words += ["mousemove", round(x), round(y)]
        xdotool(*words, *(["mouseup", 1] if drop else []), *(["keyup", held] if held else []))

    def release(self):
        xdotool("mouseup", 1)

    # What is saved

    def elements(self):
        """Every element in the file, by id: its attributes, and its long texts as <name>."""
        tree = ElementTree.parse(self.path)
        return {e.get("id"): describe(e) for e in tree.iter() if e.get("id")}

    def saved(self, outcome, what):
        """Saves and waits until the file has been written and its elements are as they should be:
        what is only on its way when the key is pressed is said not to be saved, and is saved by
        pressing it again."""
        before = self.written()
        pressed = None

        def is_so():
            nonlocal pressed
            self.alive()
            if pressed is None or time.monotonic() - pressed > 3 and any(
                    a.name.endswith("· not saved") for a in self.root.walk()):
                pressed = time.monotonic()
                self.key("ctrl+s")
            return self.written() != before and outcome(self.elements())

        return wait(is_so, f"the file to have {what}")

    def written(self):
        """Another one whenever the file is."""
        status = self.path.stat()
        return status.st_ino, status.st_mtime_ns

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        self.log.close()

    def ends_well(self):
        """Waits until the program has ended of itself; whether without a complaint, run () says."""
        wait(lambda: self.process.poll() is not None, "the program to end")
        assert self.process.returncode == 0, f"the program ended with {self.process.returncode}"


def describe(element):
    table = dict(element.attrib, element=element.tag.removeprefix(NAMESPACE))
    for child in element:
        if child.get("id") is None:
            table[f"<{child.tag.removeprefix(NAMESPACE)}>"] = child.text
    return table


def differences(before, after):
    """What changed between two element tables: {id: {attribute: (old, new)}}; an element that is
    new or gone has None on the other side."""
    changed = {}
    for name in before.keys() | after.keys():
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            changed[name] = (old, new)
        elif old != new:
            keys = sorted(old.keys() | new.keys())
            changed[name] = {
                key: (old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)
            }
    return changed


def by_title(elements, title):
    """The id of the one element of this title; LookupError when there is none, or one too many."""
    found = [name for name, element in elements.items() if element.get("title") == title]
    if len(found) != 1:
        raise LookupError(f"{len(found)} elements are called “{title}”")
    return found[0]


def run(*tests):
    """Runs the test functions, each with a fresh program, and says so in TAP. A function takes the
    program. Its attributes say with what: `source` has the bytes of the map to open, if not the
    sample's, `refused` says that these are not opened, `bare` that there is no file."""
    session = Session()
    failures = 0
    print(f"1..{len(tests)}", flush=True)
    try:
        session.start()
        for number, test in enumerate(tests, 1):
            failures += not run_one(session, number, test)
    finally:
        session.stop()
    sys.exit(1 if failures else 0)


def run_one(session, number, test):
    name = test.__name__.removeprefix("test_").replace("_", "-")
    program = None
    started = time.monotonic()
    # What the program would lose when it is ended; the next test starts without.
    shutil.rmtree(Path(os.environ["XDG_STATE_HOME"]) / "throughline", ignore_errors=True)
    try:
        source = getattr(test, "source", None) or SAMPLE.read_bytes()
        states = {name: getattr(test, name, False) for name in ("bare", "refused")}
        program = Program(session, source, **states)
        test(program)
        program.end()
        complaints = [line for line in Path(program.log.name).read_text().splitlines() if line]
        assert not complaints, "the program said: " + "\n".join(complaints)
    except Exception:
        print(f"not ok {number} {name}")
        for line in traceback.format_exc().splitlines():
            print("#", line)
            print(name, line, sep=": ", file=sys.stderr)  # what meson shows of a failure
        if program:
            explain(program, name)
        return False
    finally:
        if program:
            program.end()
    print(f"ok {number} {name} # {time.monotonic() - started:.1f} s", flush=True)
    return True


def explain(program, name):
    """What there is to see of a failure: the program's words, its accessible tree, a picture."""
    for line in Path(program.log.name).read_text().splitlines():
        print("# program:", line)
    if shutil.which("import"):
        picture = Path(os.environ["TL_TEST_BUILD"]) / f"gui-{name}.png"
        subprocess.run(["import", "-window", "root", str(picture)], check=False)
        print("# picture:", picture)
