"""How well each number is known, and which of them the moments cannot tell apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from analysis.calibration.distance import Distance
from analysis.calibration.emulator import Emulator
from analysis.calibration.estimate import WIDE, Estimate, estimate
from analysis.calibration.problem import Floats, Problem

STEPS = 13
CLOSED = 2.71
"""The rise of the squared distance that ends a 90 % interval."""
LOADED = 0.3
"""The share of a direction above which a number takes part in it."""
GROWS = 1.2
"""By how much a number's variance grows at least without a moment that tells it."""
ALIKE = 0.9
"""A correlation of estimates beyond which two numbers are not told apart."""


@dataclass(frozen=True)
class Profile:
    """The squared distance along a number's range, all others refitted, less its least.

    ``ends``: whether it rises beyond a 90 % interval's on either side.
    """

    places: Floats
    rises: Floats

    @property
    def ends(self) -> tuple[bool, bool]:
        """Below and above the best."""
        best = int(self.rises.argmin())
        below, above = self.rises[: best + 1].max(), self.rises[best:].max()
        return bool(below > CLOSED), bool(above > CLOSED)

    @property
    def open(self) -> bool:
        """Whether the number may lie anywhere from the best to one end of its range."""
        return not all(self.ends)


@dataclass(frozen=True)
class Identification:
    """``known``: the share of each number's prior variance that the moments remove; ``flat``: for
    each combination of which they say less, at the best, than the ranges do, the numbers in it;
    ``alike``: pairs whose estimates move together, with their correlation; ``tells``: for each
    number the moments without which it would be known less, those that matter most first.
    """

    known: dict[str, float]
    flat: list[list[str]]
    alike: list[tuple[str, str, float]]
    tells: dict[str, list[str]]


def mixed_up(found: Identification, profiles: Mapping[str, Profile]) -> set[frozenset[str]]:
    """The pairs that the moments do not tell apart.

    Both stand in one flat combination, and the profiles of both are open, or their estimates all
    but move as one: slopes at the best alone say little of whole ranges.
    """
    alike = {frozenset((first, second)) for first, second, _ in found.alike}
    return {
        frozenset(pair)
        for direction in found.flat
        for pair in combinations(direction, 2)
        if frozenset(pair) in alike or all(profiles[name].open for name in pair)
    }


def profile(
    emulator: Emulator, distance: Distance, fitted: Estimate, at: int, least: float
) -> Profile:
    """The profile of the number at position ``at`` of the order."""
    places = np.linspace(0, 1, STEPS)
    starts = np.stack([fitted.place, np.full(fitted.place.size, 0.5)])
    rises = []
    for place in places:
        found = estimate(emulator, distance, starts, (at, float(place)))
        rises.append(penalised(found) - least)
    rises_found = np.array(rises)
    return Profile(places, rises_found - min(0.0, float(rises_found.min())))


def penalised(found: Estimate) -> float:
    """What is minimised: the squared distance and that of the positions from their prior."""
    return found.squared + float(np.sum((found.place - 0.5) ** 2)) / WIDE**2


def identification(
    problem: Problem, emulator: Emulator, distance: Distance, fitted: Estimate
) -> Identification:
    """What the moments tell at the best fit, from their slopes there."""
    names = problem.names
    values, vectors = np.linalg.eigh(fitted.told)
    # Along such a direction the moments alone leave more than the prior does.
    flat = [
        [name for name, load in zip(names, vectors[:, at], strict=True) if abs(load) > LOADED]
        for at in range(values.size)
        if values[at] < 1 / WIDE**2
    ]
    deviations = np.sqrt(np.diag(fitted.covariance))
    correlations = fitted.covariance / np.outer(deviations, deviations)
    alike = [
        (names[first], names[second], float(correlations[first, second]))
        for first, second in zip(*np.triu_indices(len(names), 1), strict=True)
        if abs(correlations[first, second]) > ALIKE
    ]
    without = _without_each(problem, emulator.slopes(fitted.place), distance)
    growth = without / deviations[:, None] ** 2
    moments = list(problem.moments)
    tells = {}
    for at, name in enumerate(names):
        order = np.argsort(-growth[at], kind="stable")
        tells[name] = [moments[one] for one in order[:3] if growth[at, one] >= GROWS]
    known = 1 - deviations**2 / WIDE**2
    return Identification(dict(zip(names, known.tolist(), strict=True)), flat, alike, tells)


def _without_each(problem: Problem, slopes: Floats, distance: Distance) -> Floats:
    """Each number's variance if one moment were left out: (numbers, moments)."""
    shared = problem.shift.sd**2 * np.outer(problem.shifted, problem.shifted)
    covariance = np.diag(distance.variance) + shared
    found = []
    for left_out in range(problem.target.size):
        kept = np.delete(np.arange(problem.target.size), left_out)
        information = np.linalg.inv(covariance[np.ix_(kept, kept)])
        told = slopes[kept].T @ information @ slopes[kept]
        found.append(np.diag(np.linalg.inv(told + np.eye(len(told)) / WIDE**2)))
    return np.stack(found, axis=1)
