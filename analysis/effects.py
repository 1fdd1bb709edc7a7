"""The effects of scenarios against their baseline, paired by seed."""

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.between import between
from analysis.differences import Row, differences
from analysis.load import Runs
from analysis.series import Series
from analysis.unknown import count
from analysis.windows import Window, join_pairs, windows
from sim.outcomes.catalogue import DECLARED

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
COLUMNS = {
    "outcome": pl.String(),
    "group": pl.String(),
    "window": pl.String(),
    "scenario": pl.String(),
    "closure": pl.String(),
    "baseline": pl.Float64(),
    "value": pl.Float64(),
    "effect": pl.Float64(),
    "ci_low": pl.Float64(),
    "ci_high": pl.Float64(),
    "unit": pl.String(),
    "seeds": pl.Int64(),
    "se_chance": pl.Float64(),
    "se_ignorance": pl.Float64(),
    "variance_reduction": pl.Float64(),
    "minimum_detectable": pl.Float64(),
    "verdict": pl.String(),
    "unknown_numbers": pl.Int64(),
}
OF_RUNS = ("closure", "unknown_numbers")
"""Columns that follow from the runs, not from what came of them."""
ORDER = ["outcome", "group", "window", "scenario", "closure"]


def effects(runs: Runs, series: Series, spending: Floats) -> pl.DataFrame:
    """The table of effects: one row for each outcome, group, window and scenario, sorted so,
    all under the closure of ``runs``.

    ``spending`` is yuan by (scenarios, seeds, instruments, months). Columns:

    - ``baseline``, ``value``: means over seeds without and with the package, null for outcomes that
      exist only between scenarios; ``effect`` their difference, in percentage points for rates;
    - ``ci_low``, ``ci_high``: Student's 95 % interval of the paired differences, Fieller's for
      ratios. Infinite at both ends where a ratio is unbounded; if a range within is ruled out all
      the same, the verdict names it. Null for one seed. With several sets of parameters they cover
      chance and ignorance together;
    - ``se_chance``, ``se_ignorance``: the standard error that the luck of the seeds leaves, and the
      one that not knowing the parameters leaves: null with one set of parameters, both null where
      no set has two seeds, and for ratios;
    - ``variance_reduction``: the variance that the effect would have had with independent runs,
      over the variance it has; infinite where the differences do not vary at all;
    - ``minimum_detectable``: the effect that such a comparison sees in four of five cases;
    - ``verdict``: in words;
    - ``unknown_numbers``: how many numbers of the package's own policies are unknown or only
      recalled, beside how many know of each policy: what the effect rests on.
    """
    rows: list[Row] = []
    if runs.baseline is not None:
        for window in windows(runs.months):
            for scenario in runs.treated:
                sides = (series.row(runs.baseline), series.row(scenario))
                sets = runs.set_of_seed
                rows += _of_outcomes(series, window, scenario, sides, sets)
                rows += between(series, spending, window, scenario, sides, sets)
    kinds = {name: kind for name, kind in COLUMNS.items() if name not in OF_RUNS}
    table = pl.DataFrame(rows, schema=kinds, orient="row")
    unknown = {scenario: count(runs, scenario) for scenario in runs.scenarios}
    table = table.with_columns(
        pl.lit(runs.closure).alias("closure"),
        pl.col("scenario")
        .replace_strict(unknown, return_dtype=pl.Int64(), default=0)
        .alias("unknown_numbers"),
    ).select(list(COLUMNS))
    return table.sort(ORDER).rechunk()


def _of_outcomes(
    series: Series, window: Window, scenario: str, sides: tuple[int, int], sets: Ints
) -> list[Row]:
    rows: list[Row] = []
    keys = np.array([DECLARED[outcome].measure for outcome, _ in series.keys], dtype=object)
    without, given = (np.swapaxes(series.values[side], 0, 1) for side in sides)
    for measure in ("rate", "stock", "flow"):
        chosen = np.flatnonzero(keys == measure)
        pair = join_pairs(without[chosen], given[chosen], window, measure)
        names = [
            (outcome, group, series.units[outcome])
            for outcome, group in (series.keys[at] for at in chosen)
        ]
        rows += differences(names, window, scenario, pair, sets)
    return rows
