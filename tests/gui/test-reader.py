#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader hears of it, without a pointer."""

from harness import by_title, differences, run, wait

CARD = "Must transfer at six minutes"


def focused(program, name):
    """Waits until the keyboard is at something of this name."""
    return wait(
        lambda: next((a for a in program.root.walk() if a.name == name and a.has("FOCUSED")), None),
        f"the focus at “{name}”",
    )


def go_to_card(program):
    """By arrows from the first card of its lane."""
    program.key("Tab", "shift+Tab", "ctrl+Home", "Down", "Down", "Home")
    focused(program, "Handles three chats at once")
    program.key("Right")
    focused(program, CARD)


def test_menu_of_the_card_by_arrows(program):
    go_to_card(program)
    program.key("shift+F10")
    focused(program, "Edit Title")
    program.key("Down")
    focused(program, "Duplicate")
    program.key("Escape")
    focused(program, CARD)


def test_menu_of_the_window_by_arrows(program):
    go_to_card(program)
    program.key("F10")
    focused(program, "Save")
    program.key("Down")
    focused(program, "Save As…")
    program.key("Escape")


def test_keys_go_on_after_deleting(program):
    before = program.elements()

    go_to_card(program)
    program.key("ctrl+d")
    program.count_cards(CARD, 2)
    program.key("Delete")
    program.count_cards(CARD, 1)
    at = next(a for a in program.canvas.walk() if a.has("FOCUSED"))
    assert at.has("SELECTED"), f"“{at.name}” has the keyboard and is not selected"
    program.key("alt+Right")
    program.saved(
        lambda after: set(differences(before, after)) == {by_title(before, at.name)},
        "the card moved that has the keyboard",
    )


def test_what_was_done_is_said(program):
    go_to_card(program)
    program.key("alt+Right")
    program.hear("Moved to Bea, Get help, moment 3")
    program.key("ctrl+z")
    program.hear("Undo Move Touchpoint")
    program.key("ctrl+shift+z")
    program.hear("Redo Move Touchpoint")
    program.key("ctrl+s")
    program.hear("sample.journey · saved")


def test_inspector_tells_its_values(program):
    go_to_card(program)
    program.key(*["Tab"] * 6)
    focused(program, "Title")
    program.key("Tab")
    assert focused(program, "Kind").description == "Pain point"
    assert program.see("From evidence", "list item").description == "−1.9 (31 answers)"


def test_zoom_has_a_name(program):
    program.see("Zoom to 100 %", "push button")


run(
    test_menu_of_the_card_by_arrows,
    test_menu_of_the_window_by_arrows,
    test_keys_go_on_after_deleting,
    test_what_was_done_is_said,
    test_inspector_tells_its_values,
    test_zoom_has_a_name,
)
