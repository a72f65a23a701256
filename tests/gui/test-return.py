#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Escape leads back to where the keyboard came from: from a page in the inspector to the card or
the finding it is about, from the map to the figure, the cell, the month or the change that led
there."""


from harness import run, wait


def hear_focus(program):
    """The name of what has the keyboard."""
    return next((a.name for a in program.root.walk() if a.has("FOCUSED")), None)


def at(program, name):
    wait(lambda: (hear_focus(program) or "").startswith(name), f"the keyboard at “{name}”")


def role_at(program, *roles):
    wait(lambda: any(a.has("FOCUSED") and a.role in roles for a in program.root.walk()),
         f"the keyboard at a {roles[0]}")


def open_view(program, key, first):
    program.key(key)
    at(program, first)


def test_no_view_keeps_the_keyboard(program):
    """Shift+Tab leads out of each, to the header bar."""
    for key, first in (("alt+2", "“Agents are paid"), ("alt+3", "Network monitoring lead"),
                       ("alt+4", "Offer two-hour slots"), ("alt+5", "May 2026")):
        open_view(program, key, first)
        program.walk("shift+Tab", lambda: hear_focus(program) == "Main Menu",
                     f"the header bar from {key}")


def test_from_a_page_to_its_change(program):
    open_view(program, "alt+4", "Offer two-hour slots")
    program.key("Down")
    at(program, "Say it first")
    program.key("Return")
    at(program, "Title")
    program.key("Tab", "Tab")
    at(program, "Status")
    program.key("Escape")
    at(program, "Say it first")


def test_from_the_map_to_its_change(program):
    open_view(program, "alt+4", "Offer two-hour slots")
    program.key("Down")
    at(program, "Say it first")
    program.key("m")
    role_at(program, "table cell")
    program.key("Escape", "Escape")
    at(program, "Say it first")


def test_to_a_figure_of_insights(program):
    open_view(program, "alt+2", "“Agents are paid")
    program.key("Tab", "Tab", "Tab")
    at(program, "Whom it hurts: Bea")
    program.key("Return")
    at(program, "Must transfer at six minutes")
    program.key("Escape", "Escape")
    at(program, "Whom it hurts: Bea")


def test_to_a_cell_of_ownership(program):
    open_view(program, "alt+3", "Network monitoring lead")
    for _ in range(20):
        program.key("Down")
        program.pause()
        if hear_focus(program).startswith("Contact centre lead"):
            break
    program.key("Home", "Right")
    at(program, "Contact centre lead, Get help")
    program.key("Return")
    role_at(program, "table cell")
    # Several cards are let go of by and by.
    program.key("Escape", "Escape", "Escape")
    at(program, "Contact centre lead, Get help")


def test_to_a_month(program):
    """First out of the time that it leads to."""
    program.key("alt+5")
    role_at(program, "push button")
    month = hear_focus(program)
    program.key("Return")
    wait(lambda: program.find("Journey map", "table"), "the map")
    wait(lambda: hear_focus(program) not in (None, month), "the keyboard in the time")
    program.key("Escape")
    role_at(program, "table", "table cell")
    program.key("Escape")
    at(program, month)


def test_nothing_is_told_twice(program):
    """What was announced on the map is not told again in the view that comes next."""
    program.key("ctrl+shift+t")
    program.hear("All curves together, on one axis")
    # Time for whoever hears it; less than it stays.
    program.pause()
    program.key("alt+3")
    at(program, "Network monitoring lead")
    program.pause()
    said = program.session.announcements()
    assert not any("on one axis" in words for words in said), said


def test_not_after_another_way(program):
    """Who came to the map by itself stays there."""
    open_view(program, "alt+2", "“Agents are paid")
    program.key("alt+1")
    role_at(program, "table", "table cell")
    program.key("Escape", "Escape")
    program.pause()
    role_at(program, "table", "table cell")


def test_from_a_page_to_its_finding(program):
    """Of what has no place on the map."""
    wait(lambda: any(a.name.endswith(" findings") and a.name != "0 findings"
                     for a in program.root.walk()), "the findings to be counted")
    program.key("F7")
    at(program, "Serious")
    for _ in range(60):
        program.key("Down")
        if program.find("Remove Role", "push button") or program.find("Remove Change", "push button"):
            break
    finding = hear_focus(program)
    program.key("Return")
    role_at(program, "text")
    program.key("Escape")
    at(program, finding)


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
