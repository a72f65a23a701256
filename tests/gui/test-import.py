#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of evidence on its way into the map: looked at, left, taken, taken back, taken again; and
evidence that is pasted, as words and as a table."""

import os
import subprocess
from contextlib import contextmanager

from harness import by_title, run, wait

CARD = "Is transferred and repeats the story"
# As a spreadsheet program in Germany writes it, and as people fill it in.
TABLE = (
    "\ufeffTicket;Kontaktpunkt;Kommentar;Wert;Messgröße;Datum;Kleinster Wert;Größter Wert\r\n"
    f'A1;{CARD};"I told\nall of this, ""again""";1,5;csat;2026-05-31;1;5\r\n'
    f"A2;{CARD};no such day;4;csat;2026-02-31;1;5\r\n"
    f"A3;{CARD};off the scale;9;csat;2026-05-01;1;5\r\n"
    f'A4;{CARD.lower()};"=HYPERLINK(""http://x"")";3;csat;2026-05-02;1;5\r\n'
    f"A5;Nowhere at all;so what;3;csat;2026-05-01;1;5\r\n"
    f"A6;{CARD};<b>ragged</b> & short\r\n"
    f"A7;{CARD};ragged;3;csat;2026-05-01;1;5;too;many\r\n"
).encode()
SEEN = "Of the 7 rows shown: good 1, mended 2, refused 4."
TOLD = "3 rows were taken (mended: 2), refused: 4."


def open_dialog(program, item):
    """That chooses a file."""
    program.key("F10")
    program.click_in_popup(program.see(item, "menu item"))
    wait(lambda: not program.find("Save", "menu item"), "the menu to close")


def open_table(program, content=TABLE):
    table = program.folder / "answers.csv"
    table.write_bytes(content)
    open_dialog(program, "Import Evidence…")
    program.choose_file(table)


def focus_dialog(program):
    def find():
        windows = [w for w in program.windows() if w != program.window]
        return windows[0] if len(windows) == 1 else None

    program.focus(wait(find, "one dialog"))


def see_dialog(program, status):
    program.see(status)
    focus_dialog(program)


def leave(program):
    program.key("Escape")
    wait(lambda: program.windows() == [program.window], "the dialog to go")
    program.focus()


def count_evidence(elements):
    return sum(element["element"] == "evidence" for element in elements.values())


def save(program, before, n):
    """Waits until the file has so many more pieces of evidence; all its elements."""
    return program.saved(
        lambda elements: count_evidence(elements) == count_evidence(before) + n and elements,
        f"{n} more pieces of evidence")


def can_undo(program):
    button = next(a for a in program.root.walk()
                  if a.name.startswith("Undo") and a.role == "push button")
    return button.has("SENSITIVE")


def import_table(program, told, status=SEEN):
    open_table(program)
    see_dialog(program, status)
    program.key("alt+i")
    program.see(told)
    leave(program)


def test_looked_at_and_left(program):
    before = program.path.read_bytes()
    open_table(program)
    see_dialog(program, SEEN)
    program.hear(SEEN)
    assert any(a.name.startswith("Refused: There is no touchpoint “Nowhere at all”")
               for a in program.root.walk())
    leave(program)
    assert not can_undo(program), "there is something to undo"
    program.saved(lambda elements: True, "been written")
    assert program.path.read_bytes() == before


def test_taken_undone_and_taken_again(program):
    before = program.elements()
    card = by_title(before, CARD)
    open_table(program)
    see_dialog(program, SEEN)
    program.key("alt+i")
    program.see(TOLD)
    for words in ("Line 2, mended: Value: “1,5” was read as 1.5.",
                  "Line 5, refused: The value 9 is off the scale from 1 to 5."):
        program.see(words)
    program.step("Tab")
    program.step("Down")
    program.key("Tab")
    program.at("Copy Report")  # out of the lines
    leave(program)
    wait(lambda: can_undo(program), "something to undo")
    after = save(program, before, 3)
    new = [after[name] for name in after.keys() - before.keys()]
    assert {e["about"] for e in new} == {card}, new
    assert {e["<words>"] for e in new} == {
        'I told\nall of this, "again"', '=HYPERLINK("http://x")', "<b>ragged</b> & short"}, new
    program.key("ctrl+z")
    program.saved(lambda elements: elements == before, "what it had")
    program.key("ctrl+shift+z")
    program.saved(lambda elements: elements == after, "the evidence again")
    import_table(program, "0 new pieces of evidence (changed: 0, as they were: 3).")
    program.saved(lambda elements: elements == after, "nothing doubled")


def test_rows_are_walked(program):
    """What a row will be is read where the keyboard is, with what the row says."""

    def at(name, cells):
        program.at_such(lambda a: a.name.startswith(name) and a.description.startswith(cells), name)

    open_table(program)
    see_dialog(program, SEEN)
    program.tab_to("Column “Größter Wert”")
    program.key("Tab")
    at("Line 2: About", f"A1; {CARD}; I told all of this")
    program.key("Down")
    at("Line 4: Refused: Date", "A2; ")
    program.key("End", "Tab", "shift+Tab")
    at("Line 9: Refused", "A7; ")
    leave(program)


def choose(program, column, n_down):
    """The field that a column becomes, so many below the one that it is."""
    program.tab_to(f"Column “{column}”")
    program.key("space")
    program.at_role("list item")
    for _ in range(n_down):
        program.step("Down")
    program.at_such(lambda a: a.role == "list item" and a.name, "a choice with a name")
    program.key("Return")
    wait(lambda: len(program.windows()) == 2, "the list to go")


def test_columns_are_chosen_and_remembered(program):
    table = f"Where,What they said\n{CARD},bad\n".encode()
    good = "Of the 1 row shown: good 1, mended 0, refused 0."
    open_table(program, table)
    see_dialog(program, "No column says what a row is “about”.")
    wait(lambda: not program.find("Import", "push button").has("SENSITIVE"), "nothing to import")
    choose(program, "Where", 1)
    program.see("No column has “words”, a “value” or “counts”.")
    choose(program, "What they said", 2)
    program.see(good)
    program.key("alt+i")
    program.see("1 row was taken (mended: 0), refused: 0.")
    leave(program)
    open_table(program, table)
    see_dialog(program, good)
    program.see("Columns mean what they did the last time")
    program.key("alt+s")
    program.see("No column says what a row is “about”.")
    leave(program)


def test_written_otherwise(program):
    """A table of words alone has no header, which is said by hand, and known the next time."""
    before = program.elements()
    table = f"{CARD},first\n{CARD},second\n".encode()
    good = "Of the 2 rows shown: good 2, mended 0, refused 0."
    open_table(program, table)
    see_dialog(program, "No column says what a row is “about”.")
    program.tab_to("Each row is")
    program.key("shift+Tab", "space")
    program.see("Comma (found)")
    program.see("UTF-8 (found)")
    program.tab_to("First Row Has the Names of Columns")
    program.key("space")
    program.see("Comma between columns · UTF-8 · no names of columns, so they are numbered")
    choose(program, "1", 1)
    program.see("No column has “words”, a “value” or “counts”.")
    choose(program, "2", 2)
    program.see(good)
    program.key("alt+i")
    program.see("2 rows were taken (mended: 0), refused: 0.")
    leave(program)
    after = save(program, before, 2)
    assert {after[name]["<words>"] for name in after.keys() - before.keys()} == {"first", "second"}
    open_table(program, table)
    see_dialog(program, good)
    leave(program)


def test_rules(program):
    """Rows are about what a rule says, and a rule can be taken away."""
    open_table(program, b"Comment,Score\nI was on hold,2\nAll well,5\n")
    see_dialog(program, "No column says what a row is “about”.")
    program.tab_to("New Rule")
    program.key("Return")
    program.tab_to("Contains")
    program.type("ON HOLD")
    program.tab_to("Is about")
    program.key("Return")
    wait(lambda: len(program.windows()) == 3, "the list")
    program.at_role("text", "entry")
    program.type(CARD)
    program.hear("3 found")
    program.walk("Down", lambda: program.is_at(CARD), "the card", most=3)
    program.at(CARD, "list item")
    program.key("Return")
    wait(lambda: len(program.windows()) == 2, "the list to go")
    program.tab_to("Add Rule")
    program.key("Return")
    program.see("“Comment” contains “on hold”")
    program.see("Of the 2 rows shown: good 1, mended 0, refused 1.")
    program.tab_to("Remove the rule “Comment” contains “on hold”")
    program.session.announcements().clear()
    program.key("Return")
    program.hear("No column says what a row is “about”.")
    program.at("New Rule")
    leave(program)


def attach(program, table, shown, taken):
    """Imports it from the inspector, to be followed."""
    program.click(program.see("Attach Evidence File…"))
    program.choose_file(table)
    see_dialog(program, shown)
    wait(lambda: any(a.name == "Keep Attached" and a.has("CHECKED") for a in program.root.walk()),
         "the switch to be on")
    program.key("alt+i")
    program.see(taken)
    leave(program)


def replace(table, text):
    """At once: what is written by and by may be read meanwhile."""
    other = table.with_suffix(".new")
    other.write_text(text)
    os.replace(other, table)


def test_kept_attached(program):
    """A file that is imported to be followed: it is changed elsewhere, and so is the evidence."""
    before = program.elements()
    table = program.folder / "answers.csv"
    table.write_text(f"ID,Touchpoint,Comment\na,{CARD},bad\n")
    attach(program, table, "Of the 1 row shown: good 1, mended 0, refused 0.",
           "1 row was taken (mended: 0), refused: 0.")
    program.at("Attach Evidence File…")  # where it was
    after = save(program, before, 1)
    assert sum(e["element"] == "data-source" for e in after.values()) == 1, after
    replace(table, f"ID,Touchpoint,Comment\na,{CARD},bad\nb,{CARD},worse\n")
    wait(lambda: any("not saved" in a.name for a in program.root.walk()), "the update")
    updated = save(program, before, 2)
    program.key("ctrl+z")
    program.saved(lambda elements: elements == after, "the evidence as it was imported")
    program.key("ctrl+z")
    program.saved(lambda elements: elements == before, "what it had")
    program.key("ctrl+shift+z", "ctrl+shift+z")
    program.saved(lambda elements: elements == updated, "all of it")
    open_table(program, f"ID,Where,Comment\na,{CARD},bad\n".encode())
    see_dialog(program, "No column says what a row is “about”.")
    program.see("What the columns are where this file is attached no longer fits")
    program.see("The table has no column “Touchpoint”.")
    leave(program)


def test_row_that_vanished(program):
    """What stays without its row is found from the list of such, and the file let go of."""
    before = program.elements()
    table = program.folder / "answers.csv"
    table.write_text(f"ID,Touchpoint,Comment\na,{CARD},bad\nb,{CARD},worse\n")
    attach(program, table, "Of the 2 rows shown: good 2, mended 0, refused 0.",
           "2 rows were taken (mended: 0), refused: 0.")
    program.at("Attach Evidence File…")
    save(program, before, 2)
    replace(table, f"ID,Touchpoint,Comment\nb,{CARD},worst\n")
    program.hear_such(lambda said: said.endswith("1 piece of evidence has no row any more"), "it")
    program.tab_to("answers.csv")
    program.key("Return")
    program.tab_to("Rows That Do Not Match")
    program.key("Return")
    program.see("Evidence Without a Row")
    focus_dialog(program)
    program.tab_to("“bad”")
    program.key("Return")
    wait(lambda: program.windows() == [program.window], "the dialog to go")
    program.focus()
    wait(lambda: program.at("Words", "text").text == "bad", "its words")
    program.key("Escape")
    program.at("Rows That Do Not Match")
    program.tab_to("Detach Evidence File")
    program.session.announcements().clear()
    program.key("Return")
    program.hear("“answers.csv” removed")
    program.saved(lambda elements: count_evidence(elements) == count_evidence(before) + 2
                  and not any(e["element"] == "data-source" for e in elements.values()),
                  "the evidence alone")
    program.key("ctrl+z")
    program.saved(lambda elements: any(e["element"] == "data-source" for e in elements.values()),
                  "the file again")


@contextmanager
def clipboard(program, content):
    path = program.folder / "offered"
    path.write_bytes(content)
    command = [os.environ["TL_TEST_CLIENT"], "offer", "text/plain;charset=utf-8", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "ready\n"
        yield
    finally:
        process.terminate()
        process.wait()


def test_exported_and_taken_back(program):
    """One's own table changes nothing."""
    before = program.path.read_bytes()
    table = program.folder / "own.csv"
    open_dialog(program, "Export Evidence…")
    program.name_file("Export Evidence", table)
    program.see("Exported to “own.csv”")
    wait(lambda: program.windows() == [program.window], "the dialog to go")
    program.focus()
    open_table(program, table.read_bytes())
    n = count_evidence(program.elements())
    see_dialog(program, "Of the 20 rows shown: good 20, mended 0, refused 0.")
    program.key("alt+i")
    program.see(f"0 new pieces of evidence (changed: 0, as they were: {n}).")
    leave(program)
    assert not can_undo(program), "there is something to undo"
    assert program.path.read_bytes() == before


def paste(program):
    program.select(CARD)
    program.click(program.see("Paste Evidence"))


def test_words_are_pasted(program):
    before = program.elements()
    with clipboard(program, b"Well, I waited,\nand <nobody> came.\n"):
        paste(program)
        program.see("Evidence")
        after = save(program, before, 1)
    new = after[next(iter(after.keys() - before.keys()))]
    assert new["<words>"] == "Well, I waited,\nand <nobody> came.", new
    assert new["about"] == by_title(before, CARD), new


def test_cells_are_pasted(program):
    before = program.elements()
    with clipboard(program, b"Comment\tScore\nToo slow\t2\nStill slow\t3\n"):
        paste(program)
        see_dialog(program, "Of the 2 rows shown: good 2, mended 0, refused 0.")
    program.key("alt+i")
    program.see("2 rows were taken (mended: 0), refused: 0.")
    leave(program)
    after = save(program, before, 2)
    assert {after[name]["about"] for name in after.keys() - before.keys()} == {
        by_title(before, CARD)}


run(
    test_looked_at_and_left,
    test_taken_undone_and_taken_again,
    test_rows_are_walked,
    test_columns_are_chosen_and_remembered,
    test_written_otherwise,
    test_rules,
    test_exported_and_taken_back,
    test_kept_attached,
    test_row_that_vanished,
    test_words_are_pasted,
    test_cells_are_pasted,
)
