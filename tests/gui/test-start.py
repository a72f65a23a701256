#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The start page: what there is to begin with, and what was left behind."""

import os
from pathlib import Path

from harness import SAMPLE, Program, run, wait

CARD = "Must transfer at six minutes"
TITLE = "Typed and never saved"
BLANK = "Blank Map"
SAMPLE_TITLE = "Broadband Fault Repair"


def drafts():
    return list(Path(os.environ["XDG_STATE_HOME"]).glob("throughline/drafts/*.draft"))


def pictures():
    return set(Path(os.environ["XDG_CACHE_HOME"]).glob("throughline/thumbnails/*.png"))


def button(program, name):
    return program.see(name, "push button")


def has_focus(program, name):
    wait(lambda: button(program, name).has("FOCUSED"), f"the keyboard to be on “{name}”")


def go_to(program, name, key="Tab"):
    """Goes on until the keyboard is there."""
    program.walk(key, lambda: program.is_at(name), f"“{name}”")


def make_blank(program):
    has_focus(program, BLANK)
    program.key("Return")
    program.see_canvas()
    program.see("New journey")


def make_card(program):
    """Makes a card in the first cell, and waits until its draft is on the disk."""
    program.key("n")
    program.write(TITLE)
    wait(lambda: any(TITLE.encode() in draft.read_bytes() for draft in drafts()), "a draft")


def dialog(program):
    return wait(
        lambda: next((w for w in program.windows() if w != program.window), None), "a dialog"
    )


def save_as(program, path):
    """Gives a map its first name."""
    program.key("ctrl+s")
    program.name_file("Save the Map", path)
    program.path = path
    wait(path.exists, "the file")
    program.focus()


def kill_and_start(program):
    program.process.kill()
    program.process.wait()
    return Program(program.session, bare=True)


def test_enter_makes_a_blank_map(program):
    make_blank(program)
    assert program.find("new map") and not drafts()
    make_card(program)
    save_as(program, program.folder / "mine.journey")
    elements = list(program.elements().values())
    assert [e["title"] for e in elements if e["element"] == "stage"] == [
        "Become aware", "Join", "Use", "Get help", "Leave or stay",
    ]
    assert {e["layer"] for e in elements if e["element"] == "lane"} == {
        "customer", "partner", "employee", "organisation",
    }
    assert [e["title"] for e in elements if e["element"] == "touchpoint"] == [TITLE]
    program.key("ctrl+w")
    program.ends_well()


def test_new_twice_makes_a_blank_map(program):
    program.card(CARD)
    program.key("ctrl+n")
    other = dialog(program)
    program.focus(other)
    has_focus(program, BLANK)
    program.key("ctrl+n")
    program.see("New journey")
    assert len(program.windows()) == 2


def test_sample_by_keyboard(program):
    has_focus(program, BLANK)
    go_to(program, SAMPLE_TITLE)
    program.key("Return")
    program.see_canvas()
    program.card(CARD)
    program.see("new map")
    # It is a copy, which has no name yet.
    save_as(program, program.folder / "copy.journey")
    assert program.path.read_bytes() == SAMPLE.read_bytes()


def test_arrows_go_from_section_to_section(program):
    has_focus(program, BLANK)
    program.key("Right")
    has_focus(program, "Service Blueprint")
    program.key("Left")
    has_focus(program, BLANK)
    program.key("Down")
    program.at_such(lambda a: a.name != BLANK, "the next section")
    program.key("Up")
    has_focus(program, BLANK)


def test_what_a_crash_left_is_restored(program):
    make_blank(program)
    make_card(program)
    again = kill_and_start(program)
    try:
        again.see("Recovered Maps", "heading")
        wait(
            lambda: any(a.name.startswith("Never saved as a file") for a in again.root.walk()),
            "what is newer",
        )
        go_to(again, "Restore", "shift+Tab")
        again.key("Return")
        again.see_canvas()
        again.card(TITLE)
        again.see("not saved yet")
        save_as(again, again.folder / "restored.journey")
        wait(lambda: not drafts(), "the draft to go")
    finally:
        again.end()


def test_what_a_crash_left_is_discarded(program):
    make_blank(program)
    make_card(program)
    again = kill_and_start(program)
    try:
        go_to(again, "Discard…", "shift+Tab")
        again.key("Return")
        again.answer("Discard the Draft?", "Escape")
        assert drafts()
        again.focus()
        go_to(again, "Discard…", "shift+Tab")
        again.key("Return")
        again.answer("Discard the Draft?", "alt+d")
        wait(lambda: not drafts(), "the draft to go")
        wait(lambda: not again.find("Restore", "push button"), "the row to go")
        again.focus()
        has_focus(again, BLANK)
    finally:
        again.end()


def test_recent_map_with_its_picture(program):
    program.card(CARD)
    program.end()
    before = pictures()
    again = Program(program.session, bare=True)
    try:
        recent = button(again, "sample")
        wait(lambda: recent.description == f"{program.folder}, Just now", "its folder and age")
        wait(lambda: pictures() - before, "a picture of it")
        again.click(recent)
        again.see_canvas()
        again.card(CARD)
        again.see("sample.journey · saved")
        assert len(again.windows()) == 1
    finally:
        again.end()


for bare in (
    test_enter_makes_a_blank_map,
    test_sample_by_keyboard,
    test_arrows_go_from_section_to_section,
    test_what_a_crash_left_is_restored,
    test_what_a_crash_left_is_discarded,
):
    bare.bare = True

run(
    test_enter_makes_a_blank_map,
    test_new_twice_makes_a_blank_map,
    test_sample_by_keyboard,
    test_arrows_go_from_section_to_section,
    test_what_a_crash_left_is_restored,
    test_what_a_crash_left_is_discarded,
    test_recent_map_with_its_picture,
)
