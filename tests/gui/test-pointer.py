#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Touchpoints under a real pointer; what the saved file then says."""

from harness import by_title, differences, run, wait, xdotool

CARD = "Must transfer at six minutes"
NEIGHBOUR = "Stays on the line with tier 2"  # same lane, two moments on
MOMENT = 172  # its width, at a zoom of 100 %


def test_drag_undo_redo_save(program):
    before = program.elements()
    card, neighbour = by_title(before, CARD), by_title(before, NEIGHBOUR)
    moved = {card: {"moment": (before[card]["moment"], before[neighbour]["moment"])}}

    start = program.to_screen(program.card(CARD))
    program.drag(start, program.to_screen(program.card(NEIGHBOUR)))
    program.saved(lambda after: differences(before, after) == moved, "the card moved")

    program.key("ctrl+z")
    program.saved(lambda after: after == before, "the card back")

    program.key("ctrl+shift+z")
    program.saved(lambda after: differences(before, after) == moved, "the card moved again")


def test_drag_to_another_lane(program):
    before = program.elements()
    card, target = by_title(before, CARD), by_title(before, "Is transferred and repeats the story")

    program.drag(program.to_screen(program.card(CARD)),
                 program.to_screen(program.card("Is transferred and repeats the story")))
    program.saved(
        lambda after: differences(before, after)
        == {card: {"lane": (before[card]["lane"], before[target]["lane"])}},
        "the card in the other lane",
    )


def test_escape_cancels_a_drag(program):
    before = program.elements()
    start = program.to_screen(program.card(CARD))
    end = program.to_screen(program.card(NEIGHBOUR))

    program.drag(start, end, drop=False)
    program.key("Escape")
    program.release()
    # Something else is changed, so that there is a save to look at.
    program.click(program.card(NEIGHBOUR))
    program.key("Delete")
    gone = by_title(before, NEIGHBOUR)
    after = program.saved(lambda after: gone not in after, "the other card deleted")
    assert program.elements()[by_title(before, CARD)] == before[by_title(before, CARD)], after


def test_drag_says_what_it_means(program):
    before = program.elements()
    card = by_title(before, CARD)

    # Under Amira's card at the moment after: an effect is before its cause then.
    program.drag(program.to_screen(program.card(CARD)),
                 program.to_screen(program.card("Gets a case number by text")))
    program.see("Moved to “Amira” · Get help. 1 link runs backwards in time")
    program.saved(lambda after: after[card]["lane"] != before[card]["lane"], "the card in the lane")


def test_impossible_drops_leave_all(program):
    before = program.elements()
    card = program.card(CARD)
    start = program.to_screen(card)
    above = program.to_screen(program.card("Is transferred and repeats the story"))

    # On the band of feelings below Amira, on the header bar, on the inspector.
    for end in [(above[0], above[1] + 120), (above[0], 20), (1500, above[1])]:
        program.drag(start, end)
    program.click(program.card(NEIGHBOUR))
    program.key("Delete")
    gone = by_title(before, NEIGHBOUR)
    program.saved(lambda after: gone not in after, "the other card deleted")
    assert program.elements()[by_title(before, CARD)] == before[by_title(before, CARD)]


def test_double_click_edits_the_title(program):
    before = program.elements()
    card = by_title(before, CARD)

    program.open_editor(*program.to_screen(program.card(CARD)))
    program.write("Hands over too early")
    program.saved(
        lambda after: differences(before, after)
        == {card: {"title": (CARD, "Hands over too early")}},
        "the new title",
    )


def test_clicks_in_the_editor_are_its_own(program):
    """A click puts the caret, a double click marks a word; neither ends the edit."""
    before = program.elements()
    program.open_editor(*program.to_screen(program.card(CARD)))
    editor = program.canvas.find("Title", "text")
    program.pause()
    program.click(editor, times=2, dx=-30, dy=-8)
    program.type("May")
    program.pause()
    program.click(editor)
    program.key("ctrl+End")
    program.type(" now")
    program.key("Return")
    program.saved(lambda after: after[by_title(before, CARD)]["title"] != CARD, "the new title")
    title = program.elements()[by_title(before, CARD)]["title"]
    assert "May" in title and title.endswith(" now") and len(title) > len("May now"), title


def test_double_click_edits_the_maps_title(program):
    before = program.elements()
    left, top = program.to_screen(program.canvas)
    *_, width, height = program.canvas.place
    corner = (round(left - width / 2), round(top - height / 2))
    program.open_editor(corner[0] + 120, corner[1] + 50)
    program.key("ctrl+a")
    program.type("Fault repair")
    program.key("Return")
    program.saved(
        lambda after: differences(before, after)
        == {"m1": {"title": ("Broadband fault repair", "Fault repair")}},
        "the map's title",
    )


def test_menu_keeps_what_is_typed(program):
    """The menu takes the focus away from the title that is being typed."""
    before = program.elements()
    card = by_title(before, CARD)
    program.select(CARD)
    program.key("F2")
    wait(lambda: program.canvas.find("Title", "text"), "the editor to open")
    program.key("ctrl+a")
    program.type("Hands over")
    program.open_menu()
    program.card("Hands over")
    program.close_menu("Escape")
    program.saved(
        lambda after: differences(before, after) == {card: {"title": (CARD, "Hands over")}},
        "the title as it was typed",
    )


def test_control_copies(program):
    before = program.elements()
    card, neighbour = by_title(before, CARD), by_title(before, NEIGHBOUR)

    program.drag(
        program.to_screen(program.card(CARD)),
        program.to_screen(program.card(NEIGHBOUR)),
        held="ctrl",
    )

    def copied(after):
        changed = differences(before, after)
        new = [new for old, new in changed.values() if old is None]
        return (
            card not in changed
            and [element.get("title") for element in new if element["element"] == "touchpoint"]
            == [CARD]
            and all(new[0][key] == before[neighbour][key] for key in ("lane", "moment"))
        )

    program.saved(copied, "a copy in the other moment and the card where it was")


def test_edge_spans_moments(program):
    before = program.elements()
    title = "Handles three chats at once"
    card = by_title(before, title)

    program.click(program.card(title))
    middle = program.to_screen(program.card(title))
    x, y, width, height = program.card(title).place
    edge = (middle[0] + width / 2 - 2, middle[1])
    program.drag(edge, (edge[0] + MOMENT, edge[1]))
    program.saved(
        lambda after: differences(before, after) == {card: {"span": (None, "2")}},
        "the card over two moments",
    )


def test_marquee_moves_many(program):
    """A frame around two cards of one moment; dragging one of them moves both."""
    before = program.elements()
    two = (CARD, "Is transferred and repeats the story")
    ids = {by_title(before, title) for title in two}
    target = by_title(before, "Keeps a private list of open faults")

    upper, lower = (program.to_screen(program.card(title)) for title in reversed(two))
    # From the empty cell left of the lower card's moment's edge, up past the upper card.
    program.drag((lower[0] - MOMENT / 2 + 3, lower[1] + 50), (upper[0] + 20, upper[1] + 10))
    program.drag(lower, (lower[0] + MOMENT, lower[1]))
    program.saved(
        lambda after: differences(before, after).keys() == ids
        and all(after[name]["moment"] == before[target]["moment"] for name in ids)
        and all(after[name]["lane"] == before[name]["lane"] for name in ids),
        "both cards one moment on, each in its lane",
    )


def test_a_mark_says_what_it_stands_on(program):
    """Who rests on a mark of a curve reads its number, its n and where that is from."""
    lane = wait(lambda: [a for a in program.canvas.walk() if a.name == "Lane Amira"][1:], "a curve")
    x = program.to_screen(program.card("Video call drops during a client meeting"))[0]
    neutral = program.to_screen(lane[0])[1]
    program.approach(x, neutral + 1.2 * 18)

    def tells():
        xdotool("mousemove_relative", "--", 1, 0, "mousemove_relative", "--", -1, 0)
        program.pause()
        return program.find("Video call drops during a client meeting\n−1.2 (n = 412, Survey)\nRating")

    wait(tells, "the tooltip")


run(
    test_drag_undo_redo_save,
    test_drag_to_another_lane,
    test_escape_cancels_a_drag,
    test_drag_says_what_it_means,
    test_impossible_drops_leave_all,
    test_double_click_edits_the_title,
    test_clicks_in_the_editor_are_its_own,
    test_double_click_edits_the_maps_title,
    test_menu_keeps_what_is_typed,
    test_control_copies,
    test_edge_spans_moments,
    test_marquee_moves_many,
    test_a_mark_says_what_it_stands_on,
)
