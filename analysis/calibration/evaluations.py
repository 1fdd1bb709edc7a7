"""Runs, each of them made once and kept: what is interrupted goes on from there."""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import numpy as np

from agents.errors import InputError
from analysis.calibration.problem import Floats

RUNS = "runs.jsonl"
Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A run: the fitted numbers, in order, and a seed."""

    values: Values
    seed: int


Tell = Callable[[str, int], None]
Ask = Callable[[Sequence[Question]], Iterator[tuple[int, list[float]]]]


class Runs:
    """The moments of runs: from the file of those made before, or else asked for and added to it.

    ``directory``: where the file is; ``ask``: makes runs, answers come in any order; ``moments``:
    how many there are; ``tell``: is told of what for how many more runs are there. ``seconds`` and
    ``made`` say how long how many new runs took. Raises InputError for a file that is damaged.
    """

    def __init__(self, directory: Path, ask: Ask, *, moments: int, tell: Tell) -> None:
        self.path = directory / RUNS
        self.ask = ask
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

    def _make(self, about: str, new: Sequence[Question]) -> None:
        started = monotonic()
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
        whole, _, rest = self.path.read_bytes().rpartition(b"\n")
        for number, line in enumerate(whole.splitlines(), 1):
            try:
                saved = json.loads(line)
                question = Question(tuple(saved["values"]), saved["seed"])
                found = [float(each) for each in saved["moments"]]
            except (ValueError, KeyError, TypeError) as error:
                raise self._damaged(number) from error
            if len(found) != self.moments or not all(map(math.isfinite, found)):
                raise self._damaged(number)
            self.known[question] = found
        if rest:
            # The process ended while it wrote this line; the run is made again.
            self.path.write_bytes(whole + b"\n" if whole else b"")

    def _damaged(self, number: int) -> InputError:
        what = f"line {number} is damaged"
        return InputError(what, where=str(self.path), allowed="the file as it was, or a new one")


def _line(question: Question, found: Sequence[float]) -> bytes:
    content = {"values": question.values, "seed": question.seed, "moments": list(found)}
    return f"{json.dumps(content)}\n".encode()
