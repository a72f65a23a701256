#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmarks: how fast and how small, as ratios to known programs measured in the same run.

run.py BUILD [--rounds N] [--only WORD]

What is compared runs in turns, round after round, and medians are compared, so that a machine
that others use too is fair to both. Times are processor time unless said. Prints one table; its
exit status says nothing about bounds, since no test may depend on a clock.
"""

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROWS = []


def row(function):
    ROWS.append(function)
    return function


class Bench:
    def __init__(self, build, folder, rounds):
        self.tools = os.path.join(build, "tests", "bench")
        self.program = os.path.join(build, "src", "throughline")
        self.folder = folder
        self.rounds = rounds

    def path(self, name):
        return os.path.join(self.folder, name)

    def tool(self, name, *arguments):
        return [os.path.join(self.tools, name), *map(str, arguments)]

    def map(self, name, *arguments):
        """A synthetic map, made once."""
        path = self.path(name + ".journey")
        if not os.path.exists(path):
            subprocess.run(self.tool("bench-generate", *arguments, path), check=True)
        return path

    def run(self, command):
        """Processor and wall time of a command in milliseconds, and the numbers it printed."""
        with tempfile.TemporaryFile(dir=self.folder) as output:
            start = time.monotonic()
            process = subprocess.Popen(command, stdout=output)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.monotonic() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                sys.exit(f"{command[0]} failed: {process.returncode}")
            output.seek(0)
            words = [line.split() for line in output.read().decode().splitlines()]
        numbers = {name: float(value) for name, value in words}
        numbers["cpu"] = (usage.ru_utime + usage.ru_stime) * 1000
        numbers["wall"] = wall * 1000
        return numbers

    def compare(self, *commands, rounds=None):
        """Runs the commands in turns; the median of each number of each."""
        results = [[] for _ in commands]
        for _ in range(rounds or self.rounds):
            for command, result in zip(commands, results):
                result.append(command() if callable(command) else self.run(command))
        return [{name: statistics.median(one[name] for one in result) for name in result[0]}
                for result in results]

    def start(self, command):
        """Starts a program with a window and waits until it rests."""
        environment = dict(os.environ, HOME=tempfile.mkdtemp(dir=self.folder))
        begin = time.monotonic()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        settled, busy = wait_for_rest(process, begin)
        memory = read_memory(process.pid)
        process.send_signal(signal.SIGKILL)
        process.wait()
        return {"wall": settled, "cpu": busy, "memory": memory}


def read_busy(pid):
    """Processor time of all threads so far, in milliseconds."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/schedstat") as file:
                total += int(file.read().split()[0])
        except FileNotFoundError:
            pass
    return total / 1e6


def read_memory(pid):
    """Resident memory in megabytes of a million bytes."""
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024 / 1e6
    return 0


def wait_for_rest(process, begin, quiet=0.7, limit=60):
    """Until the program has done next to nothing for a while: when it began to rest, and the
    processor time until then."""
    last, settled = 0, begin
    while time.monotonic() - begin < limit:
        if process.poll() is not None:
            sys.exit(f"{process.args[0]} ended by itself: {process.returncode}")
        busy = read_busy(process.pid)
        now = time.monotonic()
        if busy - last > 0.5:
            last, settled = busy, now
        elif now - settled > quiet and busy > 20:
            break
        time.sleep(0.002)
    return (settled - begin) * 1000, last


def milliseconds(number):
    return f"{number:.1f} ms" if number < 100 else f"{number:.0f} ms"


def ratio_line(work, ours, theirs, whose, bound):
    ratio = ours / theirs
    return (work, milliseconds(ours), f"{milliseconds(theirs)} {whose}", f"{ratio:.2f} ×",
            f"{bound:g} ×", ratio <= bound)


def limit_line(work, number, unit, bound, note=""):
    return (work, f"{number:.1f} {unit}", note, "", f"{bound:g} {unit}", number <= bound)


@row
def open_and_save(bench):
    file = bench.map("large", "-t", 10000, "-l", 4000, "-e", 5500, "-b", 8000000)
    subprocess.run(bench.tool("bench-file", "save", file, bench.path("same.journey")),
                   check=True, stdout=subprocess.DEVNULL)
    lint, opened, saved = bench.compare(
        ["xmllint", "--noout", file],
        bench.tool("bench-file", "open", file),
        bench.tool("bench-file", "save", file, bench.path("saved.journey")))
    yield ratio_line("open 8 MB, 20,000 elements", opened["cpu"], lint["cpu"], "xmllint", 1.3)
    yield ratio_line("  the same, wall", opened["wall"], lint["wall"], "xmllint", 1.3)
    yield ratio_line("save it, durably", saved["save.cpu"], lint["cpu"], "xmllint", 1.0)
    yield ratio_line("  the same, wall", saved["save.wall"], lint["wall"], "xmllint", 1.0)


@row
def export_pdf(bench):
    file = bench.map("ten-thousand", "-t", 10000)
    drawing = bench.path("ten-thousand.svg")
    bench.run(bench.tool("bench-draw", "export", file, drawing))
    ours, theirs = bench.compare(
        bench.tool("bench-draw", "export", file, bench.path("ours.pdf")),
        ["rsvg-convert", "--unlimited", "-f", "pdf", "-o", bench.path("theirs.pdf"), drawing],
        rounds=max(3, bench.rounds // 3))
    yield ratio_line("PDF of 10,000 touchpoints", ours["cpu"], theirs["cpu"],
                     "rsvg-convert of our SVG", 0.5)


@row
def export_svg(bench):
    file = bench.map("ten-thousand", "-t", 10000)
    (both,) = bench.compare(bench.tool("bench-draw", "svg", file),
                            rounds=max(3, bench.rounds // 3))
    yield ratio_line("SVG of 10,000 touchpoints", both["ours.cpu"], both["cairo.cpu"],
                     "cairo’s SVG surface", 0.1)


# The same lanes on all three, so that as many cards are in view.
SIZES = (100, 1000, 10000)


@row
def frames(bench):
    bounds = {"drag": (2, 5), "pan": (6, 12), "zoom": (4, 10)}
    files = {size: bench.map(f"frames-{size}", "-t", size, "-r", 20) for size in SIZES}
    results = dict(zip(SIZES, bench.compare(
        *[bench.tool("bench-canvas", files[size]) for size in SIZES],
        rounds=max(3, bench.rounds // 3))))
    for gesture, (median_bound, high_bound) in bounds.items():
        for size in SIZES:
            numbers = results[size]
            in_view = f"{numbers['in-view']:.0f} in view"
            yield limit_line(f"{gesture}, {size:,}: median of a frame",
                             numbers[gesture + ".median"], "ms", median_bound, in_view)
            yield limit_line(f"{gesture}, {size:,}: 95th of a hundred",
                             numbers[gesture + ".high"], "ms", high_bound, in_view)
        small, large = results[SIZES[0]], results[SIZES[-1]]
        yield ratio_line(f"{gesture}, 10,000 against 100", large[gesture + ".median"],
                         small[gesture + ".median"], "at 100", 1.5)


@row
def start(bench):
    file = bench.map("thousand", "-t", 1000)
    ours, bare = bench.compare(lambda: bench.start([bench.program, file]),
                               lambda: bench.start(bench.tool("bare-window")))
    yield ratio_line("start to rest, 1,000 touchpoints", ours["cpu"], bare["cpu"],
                     "bare window", 1.5)
    yield ratio_line("  the same, wall", ours["wall"], bare["wall"], "bare window", 1.5)


@row
def memory(bench):
    file = bench.map("ten-thousand", "-t", 10000)
    (whole,) = bench.compare(lambda: bench.start([bench.program, file]),
                             rounds=max(3, bench.rounds // 3))
    yield limit_line("resident memory, 10,000 touchpoints", whole["memory"], "MB", 150)
    for name, arguments in (("cards alone", ("-l", 0, "-e", 0)), ("with links and evidence", ())):
        model = bench.run(bench.tool("bench-file", "memory", bench.map(
            "model-" + name.replace(" ", "-"), "-t", 10000, *arguments)))
        over = (model["model.bytes"] - model["model.text"]) / model["model.touchpoints"]
        yield limit_line(f"model over its text, a touchpoint, {name}", over, "B", 1000)


def print_table(lines):
    head = ("work", "ours", "against", "ratio", "bound", "")
    lines = [line[:5] + ("" if line[5] else "MISSED",) for line in lines]
    widths = [max(len(line[i]) for line in [head, *lines]) for i in range(6)]
    for line in [head, tuple("-" * width for width in widths), *lines]:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--only", default="", help="rows whose function has this in its name")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="throughline-bench-")
    lines = []
    try:
        bench = Bench(os.path.abspath(options.build), folder, options.rounds)
        for function in ROWS:
            if options.only in function.__name__:
                print(f"{function.__name__.replace('_', ' ')} …", file=sys.stderr, flush=True)
                lines.extend(function(bench))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print_table(lines)


if __name__ == "__main__":
    main()
