#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two maps side by side: the map to come is made, and what is different is told and gone to."""

from harness import SAMPLE, run, wait

CARD = "Must transfer at six minutes"
CROSSED = f"“{CARD}” moved from Bea to Process: crossed the line of visibility"
COUNT = "Compared with “Broadband fault repair” · {}"


def move_card(source):
    """The map with its card in the lane of the process."""
    at = source.index(CARD.encode())
    begin = source.rindex(b"<touchpoint", 0, at)
    return source[:begin] + source[begin:at].replace(b'"l4"', b'"l6"') + source[at:]


def choose_in_menu(program, key):
    program.card(CARD)
    program.open_menu()
    program.close_menu(key)


def open_comparison(program):
    earlier = program.folder / "earlier.journey"
    earlier.write_bytes(SAMPLE.read_bytes())
    choose_in_menu(program, "w")
    program.see("Compare With a Journey Map")
    program.choose_file(earlier)
    program.see("Differences", "list")
    wait(lambda: program.windows() == [program.window], "the dialog to go")
    program.focus()


def go_to_card(program):
    """By its row in the list, with the keyboard."""
    program.click(program.see(CROSSED, "list item"))
    wait(lambda: program.card(CARD).has("SELECTED"), "the card to be selected")
    program.at(CARD)


def test_difference_is_told_and_gone_to(program):
    open_comparison(program)
    program.see(COUNT.format("1 difference"))
    program.click(program.see(CROSSED, "list item"))
    wait(lambda: program.card(CARD).has("SELECTED"), "the card to be selected")


def test_edits_are_followed(program):
    open_comparison(program)
    go_to_card(program)
    program.key("Delete")
    program.see(f"Touchpoint “{CARD}” is gone", "list item")
    program.key("ctrl+z")
    program.see(CROSSED, "list item")


def test_keys_go_through_the_list(program):
    """And Tab past it, from any row."""
    open_comparison(program)
    program.at_role("list item")
    program.walk("Down", lambda: program.is_at(CROSSED), "the difference")
    program.step("shift+Tab")
    program.at("Stop Comparing")
    program.step("Tab")
    program.at_role("list item")
    program.walk("Down", lambda: program.is_at(CROSSED), "the difference")
    program.key("Return")
    program.at(CARD)


def test_escape_ends_it(program):
    for at_map in (False, True):
        open_comparison(program)
        if at_map:
            go_to_card(program)
            # The first one lets go of the card.
            program.key("Escape")
            wait(lambda: not program.card(CARD).has("SELECTED"), "nothing to be selected")
            # And the second leads back to the list.
            program.key("Escape")
            program.at(CROSSED)
        else:
            program.at_role("list item")
            program.key("Down")
        program.key("Escape")
        wait(lambda: not program.find("Differences", "list"), "the list to go")


def test_map_it_was_made_from_is_offered(program):
    (program.folder / "earlier.journey").write_bytes(SAMPLE.read_bytes())
    choose_in_menu(program, "w")
    dialog = wait(lambda: next((w for w in program.windows() if w != program.window), None),
                  "the dialog")
    program.focus(dialog)
    wait(lambda: press_compare(program), "the differences")
    wait(lambda: program.windows() == [program.window], "the dialog to go")
    program.see(CROSSED, "list item")


def press_compare(program):
    """The file is chosen once the dialog has read the folder."""
    if len(program.windows()) > 1:
        program.key("alt+m")
    return program.find("Differences", "list")


def make_later(source):
    """The same as a map that was made from the sample."""
    root = source.index(b'id="')
    id = source[root + 4:source.index(b'"', root + 4)]
    return source.replace(b'id="' + id + b'"', b'id="m9"\n  based-on="' + id + b'"', 1)


def test_map_to_come(program):
    choose_in_menu(program, "u")
    program.see("Broadband fault repair (future)")
    other = wait(program.find_dialog, "another window")
    program.focus(other)
    program.key("ctrl+w")
    program.answer("Save Changes?", "alt+d", beside=other)
    wait(lambda: program.windows() == [program.window], "the other window to go")
    assert program.path.read_bytes() == SAMPLE.read_bytes()


for test in (test_difference_is_told_and_gone_to, test_edits_are_followed,
             test_keys_go_through_the_list, test_escape_ends_it):
    test.source = move_card(SAMPLE.read_bytes())
test_map_it_was_made_from_is_offered.source = make_later(move_card(SAMPLE.read_bytes()))


if __name__ == "__main__":
    run(
        test_difference_is_told_and_gone_to,
        test_edits_are_followed,
        test_keys_go_through_the_list,
        test_escape_ends_it,
        test_map_it_was_made_from_is_offered,
        test_map_to_come,
    )
