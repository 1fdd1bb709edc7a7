"""What a project changes: the rows of ``assessment.parquet``, paired by seed."""

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.assessment.sides import Sides
from analysis.differences import Row, differences
from analysis.intervals import fieller
from analysis.verdict import ONE_SEED
from analysis.windows import Window, join_pairs
from sim.outcomes.catalogue import DECLARED

Floats = npt.NDArray[np.float64]
COLUMNS = {
    "measure": pl.String(),
    "group": pl.String(),
    "window": pl.String(),
    "closure": pl.String(),
    "without": pl.Float64(),
    "with": pl.Float64(),
    "effect": pl.Float64(),
    "ci_low": pl.Float64(),
    "ci_high": pl.Float64(),
    "unit": pl.String(),
    "seeds": pl.Int64(),
    "minimum_detectable": pl.Float64(),
    "verdict": pl.String(),
}
ORDER = ["measure", "group", "window", "closure"]
MEASURES = (
    *("project_jobs", "project_hires", "project_separations", "project_mean_wage"),
    *("jobs", "sector_jobs", "employed", "unemployed", "residents", "in_commuters"),
    *("unemployment_rate", "unemployment_rate_by_trait", "mean_wage", "sector_mean_wage"),
)
"""Outcomes that become measures, each with all of its groups."""

JOBS, NET_JOBS = "project_jobs", "jobs"
DISPLACED, DISPLACED_SHARE = "jobs_displaced", "jobs_displaced_share"
PERCENT = 100.0


def assessment_table(sides: tuple[Sides, ...]) -> pl.DataFrame:
    """One row for each measure, group, window and closure, sorted so.

    - ``without``, ``with``: means over seeds; null where a side has no such thing, as the pay of a
      firm that is not there, and for measures that exist only between both sides;
    - ``effect``: their paired difference, in percentage points for rates, with Student's 95 %
      interval ``ci_low`` to ``ci_high``; null for one seed;
    - ``jobs_displaced``: the change in jobs at the project's firms less the change in all jobs of
      the region: above 0 what others lose to the project, below 0 what they take over from it;
      ``jobs_displaced_share``: that in percent of the project's jobs, with Fieller's interval;
    - ``minimum_detectable``: the effect that such a comparison sees in four of five cases;
    - ``verdict``: in words.

    Windows are ``since_start``, all months from the project's first on, and ``last_12_months``.
    """
    rows = [
        _of_closure(row, each.runs.closure)
        for each in sides
        for window in each.windows
        for row in _rows(each, window)
    ]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row").sort(ORDER).rechunk()


def _of_closure(row: Row, closure: str) -> Row:
    """A row of :func:`analysis.differences.differences` as one of this table."""
    outcome, group, window, _, without, given, effect, low, high, unit, seeds = row[:11]
    found = (outcome, group, window, closure, without, given, effect, low, high, unit, seeds)
    return (*found, *row[14:])


def _rows(sides: Sides, window: Window) -> Iterator[Row]:
    series, scenario = sides.series, sides.project.id
    first, second = sides.places
    sets = sides.runs.set_of_seed
    for measure in MEASURES:
        groups = series.groups(measure)
        if not groups:
            continue
        values = np.stack([series.of(measure, group) for group in groups])
        pair = join_pairs(values[:, first], values[:, second], window, DECLARED[measure].measure)
        unit = series.units[measure]
        names = [(measure, group, unit) for group in groups]
        rows = differences(names, window, scenario, pair, sets)
        yield from rows
        told = {row[1] for row in rows}
        for at, group in enumerate(groups):
            if group not in told:
                # One side never has it, so that there is a level and no difference.
                alone = (values[at, first], values[at, second])
                yield _levels(measure, group, unit, window, scenario, alone)
    yield from _displaced(sides, window)


def _levels(
    measure: str, group: str, unit: str, window: Window, scenario: str, sides: tuple[Floats, Floats]
) -> Row:
    means = [_mean(side[:, window.inside]) for side in sides]
    unknown = (None,) * 3
    words = "only on one side"
    return (
        *(measure, group, window.name, scenario, *means, *unknown, unit),
        *(sides[0].shape[0], None, None, None, None, words),
    )


def _mean(values: Floats) -> float | None:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else None


def _displaced(sides: Sides, window: Window) -> Iterator[Row]:
    first, second = sides.places
    sets = sides.runs.set_of_seed
    own, every = (
        join_pairs(values[first], values[second], window, "stock")
        for values in (sides.series.of(JOBS), sides.series.of(NET_JOBS))
    )
    pair = (own[0] - every[0])[None], (own[1] - every[1])[None]
    name = (DISPLACED, "all", "jobs")
    for row in differences([name], window, sides.project.id, pair, sets):
        yield (*row[:4], None, None, *row[6:])
    gained = own[1] - own[0]
    displaced = gained - (every[1] - every[0])
    known = np.isfinite(gained) & np.isfinite(displaced)
    total = float(gained[known].sum())
    if total == 0.0:
        return
    interval = fieller(displaced[known], gained[known], sets[known])
    low, high = (None, None) if interval is None else (interval.low, interval.high)
    ends = [None if end is None else end * PERCENT for end in (low, high)]
    share = float(displaced[known].sum()) / total * PERCENT
    yield (
        *(DISPLACED_SHARE, "all", window.name, sides.project.id, None, None, share, *ends),
        *("percent of the project's jobs", int(known.sum()), None, None, None, None),
        _of_share(low, high),
    )


def _of_share(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ONE_SEED
    if math.isinf(low) or math.isinf(high):
        return "unbounded: the project's own jobs are not sure"
    if low > 0.0:
        return "others change against the project"
    return "others change with the project" if high < 0.0 else "not sure to differ from 0"
