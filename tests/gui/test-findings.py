#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings: counted while one works, gone through by keys, dismissed with a reason and opened again."""

from harness import run, wait

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Repair">
  <stage id="s1" title="At home" territory="customer"><moment id="o1"/></stage>
  <lane id="l1" layer="customer" title="Ann"/>
  <touchpoint id="t1" lane="l1" moment="o1" kind="action" title="Waits at home"/>
  <touchpoint id="t2" lane="l1" moment="o1" kind="need" title="A seat"/>
  <goal id="g1" title="Fast" measure="Days" target="2"/>
</journey-map>
""".encode()
LIST = "Findings on the map"
# What is found there, as it stands in the list.
NEED = "Nothing meets the need “A seat”"
GOAL = "Nothing on the map works towards the goal “Fast”"


def counted(program, words):
    """The button beside the zoom: its role is another one in other versions of GTK."""

    def find():
        return next((a for a in program.root.walk() if a.name == words and "button" in a.role), None)

    return wait(find, f"a button “{words}”")


def rows(program, *names):
    def read():
        found = program.find(LIST, "list")
        return found and [row.name for row in found.children()] == list(names)

    wait(read, f"the rows {names}")


def open_list(program):
    counted(program, "2 findings")
    program.key("F7")
    program.at("Warning (1)")
    rows(program, "Warning (1)", NEED, "Hint (1)", GOAL)


def test_tab_leads_past_the_list(program):
    """From any row to the buttons in one step, not by all the rows between."""
    open_list(program)
    program.key("Down", "Down", "Down")
    program.at(GOAL)
    program.key("shift+Tab")
    program.at("Close the Findings")
    program.key("shift+Tab")
    program.at("Mark Resolved")
    wait(lambda: any(a.name == "Which Findings to List" and "button" in a.role
                     for a in program.root.walk()), "what is listed")
    program.key("Tab", "Tab")
    program.at(GOAL)
    program.key("Tab")
    program.at_such(lambda a: a.name not in (GOAL, NEED, "Warning (1)"), "the way out")


def test_keys_go_through_the_list(program):
    """Each is shown on the map, and the keyboard stays until Enter takes it there."""
    open_list(program)
    program.key("Down")
    program.at(NEED)
    wait(lambda: program.card("A seat").has("SELECTED"), "the card to be selected")
    program.key("Down", "Down")
    program.at(GOAL)
    wait(lambda: not program.card("A seat").has("SELECTED"), "the card to be let go")
    program.key("Up", "Up")
    program.at(NEED)
    program.key("Return")
    program.at("A seat")
    program.key("F7")
    wait(lambda: not program.find(LIST, "list"), "the list to be closed")


def test_found_while_one_works(program):
    """The count follows the map, and so does the section of the inspector."""
    counted(program, "2 findings")
    program.click(program.card("A seat"))
    program.see(NEED)
    program.key("Delete")
    counted(program, "1 finding")
    program.key("ctrl+z")
    counted(program, "2 findings")


def dismiss(program, reason):
    program.key("Down")
    program.at(NEED)
    program.click(program.see("Dismiss…"))
    entry = program.at("Why it is dismissed")
    for start in range(0, len(reason), 250):
        program.type(reason[start:start + 250])
        wait(lambda: len(entry.text) == min(len(reason), start + 250), "what is typed")
    program.key("Return")


def test_dismissed_with_a_reason(program):
    open_list(program)
    dismiss(program, "They stand")
    program.hear(f"Dismissed: {NEED}")
    program.at(GOAL)  # what comes next
    counted(program, "1 finding")
    rows(program, "Hint (1)", GOAL)
    # The list has moved on, and the map with it.
    wait(lambda: not program.card("A seat").has("SELECTED"), "the card to be let go")
    program.key("ctrl+s")
    program.saved(
        lambda elements: any(
            e.get("rule") == "need-without-change"
            and e.get("about") == "t2"
            and e.get("state") == "dismissed"
            for e in elements.values()
        ),
        "a verdict",
    )
    program.key("ctrl+z")
    counted(program, "2 findings")
    rows(program, "Warning (1)", NEED, "Hint (1)", GOAL)


def test_a_long_reason(program):
    """Somebody who has much to say is heard to the end."""
    reason = "They stand, and like it. " * 100
    open_list(program)
    dismiss(program, reason)
    program.hear(f"Dismissed: {NEED}")
    program.saved(
        lambda elements: any(e.get("rule") == "need-without-change" for e in elements.values()),
        "a verdict",
    )
    assert reason.strip() in program.path.read_text(encoding="utf-8"), "the whole reason"


TESTS = [
    test_tab_leads_past_the_list,
    test_keys_go_through_the_list,
    test_found_while_one_works,
    test_dismissed_with_a_reason,
    test_a_long_reason,
]
for test in TESTS:
    test.source = MAP

run(*TESTS)
