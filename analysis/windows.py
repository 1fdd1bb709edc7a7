"""The spans of months over which outcomes are joined, and how they are joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from sim.outcomes.registry import Measure

Floats = npt.NDArray[np.float64]
YEAR = 12


@dataclass(frozen=True, slots=True)
class Window:
    """A span of months: its name and, month by month, whether it is inside."""

    name: str
    inside: npt.NDArray[np.bool_]


def windows(months: Sequence[date]) -> tuple[Window, ...]:
    """The windows of a run: each calendar year it touches, its last 12 months, and all of it.

    A run shorter than 12 months has no window ``last_12_months``.
    """
    years = np.array([month.year for month in months])
    found = [Window(str(year), years == year) for year in np.unique(years)]
    place = np.arange(len(months))
    if len(months) >= YEAR:
        found.append(Window("last_12_months", place >= len(months) - YEAR))
    found.append(Window("all", place >= 0))
    return tuple(found)


def join(values: Floats, window: Window, measure: Measure) -> Floats:
    """One number a series for the window, from (…, months): the sum of a flow, else the mean.

    Months without a value are left out; NaN where the window has none at all.
    """
    kept = window.inside & np.isfinite(values)
    count = kept.sum(axis=-1)
    total = np.where(kept, values, 0.0).sum(axis=-1)
    if measure != "flow":
        total = np.divide(total, count, out=np.full(count.shape, np.nan), where=count > 0)
    return np.where(count > 0, total, np.nan)


def join_pairs(
    without: Floats, given: Floats, window: Window, measure: Measure
) -> tuple[Floats, Floats]:
    """Both sides of a comparison joined over the same months, from two arrays (…, months).

    A rate or stock counts only the months that have a value on both sides, since a mean over other
    months would be another quantity. A flow that one side lacks is 0 there: what never happened was
    never recorded.
    """
    here, there = np.isfinite(without), np.isfinite(given)
    if measure == "flow":
        either = here | there
        first = np.where(either & ~here, 0.0, without)
        second = np.where(either & ~there, 0.0, given)
    else:
        both = here & there
        first, second = np.where(both, without, np.nan), np.where(both, given, np.nan)
    return join(first, window, measure), join(second, window, measure)
