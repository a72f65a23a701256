#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence files: what another program writes is soon on the map, while somebody works on it."""

import os
import time
from pathlib import Path

from harness import Program, run, wait

MAPPING = 'column "id" id\ncolumn "about" about\ncolumn "measure" measure\ncolumn "value" value\n'
MAP = f"""<?xml version="1.0" encoding="UTF-8"?>
<journey-map xmlns="urn:throughline:journey-map:1" id="m1" title="Repair">
  <stage id="s1" title="At home"><moment id="o1"/><moment id="o2"/></stage>
  <lane id="l1" layer="customer" title="Ann"/>
  <lane id="l2" layer="customer" kind="experience" title="How Ann feels"/>
  <touchpoint id="t1" lane="l1" moment="o1" kind="action" title="Waits" feeling="0"/>
  <touchpoint id="t2" lane="l1" moment="o2" kind="action" title="Calls" feeling="0"/>
  <data-source id="d1" path="answers.csv"><mapping>{MAPPING}</mapping></data-source>
</journey-map>
""".encode()
VERSIONS = 1000


def write(program, *rows, in_place=False):
    """As a program does that is careful, or as one that is not."""
    path = program.folder / "answers.csv"
    text = "id,about,measure,value\n" + "".join(f"{row}\n" for row in rows)
    if in_place:
        path.write_text(text)
    else:
        other = program.folder / "answers.csv.new"
        other.write_text(text)
        os.replace(other, path)


def feels(program, words):
    """Waits until the inspector says that the selected card feels so, as the curve does."""
    wait(lambda: any(a.role == "label" and a.name.startswith(f"{words} (") for a in program.root.walk()),
         f"the card to feel {words}")


def test_curve_follows(program):
    """What is written is felt by itself, and one undo takes it back."""
    program.see("The file is not there.")
    program.select("Waits")
    write(program, "a,t1,ces,1")
    feels(program, "−2.0")
    write(program, "a,t1,ces,7", in_place=True)
    feels(program, "+2.0")
    program.focus()
    program.key("ctrl+z")
    wait(lambda: not any(a.name.startswith("+2.0") for a in program.root.walk()),
         "the evidence to go")
    program.key("Escape")
    write(program, "a,t1,ces,4", "b,nowhere,ces,4")
    wait(lambda: next((a for a in program.root.walk() if "1 row was not taken" in (a.name or "")),
                      None), "the row to be told")
    program.hear_begin("answers.csv: As of ")
    program.saved(lambda elements: elements.get("csv.a", {}).get("value") == "4", "the evidence")


def test_written_while_somebody_works(program):
    """A thousand versions of the file while cards are renamed and it is undone."""
    program.select("Calls")
    for i in range(VERSIONS):
        write(program, f"a,t1,ces,{1 + i % 7}", f"b,t2,ces,{1 + i % 5}", in_place=i % 2 == 0)
        if i % 50 == 0:
            program.key("F2")
            program.write(f"Calls {i}")
        if i % 50 == 25:
            program.key("ctrl+z")
        time.sleep(0.01)
    # None of them had this.
    write(program, "a,t1,ces,6.5", "b,t2,ces,1")
    program.select("Waits")
    feels(program, "+1.7")
    program.saved(lambda elements: elements.get("csv.a", {}).get("value") == "6.5"
                  and elements.get("csv.b", {}).get("value") == "1", "the last version")


def drafts():
    return list(Path(os.environ["XDG_STATE_HOME"]).glob("throughline/drafts/*.draft"))


def test_draft_comes_first(program):
    """What was lost is restored where the map is, before the file is read: else it would be put
    beside a map that has changed already."""
    program.see("The file is not there.")
    program.select("Calls")
    program.key("F2")
    program.write("Calls twice")
    wait(lambda: any(b"Calls twice" in draft.read_bytes() for draft in drafts()), "a draft")
    program.process.kill()
    program.process.wait()
    write(program, "a,t1,ces,7")
    again = Program(program.session, path=program.path)
    try:
        def offered():
            return next((a for a in again.root.walk()
                         if a.name.startswith("Throughline closed before") and a.place[3] > 0), None)

        again.rest(wait(offered, "the draft to be offered"))
        again.key("alt+t")
        wait(lambda: again.find_card("Calls twice"), "the card that was lost")
        wait(lambda: len(again.windows()) == 1, "nothing else to be there")
        again.focus()
        again.select("Waits")
        feels(again, "+2.0")
        again.saved(lambda elements: elements["t2"]["title"] == "Calls twice"
                    and "csv.a" in elements, "both")
    finally:
        again.end()


TESTS = test_curve_follows, test_written_while_somebody_works, test_draft_comes_first
for test in TESTS:
    test.source = MAP

run(*TESTS)
