#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody with no pointer and no screen reads the map, moves a card and saves: all that is asked
is what a screen reader hears, all that is done are keys."""

import re

from harness import by_title, differences, run, wait

LANE = "Bea"
FIRST = "Video call drops during a client meeting"
CARD = "Must transfer at six minutes"
LIMIT = 40  # cards of a lane


def hear_focus(program):
    """What has the keyboard."""
    return wait(lambda: next((a for a in program.root.walk() if a.has("FOCUSED")), None),
                "something to have the keyboard")


def press(program, key):
    """Presses it and returns what has the keyboard then, which is not what had it before; the table
    of them all has it only on the way."""
    before = hear_focus(program).path
    program.key(key)
    return wait(lambda: (a := hear_focus(program)).path != before and a.role != "table" and a,
                f"{key} to lead on")


def go_along_to(program, name):
    while hear_focus(program).name != name:
        press(program, "Right")


def go_down_to(program, name):
    """From lane to lane, by the labels at their start."""
    program.key("Tab", "shift+Tab", "ctrl+Home")
    program.at(FIRST, "table cell")
    press(program, "ctrl+Left")
    for _ in range(LIMIT):
        here = hear_focus(program)
        assert here.role == "row header", here.role
        if here.name == f"Lane {name}":
            return here
        press(program, "Down")
    raise AssertionError(f"no lane {name}")


def order_in_time(elements):
    """Of the moments by their ids: their stage, and their number in it."""
    places, stage, number = {}, None, 0
    for name, element in elements.items():
        if element["element"] == "stage":
            stage, number = element["title"], 0
        elif element["element"] == "moment":
            number += 1
            places[name] = stage, number
    return places


def test_read_move_and_save(program):
    before = program.elements()
    places = order_in_time(before)
    (lane,) = [name for name, e in before.items()
               if e["element"] == "lane" and e["title"] == LANE and e["kind"] == "touchpoints"]
    cards = [e for e in before.values() if e["element"] == "touchpoint" and e["lane"] == lane]

    # The whole is a table, and says how large.
    assert program.canvas.role == "table"
    wait(lambda: re.fullmatch(r"\d+ lanes; \d+ moments; \d+ touchpoints",
                              program.canvas.description), "the size of the map")

    # The lane is the header of a row, and says how many cards it has.
    header = go_down_to(program, LANE)
    assert f", {len(cards)} touchpoints, " in header.description, header.description

    # Its cards, one by one, in time.
    heard = []
    for _ in cards:
        here = press(program, "Right")
        wait(lambda: here.role == "table cell" and here.has("SELECTED"), "a card to be selected")
        heard.append((here.name, here.description))
    for number, (name, description) in enumerate(heard, 1):
        (card,) = [e for e in cards if e["title"] == name]
        stage, moment = places[card["moment"]]
        assert description.startswith(f"{LANE}, {stage}, moment {moment}"), description
        assert f"; {number} of {len(cards)}" in description, description
    assert len(set(heard)) == len(cards), heard

    # The moment a card stands in is a heading above it.
    press(program, "Home")
    go_along_to(program, CARD)
    own = hear_focus(program).description
    facts = own.split("; ")
    assert facts == ["Bea, Get help, moment 2", "Pain point", "owner Contact centre lead",
                     "feels −1.9 (n = 31, Survey)", "2 of 5", "3 links"], facts
    moment = press(program, "ctrl+Up")
    assert (moment.role, moment.name) == ("heading", "Moment 2"), moment.name
    assert moment.description == "Get help, moment 2 of 3", moment.description
    stage = press(program, "Up")
    assert (stage.role, stage.name) == ("heading", "Stage Get help"), stage.name

    # It is moved, heard, saved.
    go_down_to(program, LANE)
    go_along_to(program, CARD)
    program.session.announcements().clear()
    curve = "Changes the curve of “Bea” at “Get help”"
    program.key("alt+Left")
    program.hear(f"Moved to Bea, Get help, moment 1. {curve}")
    program.key("alt+Right")
    program.hear(f"Moved to Bea, Get help, moment 2. {curve}")
    program.key("alt+Right")
    program.hear("Moved to Bea, Get help, moment 3. 1 link runs backwards in time")
    program.at(CARD)
    wait(lambda: hear_focus(program).description.startswith("Bea, Get help, moment 3; Pain point"),
         "the card to tell of its new place")
    program.key("ctrl+s")
    program.hear("sample.journey · saved")
    after = program.elements()
    card = by_title(before, CARD)
    assert differences(before, after).keys() == {card}, differences(before, after)
    assert differences(before, after)[card].keys() == {"moment"}
    assert places[after[card]["moment"]] == ("Get help", 3)
    program.key("ctrl+w")
    program.ends_well()


run(test_read_move_and_save)
