#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map as it was: the time slider and the months side by side, by keys and by pointer."""

from harness import run, wait

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Blank">
  <stage id="s1" title="Ask"><moment id="o1"/><moment id="o2"/></stage>
  <lane id="l1" layer="customer" title="Ann"/>
  <lane id="l2" layer="customer" kind="experience" title="Ann feels"/>
  <touchpoint id="t1" lane="l1" moment="o1" title="Waits" feeling="2"/>
  <touchpoint id="t2" lane="l1" moment="o2" title="Is told" feeling="1"/>
  %s
</journey-map>
"""


def rating(id, about, value, date):
    date = f'date="{date}"' if date else ""
    return (f'<evidence id="{id}" about="{about}" measure="rating" value="{value}" n="10" low="1" '
            f'high="5" {date}/>')


# On 1 to 5 neutral is 3: January −2; January and February together −1; February alone, and the
# first of March after it, 0 and +1.
DATED = (MAP % "".join((rating("e1", "t1", 1, "2026-01-31"), rating("e2", "t1", 3, "2026-02-01"),
                        rating("e3", "t2", 4, "2026-03-01"), rating("e4", "t2", 1, None)))).encode()
# Half a year of it, so that who looks now and then sees it go by.
PLAYED = DATED.replace(b"2026-01-31", b"2025-09-30")
UNDATED = (MAP % rating("e1", "t1", 1, None)).encode()


def feels(program, title, number):
    """What a screen reader is told of the card; None: nothing is known."""
    words = f"feels {number}" if number else "feels"

    def is_so():
        card = program.find_card(title)
        return card and (words in card.description) == bool(number)

    wait(is_so, f"“{title}”: {words}")


def button(program, name):
    return wait(lambda: next((a for a in program.root.walk()
                              if a.name == name and "button" in a.role), None),
                f"the button “{name}”")


def open_bar(program):
    program.card("Waits")
    program.key("F4")
    wait(lambda: any(a.name == "Month" and a.has("FOCUSED") for a in program.root.walk()),
         "the keyboard at the slider")


def reads(program, words):
    """What a screen reader is told of the slider: GTK tells it the number of a month alone."""
    wait(lambda: any(a.name == "Month" and a.description.startswith(words)
                     for a in program.root.walk()), f"the slider: {words}")


def test_keys_go_through_time_and_back(program):
    program.card("Waits")
    feels(program, "Waits", "−1.0")
    feels(program, "Is told", "−0.5")
    open_bar(program)
    # The last month, and without what has no date.
    program.see("Evidence up to 31 March 2026 · 30 answers gathered · "
                "1 piece of evidence without a date is left out")
    reads(program, "Evidence up to 31 March 2026 · 30 answers")
    feels(program, "Is told", "+1.0")
    program.key("Left")
    program.see("Evidence up to 28 February 2026 · 20 answers gathered · "
                "1 piece of evidence without a date is left out")
    reads(program, "Evidence up to 28 February 2026 · 20 answers")
    # Nobody had asked yet; what was only assessed has no date.
    feels(program, "Is told", None)
    feels(program, "Waits", "−1.0")
    program.key("Left")
    feels(program, "Waits", "−2.0")
    program.key("End")
    feels(program, "Is told", "+1.0")
    program.key("Escape")
    feels(program, "Is told", "−0.5")
    wait(lambda: not program.find("By Month"), "the bar to be gone")
    wait(lambda: program.card("Waits"), "the map to be there")


def test_pointer_chooses_a_month_alone(program):
    open_bar(program)
    program.click(button(program, "Previous Month"))
    feels(program, "Waits", "−1.0")
    program.click(button(program, "One Month"))
    program.see("Evidence of February 2026 · 10 answers gathered · "
                "1 piece of evidence without a date is left out")
    feels(program, "Waits", "0.0")
    program.click(button(program, "Next Month"))
    feels(program, "Waits", None)
    feels(program, "Is told", "+1.0")
    program.click(button(program, "Back to Today"))
    feels(program, "Waits", "−1.0")


def test_months_are_played(program):
    open_bar(program)
    feels(program, "Is told", "+1.0")
    program.click(button(program, "Play the Months"))
    feels(program, "Waits", "−2.0")
    # It stops by itself at the end.
    feels(program, "Is told", "+1.0")
    button(program, "Play the Months")


def test_side_by_side_leads_to_a_month(program):
    open_bar(program)
    program.click(button(program, "By Month"))
    first = button(program, "January 2026: 10 answers shown · 1 touchpoint; "
                            "Ann · Customer: −2.0 (n = 10) on average")
    program.at(first.name)
    button(program, "March 2026: 10 answers shown · 1 touchpoint; Ann · Customer: +1.0 (n = 10) on average")
    program.key("Right", "Return")
    program.see("Evidence of February 2026 · 10 answers gathered · "
                "1 piece of evidence without a date is left out")
    feels(program, "Waits", "0.0")
    program.key("Escape")
    program.key("alt+5")
    program.click(button(program, "January 2026: 10 answers shown · 1 touchpoint; "
                                  "Ann · Customer: −2.0 (n = 10) on average"))
    feels(program, "Waits", "−2.0")


def test_edits_are_made_meanwhile_and_the_file_knows_nothing_of_time(program):
    open_bar(program)
    program.key("Left", "Left")
    feels(program, "Waits", "−2.0")
    program.select("Waits")
    program.key("Delete")
    program.lose_card("Waits")
    program.key("ctrl+z")
    feels(program, "Waits", "−2.0")
    program.select("Is told")
    program.key("Delete")
    program.lose_card("Is told")
    program.saved(lambda elements: "t2" not in elements and elements["t1"]["feeling"] == "2",
                  "one card less and all else")


def test_without_dates_it_says_what_to_do(program):
    program.card("Waits")
    program.key("F4")
    wait(lambda: any(a.name.startswith("No evidence on this map has a date yet.")
                     for a in program.root.walk()), "what to do")
    feels(program, "Waits", "−2.0")
    program.key("Escape")
    program.key("alt+5")
    program.see("No Month to Show Yet")


for test in (test_keys_go_through_time_and_back, test_pointer_chooses_a_month_alone,
             test_side_by_side_leads_to_a_month,
             test_edits_are_made_meanwhile_and_the_file_knows_nothing_of_time):
    test.source = DATED
test_months_are_played.source = PLAYED
test_without_dates_it_says_what_to_do.source = UNDATED

run(
    test_keys_go_through_time_and_back,
    test_pointer_chooses_a_month_alone,
    test_months_are_played,
    test_side_by_side_leads_to_a_month,
    test_edits_are_made_meanwhile_and_the_file_knows_nothing_of_time,
    test_without_dates_it_says_what_to_do,
)
