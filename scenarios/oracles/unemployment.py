"""Unemployment over time: where it settles, how fast, and how long spells last."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from agents.people import Status
from scenarios.oracles.finding import Estimate, Finding, Oracle, goodness_of_fit
from scenarios.oracles.matching_theory import (
    gap_factor,
    gap_factor_between,
    job_finding,
    spell_chances,
    steady_unemployment,
)
from scenarios.oracles.textbook import Size, markets_after_a_month, textbook, textbook_market
from sim.model import Market

LABOUR_FORCE, VACANCIES, SEPARATION = 40_000, 10_000, 0.3
SETTLED = range(1, 19)
BURN_IN, MONTHS = 3, 18
GAPS = range(1, 129)
HALF_GAP = 0.2
"""Of applicants a vacancy, by which two markets stand on either side of the steady state."""

SPELLS = range(1, 5)
COHORTS, LONGEST = 8, 8


def starting_at(unemployed: int) -> Size:
    """The market with so many unemployed at first."""
    return Size(unemployed, VACANCIES, LABOUR_FORCE - unemployed, SEPARATION)


def steady() -> tuple[float, float]:
    """Steady unemployment and the number of those who seek in a month, as a share of all."""
    rate = steady_unemployment(LABOUR_FORCE, VACANCIES, SEPARATION)
    return rate, rate + SEPARATION * (1 - rate)


def settled_market(seed: int) -> Market:
    """A market that begins at steady unemployment, unrecorded."""
    market = textbook_market(textbook(starting_at(round(steady()[0] * LABOUR_FORCE))), seed)
    market.recording = False
    return market


def unemployment_rates(market: Market, months: int) -> list[float]:
    """The share unemployed at the end of each of some months."""
    rates = []
    for _ in range(months):
        market.step()
        rates.append(float(market.state.stocks[Status.UNEMPLOYED]) / len(market.state.people))
    return rates


def settles() -> tuple[Finding, ...]:
    """The mean of end-month unemployment against its closed form."""
    rates = []
    for seed in SETTLED:
        market = settled_market(seed)
        rates.append(float(np.mean(unemployment_rates(market, BURN_IN + MONTHS)[BURN_IN:])))
        market.close()
    return (Estimate.of(rates).against("unemployment at the month's end", steady()[0]),)


def unemployed_after_a_month(unemployed: int) -> npt.NDArray[np.int64]:
    """How many are unemployed a month later, one a seed."""
    markets = markets_after_a_month(textbook(starting_at(unemployed)), GAPS)
    return np.array([market.state.stocks[Status.UNEMPLOYED] for market in markets])


def gaps_shrink() -> tuple[Finding, ...]:
    """The gap of two markets on either side of the steady state, a month later."""
    rate, seeking = steady()
    applicants = seeking * LABOUR_FORCE / VACANCIES
    half = HALF_GAP * VACANCIES / (1 - SEPARATION)
    low, high = (round(rate * LABOUR_FORCE + side * half) for side in (-1, 1))
    left = (unemployed_after_a_month(high) - unemployed_after_a_month(low)) / (high - low)
    limit = gap_factor(applicants, SEPARATION)
    bias = abs(gap_factor_between(applicants, HALF_GAP, SEPARATION) - limit)
    found = Estimate.of(left)
    return (found.against("what a month leaves of a gap", limit, bias=bias),)


def spells_ended(market: Market, months: int) -> Iterator[tuple[int, npt.NDArray[np.int64]]]:
    """For each month: how many became unemployed, and when those now hired had become so."""
    people = market.state.people
    for _ in range(months):
        began = people["spell_start"].astype(np.int64)
        market.step()
        events = market.state.events
        began[events.separated] = market.state.month
        yield events.separated.size, began[events.hired]


def spell_counts(seed: int) -> npt.NDArray[np.int64]:
    """Spells of 0, 1, … and of ``LONGEST`` and more months that began in the cohorts followed."""
    market = settled_market(seed)
    market.step()  # those unemployed at first have spells of any length
    first = market.state.month + 1
    begun = 0
    counts = np.zeros(LONGEST + 1, dtype=np.int64)
    for number, (separated, began) in enumerate(spells_ended(market, COHORTS + LONGEST)):
        cohort = began - first
        followed = (cohort >= 0) & (cohort < COHORTS)
        begun += separated if number < COHORTS else 0
        months = np.minimum(number - cohort[followed], LONGEST)
        counts += np.bincount(months, minlength=LONGEST + 1)
    counts[LONGEST] = begun - counts[:LONGEST].sum()
    market.close()
    return counts


def spells_are_geometric(counts: npt.NDArray[np.int64] | None = None) -> tuple[Finding, ...]:
    """Chi-square of the lengths of spells that began in the steady state."""
    if counts is None:
        counts = np.sum([spell_counts(seed) for seed in SPELLS], axis=0)
    finding = job_finding(steady()[1] * LABOUR_FORCE, VACANCIES)
    chances = np.array(spell_chances(finding, LONGEST))
    mean = float((counts * np.arange(LONGEST + 1)).sum() / counts.sum())
    detail = f"chi-square of {counts.sum()} spells, mean {mean:.4f} months if cut at {LONGEST}"
    return (goodness_of_fit("lengths of spells", counts, chances, detail),)


ORACLE = Oracle(
    name="steady_unemployment",
    statement="Unemployment at the month's end is s (1 − f) / (s + f − s f).",
    source="flows of the steady state, with f from the urn-ball matching function",
    run=settles,
)
GAP = Oracle(
    name="gaps_shrink",
    statement="At fixed vacancies a month leaves (1 − s)(1 − e^(−S/V)) of a small gap.",
    source="derivative of the urn-ball flow equation; limit of small gaps",
    run=gaps_shrink,
)
SPELL = Oracle(
    name="spells_are_geometric",
    statement="A spell lasts j months with probability f (1 − f)^j.",
    source="a constant chance of finding work in the steady state",
    run=spells_are_geometric,
)
