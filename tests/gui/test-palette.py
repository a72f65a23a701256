#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette: tools dragged, clicked and taken by keys, by a real pointer and by keys alone."""

from harness import by_title, differences, run, wait, xdotool

CARD = "Must transfer at six minutes"
BESIDE = "Handles three chats at once"  # the same lane, the moment before


def tool(program, name):
    """A place of the palette."""
    palette = program.see("Palette", "tool bar")
    return wait(lambda: palette.find(name), f"the tool “{name}”")


def armed(program, name):
    """Waits until this tool and no other is pressed."""
    palette = program.see("Palette", "tool bar")
    wait(
        lambda: [item.name for item in palette.children() if item.has("PRESSED")] == [name],
        f"“{name}” alone to be pressed",
    )


def beside(program, title, by):
    """The place so many moments further in the lane of a card, on the screen."""
    x, y = program.to_screen(program.card(title))
    return x + by * 172, y


def added(before, after):
    """What is new in the file, without its id, when nothing else has changed; None else."""
    changes = differences(before, after).values()
    if any(old is not None for old, new in changes):
        return None
    return [{key: value for key, value in new.items() if key != "id"} for _, new in changes]


def editor(program):
    return wait(lambda: program.canvas.find("Title", "text"), "the editor to open")


def cell(elements, title, by=0):
    """Lane and moment of a card, or of a place so many moments further."""
    card = elements[by_title(elements, title)]
    moments = [name for name, element in elements.items() if element["element"] == "moment"]
    return {"lane": card["lane"], "moment": moments[moments.index(card["moment"]) + by]}


def test_drag_makes_a_card(program):
    before = program.elements()
    wanted = dict(cell(before, BESIDE, -1), element="touchpoint", kind="pain", title="Pain point")

    program.drag(program.to_screen(tool(program, "Pain point")), beside(program, BESIDE, -1), 12)
    program.hear("Added to “Bea” · Before you know about it")
    editor(program)
    program.saved(lambda after: added(before, after) == [wanted], "a pain point more")
    armed(program, "Select")
    program.key("ctrl+z")
    program.saved(lambda after: after == before, "the pain point taken back")


def test_drag_and_name(program):
    before = program.elements()

    program.drag(program.to_screen(tool(program, "Idea")), beside(program, BESIDE, -1), 12)
    program.write("Ring back")
    wanted = dict(cell(before, BESIDE, -1), element="touchpoint", kind="idea", title="Ring back")
    program.saved(lambda after: added(before, after) == [wanted], "an idea with its title")
    # Both are one step.
    program.key("ctrl+z")
    program.lose_card("Ring back")
    program.saved(lambda after: after == before, "all of it taken back")


def test_cards_make_room(program):
    before = program.elements()
    start = program.to_screen(tool(program, "Idea"))
    card = program.card(CARD)
    x, y = program.to_screen(card)
    first = card.place[1]

    program.drag(start, (x, y - 15), 12, drop=False)
    wait(lambda: card.place[1] > first + 40, "the card to make room")
    xdotool("mousemove", round(x), round(y - 300))
    wait(lambda: card.place[1] == first, "the card to go back")
    xdotool("mousemove", round(x), round(y - 15))
    wait(lambda: card.place[1] > first + 40, "the card to make room again")
    program.release()
    program.write("Ring back")
    wanted = dict(cell(before, CARD), element="touchpoint", kind="idea", title="Ring back")
    program.saved(lambda after: added(before, after) == [wanted], "an idea more")
    wait(lambda: program.card("Ring back").place[1] == first, "the new card in its place")


def test_drag_between_moments(program):
    before = program.elements()

    program.drag(program.to_screen(tool(program, "Workaround")), beside(program, CARD, 0.5), 12)
    program.hear("Added to a new moment of “Get help”")
    program.key("Escape")
    program.saved(
        lambda after: sorted(one["element"] for one in added(before, after) or [])
        == ["moment", "touchpoint"],
        "a moment with a workaround",
    )


def test_drag_to_nowhere(program):
    """Where no card can be, and with Escape on the way."""
    before = program.elements()
    start = program.to_screen(tool(program, "Process"))

    program.drag(start, program.to_screen(program.see("Stage Get help")), 12)
    program.drag(start, beside(program, BESIDE, -1), 12, drop=False)
    program.key("Escape")
    program.release()
    program.select(BESIDE)
    program.key("alt+Left")
    program.saved(
        lambda after: differences(before, after).keys() == {by_title(before, BESIDE)},
        "no card more",
    )


def test_click_and_click(program):
    before = program.elements()

    program.click(tool(program, "Touchpoint"))
    armed(program, "Touchpoint")
    program.hear("Touchpoint: click a place, or choose it with the arrows and press Enter")
    program.click(program.card(BESIDE), dx=-172)
    program.write("Comes by")
    armed(program, "Select")
    wanted = dict(cell(before, BESIDE, -1), element="touchpoint", kind="contact", title="Comes by")
    program.saved(lambda after: added(before, after) == [wanted], "a touchpoint more")


def test_again_puts_it_away(program):
    program.click(tool(program, "Idea"))
    armed(program, "Idea")
    program.pause()
    program.click(tool(program, "Idea"))
    armed(program, "Select")
    program.pause()
    program.click(tool(program, "Idea"))
    armed(program, "Idea")
    program.key("Escape")
    armed(program, "Select")


def test_double_click_keeps(program):
    before = program.elements()

    program.click(tool(program, "Pain point"), times=2)
    armed(program, "Pain point")
    for by, title in ((-1, "One"), (-2, "Two")):
        program.pause()
        program.click(program.card(BESIDE), dx=by * 172)
        program.write(title)
        armed(program, "Pain point")
    program.saved(lambda after: len(added(before, after) or []) == 2, "two pain points more")
    program.key("Escape")
    armed(program, "Select")


def test_key_and_click(program):
    before = program.elements()

    program.select(BESIDE)
    program.key("p")
    armed(program, "Pain point")
    program.click(program.card(BESIDE), dx=-172)
    program.write("Waits for hours")
    wanted = dict(cell(before, BESIDE, -1), element="touchpoint", kind="pain",
                  title="Waits for hours")
    program.saved(lambda after: added(before, after) == [wanted], "a pain point more")


def test_by_keys_alone(program):
    before = program.elements()

    program.select(BESIDE)
    program.pause()
    program.key("m")
    program.hear("Measure: click a place, or choose it with the arrows and press Enter")
    armed(program, "Measure")
    program.key("Left")
    program.hear("Bea, Before you know about it, moment 2")
    program.key("Return")
    program.write("Calls a day")
    wait(lambda: program.card("Calls a day").has("FOCUSED"), "the card to have the keyboard")
    wanted = dict(cell(before, BESIDE, -1), element="touchpoint", kind="measure",
                  title="Calls a day")
    program.saved(lambda after: added(before, after) == [wanted], "a measure more")
    program.key("i", "Escape")
    armed(program, "Select")
    program.key("ctrl+z")
    program.saved(lambda after: after == before, "the measure taken back")


def test_toolbar_by_keys(program):
    """One stop for Tab, arrows inside, and the canvas takes over."""
    before = program.elements()

    program.select(BESIDE)
    program.key("Tab")
    wait(lambda: tool(program, "Select").has("FOCUSED"), "the palette to have the keyboard")
    program.key("Right", "Right")
    wait(lambda: tool(program, "Pain point").has("FOCUSED"), "the next tools to have it")
    program.key("End")
    wait(lambda: tool(program, "Find").has("FOCUSED"), "the last one to have it")
    program.key("Home", "Right", "space")
    armed(program, "Touchpoint")
    wait(lambda: program.card(BESIDE).has("FOCUSED"), "the canvas to have the keyboard")
    program.key("Left", "Return")
    program.write("Comes by")
    wanted = dict(cell(before, BESIDE, -1), element="touchpoint", kind="contact", title="Comes by")
    program.saved(lambda after: added(before, after) == [wanted], "a touchpoint more")


def test_rarer_kinds(program):
    before = program.elements()

    place = program.rest(program.card(BESIDE)).place
    program.click(tool(program, "More Kinds"))
    wait(lambda: program.see("Action", "menu item").has("FOCUSED"), "the menu")
    program.key(*["Down"] * 6)
    wait(lambda: program.see("Policy", "menu item").has("FOCUSED"), "the way down to policies")
    program.key("Return")
    armed(program, "Policy")
    # Where the keyboard aims there is room, until the pointer aims elsewhere.
    x, y = program.to_screen(program.see("Stage Get help"))
    xdotool("mousemove", round(x), round(y))
    wait(lambda: program.card(BESIDE).place == place, "the room to go")
    program.click(program.card(BESIDE), dx=-172)
    program.write("No refunds")
    wanted = dict(cell(before, BESIDE, -1), element="touchpoint", kind="policy",
                  title="No refunds")
    program.saved(lambda after: added(before, after) == [wanted], "a policy more")


def is_link(elements, new, kind):
    return (len(new) == 1 and new[0]["element"] == "link" and new[0]["kind"] == kind
            and new[0]["from"] == by_title(elements, CARD)
            and new[0]["to"] == by_title(elements, BESIDE))


def test_link_tool(program):
    before = program.elements()

    program.click(tool(program, "Link"))
    armed(program, "Link")
    program.drag(program.to_screen(program.card(CARD)), program.to_screen(program.card(BESIDE)))
    wait(lambda: program.see("Hands Off", "menu item").has("FOCUSED"), "the menu")
    program.key("Return")
    program.hear(f"“{CARD}” hands off to “{BESIDE}”")
    armed(program, "Select")
    program.saved(lambda after: is_link(after, added(before, after) or [], "hands-off"),
                  "one link more")


def test_link_tool_by_clicks(program):
    before = program.elements()

    program.click(tool(program, "Link"))
    program.click(program.card(CARD))
    program.hear(f"From “{CARD}” to which card? Arrows choose, Enter links")
    program.pause()
    program.click(program.card(BESIDE))
    wait(lambda: program.see("Hands Off", "menu item").has("FOCUSED"), "the menu")
    program.key("Return")
    program.saved(lambda after: is_link(after, added(before, after) or [], "hands-off"),
                  "one link more")


def test_find(program):
    program.click(tool(program, "Find"))
    wait(lambda: any(one.has("FOCUSED") and one.role in ("text", "entry")
                     for one in program.root.walk()), "the find bar to have the keyboard")


def go_up(program, name):
    """Up from the start of a menu, past its end, until this item has the keyboard."""

    def focused():
        return next((one for one in program.root.walk()
                     if one.role.endswith("menu item") and one.has("FOCUSED")), None)

    item = wait(focused, "an item to have the keyboard")
    while item.name != name:
        before = item.name
        program.key("Up")
        item = wait(lambda: (focused() or item).name != before and focused(), "the next item")
    return item


def test_hidden_and_back(program):
    """By the menu of the window."""
    program.see("Palette", "tool bar")
    for shown in (False, True):
        program.open_menu()
        item = go_up(program, "Palette")
        assert item.has("CHECKED") != shown
        program.close_menu("Return")
        wait(lambda: (program.find("Palette", "tool bar") is not None) == shown,
             "the palette to go or come")


run(
    test_drag_makes_a_card,
    test_drag_and_name,
    test_cards_make_room,
    test_drag_between_moments,
    test_drag_to_nowhere,
    test_click_and_click,
    test_again_puts_it_away,
    test_double_click_keeps,
    test_key_and_click,
    test_by_keys_alone,
    test_toolbar_by_keys,
    test_rarer_kinds,
    test_link_tool,
    test_link_tool_by_clicks,
    test_find,
    test_hidden_and_back,
)
