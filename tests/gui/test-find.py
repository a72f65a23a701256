#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Find and filter: by keys and by pointer, on the map and in the outline."""

from harness import run, wait

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Repair">
  <stage id="s1" title="Ask"><moment id="o1"/><moment id="o2"/></stage>
  <lane id="l1" layer="customer" title="Ann"/>
  <lane id="l2" layer="employee" title="Bea"/>
  <lane id="l3" layer="partner" title="The closed shop" hidden="yes"/>
  <touchpoint id="t1" lane="l1" moment="o1" kind="pain" title="Waits at home"/>
  <touchpoint id="t2" lane="l2" moment="o1" title="Waits for the line"/>
  <touchpoint id="t3" lane="l1" moment="o2" title="Calls again"/>
  <evidence id="e1" about="t3"><words>They kept me waiting.</words></evidence>
</journey-map>
""".encode()
# One touchpoint is in the hidden lane.
HIDING = MAP.replace(
    b"  <evidence",
    b'  <touchpoint id="t4" lane="l3" moment="o2" title="Orders the part"/>\n  <evidence',
)
HIDDEN = "Orders the part"
FIRST, SECOND, THIRD = "Waits at home", "Waits for the line", "Calls again"


def open_bar(program):
    program.card(FIRST)
    program.key("ctrl+f")
    program.at("Find in the map")


def selected(program, title):
    wait(lambda: program.card(title).has("SELECTED"), f"“{title}” to be selected")


def rows(program, *titles):
    def read():
        table = program.find("Touchpoints", "list")
        return table and [row.name for row in table.children()] == list(titles)

    wait(read, f"the rows {titles}")


def button(program, name):
    """A toggle button has other roles in other versions of GTK."""

    def find():
        return next((a for a in program.root.walk() if a.name == name and "button" in a.role), None)

    return wait(find, f"the button “{name}”")


def press(program, name):
    program.click(button(program, name))


def lose(program, name, role=None):
    wait(lambda: not program.find(name, role), f"“{name}” to go")


def test_keys_type_and_step(program):
    open_bar(program)
    program.type("WAIT")
    program.hear(f"1 of 3: Title: “{FIRST}”")
    selected(program, FIRST)
    program.key("Return")
    program.hear(f"2 of 3: Title: “{SECOND}”")
    selected(program, SECOND)
    program.key("Down")
    program.hear("3 of 3: Quote: “They kept me waiting.”")
    program.see("Quote: “They kept me waiting.”")
    selected(program, THIRD)
    program.key("Return")
    program.see("1 of 3")
    program.key("shift+Return")
    program.see("3 of 3")
    program.key("Up")
    program.see("2 of 3")
    program.key("shift+F3")
    program.see("1 of 3")
    program.type(" zebra")
    program.hear("Nothing found")


def test_keys_are_for_what_was_found(program):
    """It has the keyboard; what is not shown on the map stays."""
    open_bar(program)
    program.type("calls")
    said = program.hear("1 of 1: Title: “Calls again”")
    assert not any(words.startswith("1 found") for words in said), f"told twice: {said}"
    program.select(FIRST)
    program.at(FIRST)
    program.key("F3")
    program.at(THIRD)
    program.key("ctrl+f")
    program.at("Find in the map")
    program.key("ctrl+a")
    program.type("the closed shop")
    program.see("In the hidden lane “The closed shop”")
    program.key("Escape")
    lose(program, "1 of 1", "label")
    program.key("Delete")
    program.hear("Not deleted: what is selected is hidden on the map")


def test_escape_goes_on_from_what_was_found(program):
    open_bar(program)
    program.type("line")
    selected(program, SECOND)
    program.key("Escape")
    lose(program, "1 of 1", "label")
    program.at(SECOND)
    # Out from the canvas: first what is selected is let go, then the search.
    open_bar(program)
    program.see("1 found")
    program.click(program.card(FIRST))
    program.at(FIRST)
    program.key("Escape")
    wait(lambda: not program.card(FIRST).has("SELECTED"), "nothing to be selected")
    program.key("Escape")
    lose(program, "1 found", "label")


def test_filter_is_saved_and_taken_off(program):
    program.card(FIRST)
    press(program, "Find")
    program.at("Find in the map")
    press(program, "Filter")
    program.at("Customer")
    program.key("space")
    program.see("Remove “Layer: Customer”")
    program.key("shift+Tab")
    program.at("Name of the filter")
    program.type("Theirs")
    program.key("Return")
    program.see("Forget “Theirs”")
    program.at("Name of the filter")
    program.key("Escape")
    lose(program, "Forget “Theirs”")
    program.see("2 found")
    press(program, "Remove “Layer: Customer”")
    lose(program, "2 found", "label")
    press(program, "Filter")
    program.at("Theirs")
    program.key("space")
    program.see("Remove “Layer: Customer”")
    program.key("F8")
    rows(program, FIRST, THIRD)


def test_outline_says_when_nothing_is_left(program):
    open_bar(program)
    program.key("F8")
    rows(program, FIRST, SECOND, THIRD)
    program.key("ctrl+f")
    program.at("Find in the map")
    program.type("line")
    rows(program, SECOND)
    program.type(" zebra")
    program.see("No Touchpoints Found")
    program.key("Escape")
    rows(program, FIRST, SECOND, THIRD)


def test_hidden_find_is_shown(program):
    """It is counted and gone to like any other, and its lane is a button away."""
    open_bar(program)
    program.type("orders")
    program.hear("1 of 1: In the hidden lane “The closed shop”")
    press(program, "Show Lane")
    program.hear("Lane “The closed shop” is shown again")
    selected(program, HIDDEN)
    program.see("Title: “Orders the part”")
    lose(program, "Show Lane")
    program.key("ctrl+z")
    program.see("In the hidden lane “The closed shop”")
    program.at("Find in the map")
    # As one finds them, before one goes to any.
    program.key("Escape")
    lose(program, "In the hidden lane “The closed shop”")
    open_bar(program)
    program.see("1 is in a hidden lane")
    press(program, "Show Lane")
    program.card(HIDDEN)


def take_filter(program, *steps):
    """Opens the filters, of which the first has the keyboard, and presses keys there."""
    press(program, "Filter")
    program.at("Customer")
    program.key(*steps)


def test_filter_stays_in_sight(program):
    """Escape ends the search, and its words; the filter stays until it is cleared."""
    open_bar(program)
    take_filter(program, "space", "Escape")
    program.see("2 found")
    program.key("ctrl+f")
    program.at("Find in the map")
    program.type("calls")
    program.see("1 of 1")
    program.key("Escape")
    lose(program, "Find in the map")
    program.see("Remove “Layer: Customer”")
    program.see("2 of 2", "label")
    program.key("F3")
    program.see("1 of 2", "label")
    # What was looked for is there again for who searches again.
    program.key("ctrl+f")
    program.at("Find in the map")
    program.see("1 found")
    program.key("Escape")
    lose(program, "Find in the map")
    press(program, "Clear Filter")
    lose(program, "Remove “Layer: Customer”")
    program.at_such(lambda a: a.name in (FIRST, THIRD), "a card")


def test_filter_that_matches_nothing(program):
    """It says so, by its name, beside what takes it off."""
    open_bar(program)
    left = program.rest(button(program, "Filter")).place[0]
    take_filter(program, "Tab", "space")
    program.hear("Nothing on this map matches this filter.")
    program.key("shift+Tab", "shift+Tab")
    program.at("Name of the filter")
    program.type("Theirs")
    program.key("Return")
    program.see("Forget “Theirs”")
    program.at("Name of the filter")
    program.key("Escape")
    lose(program, "Forget “Theirs”")
    press(program, "Clear Filter")
    lose(program, "Nothing on this map matches this filter.")
    wait(lambda: button(program, "Filter").place[0] == left, "the button to be where it was")
    press(program, "Filter")
    program.at("Theirs")
    program.key("space")
    program.see("Nothing on this map matches “Theirs”.")
    press(program, "Clear Filter")
    lose(program, "Nothing on this map matches “Theirs”.")
    program.at("Find in the map")
    # Who forgets one is at the next thing there is.
    press(program, "Filter")
    program.at("Theirs")
    program.key("Tab", "space")
    lose(program, "Forget “Theirs”")
    program.at("Customer")


TESTS = [
    test_keys_type_and_step,
    test_keys_are_for_what_was_found,
    test_escape_goes_on_from_what_was_found,
    test_filter_is_saved_and_taken_off,
    test_outline_says_when_nothing_is_left,
    test_hidden_find_is_shown,
    test_filter_stays_in_sight,
    test_filter_that_matches_nothing,
]
for test in TESTS:
    test.source = MAP
test_hidden_find_is_shown.source = HIDING

run(*TESTS)
