"""The saved runs of a validation as arrays: arm by outcome by seed by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.facts import RunFacts, read_facts
from analysis.saved_tables import OUTCOMES, collect, scan
from scenarios.validation import BASELINE, CYCLE, SATURATION, run_directory

Floats = npt.NDArray[np.float64]
YEAR = 12
PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Arm:
    """All runs of one kind: ``series`` by outcome and group, (seeds, months)."""

    months: tuple[date, ...]
    series: Mapping[tuple[str, str], Floats]
    seeds: int

    def of(self, outcome: str, group: str = "all") -> Floats:
        """One outcome of one group; all NaN if it was never saved."""
        empty = np.full((self.seeds, len(self.months)), np.nan)
        return self.series.get((outcome, group), empty)


@dataclass(frozen=True, slots=True)
class Trials:
    """The arms of a validation that were run."""

    arms: Mapping[str, Arm]

    @property
    def baseline(self) -> Arm:
        """The region as it is."""
        return self.arms[BASELINE]

    @property
    def cycle(self) -> Arm:
        """The region in a cycle of demand."""
        return self.arms[CYCLE]

    @property
    def saturations(self) -> tuple[int, ...]:
        """The percentages treated that were run, rising, without 0."""
        names = (name for name in self.arms if name.startswith(f"{SATURATION}_"))
        return tuple(sorted(int(name.removeprefix(f"{SATURATION}_")) for name in names))

    def treated(self, percent: int) -> Arm:
        """The arm with so many in a hundred treated."""
        return self.arms[f"{SATURATION}_{percent}"]


def load_trials(directory: Path, arms: Sequence[str], seeds: Sequence[int]) -> Trials:
    """Read what a validation's runs saved. InputError names a file that cannot be read."""
    return Trials({name: _arm(directory, name, seeds) for name in arms})


def _arm(directory: Path, name: str, seeds: Sequence[int]) -> Arm:
    tables = []
    for seed in seeds:
        place = run_directory(directory, name, seed)
        read_facts(place / "run.json", RunFacts)
        path = place / "outcomes.parquet"
        tables.append(collect(scan(path, OUTCOMES), [path]))
    return arm_of_tables(tables)


def arm_of_tables(tables: Sequence[pl.DataFrame]) -> Arm:
    """An arm from the outcomes of its runs, one table a seed."""
    months = tuple(sorted({month for table in tables for month in table["month"].unique()}))
    place = {month: at for at, month in enumerate(months)}
    series: dict[tuple[str, str], Floats] = {}
    for seed, table in enumerate(tables):
        for key, part in table.partition_by("outcome", "group", as_dict=True).items():
            name = (str(key[0]), str(key[1]))
            if name not in series:
                series[name] = np.full((len(tables), len(months)), np.nan)
            at = [place[month] for month in part["month"].to_list()]
            series[name][seed, at] = part["value"].to_numpy()
    return Arm(months, series, len(tables))


def level(values: Floats) -> Floats:
    """The mean over months of each seed, of whole years where there is one; NaN if undefined."""
    months = values.shape[1]
    whole = values[:, : months - months % YEAR] if months >= YEAR else values
    known = np.isfinite(whole)
    total = np.where(known, whole, 0.0).sum(axis=1)
    count = known.sum(axis=1)
    mean: Floats = np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)
    return mean


def ratio(above: Floats, below: Floats) -> Floats:
    """One number over another, NaN where the latter is 0 or undefined."""
    fits = np.isfinite(below) & (below != 0)
    found: Floats = np.divide(above, below, out=np.full(np.shape(above), np.nan), where=fits)
    return found
