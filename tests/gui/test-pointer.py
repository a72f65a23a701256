#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Touchpoints under a real pointer; what the saved file then says."""

from harness import by_title, differences, run

CARD = "Must transfer at six minutes"
NEIGHBOUR = "Stays on the line with tier 2"  # same lane, two moments on


def test_drag_undo_redo_save(program):
    before = program.elements()
    card, neighbour = by_title(before, CARD), by_title(before, NEIGHBOUR)
    moved = {card: {"moment": (before[card]["moment"], before[neighbour]["moment"])}}

    start = program.to_screen(program.card(CARD))
    program.drag(start, program.to_screen(program.card(NEIGHBOUR)))
    program.saved(lambda after: differences(before, after) == moved, "the card moved")

    program.key("ctrl+z")
    program.saved(lambda after: after == before, "the card back")

    program.key("ctrl+shift+z")
    program.saved(lambda after: differences(before, after) == moved, "the card moved again")


def test_drag_to_another_lane(program):
    before = program.elements()
    card, target = by_title(before, CARD), by_title(before, "Is transferred and repeats the story")

    program.drag(program.to_screen(program.card(CARD)),
                 program.to_screen(program.card("Is transferred and repeats the story")))
    program.saved(
        lambda after: differences(before, after)
        == {card: {"lane": (before[card]["lane"], before[target]["lane"])}},
        "the card in the other lane",
    )


def test_escape_cancels_a_drag(program):
    before = program.elements()
    start = program.to_screen(program.card(CARD))
    end = program.to_screen(program.card(NEIGHBOUR))

    program.drag(start, end, drop=False)
    program.key("Escape")
    program.release()
    # Something else is changed, so that there is a save to look at.
    program.click(program.card(NEIGHBOUR))
    program.key("Delete")
    gone = by_title(before, NEIGHBOUR)
    after = program.saved(lambda after: gone not in after, "the other card deleted")
    assert program.elements()[by_title(before, CARD)] == before[by_title(before, CARD)], after


def test_double_click_edits_the_title(program):
    before = program.elements()
    card = by_title(before, CARD)

    program.click(program.card(CARD), times=2)
    program.key("ctrl+a")
    program.type("Hands over too early")
    program.key("Return")
    program.card("Hands over too early")
    program.saved(
        lambda after: differences(before, after)
        == {card: {"title": (CARD, "Hands over too early")}},
        "the new title",
    )


run(
    test_drag_undo_redo_save,
    test_drag_to_another_lane,
    test_escape_cancels_a_drag,
    test_double_click_edits_the_title,
)
