#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stages and moments, by a real pointer and by keys alone."""

from harness import by_title, differences, run, wait

CARD = "Must transfer at six minutes"
STAGE = "Get help"
NEXT = "Diagnose and book"


def header(program, name):
    """Waits until a stage or a moment of this name is there."""
    return wait(lambda: program.canvas.find(name), f"the header “{name}”")


def stages(elements):
    """The stages by their titles, in the order of the file."""
    return [e.get("title") for e in elements.values() if e["element"] == "stage"]


def moments(elements):
    return [name for name, e in elements.items() if e["element"] == "moment"]


def save(program, outcome, what):
    """As saved() of the program, and waits for the word of it: what is said next is heard then."""
    program.saved(outcome, what)
    program.hear("sample.journey · saved")


def go_to_header(program):
    """By keys alone to the stage of the card."""
    program.key("Tab", "shift+Tab", "ctrl+Home", "Down", "Down", "Home")
    program.at("Handles three chats at once")
    program.key("ctrl+Up")
    program.at("Moment 1")
    program.key("Up")
    return program.at("Stage " + STAGE)


def test_drag_a_stage(program):
    before = program.elements()
    start = program.to_screen(header(program, "Stage " + STAGE))
    end = program.to_screen(header(program, "Stage Before you know about it"))

    program.drag(start, (end[0] - 60, end[1]))
    moved = "Moved stage “Get help” before “Before you know about it”. "
    wait(lambda: any(a.name.startswith(moved) for a in program.root.walk()), moved)
    program.saved(
        lambda after: stages(after)[:2] == [STAGE, "Before you know about it"], "the stage first"
    )
    # But for the order, only what lasted on into the next stage is another.
    changed = differences(before, program.elements())
    assert all(list(card) == ["span"] for card in changed.values()), changed
    program.key("ctrl+z")
    program.saved(lambda again: stages(again) == stages(before), "the stage back")


def test_escape_lets_go(program):
    before = program.path.read_bytes()
    start = program.to_screen(header(program, "Stage " + STAGE))

    program.drag(start, (start[0] - 400, start[1]), drop=False)
    program.key("Escape")
    program.release()
    program.select(CARD)
    program.saved(lambda after: True, "been written")
    assert program.path.read_bytes() == before


def test_card_between_two_moments(program):
    before = program.elements()
    card = by_title(before, CARD)
    start = program.to_screen(program.card(CARD))
    _, _, width, _ = program.card(CARD).place
    gutter = start[0] + width / 2 + 8

    program.drag(start, (gutter, start[1]), steps=12)
    program.saved(lambda after: len(moments(after)) == len(moments(before)) + 1, "a moment more")
    after = program.elements()
    changed = differences(before, after)
    (made,) = set(after) - set(before)
    assert changed == {made: (None, after[made]), card: {"moment": (before[card]["moment"], made)}}
    assert moments(after).index(made) == moments(before).index(before[card]["moment"]) + 1


def test_rename_by_double_click(program):
    before = program.elements()

    program.open_editor(*program.to_screen(header(program, "Stage " + STAGE)))
    program.key("ctrl+a")
    program.type("Ask for help")
    program.key("Return")
    program.saved(
        lambda after: differences(before, after)
        == {by_title(before, STAGE): {"title": (STAGE, "Ask for help")}},
        "the stage's new title",
    )


def test_keys_alone(program):
    before = program.elements()
    stage = go_to_header(program)

    assert stage.description == "3 moments, 2 of 5", stage.description
    program.key("alt+Right")
    program.hear("Moved stage “Get help” before “Repair visit”. Lasts only 1 moment")
    # A save that ends while the new one is named would make that a step of its own.
    save(program, lambda after: stages(after)[1:3] == [NEXT, STAGE], "the stage one on")
    program.key("Insert")
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    program.type("Wait at home")
    program.key("Return")
    program.at("Stage Wait at home")
    save(
        program,
        lambda after: stages(after)[1:4] == [NEXT, STAGE, "Wait at home"],
        "a stage more",
    )
    program.key("ctrl+z")
    program.hear("Undone: Add Stage, “Wait at home”")
    program.saved(lambda after: len(stages(after)) == len(stages(before)), "it gone again")


def test_moment_by_keys(program):
    before = program.elements()
    go_to_header(program)

    program.key("Down")
    program.at("Moment 1")
    program.key("Insert")
    program.hear("Added a moment to “Get help”")
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    program.key("Return")
    program.at("Moment 2")
    save(
        program,
        lambda after: len(moments(after)) == len(moments(before)) + 1,
        "a moment more",
    )
    program.key("Delete")
    program.hear("Deleted moment 2 of “Get help”")
    save(program, lambda after: after == before, "it gone again")
    program.at("Moment 2")
    program.key("ctrl+shift+j")
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    program.type("Wait in the queue")
    program.key("Return")
    program.saved(
        lambda after: stages(after)[1:3] == [STAGE, "Wait in the queue"], "the stage in two"
    )


def moment_titles(elements):
    return [e["title"] for e in elements.values() if e["element"] == "moment" and "title" in e]


def test_name_a_moment(program):
    before = program.elements()
    go_to_header(program)
    program.key("Down")
    moment = program.at("Moment 1")
    *_, height = program.rest(moment).place

    program.key("F2")
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    program.type("At the door")
    program.key("Return")
    named = program.at("At the door")
    assert named.description == "Get help, moment 1 of 3", named.description
    save(program, lambda after: moment_titles(after) == ["At the door"], "the moment's title")
    # There is a line of titles below the stages now.
    wait(lambda: named.place[3] > height + 8, "room for the title")
    program.open_editor(*program.to_screen(named))
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    program.key("ctrl+a", "Delete", "Return")
    program.at("Moment 1")
    program.saved(lambda after: after == before, "no title again")
    wait(lambda: moment.place[3] == height, "the line of titles to go")


run(
    test_drag_a_stage,
    test_escape_lets_go,
    test_card_between_two_moments,
    test_rename_by_double_click,
    test_keys_alone,
    test_moment_by_keys,
    test_name_a_moment,
)
