"""What runs attain of a plan's target, seed by seed, over the months that count."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.series import Series
from analysis.windows import YEAR, Window, join
from scenarios.target import ABOUT_EQUAL, Target

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
PRO_RATA = "pro rata, "
NO_MONTH = "the run has no month of the target's period"
NOT_SAVED = "these runs did not save what it is seen by"


@dataclass(frozen=True, slots=True)
class Attained:
    """Values by scenario and seed, and the level that they are held against.

    ``values``: (scenarios, seeds), in the target's unit. ``aim``: the target's value, less where
    the run ends early and it is one of flows. ``months`` counted; ``said``: over what, in words.
    """

    values: Floats
    aim: float
    months: int
    said: str


def attained(target: Target, series: Series) -> Attained | str:
    """What the runs attain, or why it cannot be said.

    A cumulative target is held against the sum of the period's months, pro rata where the run has
    not all of them; a yearly one against the sum of the calendar year that is furthest from
    reaching it, so that each whole year must; years of which the run has a part are left out, but
    counted pro rata where there is no other; a standing one against the mean of the last twelve
    months of the period.
    """
    if target.outcome is None:
        return target.not_scorable
    inside = _inside(target, series)
    covered = int(inside.sum())
    if not covered:
        return NO_MONTH
    monthly = np.sum([series.of(target.outcome, group) for group in target.groups], axis=0)
    if not np.isfinite(monthly[..., inside]).any():
        return NOT_SAVED
    if target.period == "standing":
        return _standing(target, monthly, inside)
    if target.period == "yearly":
        return _yearly(target, monthly, inside, series)
    total = join(monthly, Window("period", inside), "flow")
    whole = _months_of_period(target)
    said = "whole period" if covered == whole else f"{PRO_RATA}{covered} of {whole} months"
    return Attained(total, target.value * covered / whole, covered, said)


def _standing(target: Target, monthly: Floats, inside: Bools) -> Attained:
    last = np.flatnonzero(inside)[-YEAR:]
    chosen = np.zeros(inside.size, dtype=np.bool_)
    chosen[last] = True
    mean = join(monthly, Window("last", chosen), "rate")
    return Attained(mean, target.value, last.size, f"mean of the last {_in_months(last.size)}")


def _yearly(target: Target, monthly: Floats, inside: Bools, series: Series) -> Attained:
    years = np.array([month.year for month in series.months])
    whole = [year for year in np.unique(years) if (inside & (years == year)).sum() == YEAR]
    if not whole:
        covered = int(inside.sum())
        total = join(monthly, Window("part", inside), "flow")
        said = f"{PRO_RATA}{covered} of {YEAR} months"
        return Attained(total, target.value * covered / YEAR, covered, said)
    each = np.stack(
        [join(monthly, Window(str(year), inside & (years == year)), "flow") for year in whole]
    )
    said = f"year {whole[0]}" if len(whole) == 1 else f"worst of {len(whole)} years"
    return Attained(_worst(target, each), target.value, YEAR * len(whole), said)


def _worst(target: Target, each: Floats) -> Floats:
    """Of values (years, …) the one that is furthest from reaching the target."""
    if target.operator in ABOUT_EQUAL:
        away = np.abs(each - target.value)
    else:
        away = -each if target.operator == ">=" else each
    worst: Floats = np.take_along_axis(each, away.argmax(axis=0)[None], axis=0)[0]
    return worst


def _inside(target: Target, series: Series) -> Bools:
    return np.array(
        [
            target.begins <= month and (target.ends is None or month <= target.ends)
            for month in series.months
        ]
    )


def _months_of_period(target: Target) -> int:
    if target.ends is None:
        message = "a target of sums has an end"
        raise ValueError(message)
    years: int = target.ends.year - target.begins.year
    return years * YEAR + target.ends.month - target.begins.month + 1


def _in_months(count: int) -> str:
    return "month" if count == 1 else f"{count} months"
