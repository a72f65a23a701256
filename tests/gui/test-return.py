#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Escape leads back to where the keyboard came from: from a page in the inspector to the card or
the finding it is about, from the map to the figure, the cell, the month or the change that led
there."""


from harness import run, wait


def open_view(program, key, first):
    program.key(key)
    program.at_begin(first)


def test_no_view_keeps_the_keyboard(program):
    """Shift+Tab leads out of each, to the header bar."""
    for key, first in (("alt+2", "“Agents are paid"), ("alt+3", "Network monitoring lead"),
                       ("alt+4", "Offer two-hour slots"), ("alt+5", "May 2026")):
        open_view(program, key, first)
        program.walk("shift+Tab", lambda: program.is_at("Main Menu"),
                     f"the header bar from {key}")


def test_from_a_page_to_its_change(program):
    open_view(program, "alt+4", "Offer two-hour slots")
    program.key("Down")
    program.at_begin("Say it first")
    program.key("Return")
    program.at_begin("Title")
    program.key("Tab", "Tab")
    program.at_begin("Status")
    program.key("Escape")
    program.at_begin("Say it first")


def test_from_the_map_to_its_change(program):
    open_view(program, "alt+4", "Offer two-hour slots")
    program.key("Down")
    program.at_begin("Say it first")
    program.key("m")
    program.at_role("table cell")
    program.key("Escape", "Escape")
    program.at_begin("Say it first")


def test_to_a_figure_of_insights(program):
    open_view(program, "alt+2", "“Agents are paid")
    program.key("Tab", "Tab", "Tab")
    program.at_begin("Whom it hurts: Bea")
    program.key("Return")
    program.at_begin("Must transfer at six minutes")
    program.key("Escape", "Escape")
    program.at_begin("Whom it hurts: Bea")


def test_to_a_cell_of_ownership(program):
    open_view(program, "alt+3", "Network monitoring lead")
    program.walk("Down", lambda: program.is_at("Contact centre lead"), "the contact centre lead")
    program.key("Home", "Right")
    program.at_begin("Contact centre lead, Get help")
    program.key("Return")
    program.at_role("table cell")
    # Several cards are let go of by and by.
    program.key("Escape", "Escape", "Escape")
    program.at_begin("Contact centre lead, Get help")


def test_to_a_month(program):
    """First out of the time that it leads to."""
    program.key("alt+5")
    month = program.at_role("push button").name
    program.key("Return")
    program.at("Month")  # the slider of the time
    program.key("Escape")
    program.at_role("table", "table cell")
    program.key("Escape")
    program.at_begin(month)


def test_nothing_is_told_twice(program):
    """What was announced on the map is not told again in the view that comes next."""
    program.key("ctrl+shift+t")
    program.hear("All curves together, on one axis")
    # Time for whoever hears it; less than it stays.
    program.pause()
    program.key("alt+3")
    program.at_begin("Network monitoring lead")
    program.pause()
    said = program.session.announcements()
    assert not any("on one axis" in words for words in said), said


def test_not_after_another_way(program):
    """Who came to the map by itself stays there."""
    open_view(program, "alt+2", "“Agents are paid")
    program.key("alt+1")
    program.at_role("table", "table cell")
    program.key("Escape", "Escape")
    program.pause()
    program.at_role("table", "table cell")


def test_from_a_page_to_its_finding(program):
    """Of what has no place on the map."""
    wait(lambda: any(a.name.endswith(" findings") and a.name != "0 findings"
                     for a in program.root.walk()), "the findings to be counted")
    program.key("F7")
    program.at_begin("Serious")
    finding = "The change “Pay on first-contact fix” is overdue"
    program.walk("Down", lambda: program.is_at(finding), "a finding about a change")
    program.see("Remove Change", "push button")
    program.key("Return")
    program.at_role("text")
    program.key("Escape")
    program.at_begin(finding)


run(
    test_no_view_keeps_the_keyboard,
    test_from_a_page_to_its_change,
    test_from_the_map_to_its_change,
    test_to_a_figure_of_insights,
    test_to_a_cell_of_ownership,
    test_to_a_month,
    test_nothing_is_told_twice,
    test_not_after_another_way,
    test_from_a_page_to_its_finding,
)
