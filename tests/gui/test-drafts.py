#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a crash leaves behind, and what other programs do to the file of a map."""

import os
from pathlib import Path

from harness import SAMPLE, Program, run, wait

CARD = "Must transfer at six minutes"
TITLE = "Typed and never saved"
OTHER = b"""<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Another">
  <stage id="s1" title="Ask"><moment id="o1"/></stage>
  <lane id="l1" layer="customer" kind="touchpoints" title="Ann"/>
  <touchpoint id="t1" lane="l1" moment="o1" kind="contact" title="Rings twice"/>
</journey-map>
"""
LOST = "Throughline closed before “sample.journey” was saved."
UNREADABLE = "A draft of “sample.journey” cannot be read."
CHANGED = "Another program has changed “sample.journey”."


def drafts():
    return list(Path(os.environ["XDG_STATE_HOME"]).glob("throughline/drafts/*.draft"))


def type_and_kill(program):
    """Makes a card, waits until its draft is on the disk, and starts again."""
    program.click(program.card(CARD))
    program.key("n")
    program.write(TITLE)
    wait(lambda: any(TITLE.encode() in draft.read_bytes() for draft in drafts()), "a draft")
    program.process.kill()
    program.process.wait()
    assert program.path.read_bytes() == SAMPLE.read_bytes()
    return Program(program.session, path=program.path)


def has_title(elements, title):
    return any(element.get("title") == title for element in elements.values())


def see_bar(program, words):
    """Waits until a bar says these words, and maybe more, and has slid in: before, its keys do
    nothing."""

    def find():
        bar = next((a for a in program.root.walk() if a.name.startswith(words)), None)
        return bar if bar and bar.place[3] > 0 else None

    program.rest(wait(find, f"“{words}…”"))


def choose(program, key, outcome, what):
    program.key(key)
    wait(outcome, what)


def dialogs(program):
    return len(program.windows()) > 1


def test_restore(program):
    again = type_and_kill(program)
    try:
        see_bar(again, LOST)
        again.hear_begin(LOST)
        choose(again, "alt+t", lambda: again.find_card(TITLE), "the card that was lost")
        assert again.path.read_bytes() == SAMPLE.read_bytes()
        again.saved(lambda after: has_title(after, TITLE), "the card that was lost")
        wait(lambda: not drafts(), "the draft to go")
    finally:
        again.end()


def test_look_then_restore(program):
    again = type_and_kill(program)
    try:
        see_bar(again, LOST)
        choose(again, "alt+w", lambda: dialogs(again), "a dialog")
        again.answer("1 Step Was Not Saved", "alt+t")
        again.card(TITLE)
    finally:
        again.end()


def test_discard_asks(program):
    again = type_and_kill(program)
    try:
        see_bar(again, LOST)
        choose(again, "alt+d", lambda: dialogs(again), "a dialog")
        again.answer("Discard the Draft?", "Escape")
        assert drafts()
        again.focus()
        choose(again, "alt+d", lambda: dialogs(again), "a dialog")
        again.answer("Discard the Draft?", "alt+d")
        wait(lambda: not drafts(), "the draft to go")
        again.focus()
        again.key("ctrl+w")
        again.ends_well()
    finally:
        again.end()


def test_damaged_draft_is_told_of(program):
    again = type_and_kill(program)
    again.end()
    for draft in drafts():
        draft.write_bytes(draft.read_bytes().replace(b"<journey-map", b"?journey-map"))
    again = Program(program.session, path=program.path)
    try:
        see_bar(again, UNREADABLE)
        assert drafts()
        choose(again, "alt+d", lambda: dialogs(again), "a dialog")
        again.answer("Discard the Draft?", "alt+d")
        wait(lambda: not drafts(), "the draft to go")
        again.focus()
        again.key("ctrl+w")
        again.ends_well()
    finally:
        again.end()


def test_reload_what_another_program_wrote(program):
    program.card(CARD)
    program.path.write_bytes(OTHER)
    see_bar(program, CHANGED)
    program.hear_begin(CHANGED)
    choose(program, "alt+r", lambda: program.find_card("Rings twice"), "the other map")
    program.key("ctrl+w")
    program.ends_well()
    assert program.path.read_bytes() == OTHER


def test_keep_mine(program):
    program.card(CARD)
    program.path.write_bytes(OTHER)
    see_bar(program, CHANGED)
    choose(program, "alt+k", lambda: program.find("sample.journey · not saved"), "it to be kept")
    wait(
        lambda: not any(a.name.startswith(CHANGED) for a in program.root.walk()),
        "a closed bar to say nothing any more",
    )
    program.saved(lambda after: has_title(after, CARD), "this window's map")
    program.key("ctrl+w")
    program.ends_well()


def test_changes_ask_before_reload(program):
    program.click(program.card(CARD))
    program.key("n")
    program.write(TITLE)
    program.path.write_bytes(OTHER)
    see_bar(program, CHANGED)
    choose(program, "alt+r", lambda: dialogs(program), "a dialog")
    program.answer("Reload the Map?", "Escape")
    program.card(TITLE)
    program.focus()
    choose(program, "alt+r", lambda: dialogs(program), "a dialog")
    program.answer("Reload the Map?", "alt+r")
    program.card("Rings twice")
    wait(lambda: not drafts(), "the draft to go")


run(
    test_restore,
    test_look_then_restore,
    test_discard_asks,
    test_damaged_draft_is_told_of,
    test_reload_what_another_program_wrote,
    test_keep_mine,
    test_changes_ask_before_reload,
)
