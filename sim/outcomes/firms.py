"""Firms: how many begin and end, how large they are, where jobs come from and go."""

import numpy as np

from sim import census
from sim.outcomes.book import FIRM_AGES, Book
from sim.outcomes.registry import outcome

ENTRY = "Registry counts (B075, P066, P071)"
JOB_FLOWS = "Davis and Haltiwanger (1992), Quarterly Journal of Economics"
SURVIVAL = "SAIC report on the life of domestic enterprises, 2013 (P063); MyCOS (P068)"


@outcome(
    unit="firms",
    zh="在营私营企业与个体户",
    en="Private firms in business",
    source=ENTRY,
    measure="stock",
    groups="firm_kind",
)
def firms_in_business(book: Book) -> object:
    """Enterprises and individual businesses at the month's end, public employers not among them."""
    firms = book.state.firms
    alive, largest = firms["alive"] == 1, firms["largest"] == 1
    # The largest employers are all there at any scale.
    others = book.full(census.firms_by_kind(book.state, alive & ~largest))
    return others + census.firms_by_kind(book.state, alive & largest)


@outcome(
    unit="percent",
    zh="企业月度设立率",
    en="Firm entry rate",
    source=ENTRY,
    measure="rate",
    groups="firm_kind",
)
def firm_entry_rate(book: Book) -> object:
    """Private firms founded this month over those in business when it began."""
    state = book.state
    founded = state.firms["founded"] == state.month
    before = census.in_business_before(state)
    return census.firms_by_kind(state, founded), census.firms_by_kind(state, before)


@outcome(
    unit="percent",
    zh="企业月度注销率",
    en="Firm exit rate",
    source=ENTRY,
    measure="rate",
    groups="firm_kind",
)
def firm_exit_rate(book: Book) -> object:
    """Private firms that closed this month over those in business when it began."""
    state = book.state
    before = census.in_business_before(state)
    closed = before & (state.firms["closed"] == state.month)
    return census.firms_by_kind(state, closed), census.firms_by_kind(state, before)


@outcome(unit="jobs", zh="岗位创造", en="Job creation", source=JOB_FLOWS, measure="flow")
def job_creation(book: Book) -> object:
    """Jobs added this month by the firms that grew or opened."""
    return book.full(census.job_changes(book.state, book.state.headcount_before)[0])


@outcome(unit="jobs", zh="岗位消失", en="Job destruction", source=JOB_FLOWS, measure="flow")
def job_destruction(book: Book) -> object:
    """Jobs lost this month by the firms that shrank or closed."""
    return book.full(census.job_changes(book.state, book.state.headcount_before)[1])


@outcome(
    unit="percent",
    zh="年度岗位创造率",
    en="Yearly job creation rate",
    source=JOB_FLOWS,
    measure="rate",
)
def yearly_job_creation_rate(book: Book) -> object:
    """Jobs added between two Decembers by the firms that grew or opened over the mean of jobs in
    both; in Decembers only.
    """
    return _yearly(book, 0)


@outcome(
    unit="percent",
    zh="年度岗位消失率",
    en="Yearly job destruction rate",
    source=JOB_FLOWS,
    measure="rate",
)
def yearly_job_destruction_rate(book: Book) -> object:
    """Jobs lost between two Decembers by the firms that shrank or closed over the mean of jobs in
    both; in Decembers only.
    """
    return _yearly(book, 1)


def _yearly(book: Book, which: int) -> object:
    before = book.state.headcount_last_year
    if not census.is_december(book.state) or not before.size:
        return np.nan
    here = book.state.firms["place"] != book.state.city.place
    jobs = (int(before[here[: before.size]].sum()) + book.tally.jobs) / 2
    return np.array([census.job_changes(book.state, before)[which]]), np.array([jobs])


@outcome(
    unit="exponent",
    zh="企业规模尾部指数",
    en="Exponent of the firm-size tail",
    source="Axtell (2001), Science (P093)",
    measure="rate",
)
def firm_size_tail(book: Book) -> object:
    """Exponent with which the share of larger enterprises falls with size, by Hill's estimate over
    those of at least 20 employees; in Decembers only.
    """
    december = census.is_december(book.state)
    return census.tail_exponent(book.state, book.scale) if december else np.nan


@outcome(
    unit="percent",
    zh="新设企业存活率",
    en="Survival of start-ups, graduates' apart",
    source=SURVIVAL,
    measure="rate",
    groups="firm_age",
)
def firm_survival(book: Book) -> object:
    """Of the start-ups founded by others than students and recent graduates, the share that
    outlived so many months; the twelve latest monthly cohorts that reached them pooled.
    """
    return census.surviving(book.state, FIRM_AGES, graduate=False)


@outcome(
    unit="percent",
    zh="大学生创业企业存活率",
    en="Survival of graduates' start-ups",
    source=SURVIVAL,
    measure="rate",
    groups="firm_age",
)
def graduate_firm_survival(book: Book) -> object:
    """Of the start-ups founded by students and graduates of at most five years, the share that
    outlived so many months; the twelve latest monthly cohorts that reached them pooled.
    """
    return census.surviving(book.state, FIRM_AGES, graduate=True)
