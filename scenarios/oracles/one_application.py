"""Hires when everybody sends one application."""

from scenarios.oracles.finding import Estimate, Finding, Oracle
from scenarios.oracles.matching_theory import urn_ball_hires
from scenarios.oracles.textbook import Size, hires_of_one_month, textbook

SEEDS = range(1, 31)
SIZES = (
    Size(10_000, 2_500),
    Size(20_000, 10_000),
    Size(20_000, 20_000),
    Size(20_000, 40_000),
    Size(10_000, 40_000),
)


def hires(size: Size, seeds: range = SEEDS) -> Finding:
    """The month's hires of a market against the exact urn-ball number."""
    found = Estimate.of(hires_of_one_month(textbook(size), seeds))
    name = f"hires at {size.ratio:g} vacancies a seeker"
    return found.against(name, urn_ball_hires(size.seekers, size.vacancies))


ORACLE = Oracle(
    name="one_application",
    statement="With one application each, V (1 − (1 − 1/V)^S) vacancies fill.",
    source="Butters (1977); exact in any market",
    run=lambda: tuple(hires(size) for size in SIZES),
)
