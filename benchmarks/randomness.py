"""Puts the hash generator to Dieharder's battery: streams that vary one counter at a time.

Run it as ``python benchmarks/randomness.py [--all]`` with ``dieharder`` installed, which Debian and
Ubuntu have as a package. Each stream is the 64 bits of draws that differ in one counter (the seed,
the decision, the month, the key, or k, the number of a drawer's draw), as raw bytes, low byte
first; ``key, k`` takes eight draws of one key after the other, ``month, key`` a thousand keys of
one month after the other.

A sound generator is WEAK in one test in a hundred: p-values below 0.005 or above 0.995. FAILED
means below 0.000001 or above 0.999999. Whatever is weak is tried again twice from other starting
points, as is usual, and counts as weak only where that happens again. Exit status 1: something
failed.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import IO, cast

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, bits, stream_of
from agents.kernel import uncompiled

USUAL = (0, 8, 15, 100, 101, 102, 200)
"""Birthdays, count of ones, runs; monobit, runs, serial; distribution of bits."""

NOT_FOR_USE = {5, 6, 7, 14}
"""Tests that Dieharder itself calls suspect, or not to be used."""

SIZES = {
    200: (2, 1, *range(3, 13)),
    201: (2, 3, 4, 5),
    202: (2, 3, 4, 5),
    203: tuple(range(33)),
}
"""Sizes of the tests that ask for one: the first is the usual, --all takes the rest too."""

BLOCK = 1 << 17
APART = 1 << 34
"""Counters between the starting points of tries: no two of them overlap."""

TRIES = 3
LINE = re.compile(
    r"^\s*(\w+)\|\s*(\d+)\|[^|]*\|[^|]*\|\s*([\d.]+)\|\s*(PASSED|WEAK|FAILED)", re.MULTILINE
)

Words = npt.NDArray[np.uint64]
Row = tuple[str, str, str]


def words(seed: object, decision: object, month: object, key: object, k: object) -> Words:
    """The bits of draws, by the rule of ``agents.chance``; one counter or more is an array."""
    with np.errstate(over="ignore"):  # the rule counts modulo 2**64
        return uncompiled(bits)(uncompiled(stream_of)(seed, decision, month), key, k)  # type: ignore[arg-type, return-value]


DECISION = int(Decision.SEPARATION)
STREAMS: dict[str, Callable[[Words], Words]] = {
    "seed": lambda i: words(i, DECISION, 3, 7, 0),
    "decision": lambda i: words(1, i, 3, 7, 0),
    "month": lambda i: words(1, DECISION, i, 7, 0),
    "key": lambda i: words(1, DECISION, 3, i, 0),
    "k": lambda i: words(1, DECISION, 3, 7, i),
    "key, k": lambda i: words(1, DECISION, 3, i // 8, i % 8),
    "month, key": lambda i: words(1, DECISION, i // 1000, i % 1000, 0),
}


def dieharder(program: str, asked: list[str], stream: str, attempt: int) -> list[Row]:
    """One of Dieharder's tests: what it is called with its size, its p-value and its verdict."""
    command = [program, "-g", "200", *asked]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
    feed, output = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    first = attempt * APART
    try:
        while process.poll() is None:
            block = np.arange(first, first + BLOCK).astype(np.uint64)
            feed.write(STREAMS[stream](block).astype("<u8").tobytes())
            first += BLOCK
    except BrokenPipeError:
        pass  # the test has read all it wanted
    said = output.read().decode()
    process.wait()
    return [(f"{name} {size}", p, verdict) for name, size, p, verdict in LINE.findall(said)]


def judged(program: str, asked: list[str], stream: str) -> list[list[str]]:
    """The rows of one test on one stream, what was weak tried again."""
    tries = [dieharder(program, asked, stream, 0)]
    if not tries[0]:
        return [[stream, f"test {' '.join(asked)}", "", "FAILED to run"]]
    if any(verdict == "WEAK" for _, _, verdict in tries[0]):
        tries += [dieharder(program, asked, stream, attempt) for attempt in range(1, TRIES)]
    rows = []
    for i, (name, p, verdict) in enumerate(tries[0]):
        final, shown = verdict, p
        if verdict == "WEAK":
            others = [again[i][1:] for again in tries[1:]]
            shown = ", ".join([p, *(other for other, _ in others)])
            verdicts = {other for _, other in others}
            final = next((bad for bad in ("FAILED", "WEAK") if bad in verdicts), "PASSED")
            final += ", weak at first"
        rows.append([stream, name, shown, final])
    return rows


def ways(test: int, *, whole: bool) -> list[list[str]]:
    """How a test is asked for: once, or with each of its sizes."""
    asked = ["-d", str(test)]
    sizes = SIZES.get(test)
    if sizes is None:
        return [asked]
    return [[*asked, "-n", str(size)] for size in (sizes if whole else sizes[:1])]


def numbers(program: str) -> list[int]:
    """All of Dieharder's tests but those not to be used."""
    asked = [program, "-l"]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout  # noqa: S603
    return [n for n in map(int, re.findall(r"-d (\d+)", said)) if n not in NOT_FOR_USE]


def main() -> None:
    """Test and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="the whole battery: hours")
    parser.add_argument("--tests", type=int, nargs="+", help="Dieharder's numbers of tests")
    parser.add_argument("--streams", nargs="+", choices=STREAMS, default=list(STREAMS))
    asked = parser.parse_args()
    program = shutil.which("dieharder")
    if program is None:
        sys.exit("dieharder is not installed; Debian and Ubuntu have it as a package")
    tests = asked.tests or (numbers(program) if asked.all else USUAL)
    chosen = [way for test in tests for way in ways(test, whole=asked.all)]
    verdicts: dict[str, int] = {}
    print(f"{'stream':<12}{'test':<26}{'p':<36}verdict")
    for stream in asked.streams:
        for way in chosen:
            for row in judged(program, way, stream):
                print(f"{row[0]:<12}{row[1]:<26}{row[2]:<36}{row[3]}", flush=True)
                verdicts[row[3]] = verdicts.get(row[3], 0) + 1
    print("; ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items())))
    sys.exit(any(verdict.startswith("FAILED") for verdict in verdicts))


if __name__ == "__main__":
    main()
