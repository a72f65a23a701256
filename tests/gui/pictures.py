#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the real window, to be looked at: ./dev pictures FOLDER

The sample with a card selected, and the start page, in each of the looks people have: light, dark,
high contrast, other languages, large text, twice the pixels."""

import os
import subprocess
import sys
import time
from pathlib import Path

import harness
from harness import SAMPLE, Session, wait, xdotool

CARD = "Must transfer at six"
SIZE = (1600, 1000)
STILL = 1.0  # seconds without a change: it is all there

# By name: what the desktop says to the program by its environment.
LOOKS = {
    "light": {},
    "dark": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"},
    "high-contrast": {"ADW_DEBUG_HIGH_CONTRAST": "1"},
    "dark-high-contrast": {
        "ADW_DEBUG_COLOR_SCHEME": "prefer-dark",
        "ADW_DEBUG_HIGH_CONTRAST": "1",
    },
    "german": {"LC_ALL": "de_DE.UTF-8"},
    "arabic": {"LC_ALL": "ar_EG.UTF-8"},
    "large-text": {},
    "twice": {"GDK_SCALE": "2"},
}
# What it says by the display: dots an inch, of which 96 are plain.
RESOURCES = {"large-text": "Xft.dpi: 144"}
SCENES = ("map", "start")


def shoot(window, path):
    subprocess.run(["import", "-window", window, str(path)], check=True)
    return path.read_bytes()


def shoot_when_still(window, path):
    last, since = None, time.monotonic()
    while time.monotonic() - since < STILL:
        now = shoot(window, path)
        if now != last:
            last, since = now, time.monotonic()


def make_locales(folder):
    """Those of the looks, which are rarely installed: without one there is no other language."""
    for locale in filter(None, (environment.get("LC_ALL") for environment in LOOKS.values())):
        source, charmap = locale.split(".")
        words = ["localedef", "--no-archive", "-i", source, "-f", charmap]
        subprocess.run([*words, str(folder / locale)], check=True)
    os.environ["LOCPATH"] = str(folder)


def find_window(process):
    return next(iter(xdotool("search", "--onlyvisible", "--pid", process.pid)), None)


def take(scene, environment, path):
    process = subprocess.Popen(
        [os.environ["TL_TEST_PROGRAM"]] + ([str(SAMPLE)] if scene == "map" else []),
        stdin=subprocess.DEVNULL,
        env=dict(os.environ, **environment),
    )
    scale = int(environment.get("GDK_SCALE", 1))
    window = wait(lambda: find_window(process), "a window")
    xdotool("windowmove", window, 0, 0, "windowsize", window, *(size * scale for size in SIZE))
    xdotool("windowfocus", "--sync", window)
    shoot_when_still(window, path)
    if scene == "map":
        xdotool("key", "ctrl+f")
        shoot_when_still(window, path)
        xdotool("type", "--delay", "1", CARD)
        shoot_when_still(window, path)
        xdotool("key", "Return", "Escape")
        shoot_when_still(window, path)
    process.kill()
    process.wait()


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    harness.DISPLAY_SIZE = (2 * SIZE[0], 2 * SIZE[1])
    session = Session()
    try:
        session.start()
        make_locales(session.folder)
        for look, environment in LOOKS.items():
            words = ["-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER"]
            subprocess.run(["xprop", "-root", *words, RESOURCES.get(look, "")], check=True)
            for scene in SCENES:
                path = folder / f"{scene}-{look}.png"
                take(scene, environment, path)
                print(path, flush=True)
    finally:
        session.stop()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: pictures.py FOLDER")
    main(Path(sys.argv[1]))
