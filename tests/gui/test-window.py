#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: opening, closing, and files that are not as they should be."""

from harness import SAMPLE, by_title, run

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


test_faulty_map_opens_and_stays.source = FAULTY
test_hostile_file_is_refused.source = HOSTILE
test_hostile_file_is_refused.refused = True

run(
    test_close_unchanged,
    test_close_cancel_then_discard,
    test_close_save,
    test_save_is_not_needed_after_undo,
    test_faulty_map_opens_and_stays,
    test_hostile_file_is_refused,
)
