#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Links and the trace of causes, by a real pointer and by keys alone."""

import subprocess

from harness import SAMPLE, by_title, differences, run, wait

CARD = "Must transfer at six minutes"
BESIDE = "Handles three chats at once"  # the same lane, the moment before
ABOVE = "Is transferred and repeats the story"  # what CARD causes
ROOT = "Agents are paid on average handling time"  # what causes it
LINK = f"Causes: from “{ROOT}” to “{CARD}”, strong"


def handle(program, title):
    """The handle of links above a selected card, on the screen."""
    program.select(title)
    x, y = program.to_screen(program.card(title))
    return x, y - program.card(title).place[3] / 2 - 10


def new_links(before, after):
    return [new for old, new in differences(before, after).values()
            if old is None and new["element"] == "link"]


def ends(elements, from_title, to_title):
    return {"from": by_title(elements, from_title), "to": by_title(elements, to_title)}


def choose(program, likely, down):
    """Goes down so many items from the first, the likely one, and takes that."""
    program.at(likely, "menu item")
    program.key(*["Down"] * down, "Return")


def says_links(program, title, count):
    """Waits until a screen reader hears that the card has so many links."""
    words = f"{count} link" + ("" if count == 1 else "s")
    wait(lambda: words in program.card(title).description.split("; "), f"“{words}” of the card")


def color(point):
    """Of one pixel of the screen."""
    crop = "1x1+{}+{}".format(*map(round, point))
    command = ["import", "-window", "root", "-crop", crop, "-depth", "8", "rgb:-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_drag_makes_a_link(program):
    before = program.elements()
    wanted = dict(ends(before, CARD, BESIDE), element="link", kind="blocks")

    program.drag(handle(program, CARD), program.to_screen(program.card(BESIDE)))
    choose(program, "Hands Off", 3)
    program.hear(f"“{CARD}” blocks “{BESIDE}”")
    program.saved(
        lambda after: [{key: link.get(key) for key in wanted} for link in new_links(before, after)]
        == [wanted] and len(differences(before, after)) == 1,
        "one link more",
    )
    program.key("ctrl+z")
    program.saved(lambda after: after == before, "the link taken back")


def test_escape_makes_none(program):
    before = program.elements()

    program.drag(handle(program, CARD), program.to_screen(program.card(BESIDE)))
    program.at("Hands Off", "menu item")
    program.key("Escape")
    wait(lambda: not program.find("Blocks", "menu item"), "the menu to close")
    program.drag(handle(program, CARD), program.to_screen(program.card(ABOVE)), drop=False)
    program.key("Escape")
    program.release()
    # Something else is changed, so that there is a save to look at.
    program.select(BESIDE)
    program.key("alt+Left")
    program.saved(
        lambda after: differences(before, after).keys() == {by_title(before, BESIDE)},
        "no link more",
    )


def test_end_is_dragged_to_another_card(program):
    before = program.elements()
    (link,) = [name for name, element in before.items()
               if element["element"] == "link" and element.get("from") == by_title(before, ROOT)
               and element.get("to") == by_title(before, CARD)]

    program.select(CARD)
    program.key("bracketright")
    seen = program.see(LINK, "link")
    # It leaves the one card and comes to the other at the same place, and bulges to the right.
    x, y = program.to_screen(seen)
    left, top, width, height = seen.place
    tip = (x - width / 2 + 1, y - height / 2 + 1)
    program.drag(tip, program.to_screen(program.card(BESIDE)))
    program.saved(
        lambda after: differences(before, after)
        == {link: {"to": (by_title(before, CARD), by_title(before, BESIDE))}},
        "the link to the other card",
    )


def test_keys_make_change_and_delete(program):
    before = program.elements()

    program.select(CARD)
    program.key("l")
    program.hear(f"From “{CARD}” to which card? Arrows choose, Enter links")
    program.key("Left", "Return")
    program.hear(f"“{CARD}” hands off to “{BESIDE}”")
    card = by_title(before, CARD)
    had = sum(card in (element.get("from"), element.get("to")) for element in before.values())
    says_links(program, CARD, had + 1)
    program.key("k")
    program.hear(f"“{CARD}” causes “{BESIDE}”")
    program.key("1")
    program.hear(f"Causes: from “{CARD}” to “{BESIDE}”, weak")
    wanted = dict(ends(before, CARD, BESIDE), kind="causes", strength="1")
    program.saved(
        lambda after: [{key: link.get(key) for key in wanted} for link in new_links(before, after)]
        == [wanted],
        "a weak cause more",
    )
    program.key("Delete")
    program.saved(lambda after: after == before, "no link more")
    says_links(program, CARD, had)


def test_keys_walk_links(program):
    program.select(CARD)
    program.key("bracketright")
    wait(lambda: program.see(LINK, "link").has("FOCUSED"), "the link to have the keyboard")
    program.key("Return")
    wait(lambda: program.card(ROOT).has("FOCUSED"), "the card at its other end")
    assert program.card(ROOT).has("SELECTED")


def test_keys_take_an_end_elsewhere(program):
    before = program.elements()

    program.select(CARD)
    program.key("bracketright")
    wait(lambda: program.see(LINK, "link").has("FOCUSED"), "the link to have the keyboard")
    program.key("shift+l")
    program.hear(f"To “{CARD}” from which card? Arrows choose, Enter links")
    program.key("Right", "Return")

    def attached(after):
        changed = list(differences(before, after).values())
        return len(changed) == 1 and set(changed[0]) == {"from"}

    program.saved(attached, "the link from another card")


def test_trace_fades_the_rest(program):
    program.select(CARD)
    middle = program.to_screen(program.card(BESIDE))
    x, y, width, height = program.card(BESIDE).place
    strip = (middle[0] - width / 2 + 2, middle[1])  # in the colour of the card's kind
    plain = color(strip)
    program.key("t")
    program.hear(f"Thread of 3 cards; root cause “{ROOT}”")
    wait(lambda: color(strip) != plain, "the other card to fade")
    program.key("Escape")
    wait(lambda: color(strip) == plain, "the other card to be back")
    assert program.card(CARD).has("SELECTED")


def test_circle_is_named(program):
    program.select(CARD)
    program.key("t")
    program.hear(f"These causes run in a circle: {CARD} → {ABOVE} → {ROOT} → {CARD}")


test_circle_is_named.source = SAMPLE.read_bytes().replace(
    b'  <link\n    id="k2"',
    b'  <link\n    id="k99"\n    from="t4"\n    to="t24"/>\n  <link\n    id="k2"',
)


run(
    test_drag_makes_a_link,
    test_escape_makes_none,
    test_end_is_dragged_to_another_card,
    test_keys_make_change_and_delete,
    test_keys_walk_links,
    test_keys_take_an_end_elsewhere,
    test_trace_fades_the_rest,
    test_circle_is_named,
)
