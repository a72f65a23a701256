#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lanes by the pointer and by keys alone, as the file has them afterwards."""

from harness import differences, run, wait

CARD = "Must transfer at six minutes"


def lanes(elements):
    """The lanes that are shown, from the top down: id, layer."""
    return [
        (name, element["layer"])
        for name, element in elements.items()
        if element["element"] == "lane" and element.get("hidden") != "yes"
    ]


def lane_of(elements, title):
    (lane,) = [e["lane"] for e in elements.values() if e.get("title") == title and "lane" in e]
    return lane


def label(program, title):
    """The label of the lane of this title that holds touchpoints."""

    def find():
        return next(
            (
                child
                for child in program.canvas.children()
                if child.name == f"Lane {title}" and "touchpoint" in child.description
            ),
            None,
        )

    return wait(find, f"the label of “{title}”")


def choose(program, opened, down, within):
    """By keys: the item so many below the first of the menu that was opened, and the one so many
    below the head of the submenu this opens."""
    program.at_role("menu item")
    for _ in range(down):
        program.step("Down")
    program.at(opened, "menu item")
    program.step("Return")
    for _ in range(within):
        program.step("Down")
    program.key("Return")


def open_menu(program, accessible):
    program.click_at(*program.to_screen(accessible), button=3)


def test_keys_move_a_lane(program):
    before = program.elements()
    lane = lane_of(before, CARD)
    order = lanes(before)
    at = [name for name, layer in order].index(lane)

    program.click(program.card(CARD))
    program.key("ctrl+Left")
    wait(lambda: label(program, "Bea").has("FOCUSED"), "the keyboard at the lane's label")
    program.key("alt+Up")

    def moved(after):
        # Into the layer above, where it stands.
        return lanes(after)[at] == (lane, order[at - 1][1])

    program.saved(moved, "the lane in the layer above")
    program.key("ctrl+z")
    program.saved(lambda after: after == before, "the lane back")


def test_drag_a_lane(program):
    before = program.elements()
    lane, other = lane_of(before, CARD), lane_of(before, "Is transferred and repeats the story")
    start = program.to_screen(label(program, "Bea"))
    end = program.to_screen(label(program, "Amira"))

    # To the upper part of the first lane, above it.
    program.drag(start, (start[0], end[1] - 20))
    program.hear("Moved lane “Bea” to Customer, 1 of {}. "
                 "5 touchpoints cross the line of interaction".format(len(lanes(before))))
    program.saved(
        lambda after: [name for name, layer in lanes(after)][:2] == [lane, other]
        and after[lane]["layer"] == "customer",
        "the lane on top",
    )
    program.key("ctrl+z")
    program.saved(lambda after: after == before, "the lane back")


def test_keys_rename_and_delete(program):
    before = program.elements()
    lane = lane_of(before, CARD)

    program.click(program.card(CARD))
    program.key("ctrl+Left", "F2")
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    program.key("ctrl+a")
    program.type("Beatrice")
    program.key("Return")
    wait(lambda: label(program, "Beatrice").has("FOCUSED"), "the keyboard at the label")
    program.saved(
        lambda after: differences(before, after) == {lane: {"title": ("Bea", "Beatrice")}},
        "the lane's new title",
    )
    program.key("Delete")
    program.see("Deleted “Beatrice”")
    program.saved(lambda after: lane not in after, "the lane gone")
    program.click(program.see("Undo", "push button"))
    program.saved(lambda after: after.get(lane, {}).get("title") == "Beatrice", "the lane back")


def test_keys_hide_and_menu_shows(program):
    before = program.elements()
    lane = lane_of(before, CARD)

    program.click(program.card(CARD))
    program.key("ctrl+Left", "h")
    program.saved(
        lambda after: differences(before, after) == {lane: {"hidden": (None, "yes")}},
        "the lane hidden",
    )
    program.lose_card(CARD)
    program.key("Menu")
    choose(program, "Hidden Lanes (8)", 8, 3)
    program.card(CARD)
    program.saved(lambda after: after == before, "the lane shown again")


def test_pointer_adds_a_lane(program):
    before = program.elements()

    open_menu(program, label(program, "Process"))
    choose(program, "Add Lane Above", 0, 3)
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    program.key("ctrl+a")
    program.type("What people say")
    program.key("Return")

    def made(after):
        new = [e for name, e in after.items() if name not in before]
        return (
            len(new) == 1
            and (new[0]["layer"], new[0]["kind"], new[0]["title"])
            == ("organisation", "quotes", "What people say")
        )

    program.saved(made, "a lane of quotes")
    program.key("ctrl+z")
    program.saved(lambda after: after == before, "no new lane")


def test_pointer_moves_to_a_layer(program):
    before = program.elements()
    lane = lane_of(before, CARD)

    open_menu(program, label(program, "Bea"))
    choose(program, "Move to Layer", 6, 2)
    program.hear("Moved lane “Bea” to Partner, 4 of 7. 5 touchpoints are not their owners’ job")

    def at_lane():
        """What was said is what it is described by now."""
        return any(a.name == "Lane Bea" and a.has("FOCUSED") for a in program.canvas.children())

    wait(at_lane, "the menu to give the keyboard back")
    program.saved(lambda after: after[lane]["layer"] == "partner", "the lane in another layer")


def test_a_screen_reader_hears_of_lanes(program):
    lane = label(program, "Process")
    wait(
        lambda: lane.description.startswith("Organisation, ")
        and " touchpoints, " in lane.description,
        "what the lane holds",
    )


run(
    test_keys_move_a_lane,
    test_drag_a_lane,
    test_keys_rename_and_delete,
    test_keys_hide_and_menu_shows,
    test_pointer_adds_a_lane,
    test_pointer_moves_to_a_layer,
    test_a_screen_reader_hears_of_lanes,
)
