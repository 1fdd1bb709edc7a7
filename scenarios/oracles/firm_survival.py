"""Firms that close by chance: survival by age is the product of their hazards."""

from math import sqrt

import numpy as np
import numpy.typing as npt

from agents.firms import FIRMS, Kind
from agents.table import Table
from scenarios.oracles.finding import Estimate, Finding, Oracle
from scenarios.oracles.matching_theory import survival
from scenarios.oracles.textbook import Size, textbook, textbook_market
from sim.firm_life import FirmLife, firms_close

SEEDS = {"enterprise": 1, "startup": 2, "graduate_startup": 3, "individual_business": 4}
"""Seeds of their own, for the same keys would share their luck."""

MONTHS = 60
NUMBERS = {
    "enterprise": 500_000,
    "startup": 500_000,
    "graduate_startup": 2_400_000,
    "individual_business": 1_250_000,
}
"""Firms of each kind; the rarer survival is, the more it takes to know it to 0.1 %."""

AS_COLUMNS = {
    "enterprise": (Kind.INCUMBENT, 0),
    "startup": (Kind.STARTUP, 0),
    "graduate_startup": (Kind.STARTUP, 1),
    "individual_business": (Kind.INDIVIDUAL_BUSINESS, 0),
}
CHUNK = 16_000


def hazards(kind: str, life: FirmLife) -> tuple[float, ...]:
    """The yearly chances of closing of a kind, by year of age."""
    table: tuple[float, ...] = getattr(life, "enterprise" if kind == "startup" else kind)
    return table


def firms_of(kind: str, first: int, count: int, founded: int) -> Table:
    """So many firms of a kind founded in a month, with keys from ``first`` on."""
    code, graduate = AS_COLUMNS[kind]
    firms = Table(FIRMS, count)
    firms.append(count, key=first + np.arange(count), kind=code, graduate=graduate, founded=founded)
    return firms


def alive_at_year_ends(kind: str, number: int) -> npt.NDArray[np.int64]:
    """How many of a kind are alive after 12, 24, … months of the model's own closing."""
    asked = textbook(Size(1, 1))
    market = textbook_market(asked, SEEDS[kind])
    state, world = market.state, market.world
    start = state.month
    alive = np.zeros(MONTHS // 12, dtype=np.int64)
    for first in range(0, number, CHUNK):  # few at a time stay in the processor's cache
        state.firms = firms_of(kind, first, min(CHUNK, number - first), start)
        for age in range(MONTHS):
            state.month = start + age
            firms_close(state, world, asked.firm_life)
            if (age + 1) % 12 == 0:
                alive[age // 12] += int(state.firms["alive"].sum())
    market.close()
    return alive


def of_kind(kind: str) -> list[Finding]:
    """Survival of one kind at each year's end."""
    number = NUMBERS[kind]
    yearly = hazards(kind, textbook(Size(1, 1)).firm_life)
    findings = []
    for year, alive in enumerate(alive_at_year_ends(kind, number), start=1):
        expected = survival(yearly, 12 * year)
        found = Estimate(alive / number, sqrt(expected * (1 - expected) / number))
        name = f"{kind} alive after {12 * year} months"
        findings.append(found.against(name, expected, detail="binomial standard error"))
    return findings


def run_all() -> tuple[Finding, ...]:
    """Every kind."""
    return tuple(finding for kind in NUMBERS for finding in of_kind(kind))


ORACLE = Oracle(
    name="firm_survival",
    statement="The share of firms alive at an age is the product of one minus each year's hazard.",
    source="life tables of conf/firm_life",
    run=run_all,
)
