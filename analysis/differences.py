"""Rows of the table of effects for paired differences."""

import math

import numpy as np
import numpy.typing as npt

from analysis import verdict
from analysis.intervals import detectable_in_errors, mean_interval
from analysis.windows import Window

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Row = tuple[object, ...]


def differences(
    names: list[tuple[str, str, str]],
    window: Window,
    scenario: str,
    pair: tuple[Floats, Floats],
    sets: Ints,
) -> list[Row]:
    """Rows from both sides' values, each (series, seeds); seeds without a value are left out.

    ``sets`` numbers the set of parameters that each seed took.
    """
    whole = np.isfinite(pair[0]) & np.isfinite(pair[1])
    without, given = (np.where(whole, side, np.nan) for side in pair)
    difference = given - without
    result = mean_interval(difference, sets)
    # What pairing gains is told from seeds alone, whatever parameters they took.
    first, second, paired = (mean_interval(each) for each in (without, given, difference))
    rows: list[Row] = []
    for at, (outcome, group, unit) in enumerate(names):
        seeds = int(result.count[at])
        if seeds == 0:
            continue
        error = float(result.standard_error[at])
        detectable = detectable_in_errors(float(result.degrees[at])) * error
        low, high = float(result.low[at]), float(result.high[at])
        apart = float(first.standard_error[at]) ** 2 + float(second.standard_error[at]) ** 2
        rows.append(
            (
                outcome,
                group,
                window.name,
                scenario,
                float(first.mean[at]),
                float(second.mean[at]),
                float(result.mean[at]),
                _known(low),
                _known(high),
                unit,
                seeds,
                _known(float(result.chance[at])),
                _known(float(result.ignorance[at])),
                _reduction(apart, float(paired.standard_error[at]) ** 2),
                _known(detectable),
                verdict.of_difference(
                    low=low,
                    high=high,
                    seeds=seeds,
                    identical=not np.any(np.nan_to_num(difference[at])),
                    detectable=detectable,
                    unit=unit,
                ),
            )
        )
    return rows


def _reduction(apart: float, paired: float) -> float | None:
    if math.isnan(apart) or (apart == 0.0 and paired == 0.0):
        return None
    return apart / paired if paired > 0.0 else math.inf


def _known(number: float) -> float | None:
    return None if math.isnan(number) else number
