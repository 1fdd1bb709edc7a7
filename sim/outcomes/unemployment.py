"""Unemployment and employment of residents, as the labour-force survey counts them."""

import numpy as np

from agents.people import EMPLOYED_STATUSES, Status
from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

SURVEY = "Urban surveyed unemployment, National Bureau of Statistics (B116, nbs_unemp_monthly)"
LABOUR_STATISTICS = "ILO, Resolution concerning statistics of work (2013)"


@outcome(
    unit="percent",
    zh="城镇调查失业率",
    en="Surveyed unemployment rate",
    source=SURVEY,
    measure="rate",
    groups="population",
)
def unemployment_rate(book: Book) -> object:
    """Unemployed residents over employed and unemployed ones at the month's end. Students are in
    neither; trainees who do not seek work are outside the labour force.
    """
    return book.unemployed, book.unemployed + book.employed


@outcome(
    unit="percent",
    zh="就业人口比",
    en="Employment over population",
    source=LABOUR_STATISTICS,
    measure="rate",
    groups="population",
)
def employment_rate(book: Book) -> object:
    """Employed residents of 16 to 64 years over all residents of that age, students included."""
    here = book.working_age[:, : Status.AWAY]
    return here[:, list(EMPLOYED_STATUSES)].sum(axis=1), here.sum(axis=1)


@outcome(
    unit="persons",
    zh="就业人数",
    en="Employed residents",
    source=LABOUR_STATISTICS,
    measure="stock",
    groups="population",
)
def employed(book: Book) -> object:
    """Residents who are employees, founders, gig workers or in public-welfare posts."""
    return book.full(book.employed)


@outcome(
    unit="persons",
    zh="失业人数",
    en="Unemployed residents",
    source=SURVEY,
    measure="stock",
    groups="population",
)
def unemployed(book: Book) -> object:
    """Residents without work who seek it."""
    return book.full(book.unemployed)


@outcome(
    unit="persons",
    zh="16—69岁常住人口",
    en="Residents of 16 to 69 years",
    source="B060–B063, Hangzhou population communiqués",
    measure="stock",
    groups="population",
)
def residents(book: Book) -> object:
    """Everybody of 16 to 69 years who lives in the region."""
    return book.full(book.by_group[:, : Status.AWAY].sum(axis=1))


@outcome(
    unit="households",
    zh="零就业家庭",
    en="Zero-employment households",
    source="Yuhang plan 2026–2030, target (5)",
    measure="stock",
)
def zero_employment_households(book: Book) -> object:
    """Households with local registration in which somebody is unemployed and nobody works, as seen
    before the month's hiring. Households are those of the start: later arrivals form none.
    """
    return book.full(np.count_nonzero(book.state.zero_household))


@outcome(
    unit="households",
    zh="逾期未清零的零就业家庭",
    en="Zero-employment households not cleared in time",
    source="Yuhang plan 2026–2030, target (5): dynamic clearing; the time is our reading",
    measure="stock",
)
def zero_employment_households_overdue(book: Book) -> object:
    """Zero-employment households that have been so for more than ``counting.clearing_months``."""
    late = book.state.zero_months > book.counting.clearing_months
    return book.full(np.count_nonzero(late))


@outcome(
    unit="months",
    zh="零就业家庭清零用时",
    en="Months to clear a zero-employment household",
    source="Yuhang plan 2026–2030, target (5)",
    measure="rate",
)
def months_to_clear_zero_employment_household(book: Book) -> object:
    """For how many months the households that ceased to be zero-employment ones this month had been
    so, since somebody works or nobody seeks any more; those of before the first month settled are
    counted from it.
    """
    events = book.events
    return np.array([events.months_to_clear]), np.array([events.households_cleared])
