"""Two groups that differ in applications: what the treated gain and what the others lose."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from scenarios.oracles.finding import Estimate, Finding, Oracle
from scenarios.oracles.matching_theory import limit_bias, offer_chance, saturation
from scenarios.oracles.textbook import Size, markets_after_a_month, textbook

Floats = npt.NDArray[np.float64]

SIZE = Size(50_000, 50_000)
APPLICATIONS = 3
SEEDS = {0.0: range(1, 17), 0.25: range(1, 25), 0.5: range(1, 61), 0.75: range(1, 131)}
SEEDS |= {1.0: range(1, 17)}
"""The fewer belong to a group, the more markets its rate needs."""

ALL = "all"


@lru_cache(maxsize=64)
def rates(
    size: Size, share: float, applications: int, seeds: range, rounds: int = 1
) -> Mapping[str, Floats]:
    """Shares that found work, one a seed: of ``all``, and of ``treated`` and ``control`` if any.

    ``share``: of the seekers, who send ``applications``; the others send one. ``rounds``: offers
    that a vacancy may make.
    """
    asked = textbook(
        size,
        applications=1,
        rounds=rounds,
        treated_share=share,
        treated_applications=applications,
    )
    found: dict[str, list[float]] = {}
    for market in markets_after_a_month(asked, seeds):
        events = market.state.events
        groups = {ALL: (events.found_by_unemployed, events.seekers_unemployed)}
        both = zip(events.found_treated, events.searchers_treated, strict=True)
        groups |= dict(zip(("treated", "control"), both, strict=True))
        for name, (hired, seekers) in groups.items():
            if seekers:
                found.setdefault(name, []).append(hired / seekers)
    return {name: np.array(values) for name, values in found.items()}


def bias(size: Size, share: float, applications: int) -> float:
    """By how much a group's limit may miss its mean rate in a finite market.

    That of several applications, for the mean number, and what the varying number of the treated
    does to a curved chance: ½ |φ''| Var(x), with φ'' at most 1/3.
    """
    mean = 1 + share * (applications - 1)
    spread = (applications - 1) ** 2 * share * (1 - share) * size.seekers / size.vacancies**2
    chance = limit_bias(size.seekers, size.vacancies, mean) / size.seekers
    every = limit_bias(size.seekers, size.vacancies, applications) / size.seekers
    return max(chance, every) + applications * spread / 6


def one_round(share: float, simulated: Mapping[str, Floats] | None = None) -> list[Finding]:
    """One saturation's rates, the naive gap and the true effect."""
    seeds = SEEDS[share]
    if simulated is None:
        simulated = rates(SIZE, share, APPLICATIONS, seeds)
    theory = saturation(SIZE.ratio, share, APPLICATIONS)
    untreated = offer_chance(1 / SIZE.ratio)
    off = bias(SIZE, share, APPLICATIONS)
    at = f"at {share:.0%} treated"
    findings = [
        Estimate.of(simulated[name]).against(f"{name} finding work {at}", expected, bias=off)
        for name, expected in (
            ("control", theory.control),
            ("treated", theory.treated),
            (ALL, theory.overall),
        )
        if name in simulated
    ]
    if {"treated", "control"} <= simulated.keys():
        gap = Estimate.of(simulated["treated"] - simulated["control"])
        findings.append(
            gap.against(
                f"naive gap {at}",
                theory.naive_gap,
                bias=2 * off,
                level=theory.treated,
                detail="precision relative to the treated rate",
            )
        )
    if share:
        findings.append(_true_effect(share, simulated[ALL], theory.true_effect(untreated), 2 * off))
    return findings


def _true_effect(share: float, overall: Floats, expected: float, off: float) -> Finding:
    """The effect on all seekers, against markets in which nobody is treated."""
    without = Estimate.of(rates(SIZE, 0.0, APPLICATIONS, SEEDS[0.0])[ALL])
    given = Estimate.of(overall)
    theory = saturation(SIZE.ratio, share, APPLICATIONS)
    shown = f"displacement {theory.displacement(offer_chance(1 / SIZE.ratio)):.2f}"
    return Estimate(given.mean - without.mean, given.error).against(
        f"true effect at {share:.0%} treated",
        expected,
        bias=off,
        doubt=without.error,
        level=theory.overall,
        detail=f"{shown}; precision relative to the overall rate",
    )


def run_all() -> tuple[Finding, ...]:
    """Every saturation."""
    return tuple(finding for share in SEEDS for finding in one_round(share))


ORACLE = Oracle(
    name="two_groups",
    statement="With a share π sending k applications, one finds work with φ = (1 − e^−x)/x, "
    "x = (1 + π(k − 1)) S/V, the treated with 1 − (1 − φ)^k.",
    source="Gautier and others (2018); limit of large markets with one offer a vacancy",
    run=run_all,
)
