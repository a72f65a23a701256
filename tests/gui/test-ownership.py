#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ownership: who answers for what, read as a table, sorted, and followed to the cards."""

from harness import run, wait

NOBODY = "Nobody, Get help: 1 touchpoint without an owner"
TRUTH = "Is transferred and repeats the story"
UNOWNED = f"“{TRUTH}” decides whether people stay, and nobody answers for it"
MINE = "Must transfer at six minutes"
STAGES = ["Before you know about it", "Get help", "Diagnose and book", "Repair visit", "After"]
BLANK = b"""<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Blank">
  <stage id="s1" title="Ask"><moment id="o1"/></stage>
  <lane id="l1" layer="customer" title="Ann"/>
  <touchpoint id="t1" lane="l1" moment="o1" kind="thought" title="Waits"/>
</journey-map>
"""


def buttons(program):
    """By name, in the order they are read in."""
    return {a.name: a for a in program.root.walk() if "button" in a.role and a.has("VISIBLE")}


def button(program, name):
    return wait(lambda: buttons(program).get(name), f"the button “{name}”")


def cell(program, beginning):
    """The first button whose name begins so."""

    def find():
        return next((a for name, a in buttons(program).items() if name.startswith(beginning)), None)

    return wait(find, f"the button “{beginning}…”")


def open_table(program):
    program.card(MINE)
    program.key("alt+3")
    return cell(program, "Contact centre lead, Get help: ")


def focused(program, beginning):
    wait(lambda: cell(program, beginning).has("FOCUSED"), f"the keyboard at “{beginning}…”")


def selected(program, title):
    wait(lambda: program.card(title).has("SELECTED"), f"“{title}” to be selected")


def order(program, *names):
    """Of roles, as they are read."""
    seen = list(buttons(program))
    return sorted(names, key=seen.index)


def test_table_is_read(program):
    lead = open_table(program)
    assert lead.name.startswith("Contact centre lead, Get help: accountable for 8"), lead.name
    button(program, NOBODY)
    wait(lambda: [name for name in buttons(program) if name in STAGES] == STAGES, "the stages")
    program.see("Who answers for what")


def test_a_cell_leads_to_its_cards(program):
    program.click(open_table(program))
    selected(program, MINE)
    program.key("alt+3")
    program.click(button(program, UNOWNED))
    selected(program, TRUTH)


def test_headers_sort(program):
    open_table(program)
    roles = ("Network monitoring lead", "Contact centre lead", "Tier 2 shift lead")
    wait(lambda: order(program, *roles) == list(roles), "the roles in the order of the map")
    program.click(button(program, "Role"))
    wait(lambda: order(program, *roles)[0] == "Contact centre lead", "the roles by name")
    program.click(button(program, "Diagnose and book"))
    wait(lambda: order(program, *roles)[0] == "Tier 2 shift lead", "the roles by a stage")


def test_keys_walk_the_grid(program):
    open_table(program)
    focused(program, "Network monitoring lead, Before you know about it: ")
    program.key("Down")
    focused(program, "Service status product owner, Before you know about it: ")
    program.key("Right")
    focused(program, "Service status product owner, Get help: ")
    program.key("Down")
    focused(program, "Contact centre lead, Get help: ")
    program.key("Return")
    selected(program, MINE)


def test_a_role_can_be_printed(program):
    open_table(program)
    program.click(button(program, "Contact centre lead"))
    program.at_role("menu item")
    program.step("Down")
    program.at("Print What They Answer For…")
    program.key("Return")
    program.name_file("Print What They Answer For", program.path.parent / "lead.pdf")
    program.see("Exported to “lead.pdf”")
    assert (program.path.parent / "lead.pdf").read_bytes().startswith(b"%PDF-")


def test_a_menu_left_leads_back_to_its_role(program):
    open_table(program)
    focused(program, "Network monitoring lead, Before you know about it: ")
    program.key("Home", "Down", "Down", "Return")
    program.see("Print What They Answer For…")
    program.at_role("menu item")
    program.key("Escape")
    focused(program, "Contact centre lead")


def test_nobody_answers_yet(program):
    program.card("Waits")
    program.key("alt+3")
    program.see("Nobody Answers for Anything Yet")
    program.key("alt+1")
    program.card("Waits")


test_nobody_answers_yet.source = BLANK

run(
    test_table_is_read,
    test_a_cell_leads_to_its_cards,
    test_headers_sort,
    test_keys_walk_the_grid,
    test_a_role_can_be_printed,
    test_a_menu_left_leads_back_to_its_role,
    test_nobody_answers_yet,
)
