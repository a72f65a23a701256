#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stages and layers folded away and unfolded, by a real pointer and by keys alone."""

from harness import by_title, run, wait

CARD = "Must transfer at six minutes"
STAGE = "Get help"
HIDDEN = "“Get help” folded, 9 touchpoints hidden"


def header(program, name):
    return wait(lambda: program.canvas.find(name), f"“{name}”")


def is_expanded(program, name, expanded):
    """Waits until what folds it says so."""
    wait(
        lambda: program.canvas.find(f"Contents of {name}").has("EXPANDED") == expanded,
        f"“{name}” to be {'open' if expanded else 'folded'}",
    )


def list_cards(program):
    return {a.name for a in program.canvas.walk() if a.role == "table cell"}


def test_button_of_a_stage(program):
    before = program.path.read_bytes()

    # It is there while the pointer is over the stage.
    program.click(header(program, "Stage " + STAGE))
    button = program.see("Contents of " + STAGE, "push button")
    program.rest(button)
    assert button.has("EXPANDED") and button.place[2] >= 24 and button.place[3] >= 24
    program.card(CARD)
    program.click(button)
    program.hear(HIDDEN)
    is_expanded(program, STAGE, False)
    program.lose_card(CARD)
    assert not header(program, "Stage " + STAGE).has("EXPANDED")
    program.pause()
    program.click(program.see("Contents of " + STAGE, "push button"))
    program.hear("“Get help” unfolded")
    program.card(CARD)
    # Nobody who opens the file elsewhere learns of it.
    program.saved(lambda after: True, "been written")
    assert program.path.read_bytes() == before


def test_click_on_a_fold(program):
    stage = header(program, "Stage " + STAGE)

    program.click(stage)
    program.key("minus")
    program.hear(HIDDEN)
    program.lose_card(CARD)
    wait(lambda: 0 < stage.place[2] < 100, "a narrow column")
    program.pause()
    # Twice: the second click must not make a card of what the first has opened.
    program.click(stage, times=2, dy=120)
    program.hear("“Get help” unfolded")
    program.card(CARD)
    assert not program.canvas.find("Title", "text")


def test_stage_by_keys(program):
    program.key("Tab", "shift+Tab", "ctrl+Home", "Down", "Down", "Home")
    program.at("Handles three chats at once")
    program.key("minus")
    program.hear(HIDDEN)
    stage = program.at("Stage " + STAGE)
    assert not stage.has("EXPANDED")
    program.key("plus")
    program.hear("“Get help” unfolded")
    wait(lambda: stage.has("EXPANDED"), "the stage to be open")
    program.card(CARD)


def count_in(elements, layer):
    """The touchpoints in the lanes of a layer that are not hidden."""
    lanes = [
        name
        for name, e in elements.items()
        if e["element"] == "lane" and e["layer"] == layer and e.get("hidden") != "yes"
    ]
    return sum(e["element"] == "touchpoint" and e["lane"] in lanes for e in elements.values())


def test_layer_by_keys(program):
    many = count_in(program.elements(), "employee")

    program.click(program.card(CARD))
    program.key("ctrl+Left", "minus")
    program.hear(f"“Employee” folded, {many} touchpoints hidden")
    program.lose_card(CARD)
    layer = program.at("Layer Employee")
    assert not layer.has("EXPANDED")
    program.key("Down")
    program.at("Lane Process")
    program.key("Up")
    program.at("Layer Employee")
    program.key("plus")
    program.hear("“Employee” unfolded")
    program.card(CARD)
    program.at("Lane Bea")


def test_layer_by_pointer(program):
    program.click(program.see("Contents of Customer", "push button"), dy=40)
    button = program.see("Contents of Customer", "push button")
    program.click(button)
    is_expanded(program, "Customer", False)
    program.lose_card("Is transferred and repeats the story")
    program.pause()
    program.click(program.see("Contents of Customer", "push button"))
    is_expanded(program, "Customer", True)
    program.card("Is transferred and repeats the story")


def test_unfold_all(program):
    cards = list_cards(program)

    program.click(header(program, "Stage " + STAGE))
    program.key("minus")
    program.hear(HIDDEN)
    program.click(header(program, "Stage Repair visit"))
    program.key("minus")
    is_expanded(program, "Repair visit", False)
    program.key("asterisk")
    program.hear("Everything is unfolded")
    wait(lambda: cards <= list_cards(program), "all cards again")


def test_find_unfolds(program):
    program.click(header(program, "Stage " + STAGE))
    program.key("minus")
    program.hear(HIDDEN)
    program.lose_card(CARD)
    program.key("ctrl+f")
    program.at("Find in the map")
    program.type("six minutes")
    program.key("Return")
    program.card(CARD)


def test_card_held_over_a_fold(program):
    before = program.elements()
    card = by_title(before, "Runs a line test with the agent")

    program.click(header(program, "Stage " + STAGE))
    program.key("minus")
    program.hear(HIDDEN)
    stage = header(program, "Stage " + STAGE)
    wait(lambda: 0 < stage.place[2] < 100, "a narrow column")
    start = program.to_screen(program.card("Runs a line test with the agent"))
    x, y = program.to_screen(stage)
    program.drag(start, (x, start[1]), drop=False)
    # It opens, and the card lands where the hand is then: at the first moment of the stage.
    wait(lambda: stage.place[2] > 300, "the stage to unfold")
    program.rest(stage)
    program.drag((x, start[1]), (x + 40, start[1]))
    moment = [n for n, e in before.items() if e["element"] == "moment"][2]
    program.saved(lambda after: after[card]["moment"] == moment, "the card in what was folded")


def test_moment_held_over_a_fold(program):
    before = program.elements()
    moments = [name for name, e in before.items() if e["element"] == "moment"]

    program.click(header(program, "Stage " + STAGE))
    program.key("minus")
    program.hear(HIDDEN)
    stage = header(program, "Stage " + STAGE)
    wait(lambda: 0 < stage.place[2] < 100, "a narrow column")
    # The first moment of the stage before it, by its head.
    first = next(a for a in program.canvas.walk() if a.name.startswith("Moment 1"))
    x, y = program.to_screen(stage)
    program.drag(program.to_screen(first), (x, y), drop=False)
    wait(lambda: stage.place[2] > 300, "the stage to unfold")
    program.rest(stage)
    program.drag((x, y), (x + 200, y))
    program.saved(lambda after: order(program) == [*moments[1:3], moments[0], *moments[3:]],
                  "the moment in what was folded")


def order(program):
    return [name for name, e in program.elements().items() if e["element"] == "moment"]


def hide_partner(program):
    program.click(header(program, "Lane Dev, Northline"))
    program.key("h")
    program.hear("Hid lane “Dev, Northline”")
    return program.see("Partner: show 2 hidden lanes", "push button")


def test_hidden_layer_by_pointer(program):
    mark = hide_partner(program)
    program.pause()
    program.click(mark)
    program.hear("2 lanes are shown again")
    header(program, "Lane Dev, Northline")


def test_hidden_layer_by_keys(program):
    hide_partner(program)
    program.key("shift+h")
    program.hear("8 lanes are shown again")
    header(program, "Lane Dev, Northline")


def test_hidden_lanes(program):
    def hidden():
        return sum(e.get("hidden") == "yes" for e in program.elements().values())

    many = hidden()
    program.click(program.see("Employee: show 2 hidden lanes", "push button"))
    program.hear("2 lanes are shown again")
    program.saved(lambda after: hidden() == many - 2, "the lanes of the layer")
    wait(lambda: not program.find("Employee: show 2 hidden lanes"), "the mark to go")
    program.key("shift+h")
    program.saved(lambda after: hidden() == 0, "all lanes")


run(
    test_button_of_a_stage,
    test_click_on_a_fold,
    test_stage_by_keys,
    test_layer_by_keys,
    test_layer_by_pointer,
    test_unfold_all,
    test_find_unfolds,
    test_card_held_over_a_fold,
    test_moment_held_over_a_fold,
    test_hidden_layer_by_pointer,
    test_hidden_layer_by_keys,
    test_hidden_lanes,
)
