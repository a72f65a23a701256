#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed at random, in the middle of edits and saves, 200 times: no step older than
a second is lost, and no file is broken. What is killed is draft-driver, the program without its
window."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

N_KILLS = 200
N_LANES = 8  # at once; each with a map of its own, which goes on from kill to kill
LIMIT = 60.0  # seconds for what takes a moment
SECOND = 1_000_000  # as the log counts

DRIVER = os.environ["TL_TEST_DRIVER"]
SAMPLE = Path(os.environ["TL_TEST_SOURCE"]) / "cases/full.journey"


class Lane:
    """One map, from run to run."""

    def __init__(self, folder, number):
        self.folder = folder / str(number)
        self.folder.mkdir()
        self.path = self.folder / "map.journey"
        shutil.copy(SAMPLE, self.path)
        self.log = self.folder / "log"
        self.dice = random.Random(number)
        self.environment = dict(os.environ, XDG_STATE_HOME=str(self.folder / "state"))
        self.n_from_draft = 0
        self.states = [(0, self.look()[0][1])]  # (time, checksum), oldest first

    def look(self):
        """The checksums of the file and of the drafts, newest first: [(name, checksum)]."""
        done = subprocess.run(
            [DRIVER, "look", str(self.path)], env=self.environment, capture_output=True, text=True,
            timeout=LIMIT,
        )
        assert done.returncode == 0, f"look: {done.returncode} {done.stderr}"
        return [tuple(line.split()) for line in done.stdout.splitlines()]

    def read_log(self):
        lines = self.log.read_text().split("\n")[:-1] if self.log.exists() else []
        return [(int(when), checksum) for when, checksum in map(str.split, lines)]

    def run_and_kill(self):
        """Returns when it was killed."""
        process = subprocess.Popen(
            [DRIVER, "edit", str(self.path), str(self.log), str(self.dice.getrandbits(31))],
            env=self.environment, stderr=subprocess.PIPE, text=True,
        )
        end = time.monotonic() + LIMIT
        while not self.read_log():
            assert process.poll() is None, f"edit: {process.returncode} {process.stderr.read()}"
            assert time.monotonic() < end, "the driver does not start"
            time.sleep(0.01)
        time.sleep(self.dice.uniform(0, 2.2))
        assert process.poll() is None, f"edit: {process.returncode} {process.stderr.read()}"
        when = time.monotonic() * SECOND
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stderr.close()
        return when

    def find_state(self, checksum):
        """Where the map was like this the last time."""
        return next(
            (i for i in reversed(range(len(self.states))) if self.states[i][1] == checksum), -1
        )

    def kill(self):
        killed = self.run_and_kill()
        self.states += self.read_log()
        self.log.unlink()
        found = [(name, self.find_state(checksum)) for name, checksum in self.look()]
        for name, index in found:
            assert index >= 0, f"the {name} is none of {len(self.states)} states there were"
        old = [i for i, (when, _) in enumerate(self.states) if when <= killed - SECOND]
        best = max(index for _, index in found)
        assert best >= old[-1], (
            f"lost: {(killed - self.states[best + 1][0]) / SECOND:.3f} s before the kill"
        )
        self.n_from_draft += ("draft", best) in found


def live(folder, number):
    lane = Lane(folder, number)
    for _ in range(N_KILLS // N_LANES):
        lane.kill()
    return lane


def main():
    folder = Path(tempfile.mkdtemp(prefix="throughline-kill-"))
    print("1..1", flush=True)
    try:
        with ThreadPoolExecutor(N_LANES) as pool:
            lanes = list(pool.map(lambda number: live(folder, number), range(N_LANES)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    n_steps = sum(len(lane.states) for lane in lanes)
    n_from_draft = sum(lane.n_from_draft for lane in lanes)
    assert n_from_draft > N_KILLS / 2, f"drafts were needed only {n_from_draft} times"
    print(f"ok 1 killed # {N_KILLS} times among {n_steps} steps, {n_from_draft} drafts")


if __name__ == "__main__":
    try:
        main()
    except AssertionError as fault:
        print(f"not ok 1 killed # {fault}")
        sys.exit(1)
