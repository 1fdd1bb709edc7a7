"""What came of a calibration, as plain rows for every place that shows it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.calibration.course import Course
from analysis.calibration.ensemble import rule
from analysis.calibration.estimate import LEVEL
from analysis.calibration.problem import in_own_unit
from analysis.calibration.profiles import mixed_up
from analysis.calibration.recovery import REACH

HARDLY = 0.25
"""The share of its prior variance below which a number is hardly known better than before."""


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One moment: its target with the shift, simulated before and after, and how far off."""

    name: str
    target: float
    error: float
    before: float
    after: float
    off_before: float
    off_after: float


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number: as it stood, fitted with its interval, and what is known of it.

    ``best`` is of the sets that were simulated, the interval is about the emulator's optimum; from
    ``low`` to ``high`` it is widened where need be to hold ``best``.
    ``known``: share of its prior variance that the moments remove; ``covered``: share of the
    recovery's intervals that held the truth. A number that no moment responds to has neither.
    """

    name: str
    path: str
    present: float
    best: float | None
    low: float | None
    high: float | None
    effect: float
    known: float | None
    covered: float | None
    told_by: str
    verdict: str


@dataclass(frozen=True, slots=True)
class RangeRow:
    """A number that is never fitted: its range, and quantiles of it in the ensemble."""

    name: str
    path: str
    low: float
    high: float
    kept_05: float
    kept_50: float
    kept_95: float


def moment_rows(course: Course) -> list[MomentRow]:
    """All moments, in their own units; those that are differences on their scale."""
    problem, distance = course.problem, course.distance
    before, after = course.before.mean(axis=0), course.after.mean(axis=0)
    # One shift, so that both are off from the same target.
    shift = distance.shift(after)
    target = distance.target + problem.shifted * shift
    off_before, off_after = (distance.standardised(each, shift) for each in (before, after))
    return [
        MomentRow(
            name,
            in_own_unit(moment, target[at]),
            moment.standard_error,
            in_own_unit(moment, before[at]),
            in_own_unit(moment, after[at]),
            float(off_before[at]),
            float(off_after[at]),
        )
        for at, (name, moment) in enumerate(problem.moments.items())
    ]


def number_rows(course: Course) -> list[NumberRow]:
    """All numbers that were to be fitted, those no moment responds to among them."""
    low, high = (course.problem.values(end) for end in course.fitted.interval())
    position = {name: at for at, name in enumerate(course.problem.names)}
    found = course.identification
    mixed = {name for pair in mixed_up(found, course.profiles) for name in pair}
    flat = {name for direction in found.flat for name in direction}
    rows = []
    for at, (name, fitted) in enumerate(course.whole.fitted.items()):
        effect, present = float(course.screening.effects[at].max()), course.present[at]
        if name not in position:
            verdict = "no effect; kept"
            nothing = (None, None, None, effect, None, None, "", verdict)
            rows.append(NumberRow(name, fitted.path, present, *nothing))
            continue
        own = position[name]
        told = found.tells[name]
        if name in mixed:
            verdict = "not told apart"
        elif found.known[name] < HARDLY or (name in flat and course.profiles[name].open):
            verdict = "hardly told"
        elif not set(told) & set(fitted.identified_by):
            verdict = "told by others"
        else:
            verdict = "told"
        rows.append(
            NumberRow(
                name,
                fitted.path,
                present,
                course.best[own],
                min(low[own], course.best[own]),
                max(high[own], course.best[own]),
                effect,
                found.known[name],
                float(course.recovery.covered[own]),
                ", ".join(told),
                verdict,
            )
        )
    return rows


def range_rows(course: Course) -> list[RangeRow]:
    """What is never fitted: its range, and where it lies in the sets that fit."""
    drawn = [each.ranges for each in course.ensemble.sets if each.ranges]
    if not drawn:
        return []
    found = np.quantile(np.array(drawn), (0.05, 0.5, 0.95), axis=0).T.tolist()
    ranges = course.problem.ranges.items()
    return [
        RangeRow(name, each.path, each.low, each.high, *kept)
        for (name, each), kept in zip(ranges, found, strict=True)
    ]


def shift_deviation(course: Course) -> float:
    """The shift's standard deviation, that of the numbers estimated along with it included."""
    distance, slopes = course.distance, course.emulator.slopes(course.fitted.place)
    own = distance.shift_sd() ** 2
    moved = own * (course.problem.shifted / distance.variance) @ slopes
    return float(np.sqrt(own + moved @ course.fitted.covariance @ moved))


def facts(course: Course) -> dict[str, Any]:
    """Everything in numbers, as ``calibration.json`` keeps it."""
    recovery, distance = course.recovery, course.distance
    after = course.after.mean(axis=0)
    return {
        "moments": [_plain(row) for row in moment_rows(course)],
        "numbers": [_plain(row) for row in number_rows(course)],
        "squared_distance": {
            "before": distance.squared(course.before.mean(axis=0)),
            "after": distance.squared(after),
            "moments": len(course.problem.moments),
        },
        "shift": {"estimate": distance.shift(after), "sd": shift_deviation(course)},
        "identification": {
            "combinations_hardly_told": course.identification.flat,
            "estimates_that_move_together": course.identification.alike,
        },
        "profiles": {
            name: {
                "values": [_value(course, name, place) for place in each.places],
                "rises": each.rises.tolist(),
                "ends_below": each.ends[0],
                "ends_above": each.ends[1],
            }
            for name, each in course.profiles.items()
        },
        "screening": {
            name: course.screening.effects[at].tolist()
            for at, name in enumerate(course.whole.names)
        },
        "recovery": {
            "replicates": len(recovery.true),
            "level": LEVEL,
            "reach": REACH,
            "coverage": recovery.coverage,
            "likely": recovery.likely,
            "true": recovery.true.tolist(),
            "found": recovery.found.tolist(),
            "low": recovery.low.tolist(),
            "high": recovery.high.tolist(),
            "shift_true": recovery.shift_true.tolist(),
            "shift_found": recovery.shift_found.tolist(),
        },
        "ensemble": {
            "sets": len(course.ensemble.sets),
            "rule": rule(course.problem),
            "limit": course.ensemble.limit,
            "squared": [each.squared for each in course.ensemble.sets],
            "tried": course.ensemble.tried,
            "fitting": course.ensemble.fitting,
            "filled": course.ensemble.filled,
            "ranges": [_plain(row) for row in range_rows(course)],
        },
        "emulator_error": np.sqrt(course.emulator.error).tolist(),
        "trials": course.trials,
        "runs": course.points,
    }


def _value(course: Course, name: str, place: float) -> float:
    at = course.problem.names.index(name)
    places = course.fitted.place.copy()
    places[at] = place
    return course.problem.values(places)[at]


def _plain(row: MomentRow | NumberRow | RangeRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__slots__}
