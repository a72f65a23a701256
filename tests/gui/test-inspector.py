#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector by keys: what is made from the field that needs it."""

import re

from harness import by_title, run, wait, xdotool

CARD = "Must transfer at six minutes"


def test_role_made_from_the_owner_field(program):
    before = program.elements()
    card = by_title(before, CARD)

    program.select(CARD)
    program.tab_to("Accountable")
    program.key("Return")
    program.at("Search, or name a new one")
    program.type("Head of care")
    program.key("Return")
    program.at_such(lambda a: a.name == "Accountable" and a.description == "Head of care",
                    "the new owner")

    def made(after):
        role = after.get(after[card]["accountable"])
        return role and role["title"] == "Head of care" and role["element"] == "role"

    program.saved(made, "the role, and the card that names it")
    program.key("ctrl+z")
    program.saved(lambda after: after == before, "neither: it was one step")


def open_map_page(program):
    """The inspector of the map, when nothing is selected, with its date in sight."""
    program.click(program.see("Lane Process"))
    program.key("Escape")
    program.click(program.see("More about the map"))
    return program.tab_to("Calendar for “Target date”")


def target(program):
    return program.elements()["m1"].get("target-date", "")


def test_date_by_keys(program):
    before = program.elements()

    open_map_page(program)
    program.key("space")
    program.at_such(lambda a: a.name != "Calendar for “Target date”", "the calendar")
    program.key("Right", "space")
    wait(lambda: len(program.windows()) == 1, "the calendar to close")
    program.at("Calendar for “Target date”")
    program.saved(lambda after: re.fullmatch(r"\d{4}-\d\d-\d\d", target(program)), "a date")
    program.key("ctrl+z")
    program.saved(lambda after: after == before, "none: it was one step")


def test_date_by_pointer(program):
    button = open_map_page(program)
    program.click(button)
    program.click_in_popup(program.see("15", "label"))
    wait(lambda: len(program.windows()) == 1, "the calendar to close")
    program.saved(lambda after: re.fullmatch(r"\d{4}-\d\d-15", target(program)), "a date")


def test_unfolded_comes_into_sight(program):
    """What unfolds at the lower end is seen, and the wheel goes past a feeling and leaves it."""
    before = program.elements()

    program.select("Searches the web for outages")
    fold = program.see("Place and tags")
    x, y = program.to_screen(program.see("Kind"))
    xdotool("mousemove", round(x), round(y), "click", "--repeat", 60, "--delay", 10, 5)
    frame = program.root.children()[0]
    wait(lambda: 0 < fold.place[1] < frame.place[3] - 40, "the end of the page")
    program.click(fold)
    last = program.see("Id in the source system", "text")
    wait(lambda: 0 < last.place[1] + last.place[3] <= frame.place[3], "what was unfolded to be seen")
    program.saved(lambda after: after == before, "the feeling it had")


run(
    test_unfolded_comes_into_sight,
    test_role_made_from_the_owner_field,
    test_date_by_keys,
    test_date_by_pointer,
)
