#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes out of the window: its file in the file manager, its map on paper. The file manager and
the portal are this test's own."""

import os

from harness import run, wait

CARD = "Must transfer at six minutes"

INTERFACES = """<node>
<interface name='org.freedesktop.FileManager1'><method name='ShowItems'>
<arg type='as' direction='in'/><arg type='s' direction='in'/></method></interface>
<interface name='org.freedesktop.portal.OpenURI'><method name='OpenDirectory'>
<arg type='s' direction='in'/><arg type='h' direction='in'/><arg type='a{sv}' direction='in'/>
<arg type='o' direction='out'/></method></interface>
</node>"""
MANAGER = ("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
           "org.freedesktop.FileManager1")
PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
          "org.freedesktop.portal.OpenURI")


class Desktop:
    """Answers under some names on the session's bus, and notes what it was asked."""

    def __init__(self, *services):
        from gi.repository import Gio, GLib

        self.context = GLib.MainContext.default()
        self.asked = []
        self.bus = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None, None,
        )
        node = Gio.DBusNodeInfo.new_for_xml(INTERFACES)
        for name, path, interface in services:
            self.bus.register_object(path, node.lookup_interface(interface), self.answer)
            self.bus.call_sync(
                "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                GLib.Variant("(su)", (name, 0)), None, Gio.DBusCallFlags.NONE, -1, None,
            )

    def answer(self, connection, sender, path, interface, method, parameters, invocation):
        from gi.repository import GLib

        if method == "ShowItems":
            self.asked.append(parameters.unpack()[0])
            invocation.return_value(None)
        else:
            handed = invocation.get_message().get_unix_fd_list().get(0)
            self.asked.append(os.fstat(handed).st_ino)
            os.close(handed)
            invocation.return_value(GLib.Variant("(o)", ("/request",)))

    def was_asked(self):
        while self.context.iteration(False):
            pass
        return self.asked

    def leave(self):
        self.bus.close_sync(None)


def reveal(program):
    """By the menu and its mnemonic."""
    program.card(CARD)
    program.open_menu()
    program.key("v")


def test_reveal_in_file_manager(program):
    desktop = Desktop(MANAGER, PORTAL)
    try:
        reveal(program)
        wait(desktop.was_asked, "the file manager to be asked")
        assert desktop.asked == [[program.path.as_uri()]], desktop.asked
    finally:
        desktop.leave()


def test_reveal_by_portal(program):
    """As in a sandbox, where no file manager is to be had."""
    desktop = Desktop(PORTAL)
    try:
        reveal(program)
        wait(desktop.was_asked, "the portal to be asked")
        assert desktop.asked == [program.path.stat().st_ino], desktop.asked
    finally:
        desktop.leave()


def test_reveal_is_told_when_it_fails(program):
    reveal(program)
    wait(
        lambda: any(
            a.name.startswith("The folder could not be shown") for a in program.root.walk()
        ),
        "the reason",
    )


def test_print_dialog(program):
    program.card(CARD)
    program.key("ctrl+p")
    program.see("Print")
    dialog = wait(program.find_dialog, "the dialog")
    program.focus(dialog)
    program.key("Escape")
    wait(lambda: dialog not in program.windows(), "the dialog to go")
    program.focus()
    program.select(CARD)


run(
    test_reveal_in_file_manager,
    test_reveal_by_portal,
    test_reveal_is_told_when_it_fails,
    test_print_dialog,
)
