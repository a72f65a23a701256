# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program tells those who hear instead of see, by the messages of AT-SPI. libatspi sends
three for each thing on the screen; here one message asks for all of them."""

import ast
import re
import time
from collections import namedtuple

from gi.repository import Gio, GLib

PREFIX = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
NOTHING = "/org/a11y/atspi/null"
OLD = 0.1  # seconds until what was read is read again
LIMIT = 20.0  # seconds until all must have been read

IN_WINDOW = 1  # of its kinds of coordinates

Thing = namedtuple("Thing", "parent index count name role description states")

# One item of what is asked for all, as GVariants are printed: ten times as quick to read as by
# unpack ().
TEXT = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
ITEM = re.compile(
    rf"\(\('[^']*', '(?P<path>[^']*)'\), \([^)]*\), \('[^']*', '(?P<parent>[^']*)'\), "
    rf"(?P<index>-?\d+), (?P<count>-?\d+), \[[^]]*\], (?P<name>{TEXT}), (?P<role>\d+), "
    rf"(?P<description>{TEXT}), \[(?P<states>\d+), (?P<more>\d+)\]\)"
)


def read_item(match):
    number = {name: int(match[name]) for name in ("index", "count", "role", "states", "more")}
    return Thing(
        match["parent"], number["index"], number["count"], ast.literal_eval(match["name"]),
        number["role"], ast.literal_eval(match["description"]),
        number["states"] | number["more"] << 32,
    )


class Bus:
    """The one of screen readers."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        (address,) = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
            Gio.DBusCallFlags.NONE, -1, None
        ).unpack()
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address,
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None, None,
        )

    def send(self, name, path, interface, method, parameters=None):
        return self.connection.call_sync(
            name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, -1, None
        )

    def call(self, *message):
        return self.send(*message).unpack()

    def find_screen(self, process):
        """What the program with this process number shows; None until it shows something."""
        (programs,) = self.call(PREFIX + "Registry", ROOT, PREFIX + "Accessible", "GetChildren")
        for name, _ in programs:
            screen = Screen(self, name)
            if self.get_process(name) == process and screen.root.children():
                return screen
        return None

    def get_process(self, name):
        try:
            return self.call("org.freedesktop.DBus", "/org/freedesktop/DBus",
                             "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                             GLib.Variant("(s)", (name,)))[0]
        except GLib.Error:  # it has gone
            return None


class Screen:
    """All that one program shows, read as a whole, and again once it may have changed."""

    changes = 0  # so often something was done, or waited for

    @classmethod
    def may_have_changed(cls):
        cls.changes += 1

    def __init__(self, bus, name):
        self.bus = bus
        self.name = name
        self.read = None  # when: the changes until then, and the time
        self.things, self.below = {}, {}
        self.root = Accessible(self, ROOT)

    def call(self, path, interface, method, parameters=None):
        return self.bus.call(self.name, path, interface, method, parameters)

    def look(self):
        """The things by their paths, and lists of the paths below, by those above."""
        if (not self.read or self.read[0] != Screen.changes
                or time.monotonic() - self.read[1] > OLD):
            end = time.monotonic() + LIMIT
            while not self.read_all():
                if time.monotonic() > end:
                    raise AssertionError("the program tells of ever more things")
            self.read = Screen.changes, time.monotonic()
        return self.things, self.below

    def read_all(self):
        """False when there is more than could be read: GTK tells in one message only of what has
        been asked for before, by what is above it."""
        self.things = self.ask_all()
        self.below = {path: [] for path in self.things}
        for path, thing in self.things.items():
            if thing.parent in self.things:
                self.below[thing.parent].append(path)
        complete = True
        for path, children in self.below.items():
            children.sort(key=lambda child: self.things[child].index)
            if len(children) != self.things[path].count:
                children[:] = self.ask_below(path)
                complete = not self.ask_for(children) and complete
        return complete

    def ask_for(self, paths):
        """Whether any of them was not known."""
        new = [path for path in paths if path not in self.things]
        for path in new:
            self.ask_for(self.ask_below(path))
        return bool(new)

    def ask_all(self):
        try:
            answer = self.bus.send(self.name, "/org/a11y/atspi/cache", PREFIX + "Cache", "GetItems")
        except GLib.Error:  # it has gone, or is about to come
            return {}
        return {match["path"]: read_item(match) for match in ITEM.finditer(answer.print_(False))}

    def ask_below(self, path):
        try:
            (children,) = self.call(path, PREFIX + "Accessible", "GetChildren")
        except GLib.Error:  # it has gone
            return []
        return [child for _, child in children if child != NOTHING]


class Accessible:
    """One thing on the screen, as it is now. libatspi is only asked for what names and numbers
    mean: it is bound to the bus that is there when it is imported. What is not there any more has
    no name, no role and no state."""

    def __init__(self, screen, path):
        self.screen = screen
        self.path = path

    @property
    def thing(self):
        return self.screen.look()[0].get(self.path)

    @property
    def name(self):
        """To GTK 4.18 a status has no name but its text."""
        thing = self.thing
        if thing and not thing.name and self.role == "status bar":
            return self.text
        return thing.name if thing else ""

    @property
    def text(self):
        """Of all its letters: to GTK 4.8 an entry has none up to the end, -1."""
        text = PREFIX + "Text"
        try:
            n = self.screen.call(self.path, "org.freedesktop.DBus.Properties", "Get",
                                 GLib.Variant("(ss)", (text, "CharacterCount")))[0]
            return self.screen.call(self.path, text, "GetText", GLib.Variant("(ii)", (0, n)))[0]
        except GLib.Error:  # it has gone, or has none
            return ""

    @property
    def description(self):
        thing = self.thing
        return thing.description if thing else ""

    @property
    def role(self):
        from gi.repository import Atspi

        thing = self.thing
        name = Atspi.role_get_name(Atspi.Role(thing.role)) if thing else ""
        return "push button" if name == "button" else name  # renamed in AT-SPI 2.54

    @property
    def parent(self):
        thing = self.thing
        return Accessible(self.screen, thing.parent) if thing else None

    def has(self, state):
        from gi.repository import Atspi

        thing = self.thing
        return bool(thing and thing.states >> int(getattr(Atspi.StateType, state)) & 1)

    @property
    def place(self):
        """In the window: x, y, width and height; nothing but zeros when it has gone."""
        where = GLib.Variant("(u)", (IN_WINDOW,))
        try:
            return self.screen.call(self.path, PREFIX + "Component", "GetExtents", where)[0]
        except GLib.Error:
            return 0, 0, 0, 0

    @property
    def middle(self):
        x, y, width, height = self.place
        return x + width / 2, y + height / 2

    def children(self):
        """Those right below it, in their order."""
        below = self.screen.look()[1].get(self.path, [])
        return [Accessible(self.screen, path) for path in below]

    def walk(self):
        """All below it, each before what is below that."""
        for child in self.children():
            yield child
            yield from child.walk()

    def find(self, name, role=None):
        """The first thing below it of this name (and role); None when there is none."""
        return next((a for a in self.walk() if a.name == name and role in (None, a.role)), None)
