#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The outline: the whole map as a table, by keys alone, as a screen reader walks it."""

from harness import by_title, differences, run, wait

FIRST = "Video call drops during a client meeting"
SECOND = "Tethers the laptop to a phone"  # in a hidden lane
FOURTH = "Searches the web for outages"
COLUMNS = ["Title", "Lane", "Layer", "Stage", "Moment", "Kind", "Channels", "Feeling", "Owner"]

EMPTY = b"""<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Empty">
  <stage id="s1" title="Ask"><moment id="o1"/></stage>
  <lane id="l1" layer="customer" kind="touchpoints" title="Ann"/>
</journey-map>
"""


def focused_in(part, name):
    """Waits until the keyboard is at the child of this name."""

    def find():
        return next((a for a in part.children() if a.name == name and a.has("FOCUSED")), None)

    return wait(find, f"the focus at “{name}”")


def at_row(program, name):
    return focused_in(program.see("Touchpoints", "list"), name)


def at_card(program, name):
    return focused_in(program.canvas, name)


def open_outline(program):
    program.card("Is transferred and repeats the story")
    program.key("Tab", "shift+Tab", "ctrl+Home")
    at_card(program, FIRST)
    program.key("F8")
    return at_row(program, FIRST)


def rows(program):
    """What is in the table, by the titles of its rows: a list of (name, description) of cells."""
    table = program.see("Touchpoints", "list")
    return {
        row.name: [(cell.name, cell.description) for cell in cells]
        for row in table.children() if (cells := row.children())
    }


def page_through(program, titles):
    """What rows () has, of the whole table: to newer versions of GTK there are only the rows in
    sight and some near them, and after a whole page most of those have nothing in them."""
    found = {}

    def page():
        here = rows(program)
        # While it scrolls, a row can become another one.
        if any(cells[0][0] != name for name, cells in here.items()):
            return False
        found.update(here)
        if titles - found.keys():
            program.key(*["Down"] * 5)
        return titles <= found.keys()

    wait(page, "all rows")
    return found


def test_all_rows_are_read(program):
    row = open_outline(program)
    assert row.description == "Amira, Before you know about it, moment 1; Action; feels −1.2 (n = 412, Survey); urgent: felt badly, and important"
    assert row.has("SELECTED")
    titles = {e["title"] for e in program.elements().values() if e["element"] == "touchpoint"}
    found = page_through(program, titles)
    assert found.keys() == titles
    for cells in found.values():
        assert [column for _, column in cells] == COLUMNS, cells
    assert ("The household (hidden)", "Lane") in found[SECOND]
    assert ("−1.2 (n = 412, Survey)", "Feeling") in found[FIRST]
    headers = program.see("Column headers", "table row")
    assert [header.name for header in headers.children()] == COLUMNS


def test_keys_walk_and_go_back_to_the_map(program):
    open_outline(program)
    program.key("Down")
    at_row(program, SECOND)
    # Its lane is hidden: there is no card to go to.
    program.key("Return")
    program.see("The lane of this touchpoint is hidden on the map.")
    program.key("Down", "Down")
    at_row(program, FOURTH)
    program.key("Return")
    at_card(program, FOURTH)
    assert program.card(FOURTH).has("SELECTED")
    program.key("F8")
    at_row(program, FOURTH)
    program.key("F8")
    at_card(program, FOURTH)


def test_delete_and_undo_in_the_table(program):
    before = program.elements()
    card = by_title(before, FOURTH)

    open_outline(program)
    program.key("Down", "Down", "Down")
    at_row(program, FOURTH)
    program.key("Delete")
    wait(lambda: FOURTH not in rows(program), "the row to go")
    program.saved(lambda after: card in differences(before, after), "the touchpoint deleted")
    program.key("ctrl+z")
    wait(lambda: FOURTH in rows(program), "the row to come back")
    program.saved(lambda after: after == before, "the touchpoint back")


def test_empty_map_says_so(program):
    program.key("F8")
    program.see("No Touchpoints Yet")


test_empty_map_says_so.source = EMPTY

run(
    test_all_rows_are_read,
    test_keys_walk_and_go_back_to_the_map,
    test_delete_and_undo_in_the_table,
    test_empty_map_says_so,
)
