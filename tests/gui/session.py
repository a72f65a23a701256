# SPDX-License-Identifier: GPL-3.0-or-later
"""A display, a bus and a home for a program that is driven as a person does."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from accessible import Bus, Screen

DISPLAY_SIZE = (1600, 1000)
LIMIT = 20.0  # seconds until a wait gives up; a slow machine under sanitizers needs them


class Session:
    """A display, a bus and a home that nobody else uses."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="throughline-gui-"))
        self.processes = []
        self.announced = []  # what a screen reader says
        for name in ("home", "runtime"):
            (self.folder / name).mkdir(mode=0o700)
        # No printers of this machine's are looked for, which may be told of.
        settings = self.folder / "home/.config/gtk-4.0"
        settings.mkdir(parents=True)
        (settings / "settings.ini").write_text("[Settings]\ngtk-print-backends=file\n")
        # Warnings are fatal for the program, not for libatspi, which always has one.
        self.debug = os.environ.pop("G_DEBUG", "")
        for name in ("WAYLAND_DISPLAY", "GTK_A11Y", "NO_AT_BRIDGE", "AT_SPI_BUS_ADDRESS"):
            os.environ.pop(name, None)
        home = self.folder / "home"
        os.environ.update(
            HOME=str(home),
            XDG_RUNTIME_DIR=str(self.folder / "runtime"),
            XDG_DATA_HOME=str(home / ".local/share"),
            XDG_CONFIG_HOME=str(home / ".config"),
            XDG_STATE_HOME=str(home / ".local/state"),
            XDG_CACHE_HOME=str(home / ".cache"),
            GDK_BACKEND="x11",
            GSK_RENDERER="cairo",
            GSETTINGS_BACKEND="memory",
            LIBGL_ALWAYS_SOFTWARE="1",
            LC_ALL="C.UTF-8",
        )

    def start(self):
        display = self.start_server(
            ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-noreset",
             "-screen", "0", "{}x{}x24".format(*DISPLAY_SIZE)]
        )
        os.environ["DISPLAY"] = ":" + display
        # Out of the way: a menu that opens under the pointer follows it, not the keys.
        xdotool("mousemove", DISPLAY_SIZE[0] - 1, DISPLAY_SIZE[1] - 1)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.start_server(
            ["dbus-daemon", "--session", "--nofork", "--print-address"]
        )
        # Not before: it is bound to the bus that is there when it is imported.
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi

        self.atspi = Atspi
        Atspi.init()
        self.bus = Bus()
        self.listener = Atspi.EventListener.new(self.listen)
        self.listener.register("object:announcement")
        self.listener.register("object:property-change:accessible-description")

    def listen(self, event):
        """As Orca 43 does: of what does not have the keyboard no change is read out."""
        event.source.clear_cache()
        states = event.source.get_state_set()
        if isinstance(event.any_data, str) and (
                event.type.startswith("object:announcement")
                or states.contains(self.atspi.StateType.FOCUSED)):
            self.announced.append(event.any_data)

    def announcements(self):
        """All since the program was started, or since they were cleared."""
        from gi.repository import GLib

        while GLib.MainContext.default().iteration(False):
            pass
        return self.announced

    def start_server(self, command):
        """Starts it and returns the first line it prints."""
        log = open(self.folder / (command[0] + ".log"), "w")
        server = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True
        )
        self.processes.append(server)
        line = server.stdout.readline().strip()
        if not line:
            raise RuntimeError(f"{command[0]} did not start: {Path(log.name).read_text()}")
        return line

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def xdotool(*words):
    Screen.may_have_changed()
    done = subprocess.run(
        ["xdotool", *map(str, words)], capture_output=True, text=True, timeout=LIMIT
    )
    return done.stdout.split()
