"""The parts into which a comparison is divided: one seed and runs that settle together."""

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from scenarios.comparison import Comparison
from scenarios.comparison_runs import Key
from scenarios.failure import failure
from scenarios.runs import Seconds, settle, write_run
from scenarios.settings import RunSettings
from scenarios.settling import settling_groups, shares

Groups = Mapping[str, Sequence[list[Key]]]
"""By set of parameters, the runs that settle together."""


@dataclass(frozen=True, slots=True)
class Part:
    """Runs that settle once, together: their settings and where their results go."""

    runs: tuple[RunSettings, ...]
    directories: tuple[Path, ...]

    @property
    def months(self) -> int:
        """Months to simulate, those of settling once."""
        return self.runs[0].settling_months + sum(run.months for run in self.runs)


def divide(comparison: Comparison, processes: int) -> list[Part]:
    """Divide a comparison so that so many processes end at about the same time, longest first.

    Scenarios of one seed are divided too, and settle more than once, where that ends sooner.
    """
    groups = {name: settling_groups(runs) for name, runs in comparison.sets.items()}
    ways = range(1, max(len(group) for found in groups.values() for group in found) + 1)
    divided = [_parts(comparison, groups, way) for way in ways]
    return min(divided, key=lambda parts: months_until_end(parts, processes))


def months_until_end(parts: Sequence[Part], processes: int) -> int:
    """Months that the busiest process simulates when parts are handed out in order."""
    busy = [0] * processes
    for part in parts:
        heapq.heapreplace(busy, busy[0] + part.months)
    return max(busy)


def run_part(part: Part, on_month: Callable[[], None]) -> None:
    """Run a part and write each of its runs as it finishes; ``on_month`` is told of every month.

    Raises RunError, which names the run, and InputError where results cannot be written.
    """
    run = part.runs[0]
    try:
        settled = settle(run, on_month)
        for run, directory in zip(part.runs, part.directories, strict=True):
            started = perf_counter()
            market = settled.fork(run, run.desk(), on_month)
            market.run(run.months)
            stepping = perf_counter() - started
            seconds = Seconds(settled.seconds_setup, settled.seconds_settling, stepping)
            write_run(market, run, directory, seconds)
            market.close()
        settled.close()
    except Exception as error:
        raise failure(run, error) from error


def _parts(comparison: Comparison, groups: Groups, way: int) -> list[Part]:
    parts = [
        _part(comparison, keys, seed)
        for seed in comparison.seeds
        for group in groups[comparison.set_of(seed)]
        for keys in shares(group, min(way, len(group)))
    ]
    return sorted(parts, key=lambda part: part.months, reverse=True)


def _part(comparison: Comparison, keys: Sequence[Key], seed: int) -> Part:
    return Part(
        tuple(comparison.run(key, seed) for key in keys),
        tuple(comparison.run_directory(key, seed) for key in keys),
    )
