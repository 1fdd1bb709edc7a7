"""Rows of the table of effects for outcomes that exist only between scenarios."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from analysis.differences import Row, differences
from analysis.intervals import Interval, fieller
from analysis.load import Runs
from analysis.net import BETWEEN_SCENARIOS, MONTHS_A_YEAR, BetweenScenarios, Pairs
from analysis.series import Series
from analysis.windows import Window, join_pairs, windows

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
NEEDED = ("employed", "startup_jobs_gross", "jobs")


def between(
    series: Series,
    spending: Floats,
    window: Window,
    scenario: str,
    sides: tuple[int, int],
    sets: Ints,
) -> list[Row]:
    """The rows of one scenario in one window; none where the runs lack an outcome they rest on.

    ``spending`` is yuan by (scenarios, seeds, instruments, months); ``sides`` are the places of the
    baseline and of the scenario along the first axis; ``sets`` numbers the set of parameters that
    each seed took.
    """
    if any((outcome, "all") not in series for outcome in NEEDED):
        return []
    pairs = _pairs(series, spending, window, sides)
    rows: list[Row] = []
    for declared in BETWEEN_SCENARIOS.values():
        found = declared.formula(pairs)
        if isinstance(found, tuple):
            spent = bool(np.any(np.diff(pairs.spending, axis=0)))
            rows.append(_ratio(declared, window, scenario, found, sets if spent else None))
            continue
        name = (declared.key, "all", declared.unit)
        made = differences([name], window, scenario, (found[:1], found[1:]), sets)
        # A difference without levels has no value on either side: columns four and five.
        rows += made if declared.levels else [(*row[:4], None, None, *row[6:]) for row in made]
    return rows


def cost_intervals(runs: Runs, series: Series, spending: Floats) -> Mapping[str, Interval | None]:
    """The interval of the cost of a net job-year over the whole run, by scenario.

    The table of effects has no column for a range that is ruled out within an unbounded interval;
    here it is kept. None where the cost is undefined or the runs lack an outcome it rests on.
    """
    found: dict[str, Interval | None] = {}
    for scenario in runs.treated:
        found[scenario] = None
        if runs.baseline is None or any((outcome, "all") not in series for outcome in NEEDED):
            continue
        sides = (series.row(runs.baseline), series.row(scenario))
        pairs = _pairs(series, spending, windows(runs.months)[-1], sides)
        above, below = np.diff(pairs.spending, axis=0)[0], np.diff(pairs.job_years, axis=0)[0]
        known = np.isfinite(below)
        if np.any(above):
            found[scenario] = fieller(above[known], below[known], runs.set_of_seed[known])
    return found


def _pairs(series: Series, spending: Floats, window: Window, sides: tuple[int, int]) -> Pairs:
    employed, startup_jobs, all_jobs = (series.of(outcome) for outcome in NEEDED)
    known = np.isfinite(employed[list(sides)]).all(axis=0) & window.inside
    paid = spending.sum(axis=2)
    return Pairs(
        job_years=_joined(employed, sides, window) * known.sum(axis=-1) / MONTHS_A_YEAR,
        startup_jobs=_joined(startup_jobs, sides, window),
        all_jobs=_joined(all_jobs, sides, window),
        spending=np.stack([paid[side][:, window.inside].sum(axis=-1) for side in sides]),
    )


def _joined(values: Floats, sides: tuple[int, int], window: Window) -> Floats:
    return np.stack(join_pairs(values[sides[0]], values[sides[1]], window, "stock"))


def _ratio(
    declared: BetweenScenarios,
    window: Window,
    scenario: str,
    parts: tuple[Floats, Floats],
    sets: Ints | None,
) -> Row:
    """``sets`` is None where spending never changed."""
    known = np.isfinite(parts[0]) & np.isfinite(parts[1])
    above, below = parts[0][known], parts[1][known]
    seeds = int(known.sum())
    # Money that never moved buys nothing, so no ratio means anything then.
    interval = fieller(above, below, sets[known]) if sets is not None else None
    total = float(below.sum())
    effect = float(above.sum()) / total if sets is not None and total != 0.0 else None
    words = declared.says(interval, seeds if effect is not None else 0) if declared.says else ""
    ends = (None, None) if interval is None else (interval.low, interval.high)
    return (
        *(declared.key, "all", window.name, scenario, None, None, effect, *ends),
        *(declared.unit, seeds, None, None, None, None, words),
    )
