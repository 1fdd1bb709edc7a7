"""Hazards by skips: counts are binomial, gaps geometric, and each key has its own hazard."""

from math import sqrt

import numpy as np
import numpy.typing as npt
from scipy.stats import geom

from agents.chance import Decision, Luck
from agents.skips import RareEvent
from scenarios.oracles.finding import Estimate, Finding, Oracle, chi_square, goodness_of_fit

SEED = 1
BOUNDS = (0.002, 0.03, 0.25)
EVENTS = 2_400_000
"""About as many visits for each bound: the standard error is then below 0.1 %."""

KEYS = 200_000
CLASSES = 10
GAP_CLASSES = 20

Ints = npt.NDArray[np.int64]


def rare(bound: float) -> RareEvent:
    """The event of losing one's job, with this bound."""
    return RareEvent(bound, Decision.SEPARATION_VISIT, Decision.SEPARATION)


def visits(bound: float) -> list[Ints]:
    """The keys visited, month by month."""
    event, luck = rare(bound), Luck(SEED)
    months = max(round(EVENTS / (bound * KEYS)), 2)
    return [event.visited(luck, month, KEYS) for month in range(months)]


def at_one_hazard(bound: float) -> list[Finding]:
    """How many are visited, how that varies by month, and how far they lie apart."""
    visited = visits(bound)
    counts = np.array([keys.size for keys in visited])
    mean, variance = KEYS * bound, KEYS * bound * (1 - bound)
    known = Estimate(float(counts.mean()), sqrt(variance / counts.size))
    spread = float(((counts - mean) ** 2).sum() / variance)
    return [
        known.against(f"visits a month at {bound:g}", mean, detail="binomial standard error"),
        chi_square(f"spread of visits at {bound:g}", spread, counts.size, "binomial variance"),
        gaps(bound, np.concatenate([np.diff(keys) - 1 for keys in visited])),
    ]


def gaps(bound: float, found: Ints) -> Finding:
    """Chi-square of the gaps between visited keys, in classes about as likely."""
    steps = np.linspace(0, 1, GAP_CLASSES + 1)[1:-1]
    edges = np.unique(geom.ppf(steps, bound, loc=-1))
    counts = np.bincount(np.searchsorted(edges, found, side="left"), minlength=edges.size + 1)
    chances = np.diff([0.0, *geom.cdf(edges, bound, loc=-1), 1.0])
    return goodness_of_fit(f"gaps at {bound:g}", counts, chances, f"{found.size} gaps")


def at_many_hazards(bound: float) -> list[Finding]:
    """Thinning: ten classes of keys, each with its own hazard below the bound."""
    event, luck = rare(bound), Luck(SEED)
    hazards = bound * np.arange(1, CLASSES + 1) / CLASSES
    own = np.arange(KEYS) % CLASSES
    struck = np.zeros(CLASSES)
    visited = visits(bound)
    for month, keys in enumerate(visited):
        hit = keys[event.happens(luck, month, keys, hazards[own[keys]])]
        struck += np.bincount(own[hit], minlength=CLASSES)
    trials = len(visited) * KEYS / CLASSES
    expected, variance = trials * hazards, trials * hazards * (1 - hazards)
    known = Estimate(float(struck.sum()), sqrt(float(variance.sum())))
    fit = float(((struck - expected) ** 2 / variance).sum())
    return [
        known.against(f"events below {bound:g}", float(expected.sum())),
        chi_square(f"hazards below {bound:g}", fit, CLASSES, "events of ten classes of keys"),
    ]


def run_all() -> tuple[Finding, ...]:
    """Every bound."""
    found = [at_one_hazard(bound) + at_many_hazards(bound) for bound in BOUNDS]
    return tuple(finding for findings in found for finding in findings)


ORACLE = Oracle(
    name="rare_events",
    statement="Visited keys are independent with the bound's probability, and struck ones with "
    "their own hazard.",
    source="geometric skips and thinning (Lewis and Shedler, 1979)",
    run=run_all,
)
