#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The board of changes: read, moved by hand and by keys, added to, undone, and left for the map."""

from harness import by_title, run, wait, xdotool

SLOTS = "Offer two-hour slots"
FIRST = "Say it first: text people whose line keeps dropping"
PAY = "Pay on first-contact fix"
ASK = "Ask about the fix, a week later"
SEND = "Send the test result with the job sheet"
BLANK = b"""<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Blank">
  <stage id="s1" title="Ask"><moment id="o1"/></stage>
  <lane id="l1" layer="customer" title="Ann"/>
  <lane id="l2" layer="organisation" title="Rules"/>
  <touchpoint id="t1" lane="l1" moment="o1" kind="thought" title="Waits"/>
</journey-map>
"""


def changes(program):
    """By the beginnings of their names, in the order they are read in."""
    return {
        a.name.split(";")[0]: a
        for a in program.root.walk()
        if a.role == "list item" and a.has("VISIBLE") and ";" in a.name
    }


def change(program, title):
    return wait(lambda: changes(program).get(title), f"the change “{title}”")


def column(program, words):
    return program.see(words, "list")


def open_board(program):
    program.key("alt+4")
    return change(program, SLOTS)


def focused(program, title):
    wait(lambda: change(program, title).has("FOCUSED"), f"the keyboard at “{title}”")


def status(program, title):
    """In the file."""
    return program.elements()[by_title(program.elements(), title)].get("status")


def saved_status(program, title, expected):
    program.saved(lambda elements: elements[by_title(elements, title)].get("status") == expected,
                  f"“{title}” as {expected}")


def open_menu(program):
    program.key("shift+F10")
    program.at("Edit", "menu item")


def test_board_is_read(program):
    card = open_board(program)
    assert "Idea; owner Field planning manager, Field planning" in card.name, card.name
    assert "Addresses: “Is offered an all-day visit slot”" in card.name, card.name
    assert "(no change of its own)" in card.name, card.name
    assert card.name.endswith("; 1 of 2"), card.name
    for words in ("Ideas, 2 changes", "Planned, 2 changes", "Doing, 1 change", "Dropped, 0 changes"):
        column(program, words)
    assert "Overdue since" in change(program, SEND).name
    assert list(changes(program))[:3] == [SLOTS, FIRST, PAY], list(changes(program))


def test_keys_walk_and_move(program):
    open_board(program)
    focused(program, SLOTS)
    program.key("Down")
    focused(program, FIRST)
    program.key("Right")
    focused(program, ASK)
    open_menu(program)
    program.key("Escape")
    wait(lambda: not program.find("Show on Map", "menu item"), "the menu to close")
    focused(program, ASK)
    program.key("Home")
    focused(program, PAY)
    program.key("ctrl+Right")
    program.hear("Moved to Doing, 1 of 2")
    column(program, "Doing, 2 changes")
    focused(program, PAY)
    program.key("ctrl+Down")
    program.hear("Moved to Doing, 2 of 2")
    saved_status(program, PAY, "doing")
    program.key("ctrl+z", "ctrl+z")
    column(program, "Planned, 2 changes")
    focused(program, PAY)
    saved_status(program, PAY, "planned")
    program.key("ctrl+shift+z")
    column(program, "Doing, 2 changes")


def test_tab_comes_to_each_column(program):
    """One that a card has left is still on the way."""
    open_board(program)
    program.key("Right")
    focused(program, PAY)
    program.key("ctrl+Right")
    program.hear("Moved to Doing, 1 of 2")
    program.key("ctrl+Left")
    program.hear("Moved to Planned, 1 of 2")
    focused(program, PAY)
    program.key("Tab")
    program.at_begin("New Change: Doing")
    program.step("Tab")
    focused(program, SEND)


def test_given_up_leads_back(program):
    open_board(program)
    program.key("Down")
    focused(program, FIRST)
    program.key("n")
    program.at("Title of the new change")
    program.key("Escape")
    focused(program, FIRST)
    program.key("n")
    program.at("Title of the new change")
    program.type("Typed and left")
    program.step("shift+Tab")
    change(program, "Typed and left")
    program.at("New Change: Ideas")


def drag(program, card, target, dy=0, drop=True):
    x, y = program.to_screen(target)
    program.drag(program.to_screen(card), (x, y + dy), steps=12, drop=drop)


def test_a_card_is_dragged(program):
    open_board(program)
    before = program.elements()
    drag(program, change(program, SLOTS), change(program, SEND), dy=-20)
    program.hear("Moved to Doing, 1 of 2")
    column(program, "Doing, 2 changes")
    saved_status(program, SLOTS, "doing")
    order = [e for e in program.elements().values() if e["element"] == "change"]
    titles = [e["title"] for e in order]
    assert titles.index(SLOTS) + 1 == titles.index(SEND), titles
    program.key("ctrl+z")
    column(program, "Ideas, 2 changes")
    program.saved(lambda elements: elements == before, "what it had")


def nothing_moved(program, before):
    """Not even once something else has been done behind it, and saved."""
    focused(program, SLOTS)
    program.key("Down")
    focused(program, FIRST)
    program.key("ctrl+Right")
    program.hear("Moved to Planned, 2 of 3")
    saved_status(program, FIRST, "planned")
    program.key("ctrl+z")
    column(program, "Ideas, 2 changes")
    program.saved(lambda elements: elements == before, "what it had")


def test_escape_lets_go(program):
    open_board(program)
    before = program.elements()
    drag(program, change(program, SLOTS), change(program, SEND), drop=False)
    program.key("Escape")
    x, y = program.to_screen(change(program, PAY))
    xdotool("mousemove", round(x), round(y))
    program.release()
    nothing_moved(program, before)


def test_let_go_elsewhere(program):
    """Where there is no column, all is as it was."""
    open_board(program)
    before = program.elements()
    page = wait(lambda: program.find("Status", "combo box") or program.find("Status", "label"),
                "the page of the change")
    drag(program, change(program, SLOTS), page)
    nothing_moved(program, before)


def test_new_and_removed(program):
    open_board(program)
    program.key("Right", "n")
    wait(lambda: program.see("Title of the new change").has("FOCUSED"), "the keyboard in the entry")
    program.type("Train <b>them</b>")
    program.key("Return")
    focused(program, "Train <b>them</b>")
    column(program, "Planned, 3 changes")
    saved_status(program, "Train <b>them</b>", "planned")
    program.hear("sample.journey · saved")
    program.key("Delete")
    program.hear("“Train <b>them</b>” removed")

    def undone():
        button = program.find("Undo", "push button")  # for five seconds, and on its way before
        if button:
            program.click(button)
        return program.find("Planned, 3 changes", "list")

    wait(undone, "the change to be back")
    # The key that is on every keyboard, whatever its letters.
    program.key("Insert")
    program.at("Title of the new change")
    program.key("Escape")
    wait(lambda: not program.find("Title of the new change"), "the entry to go")
    column(program, "Planned, 3 changes")


def retitle(program):
    """In the page of the change, once the keyboard is there."""
    wait(lambda: any(a.has("FOCUSED") and a.role == "text" for a in program.root.walk()),
         "the keyboard in the page of the change")
    program.key("ctrl+a")
    program.type("Half days")
    program.key("Return")
    change(program, "Half days")


def test_menu_leaves_the_keyboard_where_it_leads(program):
    open_board(program)
    open_menu(program)
    program.key("Return")
    retitle(program)


def test_enter_opens_the_page(program):
    open_board(program)
    program.key("Return")
    retitle(program)


def test_show_on_map(program):
    open_board(program)
    open_menu(program)
    program.key("Down", "Return")
    wait(lambda: program.card("Is offered an all-day visit slot").has("SELECTED"),
         "what it addresses")


def test_it_is_filtered_by_owner(program):
    open_board(program)
    program.click(program.see("Owner", "combo box"))
    wait(lambda: len(program.windows()) > 1, "the owners")
    program.at_such(lambda a: a.role == "list item" and ";" not in a.name, "an owner")
    program.step("Down")
    program.step("Down")
    program.key("Return")
    wait(lambda: len(changes(program)) == 1, "the changes of one owner alone")
    program.hear("1 change in sight")


def test_it_is_printed(program):
    open_board(program)
    # To GTK 4.18 what is within margins is farther up and left than it is.
    program.click(program.see("Print What Will Be Done…", "push button"), dx=8, dy=8)
    program.name_file("Print What Will Be Done", program.path.parent / "changes.pdf")
    program.see("Exported to “changes.pdf”")
    assert (program.path.parent / "changes.pdf").read_bytes().startswith(b"%PDF-")


def test_planned_from_the_map(program):
    program.select("Must transfer at six minutes")
    program.key("ctrl+shift+n")
    wait(lambda: program.see("Title of the new change").has("FOCUSED"), "the keyboard in the entry")
    program.type("No limit")
    program.key("Return")
    focused(program, "No limit")
    program.key("ctrl+s")
    program.saved(lambda elements: any(e.get("title") == "No limit" for e in elements.values()),
                  "the change")
    added = program.elements()[by_title(program.elements(), "No limit")]
    card = by_title(program.elements(), "Must transfer at six minutes")
    assert card in (added.get("addresses"), added.get("needs")), added


def test_saving_and_closing_take_the_title(program):
    open_board(program)
    program.key("n")
    wait(lambda: program.see("Title of the new change").has("FOCUSED"), "the keyboard in the entry")
    program.type("Typed only")
    program.key("ctrl+s")
    program.saved(lambda elements: any(e.get("title") == "Typed only" for e in elements.values()),
                  "the change")
    program.key("n")
    wait(lambda: program.see("Title of the new change").has("FOCUSED"), "the keyboard in the entry")
    program.type("And this")
    program.key("ctrl+w")
    program.see("Save Changes?")


def test_nothing_planned_yet(program):
    program.card("Waits")
    program.key("alt+4")
    program.see("No Changes Planned Yet")
    program.click(program.see("New Change", "push button"))
    wait(lambda: program.see("Title of the new change").has("FOCUSED"), "the keyboard in the entry")
    program.key("Escape")
    program.see("No Changes Planned Yet")


test_nothing_planned_yet.source = BLANK

run(
    test_board_is_read,
    test_keys_walk_and_move,
    test_tab_comes_to_each_column,
    test_given_up_leads_back,
    test_a_card_is_dragged,
    test_escape_lets_go,
    test_let_go_elsewhere,
    test_new_and_removed,
    test_menu_leaves_the_keyboard_where_it_leads,
    test_enter_opens_the_page,
    test_show_on_map,
    test_it_is_filtered_by_owner,
    test_it_is_printed,
    test_planned_from_the_map,
    test_saving_and_closing_take_the_title,
    test_nothing_planned_yet,
)
