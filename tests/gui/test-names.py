#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tab by Tab through every part of the program: whatever gets the keyboard has a name, and one
comes back to where one began."""

from harness import run, wait

CARD = "Must transfer at six minutes"
FIRST = "Video call drops during a client meeting"
MOST = 80  # stops of a window
OF_CLASSES = ("Gtk", "Adw", "Tl")  # what has no name of its own is told of by that of its class


def list_focused(frame):
    return [thing for thing in frame.walk() if thing.has("FOCUSED")]


def describe(thing):
    """Where it is: the roles and names above it."""
    words = []
    while thing.parent:
        words.append(f"{thing.role} “{thing.name}”")
        thing = thing.parent
    return " in ".join(words)


def has_name(thing):
    """One that is fit to be read out: the mark of a mnemonic is not."""
    return bool(thing.name.strip()) and not thing.name.startswith(OF_CLASSES + ("_",))


def tab_through(program, frame, key="Tab"):
    """The stops, from one to before it comes again: their names."""

    def elsewhere():
        here = list_focused(frame)
        return here if here and [a.path for a in here] != last else None

    stops, seen, last = [], set(), None
    while len(stops) < MOST:
        here = wait(elsewhere, f"{key} to lead on from {stops[-1:]}")
        last = [thing.path for thing in here]
        if last[-1] in seen:
            return stops
        # An entry is told of by itself or by the text in it; a tab that has just been made, when
        # the label that names it has.
        name = wait(lambda: next((a.name for a in list_focused(frame) if has_name(a)), None),
                    f"words for {describe(here[-1])}")
        seen.add(last[-1])
        stops.append(name)
        program.key(key)
    raise AssertionError(f"there are ever more stops: {stops}")


def get_frame(program, name):
    """The dialog of this name, with the keyboard, and what is in it."""
    frame = wait(lambda: next(a for a in program.root.children() if a.name == name),
                 f"the window “{name}”")
    program.focus(wait(program.find_dialog, "one dialog"))
    return frame


def enter_map(program, *keys):
    """To the first card and on."""
    program.card(CARD)
    program.key("Tab", "shift+Tab", "ctrl+Home", *keys)


def test_card_and_window(program):
    enter_map(program)
    program.at(FIRST)
    stops = tab_through(program, program.root.children()[0])
    for name in ("Open", "Recent Maps", "Main Menu", "Export…", "Inspector", "Find", "Title"):
        assert name in stops, f"{name} is not among {stops}"
    assert stops[0] == FIRST


def test_other_pages_of_the_inspector(program):
    first = "Before you know about it"
    pages = {
        ("ctrl+Up",): (None, f"{first}, moment 1 of "),
        ("ctrl+Up", "Up"): (f"Stage {first}", ""),
        ("ctrl+Left",): ("Lane Amira", "Customer, "),
    }
    for keys, (name, begin) in pages.items():
        enter_map(program, *keys)
        wait(lambda: any(a.name == (name or a.name) and a.description.startswith(begin)
                         for a in list_focused(program.canvas)), f"the focus at {name or begin}")
        tab_through(program, program.root.children()[0])
    enter_map(program, "Escape")
    tab_through(program, program.root.children()[0])


def test_outline_is_one_stop(program):
    enter_map(program)
    program.key("F8")
    table = program.see("Touchpoints", "list")
    wait(lambda: any(row.name == FIRST and row.has("FOCUSED") for row in table.children()),
         "the keyboard in the outline")
    rows = {row.name for row in table.children()}
    stops = tab_through(program, program.root.children()[0])
    assert len(rows) > 3 and rows & set(stops) == {FIRST}, stops
    program.key("Down")
    wait(lambda: any(a.name in rows - {FIRST} for a in list_focused(program.root)), "the next row")


def test_find_and_filter(program):
    program.card(CARD)
    program.key("ctrl+f")
    program.see("Filter")
    program.at("Find in the map")
    program.type("six minutes")
    stops = tab_through(program, program.root.children()[0], "shift+Tab")
    assert "Find" in stops, stops


def test_find_again_begins_anew(program):
    program.card(CARD)
    program.key("ctrl+f")
    program.see("Filter")
    program.at("Find in the map")
    program.type("six minutes")
    program.key("Return")
    wait(lambda: program.card(CARD).has("SELECTED"), "what was looked for")
    program.key("ctrl+f")
    program.at("Find in the map")
    program.type("Searches the web")
    program.key("Return")
    wait(lambda: program.card("Searches the web for outages").has("SELECTED"), "the other one")


def test_toggles_tell_their_state(program):
    def is_pressed(button):
        if button.role == "toggle button":
            return button.has("PRESSED")
        return {"pressed": True, "not pressed": False}[button.description.split("; ")[-1]]

    program.card(CARD)
    names = {"F8": "Outline", "F9": "Inspector", "ctrl+f": "Find"}
    for key, name in names.items():
        button = wait(lambda: next(a for a in program.root.walk()
                                   if a.name == name and a.role in ("push button", "toggle button")),
                      f"the button “{name}”")
        before = wait(lambda: (is_pressed(button),), "its state")[0]
        program.key(key)
        wait(lambda: is_pressed(button) != before, f"“{name}” to be the other way")


def test_sub_page_begins_at_its_first_field(program):
    """Into the evidence of a card and back, and the same once more."""
    enter_map(program, "Down", "Down", "Home", "Right")
    program.at(CARD)
    for _ in range(2):
        program.tab_to("Survey, 2026-05-31")
        program.key("Return")
        program.at("Words")
        program.key("Escape")
        program.at("Survey, 2026-05-31")
        program.key("Escape")
        program.at(CARD)


def test_preferences(program):
    program.card(CARD)
    program.key("ctrl+comma")
    tab_through(program, get_frame(program, "Preferences"))


def test_question(program):
    enter_map(program, "alt+Right", "ctrl+w")
    stops = tab_through(program, get_frame(program, "Save Changes?"))
    assert stops and set(stops) == {"Cancel", "Discard", "Save"}, stops


def test_export(program):
    program.card(CARD)
    program.key("ctrl+e")
    tab_through(program, get_frame(program, "Export"))


def test_start_page(program):
    tab_through(program, program.root.children()[0])


test_start_page.bare = True

run(
    test_card_and_window,
    test_other_pages_of_the_inspector,
    test_outline_is_one_stop,
    test_find_and_filter,
    test_find_again_begins_anew,
    test_toggles_tell_their_state,
    test_sub_page_begins_at_its_first_field,
    test_preferences,
    test_question,
    test_export,
    test_start_page,
)
