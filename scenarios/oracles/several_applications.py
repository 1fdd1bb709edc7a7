"""Hires when everybody sends several applications and each vacancy makes one offer."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from scenarios.oracles.finding import FARTHEST, Estimate, Finding, Oracle
from scenarios.oracles.matching_theory import (
    best_number_of_applications,
    limit_bias,
    several_applications_hires,
)
from scenarios.oracles.textbook import Size, hires_of_one_month, textbook

SEEDS = range(1, 25)
MORE_SEEDS = range(1, 41)
"""For neighbours of a maximum, which lie close to it."""

SIZES = (Size(26_000, 13_000), Size(19_500, 19_500), Size(13_000, 26_000))
NUMBERS = range(1, 11)
NEIGHBOURS = ((SIZES[0], 2), (SIZES[1], 2), (SIZES[1], 4), (SIZES[2], 4), (SIZES[2], 8))
"""Numbers of applications on either side of the best one, the nearest whose lead is more than four
standard errors and the bias. At two vacancies a seeker 6 make but 0.03 % fewer hires than 5, and 7
but 0.19 %; there the closed form must do."""


@lru_cache(maxsize=128)
def simulated(size: Size, applications: int, seeds: range) -> tuple[int, ...]:
    """The month's hires, one a seed."""
    return tuple(hires_of_one_month(textbook(size, applications=applications, rounds=1), seeds))


def hires(size: Size, applications: int, values: Sequence[float]) -> Finding:
    """Simulated hires, one a seed, against the limit of large markets."""
    return Estimate.of(values).against(
        f"hires with {applications} at {size.ratio:g} vacancies a seeker",
        several_applications_hires(size.seekers, size.vacancies, applications),
        bias=limit_bias(size.seekers, size.vacancies, applications),
    )


def lead(size: Size, neighbour: int, seeds: range = MORE_SEEDS) -> Finding:
    """By how much the best number of applications beats another; it must do so by four errors."""
    best = best_number_of_applications(size.ratio)
    most = several_applications_hires(size.seekers, size.vacancies, best)
    less = several_applications_hires(size.seekers, size.vacancies, neighbour)
    ahead = np.subtract(simulated(size, best, seeds), simulated(size, neighbour, seeds))
    found = Estimate.of(ahead).against(
        f"lead of {best} over {neighbour} at {size.ratio:g} vacancies a seeker",
        most - less,
        bias=sum(limit_bias(size.seekers, size.vacancies, a) for a in (best, neighbour)),
        level=most,
        detail="precision relative to hires",
    )
    leads = found.simulated > FARTHEST * found.standard_error + found.bias
    return replace(found, passed=found.passed and leads)


def run_all() -> tuple[Finding, ...]:
    """Every number of applications at every ratio."""
    return tuple(hires(size, a, simulated(size, a, SEEDS)) for size in SIZES for a in NUMBERS)


def run_maxima() -> tuple[Finding, ...]:
    """The leads of the best numbers over their neighbours."""
    return tuple(lead(size, neighbour) for size, neighbour in NEIGHBOURS)


ORACLE = Oracle(
    name="several_applications",
    statement="With a applications each and one offer a vacancy, "
    "S {1 − [1 − (V/aS)(1 − e^(−aS/V))]^a} are hired.",
    source="Albrecht, Gautier and Vroman (2004, 2006); limit of large markets",
    run=run_all,
)
MAXIMA = Oracle(
    name="best_number_of_applications",
    statement="Hires are highest at 1 application at ½ vacancy a seeker (more than with 2), at 3 "
    "at 1 (than with 2 and 4), at 5 at 2 (than with 4 and 8; 6 and 7 are too close to tell).",
    source="maxima of the formula of Albrecht, Gautier and Vroman",
    run=run_maxima,
)
