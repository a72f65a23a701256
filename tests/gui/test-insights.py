#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Insights: what the map says to those who lead, by keys and by pointer."""


from harness import run, wait

RULE = "Agents are paid on average handling time"
HURT = "Must transfer at six minutes"
HEADLINE = f"“{RULE}” leads to “{HURT}”, and that to “Is transferred and repeats the story”."
BEA = f"Whom it hurts: Bea: −1.9 (n = 31, Survey), “{HURT}”"
BLANK = b"""<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Blank">
  <stage id="s1" title="Ask"><moment id="o1"/></stage>
  <lane id="l1" layer="customer" title="Ann"/>
  <touchpoint id="t1" lane="l1" moment="o1" title="Waits"/>
</journey-map>
"""

BETTER = b"""<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Better">
  <stage id="s1" title="Ask"><moment id="o1"/></stage>
  <stage id="s2" title="Pay"><moment id="o2"/></stage>
  <lane id="l1" layer="customer" title="Ann"/>
  <lane id="l2" layer="organisation" title="Rules"/>
  <touchpoint id="t1" lane="l1" moment="o1" title="Waits"/>
  <touchpoint id="t2" lane="l2" moment="o2" title="Fees"/>
  <evidence id="e1" about="t1" source="survey" measure="csat" value="20" n="50" date="2026-01-31"/>
  <evidence id="e2" about="t1" measure="csat" value="60" n="50" date="2026-06-30"/>
</journey-map>
"""


def find_button(program, name):
    return next((a for a in program.root.walk() if a.name == name and "button" in a.role), None)


def button(program, name):
    """A button that stays pressed has other roles in other versions of GTK."""
    return wait(lambda: find_button(program, name), f"the button “{name}”")


def selected(program, title):
    wait(lambda: program.card(title).has("SELECTED"), f"“{title}” to be selected")


def test_keys_tell_the_story_and_lead_to_its_cards(program):
    program.card(HURT)
    program.key("alt+2")
    headline = button(program, HEADLINE)
    wait(lambda: headline.has("FOCUSED"), "the keyboard at the headline")
    for words in (
        "Who answers for it: Operations director, Operations",
        "How sure it is: Answers: 262 · touchpoints that hurt: 2 · "
        "no 95 % interval where only the mean of the answers is known · from: Survey · "
        "last asked: 31 May 2026",
        "What shows the cause: Links with evidence: 1 of 2 · n = 4180 · from: Log · drawn as "
        f"judged: “{RULE}” causes “{HURT}”",
    ):
        button(program, words)
    wait(lambda: any("answers: 262 · Ours · from: Survey" in (a.name or "")
                     for a in program.root.walk()), "the n and the source of the first root cause")
    program.key("Return")
    selected(program, RULE)
    selected(program, HURT)
    program.hear("3 cards selected")


def test_keys_come_to_what_leads_nowhere(program):
    """A figure without cards is heard all the same, with the notes that explain it."""
    program.card(HURT)
    program.key("alt+2")
    program.at(HEADLINE)
    program.walk("Tab", lambda: program.is_at("Customer: "), "how customers feel")
    figure = program.at_begin("Customer: ")
    assert " · from: " in figure.description, figure.description
    program.walk("Tab", lambda: program.is_at("Shared goals: "), "a trait")


def test_pointer_leads_to_the_card_and_back(program):
    program.card(HURT)
    program.click(button(program, "Insights"))
    # To GTK 4.18 what is within margins is higher than it is: this is large enough for both.
    program.click(button(program, HEADLINE), dy=20)
    selected(program, HURT)
    program.key("alt+2")
    button(program, HEADLINE)
    program.click(button(program, "Map"))
    selected(program, HURT)


def test_what_is_of_the_map_rests_meanwhile(program):
    program.card(HURT)
    program.key("alt+2")
    button(program, HEADLINE)
    wait(lambda: not button(program, "Find").has("SENSITIVE"), "nothing to find")
    program.key("ctrl+f", "F8")
    program.key("alt+1")
    wait(lambda: button(program, "Find").has("SENSITIVE"), "something to find")
    assert not program.find("Find in the map")


def test_a_map_that_says_nothing(program):
    program.card("Waits")
    program.key("alt+2")
    program.see("Nothing to Say Yet")
    program.key("alt+1")
    program.card("Waits")


test_a_map_that_says_nothing.source = BLANK

def test_what_got_better_comes_first_and_leads_to_its_card(program):
    program.card("Waits")
    program.key("alt+2")
    headline = button(program, "1 touchpoint is likely better than at first.")
    wait(lambda: headline.has("FOCUSED"), "the keyboard at what got better")
    row = button(
        program,
        "Waits: CSAT (Survey): 20 % (31 January 2026, n\u00a0=\u00a050), then 60 % (30 June 2026, "
        "n\u00a0=\u00a050) · likely better: the 95\u00a0% intervals do not overlap",
    )
    button(program, "In “Pay” only the organisation speaks.")
    program.click(row)
    selected(program, "Waits")


test_what_got_better_comes_first_and_leads_to_its_card.source = BETTER


def test_never_assessed_leads_to_the_self_check(program):
    program.card("Waits")
    program.key("alt+2")
    check = button(program, "Self-Check…")
    program.walk("Tab", lambda: check.has("FOCUSED"), "the self-check")
    program.key("Return")
    wait(lambda: len(program.windows()) > 1, "the self-check")

    def statements():
        return [a for a in program.root.walk() if a.role == "combo box" and a.name.endswith(".")]

    # Each tells what is answered so far.
    wait(lambda: [bool(a.description) for a in statements()] == [True] * 10, "the statements")
    program.focus(wait(program.find_dialog, "one dialog"))
    program.at_role("combo box")
    program.key("space")
    program.at_role("list item")
    program.step("Down")
    program.step("Down")
    program.key("Return")
    wait(lambda: len(program.windows()) == 2, "the choices to go")
    program.key("alt+d")
    # What came of it is heard at once.
    program.at_such(lambda a: a.description.startswith("2 of 5"), "the weakest")
    assert not any(a.name.startswith("_") for a in program.root.walk())
    program.key("Escape")
    wait(lambda: program.windows() == [program.window], "the self-check to go")
    program.focus()
    # The page has changed meanwhile, and the keyboard is where it was.
    program.at("Self-Check…")


test_never_assessed_leads_to_the_self_check.source = BETTER


def test_what_is_told_can_be_exported(program):
    program.card(HURT)
    program.open_menu()
    program.walk("Down", lambda: program.find("Export Insights…").has("FOCUSED"), "the export")
    program.key("Return")
    program.name_file("Export Insights", program.path.parent / "story.pdf")
    program.see("Exported to “story.pdf”")
    assert (program.path.parent / "story.pdf").read_bytes().startswith(b"%PDF-")


run(
    test_keys_tell_the_story_and_lead_to_its_cards,
    test_keys_come_to_what_leads_nowhere,
    test_pointer_leads_to_the_card_and_back,
    test_what_is_of_the_map_rests_meanwhile,
    test_a_map_that_says_nothing,
    test_what_got_better_comes_first_and_leads_to_its_card,
    test_never_assessed_leads_to_the_self_check,
    test_what_is_told_can_be_exported,
)
