#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A map is presented: stage by stage and along causes, by keys and by clicks, and nothing of it
stays."""

from harness import SAMPLE, run, wait

CARD = "Must transfer at six minutes"


def present(program, key, words):
    """Starts a presentation and waits until it says the words."""
    program.key(key)
    window = wait(
        lambda: next((w for w in program.windows() if w != program.window), None),
        "the presentation",
    )
    program.focus(window)
    program.hear_begin(words)
    return window


def leave(program, window, key):
    program.key(key)
    wait(lambda: window not in program.windows(), "the presentation to end")
    program.focus()


def test_stage_by_stage(program):
    whole = "Broadband fault repair. 1 of 6. Amira, home worker"
    window = present(program, "F5", whole)
    # The words are all there is to hear of it: nothing can be done in the map.
    (shown,) = [a for a in program.root.children() if a.name == "Presentation"]
    assert shown.find("1 of 6") and not shown.find("Journey map")
    program.key("Right")
    program.hear_begin("Before you know about it. 2 of 6")
    program.key("Next")
    program.hear_begin("Get help. 3 of 6")
    program.key("Prior")
    program.hear_begin("Before you know about it. 2 of 6")
    program.key("End")
    program.hear_begin("After. 6 of 6")
    program.key("Home")
    program.hear_begin(whole)
    leave(program, window, "Escape")
    program.key("ctrl+w")
    program.ends_well()
    assert program.path.read_bytes() == SAMPLE.read_bytes()


def test_along_causes(program):
    program.select(CARD)
    window = present(program, "shift+F5", "Broadband fault repair. 1 of 4")
    program.key("space")
    program.hear_begin("Is transferred and repeats the story. 2 of 4")
    program.key("space")
    program.hear_begin(f"{CARD}. 3 of 4")
    program.key("space")
    program.hear_begin("Agents are paid on average handling time. 4 of 4")
    leave(program, window, "F5")
    assert program.card(CARD).has("SELECTED")
    program.key("ctrl+w")
    program.ends_well()
    assert program.path.read_bytes() == SAMPLE.read_bytes()


run(
    test_stage_by_stage,
    test_along_causes,
)
