"""Whether a target is met: margins, the probability of meeting it, and a verdict in words."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from analysis.attained import Attained
from analysis.intervals import LEVEL, mean_interval
from scenarios.target import Target

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
MET, MISSED, UNSURE = "met", "missed", "unsure"
SLACK, UNKNOWN, NOT_SCORABLE = "slack", "rests on unknown numbers", "not scorable"
LIKELY = 0.9
"""A probability of meeting it from which a target is met, and below one less it, missed."""
WIDE = 0.25
"""A margin, relative to the target, that is wide."""
NEAR_ENOUGH = 1e-9
"""Relative error of sums of rounded numbers."""


@dataclass(frozen=True, slots=True)
class Score:
    """How one scenario stands against a target.

    ``value``: mean over seeds, with the 95 % interval ``low`` to ``high``; ``margin``: the mean
    distance on the right side of the target, below 0 on the wrong one; ``probability``: the share
    of seeds, each with its set of parameters, that meet it, with Wilson's interval. Not a number
    where one seed has no interval.
    """

    value: float
    low: float
    high: float
    margin: float
    probability: float
    probability_low: float
    probability_high: float
    seeds: int
    sets: int
    verdict: str


def margins(target: Target, aim: float, values: Floats) -> Floats:
    """How far each value lies on the right side of the aim, in the target's unit."""
    if target.operator == ">=":
        return values - aim
    if target.operator == "<=":
        return aim - values
    return np.asarray(target.tolerance - np.abs(values - aim), dtype=np.float64)


def meets(target: Target, aim: float, values: Floats) -> npt.NDArray[np.bool_]:
    """Whether each value reaches the aim."""
    away = margins(target, aim, values)
    result: npt.NDArray[np.bool_] = away >= -NEAR_ENOUGH * max(abs(aim), 1.0)
    return result


def wilson(share: float, count: int, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's interval of a probability of which ``share`` was seen in ``count`` trials.

    Wilson, E. B. (1927). Probable inference. JASA 22, 209-212.
    """
    z = float(stats.norm.ppf(0.5 + level / 2))
    centre = share + z * z / (2 * count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    below = 1 + z * z / count
    return max((centre - half) / below, 0.0), min((centre + half) / below, 1.0)


def score(target: Target, found: Attained, row: int, sets: Ints, *, slack: bool) -> Score | None:
    """The score of the scenario in a row of ``found``; None where no seed has a value.

    ``sets`` numbers the set of parameters that each seed took: seeds that share one are not
    independent, so with several sets the probability counts as seen in as many trials as there are
    sets. ``slack``: whether the target is met by a wide margin or for other reasons whatever a
    package does.
    """
    values = found.values[row]
    known = np.isfinite(values)
    if not known.any():
        return None
    values, taken = values[known], sets[known]
    away = margins(target, found.aim, values)
    means = mean_interval(np.stack([values, away]), taken)
    probability = float(meets(target, found.aim, values).mean())
    kinds = np.unique(taken).size
    low, high = wilson(probability, kinds if kinds > 1 else values.size)
    apart = bool(means.low[1] > 0 or means.high[1] < 0)
    plainly = _plainly(probability, sure=apart or low > 1 / 2 or high < 1 / 2)
    return Score(
        value=float(means.mean[0]),
        low=float(means.low[0]),
        high=float(means.high[0]),
        margin=float(means.mean[1]),
        probability=probability,
        probability_low=low,
        probability_high=high,
        seeds=values.size,
        sets=kinds,
        verdict=_in_full(target, plainly, slack=slack),
    )


def is_wide(target: Target, aim: float, values: Floats) -> bool:
    """Whether every seed meets a target, on average by a wide margin."""
    known = values[np.isfinite(values)]
    if not known.size or not meets(target, aim, known).all():
        return False
    return bool(margins(target, aim, known).mean() >= WIDE * abs(aim) > 0)


def _plainly(probability: float, *, sure: bool) -> str:
    if sure and probability >= LIKELY:
        return MET
    return MISSED if sure and probability <= 1 - LIKELY else UNSURE


def _in_full(target: Target, plainly: str, *, slack: bool) -> str:
    if target.rests_on:
        return UNKNOWN
    return SLACK if slack and plainly == MET else plainly
