"""Runs, each of them made once and kept: what is interrupted goes on from there."""

import json
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

import numpy as np

from agents.errors import InputError
from analysis.calibration.problem import Floats
from scenarios.directories import replace_file

RUNS = "runs.jsonl"
BEGINNING = b'{"values": ['
Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A run: the fitted numbers, in order, and a seed."""

    values: Values
    seed: int


class Tell(Protocol):
    """Is told of what for how many runs are there, and how many at least are still to come."""

    def __call__(self, about: str, finished: int, coming: int = 0) -> None:  # noqa: D102
        ...


Ask = Callable[[Sequence[Question]], Iterator[tuple[int, list[float]]]]


class Runs:
    """The moments of runs: from the file of those made before, or else asked for and added to it.

    ``directory``: where the file is; ``ask``: makes runs, answers come in any order; ``numbers``:
    how many a question may have; ``moments``: how many an answer has; ``tell``: is told of
    progress. ``seconds`` and ``made`` say how long how many new runs took. Raises InputError for a
    file that is damaged or cannot be read.
    """

    def __init__(
        self, directory: Path, ask: Ask, *, numbers: Collection[int], moments: int, tell: Tell
    ) -> None:
        self.path = directory / RUNS
        self.ask = ask
        self.numbers = numbers
        self.moments = moments
        self.tell = tell
        self.known: dict[Question, list[float]] = {}
        self.told: set[Question] = set()
        self.made = 0
        self.seconds = 0.0
        self._read()

    def of(self, about: str, points: Iterable[Values], seeds: Sequence[int]) -> Floats:
        """The moments at every point with every seed: float64 (points, seeds, moments)."""
        return self.of_each(about, [(values, seeds) for values in points])

    def of_each(self, about: str, asked: Sequence[tuple[Values, Sequence[int]]]) -> Floats:
        """The same, every point with as many seeds of its own."""
        rows = [[Question(values, seed) for seed in seeds] for values, seeds in asked]
        new = list(dict.fromkeys(each for row in rows for each in row if each not in self.known))
        kept = {each for row in rows for each in row} - self.told - set(new)
        self.told |= kept | set(new)
        self.tell(about, len(kept))
        if new:
            self._make(about, new)
        return np.array([[self.known[each] for each in row] for row in rows], dtype=np.float64)

    def expect(self, about: str, coming: int) -> None:
        """At least so many runs are still to be asked for."""
        self.tell(about, 0, coming)

    def _make(self, about: str, new: Sequence[Question]) -> None:
        started = monotonic()
        self.expect(about, len(new))
        with self.path.open("ab") as file:
            for at, found in self.ask(new):
                self.known[new[at]] = found
                file.write(_line(new[at], found))
                file.flush()
                self.made += 1
                self.tell(about, 1)
        self.seconds += monotonic() - started

    def _read(self) -> None:
        if not self.path.exists():
            return
        try:
            whole, _, rest = self.path.read_bytes().rpartition(b"\n")
        except OSError as error:
            what = f"cannot be read: {error.strerror or error}"
            raise InputError(what, where=str(self.path), allowed="a file of runs") from error
        lines = whole.split(b"\n") if whole else []
        for number, line in enumerate(lines, 1):
            try:
                question, found = self._record(json.loads(line))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise self._damaged(number) from error
            self.known[question] = found
        if rest:
            if rest[: len(BEGINNING)] != BEGINNING[: len(rest)]:
                raise self._damaged(len(lines) + 1)
            # The process ended while it wrote this line; the run is made again.
            replace_file(self.path, whole + b"\n" if whole else b"")

    def _record(self, saved: Any) -> tuple[Question, list[float]]:
        """A line's question and answer. Raises what wrong content leads to."""
        values, found, seed = _numbers(saved["values"]), _numbers(saved["moments"]), saved["seed"]
        wrong = len(values) not in self.numbers or len(found) != self.moments
        if wrong or type(seed) is not int:
            raise ValueError
        return Question(tuple(values), seed), found

    def _damaged(self, number: int) -> InputError:
        what = f"line {number} is damaged"
        allowed = "the file as it was, or without this line: its run is made again"
        return InputError(what, where=str(self.path), allowed=allowed)


def _numbers(found: Any) -> list[float]:
    if not isinstance(found, list) or any(type(each) not in (int, float) for each in found):
        raise TypeError
    numbers = [float(each) for each in found]
    if not all(map(math.isfinite, numbers)):
        raise ValueError
    return numbers


def _line(question: Question, found: Sequence[float]) -> bytes:
    content = {"values": question.values, "seed": question.seed, "moments": list(found)}
    return f"{json.dumps(content)}\n".encode()
