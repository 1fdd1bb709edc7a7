"""Which families of policies a target depends on: what is lost where one is left out."""

from dataclasses import dataclass

import numpy as np

from analysis.attained import Attained, attained
from analysis.facts import Label, plain_label
from analysis.intervals import mean_interval
from analysis.results import Results
from analysis.scores import LIKELY, Floats, meets
from scenarios.target import Target


@dataclass(frozen=True, slots=True)
class Dependence:
    """What a family adds to a target's value: mean over paired seeds with its 95 % interval.

    ``flips``: whether the target is met with it and not without it.
    """

    family: str
    label: Label
    change: float
    low: float
    high: float
    flips: bool


def dependences(results: Results, target: Target, found: Attained) -> tuple[Dependence, ...]:
    """The families whose removal moves the target's value by an interval that leaves 0 out, or
    turns it from met to not met; none where runs leave no family out.
    """
    runs, without = results.runs, results.without
    if without is None:
        return ()
    left = attained(target, without)
    if isinstance(left, str):
        return ()
    made = []
    for name, each in runs.left_out.items():
        whole = found.values[results.series.row(each.scenario)]
        less = left.values[without.row(name)]
        means = mean_interval((whole - less)[None], runs.set_of_seed)
        change, low, high = (float(of[0]) for of in (means.mean, means.low, means.high))
        flips = _likely(target, found, whole) and not _likely(target, found, less)
        if low > 0 or high < 0 or flips:
            label = runs.families.get(each.family) or plain_label(each.family)
            made.append(Dependence(each.family, label, change, low, high, flips))
    return tuple(made)


def _likely(target: Target, found: Attained, values: Floats) -> bool:
    known = values[np.isfinite(values)]
    return bool(known.size) and float(meets(target, found.aim, known).mean()) >= LIKELY
