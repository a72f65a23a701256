#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How it feels: what is remembered of each map, and the way back through all that was done."""

import os
import shutil
from pathlib import Path

from harness import SAMPLE, Program, run, wait, xdotool

CARD = "Must transfer at six minutes"


def place(program):
    """Where a card is on the screen, and how large: zoom and scroll in one."""
    return tuple(round(number) for number in program.card(CARD).place)


def reopen(program):
    program.key("ctrl+w")
    program.ends_well()
    return Program(program.session, path=program.path)


def test_view_is_restored(program):
    first = place(program)
    program.key("ctrl+plus", "ctrl+plus", "ctrl+plus")
    wait(lambda: place(program)[2] > first[2], "the map to grow")
    x, y = program.to_screen(program.canvas)
    program.drag((x, y), (x - 300, y - 200), held="space")
    wait(lambda: program.find("130 %") or program.find("150 %"), "the zoom")
    program.key("F9")
    wait(lambda: not shows_inspector(program), "no inspector")
    before = wait(lambda: steady(program), "the map to rest")
    again = reopen(program)
    try:
        wait(lambda: place(again) == before, f"the card at {before}")
        assert not shows_inspector(again)
    finally:
        again.end()


def test_view_outlives_a_crash(program):
    first = place(program)
    stage = next(a for a in program.canvas.walk() if a.name == "Stage Before you know about it")
    program.click(stage)
    program.key("minus")
    wait(lambda: place(program)[0] < first[0], "the stage to be folded")
    views = Path(os.environ["XDG_STATE_HOME"]) / "throughline/views.ini"
    folded = wait(lambda: views.exists() and "fold" in (text := views.read_text()) and text,
                  "the fold to be kept")
    program.key("ctrl+plus", "ctrl+plus")
    wait(lambda: place(program)[2] > first[2], "the map to grow")
    before = wait(lambda: steady(program), "the map to rest")
    wait(lambda: views.read_text() not in ("", folded), "what is seen to be kept")
    program.process.kill()
    program.process.wait()
    again = Program(program.session, path=program.path)
    try:
        wait(lambda: place(again) == before, f"the card at {before}")
        assert again.path.read_bytes() == SAMPLE.read_bytes()
    finally:
        again.end()


def test_inspector_gives_way(program):
    """In a narrow window it is away until it is asked for, and goes when one turns to the map."""
    wait(lambda: shows_inspector(program), "the inspector")
    resize(program, 720, 600)
    wait(lambda: not shows_inspector(program), "no inspector beside the map")
    program.key("F9")
    wait(lambda: shows_inspector(program), "the inspector over the map")
    wait(lambda: program.find("Detail", "text") or program.find("Summary", "text"), "its fields")
    stage = next(a for a in program.canvas.walk() if a.name == "Stage Before you know about it")
    program.click(stage, dx=-120)
    wait(lambda: not shows_inspector(program), "the map to be seen")
    resize(program, 1600, 1000)
    wait(lambda: shows_inspector(program), "the inspector beside the map")


def test_escape_closes_inspector_over_the_map(program):
    """Where it lies over the map; the map lets go of what it has in hand first."""
    wait(lambda: shows_inspector(program), "the inspector")
    program.select(CARD)
    program.key("Escape")
    wait(lambda: not program.card(CARD).has("SELECTED"), "nothing to be selected")
    program.key("Escape")
    assert shows_inspector(program), "beside the map it stays"
    resize(program, 720, 600)
    wait(lambda: not shows_inspector(program), "no inspector beside the map")
    program.key("F9")
    wait(lambda: shows_inspector(program), "the inspector over the map")
    program.key("ctrl+a")
    wait(lambda: program.card(CARD).has("SELECTED"), "the cards to be selected")
    program.key("Escape")
    wait(lambda: not program.card(CARD).has("SELECTED"), "nothing to be selected")
    assert shows_inspector(program), "the map had something to let go of"
    program.key("Escape")
    wait(lambda: not shows_inspector(program), "the map to be seen")
    program.key("F9")
    wait(lambda: shows_inspector(program), "the inspector over the map")
    field = program.see("Summary", "text")
    program.click(field)
    wait(lambda: field.has("FOCUSED"), "the keyboard in a field")
    program.key("Escape")
    wait(lambda: not shows_inspector(program), "the map to be seen")
    # The keyboard is back on the map.
    program.key("ctrl+a")
    wait(lambda: program.card(CARD).has("SELECTED"), "the cards to be selected")


def resize(program, width, height):
    xdotool("windowsize", program.window, width, height)


def shows_inspector(program):
    """A toggle button has other roles in other versions of GTK."""
    found = [a for a in program.root.walk() if a.name == "Inspector" and "button" in a.role]
    return found[0].has("PRESSED") or found[0].has("CHECKED")


def steady(program):
    """The place of the card when it is the same three times; None while it moves."""
    places = set()
    for _ in range(3):
        places.add(place(program))
        program.pause()
    return places.pop() if len(places) == 1 else None


def delete(program, title):
    program.select(title)
    program.key("Delete")
    program.lose_card(title)


def delete_three(program):
    for title in (CARD, "Keeps a private list of open faults", "Stays on the line with tier 2"):
        delete(program, title)


def test_history_by_pointer(program):
    delete_three(program)
    # The one in the header bar: the toast has one, too.
    def find_undo():
        return min((a for a in program.root.walk()
                    if a.name == "Undo" and a.role == "push button" and a.place[3] > 0),
                   key=lambda a: a.place[1])

    undo = wait(find_undo, "what takes back")
    x, y = program.to_screen(undo)
    program.drag((x, y), (x, y), steps=1, drop=False)
    history = program.see("Undo History", "list")
    program.release()
    wait(lambda: history.find("As Opened", "list item"), "the first state")
    program.click_in_popup(history.find("As Opened", "list item"))
    for title in (CARD, "Keeps a private list of open faults", "Stays on the line with tier 2"):
        program.card(title)
    program.saved(lambda after: True, "been saved")


def test_history_by_keys(program):
    delete_three(program)
    program.key("ctrl+alt+z")
    history = program.see("Undo History", "list")
    now = "Delete Touchpoint, “Stays on the line with tier 2”, the map as it is now"
    wait(lambda: any(a.name == now and a.has("FOCUSED") for a in history.walk()), "the focus")
    program.key("Down", "Down", "Return")
    program.hear("2 steps undone")
    program.card("Stays on the line with tier 2")
    program.card("Keeps a private list of open faults")
    assert not program.find_card(CARD)
    # And forth again; the keyboard is back on the map.
    wait(lambda: not program.find("Undo History", "list"), "the list to close")
    program.key("ctrl+alt+z")
    history = program.see("Undo History", "list")
    now = f"Delete Touchpoint, “{CARD}”, the map as it is now"
    wait(lambda: any(a.name == now and a.has("FOCUSED") for a in history.walk()), "the focus")
    program.key("Up", "Return")
    program.hear("1 step redone")
    program.lose_card("Keeps a private list of open faults")
    assert program.find_card("Stays on the line with tier 2")


def dialog_of(program):
    return wait(lambda: next((w for w in program.windows() if w != program.window), None),
                "a window before the window")


def start_with_kept_settings(program):
    """The same file in a program whose settings are still there when it is started again."""
    program.end()
    os.environ["GSETTINGS_BACKEND"] = "keyfile"
    return Program(program.session, path=program.path)


def forget_settings():
    os.environ["GSETTINGS_BACKEND"] = "memory"
    shutil.rmtree(Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0", ignore_errors=True)


def choose_wide_cards(program):
    program.tab_to("Width of Cards")
    program.key("space")
    program.at_role("list item")
    program.key("End", "Return")
    wait(lambda: len(program.windows()) == 2, "the choices to go")
    program.at("Width of Cards")


def test_preferences(program):
    again = start_with_kept_settings(program)
    try:
        narrow = place(again)[2]
        again.key("ctrl+comma")
        again.focus(dialog_of(again))
        choose_wide_cards(again)
        wait(lambda: place(again)[2] > narrow * 1.2, "wider cards")
        again.tab_to("Customer: Blue")
        again.key("space")
        wait(lambda: len(again.windows()) > 2, "the palette")
        again.tab_to("Green")
        again.key("space")
        wait(lambda: len(again.windows()) == 2, "the palette to go")
        again.at("Customer: Green")
        again.key("Escape")
        wait(lambda: len(again.windows()) == 1, "the preferences to close")
        again.focus()
        again = reopen(again)
        wait(lambda: place(again)[2] > narrow * 1.2, "wider cards")
        again.key("ctrl+comma")
        again.see("Customer: Green")
        again.focus(dialog_of(again))
        again.key("alt+r")
        wait(lambda: place(again)[2] == narrow, "the cards to be as they were")
        again.see("Customer: Blue")
    finally:
        again.end()
        forget_settings()


run(
    test_view_is_restored,
    test_view_outlives_a_crash,
    test_inspector_gives_way,
    test_escape_closes_inspector_over_the_map,
    test_history_by_pointer,
    test_history_by_keys,
    test_preferences,
)
