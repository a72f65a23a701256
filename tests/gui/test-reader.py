#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader hears of it, without a pointer."""

from harness import by_title, differences, run, wait

CARD = "Must transfer at six minutes"
FIRST = "Video call drops during a client meeting"  # on the map


def go_to_card(program):
    """By arrows from the first card of its lane."""
    program.key("Tab", "shift+Tab", "ctrl+Home", "Down", "Down", "Home")
    program.at("Handles three chats at once")
    program.key("Right")
    program.at(CARD)


def test_menu_of_the_card_by_arrows(program):
    go_to_card(program)
    program.key("shift+F10")
    program.at("Edit Title")
    program.key("Down")
    program.at("Duplicate")
    program.key("Escape")
    program.at(CARD)


def test_menu_of_the_window_by_arrows(program):
    go_to_card(program)
    program.key("F10")
    program.at("Save")
    program.key("Down")
    program.at("Save As…")
    program.key("Escape")


def test_keys_go_on_after_deleting(program):
    before = program.elements()

    go_to_card(program)
    program.key("ctrl+d")
    program.count_cards(CARD, 2)
    program.key("Delete")
    program.count_cards(CARD, 1)
    at = program.at_role("table cell")
    assert at.has("SELECTED"), f"“{at.name}” has the keyboard and is not selected"
    program.key("alt+Right")
    program.saved(
        lambda after: set(differences(before, after)) == {by_title(before, at.name)},
        "the card moved that has the keyboard",
    )


def test_what_was_done_is_said(program):
    go_to_card(program)
    program.key("alt+Right")
    said = program.hear("Moved to Bea, Get help, moment 3. 1 link runs backwards in time")
    assert not any(words.startswith("Moved to “") for words in said), f"told twice: {said}"
    program.key("ctrl+z")
    program.hear(f"Undone: Move Touchpoint, “{CARD}”; Bea, Get help, moment 2")
    program.key("ctrl+shift+z")
    program.hear(f"Redone: Move Touchpoint, “{CARD}”; Bea, Get help, moment 3")
    program.key("ctrl+s")
    program.hear("sample.journey · saved")


def test_its_own_description_comes_back(program):
    """Who asks later what has the keyboard hears no news of before; that they are over is not read
    out."""
    go_to_card(program)
    own = program.card(CARD).description
    program.key("ctrl+s")
    program.hear("sample.journey · saved")
    wait(lambda: program.card(CARD).description == own, "its own description")
    assert program.card(CARD).has("FOCUSED")
    program.key("ctrl+s")
    program.hear("sample.journey · saved")
    program.key("Right")
    wait(lambda: not program.card(CARD).has("FOCUSED"), "the keyboard to go on")
    wait(lambda: program.card(CARD).description == own, "its own description")
    assert own not in program.session.announcements()


def test_undo_goes_back_to_what_it_changed(program):
    go_to_card(program)
    program.key("Delete")
    program.lose_card(CARD)
    program.key("ctrl+Home")
    program.at(FIRST)
    program.key("ctrl+z")
    program.at(CARD)
    program.hear(f"Undone: Delete Touchpoint, “{CARD}”; Bea, Get help, moment 2")
    assert program.card(CARD).has("SELECTED")


def test_what_goes_says_nothing_more(program):
    go_to_card(program)
    program.key("n")
    program.write("Rings back")
    program.card("Rings back")
    program.key("ctrl+z")
    said = program.hear_begin("Undone: Add Touchpoint")
    assert not any("moment 0" in words for words in said), f"of what is gone: {said}"


def test_history_names_the_cards(program):
    go_to_card(program)
    program.key("alt+Right")
    program.hear("Moved to Bea, Get help, moment 3. 1 link runs backwards in time")
    program.key("Return")
    program.write("Transfers at six minutes")
    program.key("ctrl+alt+z")
    program.at("Edit Title, “Transfers at six minutes”, the map as it is now")
    program.key("Down")
    program.at("Move Touchpoint, “Transfers at six minutes”")
    program.key("Down")
    program.at("As Opened")


def test_selection_is_counted(program):
    go_to_card(program)
    program.key("shift+Right")
    program.hear("2 cards selected")
    program.key("shift+Left")
    program.hear("2 cards selected")
    program.key("ctrl+space")
    program.hear("1 card selected")
    assert not program.card(CARD).has("SELECTED")


def test_trace_tells_its_end(program):
    go_to_card(program)
    program.key("t")
    program.hear("Thread of 3 cards; root cause “Agents are paid on average handling time”")
    program.key("t")
    program.hear("Trace off")


def test_deletes_what_is_heard(program):
    """A moment that was added has the keyboard, and not the card that had it."""
    before = program.elements()

    go_to_card(program)
    program.key("Insert")
    program.hear("Added a moment to “Get help”")
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    program.key("Return")
    wait(lambda: not program.canvas.find("Title", "text"), "the editor to close")
    program.key("Delete")
    program.hear("Deleted moment 3 of “Get help”")
    program.saved(lambda after: after == before, "all it had")


FAULTY = b"""<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Faulty">
  <stage id="s1" title="Ask"><moment id="o1"/><moment id="o2"/></stage>
  <lane id="l1" layer="customer" title="Ann" person="nobody"/>
  <touchpoint id="t1" lane="l1" moment="o1" title="Waits" span="2"/>
  <touchpoint id="t2" lane="l1" moment="o1" title="Calls"/>
</journey-map>
"""


def test_faults_are_told_and_left_by_escape(program):
    words = "1 fault of the file was mended. The file is not changed until you save."

    def told():
        """Of a window that has just opened all that has the keyboard is read out."""
        return words in program.session.announcements() or any(
            a.description == words and a.has("FOCUSED") for a in program.root.walk()
        )

    def find_details():
        return next((a for a in program.root.walk() if a.name.startswith("Details")), None)

    wait(told, "the faults to be told of")
    program.click(wait(find_details, "the button for the faults"))
    window = wait(
        lambda: next((w for w in program.windows() if w != program.window), None), "the faults"
    )
    program.see("Faults of the File")
    program.focus(window)
    program.see("Close", "push button")
    program.key("Escape")
    wait(lambda: window not in program.windows(), "the faults to go")


test_faults_are_told_and_left_by_escape.source = FAULTY


def test_cards_tell_where_they_are(program):
    wait(lambda: "lasts 2 moments" in program.card("Waits").description, "how long it lasts")
    program.select("Calls")
    program.key("alt+Up")
    program.hear("Moved above “Waits”")
    program.key("alt+Down")
    program.hear("Moved to the bottom of its place")


test_cards_tell_where_they_are.source = FAULTY


def test_dialog_tells_its_body(program):
    go_to_card(program)
    program.key("alt+Right")
    program.hear("Moved to Bea, Get help, moment 3. 1 link runs backwards in time")
    program.key("ctrl+w")
    dialog = program.see("Save Changes?", "dialog")
    assert dialog.description, "a dialog without a description"


def test_inspector_tells_its_values(program):
    go_to_card(program)
    program.key(*["Tab"] * 7)
    program.at("Title")
    program.key("Tab")
    assert program.at("Kind").description == "Pain point"
    assert program.see("From evidence", "list item").description == "−1.9 (n = 31, Survey)"


def test_zoom_has_a_name(program):
    program.see("Zoom to 100 %", "push button")


run(
    test_menu_of_the_card_by_arrows,
    test_menu_of_the_window_by_arrows,
    test_keys_go_on_after_deleting,
    test_what_was_done_is_said,
    test_its_own_description_comes_back,
    test_undo_goes_back_to_what_it_changed,
    test_what_goes_says_nothing_more,
    test_history_names_the_cards,
    test_selection_is_counted,
    test_trace_tells_its_end,
    test_deletes_what_is_heard,
    test_faults_are_told_and_left_by_escape,
    test_cards_tell_where_they_are,
    test_dialog_tells_its_body,
    test_inspector_tells_its_values,
    test_zoom_has_a_name,
)
