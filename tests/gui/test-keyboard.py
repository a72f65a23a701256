#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same by keyboard alone."""

from harness import by_title, differences, run, wait

CARD = "Must transfer at six minutes"
NEXT = "Keeps a private list of open faults"  # same lane, the moment after


def test_move_and_undo(program):
    before = program.elements()
    card, after_it = by_title(before, CARD), by_title(before, NEXT)

    program.click(program.card(CARD))
    program.key("alt+Right")
    program.saved(
        lambda after: differences(before, after)
        == {card: {"moment": (before[card]["moment"], before[after_it]["moment"])}},
        "the card one moment on",
    )
    program.key("ctrl+z")
    program.saved(lambda after: after == before, "the card back")


def test_arrows_select_and_enter_edits(program):
    before = program.elements()

    program.click(program.card(CARD))
    program.key("Right", "Return")
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    # Enter and Escape are the input method's while it makes a letter: the number of one, here.
    program.key("ctrl+a")
    program.type("Keeps the ")
    program.key("ctrl+shift+u", "7", "8", "Escape", "ctrl+shift+u", "6", "c", "Return")
    program.type("ist in the open")
    program.key("Return")
    program.saved(
        lambda after: differences(before, after)
        == {by_title(before, NEXT): {"title": (NEXT, "Keeps the list in the open")}},
        "the next card's new title",
    )


def test_new_card(program):
    before = program.elements()
    card = by_title(before, CARD)

    program.click(program.card(CARD))
    program.key("n")
    program.write("Writes it down")

    def made(after):
        changed = differences(before, after)
        if len(changed) != 1:
            return False
        ((old, new),) = changed.values()
        return (
            old is None
            and new["title"] == "Writes it down"
            and (new["lane"], new["moment"]) == (before[card]["lane"], before[card]["moment"])
        )

    program.saved(made, "one card more, in the cell of the selected one")


def test_duplicate_and_delete(program):
    before = program.elements()
    card = by_title(before, CARD)

    program.click(program.card(CARD))
    program.key("ctrl+d")
    program.saved(
        lambda after: len(after) > len(before)
        and sum(element.get("title") == CARD for element in after.values()) == 2,
        "two cards of this title",
    )
    program.key("ctrl+z")
    program.saved(lambda after: after == before, "one card of this title")
    program.count_cards(CARD, 1)  # and not the copy, which may still be told of
    program.click(program.card(CARD))
    program.key("Delete")
    program.lose_card(CARD)
    program.saved(
        lambda after: card not in after
        and not any(card in (e.get("from"), e.get("to"), e.get("about")) for e in after.values()),
        "neither the card nor what referred to it",
    )


run(
    test_move_and_undo,
    test_arrows_select_and_enter_edits,
    test_new_card,
    test_duplicate_and_delete,
)
