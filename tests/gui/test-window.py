#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: opening, closing, and files that are not as they should be."""

from harness import SAMPLE, by_title, run, wait

CARD = "Must transfer at six minutes"

FAULTY = b"""<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Faulty">
  <stage id="s1" title="Ask"><moment id="o1"/></stage>
  <lane id="l1" layer="customer" kind="touchpoints" title="Ann"/>
  <touchpoint id="t1" lane="l1" moment="o1" kind="contact" title="Rings twice" feeling="NaN"/>
  <link id="k1" from="t1" to="t9" kind="causes"/>
</journey-map>
"""
HOSTILE = b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY y "z">]>\n<x>&y;</x>\n'


def change(program):
    """Deletes a card and returns its id."""
    card = by_title(program.elements(), CARD)
    program.click(program.card(CARD))
    program.key("Delete")
    program.lose_card(CARD)
    return card


def test_close_unchanged(program):
    program.card(CARD)
    program.key("ctrl+w")
    program.ends_well()
    assert program.path.read_bytes() == SAMPLE.read_bytes()


def test_close_cancel_then_discard(program):
    change(program)
    program.key("ctrl+w")
    program.answer("Save Changes?", "alt+c")
    program.focus()
    program.key("ctrl+w")
    program.answer("Save Changes?", "alt+d")
    program.ends_well()
    assert program.path.read_bytes() == SAMPLE.read_bytes()


def test_close_save(program):
    card = change(program)
    program.key("ctrl+w")
    program.answer("Save Changes?", "alt+s")
    program.ends_well()
    assert card not in program.elements()


def test_save_is_not_needed_after_undo(program):
    change(program)
    program.key("ctrl+z")
    program.card(CARD)
    program.key("ctrl+w")
    program.ends_well()
    assert program.path.read_bytes() == SAMPLE.read_bytes()


def test_faulty_map_opens_and_stays(program):
    program.card("Rings twice")
    program.key("ctrl+w")
    program.ends_well()
    assert program.path.read_bytes() == FAULTY


def test_hostile_file_is_refused(program):
    program.see("“sample.journey” Could Not Be Opened")
    assert program.path.read_bytes() == HOSTILE


def shared_memory(program):
    """The segments the program shares with the display, by number."""
    with open(f"/proc/{program.process.pid}/maps") as maps:
        return {line.split()[4] for line in maps if "/SYSV" in line}


def zoom_in(program):
    width = program.card(CARD).place[2]
    program.key("ctrl+plus")
    wait(lambda: program.card(CARD).place[2] > width, "the card to grow")


def test_frames_keep_their_memory(program):
    zoom_in(program)
    before = shared_memory(program)
    for _ in range(4):
        zoom_in(program)
    assert shared_memory(program) <= before, "frames take new memory"


test_faulty_map_opens_and_stays.source = FAULTY
test_hostile_file_is_refused.source = HOSTILE

run(
    test_close_unchanged,
    test_close_cancel_then_discard,
    test_close_save,
    test_save_is_not_needed_after_undo,
    test_faulty_map_opens_and_stays,
    test_hostile_file_is_refused,
    test_frames_keep_their_memory,
)
