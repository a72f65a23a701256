#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Low points that come one before the other: asked about on the map, by pointer and keys."""

from harness import Program, run, wait

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Repair">
  <person id="p1" layer="customer" name="Amira"/>
  <person id="p2" layer="employee" name="Bea"/>
  <stage id="s1" title="Get help" territory="shared"><moment id="o1"/><moment id="o2"/></stage>
  <lane id="l1" layer="customer" title="Amira" person="p1"/>
  <lane id="l2" layer="customer" kind="experience" title="Amira" person="p1"/>
  <lane id="l3" layer="employee" title="Bea" person="p2"/>
  <lane id="l4" layer="employee" kind="experience" title="Bea" person="p2"/>
  <touchpoint id="t1" lane="l1" moment="o2" kind="contact" title="Repeats the story"
    feeling="-1.8" importance-to-person="5"/>
  <touchpoint id="t2" lane="l3" moment="o1" kind="action" title="Must transfer" feeling="-1.5"/>
</journey-map>
""".encode()
WORDS = "Bea falls one moment before Amira"


def chip(program):
    return program.find(WORDS, "push button") or program.find(WORDS, "button")


def counted(program):
    """The words of the button that counts the findings."""
    words = (" finding", " findings")
    return next(a.name for a in program.root.walk() if a.name.endswith(words) and "button" in a.role)


def button(program):
    """Of the list."""
    named = (a for a in program.root.walk() if a.name == "Link as Cause")
    return next((a for a in named if "button" in a.role), None)


def is_link(element):
    return (element.get("from"), element.get("to"), element.get("kind")) == ("t2", "t1", "causes")


def has_link(elements):
    return any(is_link(element) for element in elements.values())


def is_rejected(element):
    return element.get("rule") == "low-point-foretold" and element.get("state") == "dismissed"


def ask_by_click(program):
    program.click(wait(lambda: chip(program), "the chip"))
    return program.see("Link as Cause")


def test_confirmed_by_pointer(program):
    """The link is added in one step and selected; undo brings the question back."""
    program.click_in_popup(ask_by_click(program))
    wait(lambda: not chip(program), "the question to be answered")
    program.saved(has_link, "a link that says so")
    program.key("ctrl+z")
    wait(lambda: chip(program), "the question again")
    program.saved(lambda elements: not has_link(elements), "no link")


def test_confirmed_by_keys(program):
    """Y at either of the cards asks."""
    wait(lambda: chip(program), "the chip")
    program.select("Repeats the story")
    wait(lambda: program.card("Repeats the story").description.endswith(WORDS + "?"),
         "the card to say that something is asked")
    program.key("y")
    program.at("Link as Cause")
    wait(lambda: any(a.name == "Link as Cause" and a.description.startswith(WORDS)
                     for a in program.root.walk()), "the question to be told")
    program.key("Return")
    wait(lambda: not chip(program), "the question to be answered")
    program.saved(has_link, "a link that says so")


FINDING = ("A moment before the low point “Repeats the story” is another’s, “Must transfer”, and no "
           "cause ties them")


def test_its_page_leads_to_the_other(program):
    """Of the two cards the page of each names the finding, and leads to the other."""
    wait(lambda: chip(program), "the chip")
    program.select("Repeats the story")
    program.tab_to(FINDING)
    program.click(program.see(FINDING, "list item"))
    wait(lambda: program.card("Must transfer").has("SELECTED"), "the other card")
    program.tab_to(FINDING)
    program.key("Return")
    wait(lambda: program.card("Repeats the story").has("SELECTED"), "the first card")
    program.key("Escape")
    program.at("Repeats the story")


def test_escape_leaves_it_open(program):
    wait(lambda: chip(program), "the chip")
    program.select("Must transfer")
    program.key("y")
    program.at("Link as Cause")
    program.key("Escape")
    program.at("Must transfer")
    assert chip(program)


def test_rejected_with_a_reason(program):
    """It stays so when the map is opened again."""
    wait(lambda: chip(program), "the chip")
    program.select("Repeats the story")
    program.key("y")
    program.at("Link as Cause")
    program.key("Tab")
    program.at("Not a Cause")
    program.key("Tab")
    program.at("Why it is no cause")
    program.type("They never meet")
    program.key("Return")
    program.hear_begin("Dismissed: A moment before the low point “Repeats the story”")
    wait(lambda: not chip(program), "the question to be answered")
    program.saved(lambda elements: any(map(is_rejected, elements.values())), "a verdict")
    count = counted(program)
    program.end()
    again = Program(program.session, path=program.path)
    again.see(count)
    assert not chip(again)
    again.end()


def test_together(program):
    """On one axis, by the key, the curves have one lane, and the question is the same."""
    wait(lambda: chip(program), "the chip")
    program.key("ctrl+shift+t")
    program.hear("All curves together, on one axis")
    program.see("Curves of Amira, Bea")
    program.click_in_popup(ask_by_click(program))
    wait(lambda: not chip(program), "the question to be answered")
    program.saved(has_link, "a link that says so")
    program.hear("sample.journey · saved")
    program.key("ctrl+shift+t")
    program.hear("Each curve in its own lane")
    wait(lambda: not program.find("Curves of Amira, Bea"), "the curves to be apart again")


def test_from_the_list(program):
    """The list of findings has the same answer."""
    wait(lambda: chip(program), "the chip")
    program.key("F7")
    wait(lambda: program.find("Findings on the map", "list"), "the list")
    program.at_role("list item")
    program.walk("Down", lambda: program.is_at(FINDING), "the question")
    program.click(wait(lambda: button(program), "the button"))
    wait(lambda: not chip(program), "the question to be answered")
    program.saved(has_link, "a link that says so")


TESTS = [
    test_confirmed_by_pointer,
    test_confirmed_by_keys,
    test_its_page_leads_to_the_other,
    test_escape_leaves_it_open,
    test_rejected_with_a_reason,
    test_together,
    test_from_the_list,
]
for test in TESTS:
    test.source = MAP

run(*TESTS)
