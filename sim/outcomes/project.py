"""What an assessment asks of a project's firms and of those at risk; recorded only where asked."""

import numpy as np

from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

ASSESSMENT = "Employment impact assessment (I001, I040)"
SURVEY = "Urban surveyed unemployment, National Bureau of Statistics (B116, nbs_unemp_monthly)"


@outcome(
    unit="jobs", zh="项目企业岗位", en="Jobs at the project", source=ASSESSMENT, measure="stock"
)
def project_jobs(book: Book) -> object:
    """Employees of the project's firms at the month's end, wherever they live."""
    return book.full(book.seen.jobs)


@outcome(
    unit="persons",
    zh="项目企业招用人数",
    en="Hires of the project",
    source=ASSESSMENT,
    measure="flow",
    groups="origin",
)
def project_hires(book: Book) -> object:
    """Jobs started with the project's firms this month, by where the hired came from, as all hires
    are counted.
    """
    hires = book.seen.hires
    return book.full(np.array([hires.sum(), *hires]))


@outcome(
    unit="persons",
    zh="项目企业离职人数",
    en="Separations from the project",
    source=ASSESSMENT,
    measure="flow",
    groups="destination",
)
def project_separations(book: Book) -> object:
    """People who left the project's firms this month, by where they are at its end: unemployed,
    with another firm, back in the rest of the city from where they commuted, or elsewhere (retired,
    moved away, founders, gig workers).
    """
    left = book.seen.separations
    return book.full(np.array([left.sum(), *left]))


@outcome(
    unit="yuan/month",
    zh="项目企业月平均工资",
    en="Mean wage at the project",
    source=ASSESSMENT,
    measure="rate",
)
def project_mean_wage(book: Book) -> object:
    """Mean monthly pay before tax at the project's firms, in yuan deflated to January 2026."""
    return np.array([book.seen.pay]), np.array([book.seen.jobs])


@outcome(
    unit="percent",
    zh="分性别与学历失业率",
    en="Unemployment rate by sex and schooling",
    source=SURVEY,
    measure="rate",
    groups="trait",
)
def unemployment_rate_by_trait(book: Book) -> object:
    """Unemployed residents of a sex, or of a highest level of schooling, over employed and
    unemployed ones.
    """
    seen = book.seen
    return seen.unemployed, seen.unemployed + seen.employed


@outcome(
    unit="jobs",
    zh="分行业岗位",
    en="Jobs by sector",
    source=ASSESSMENT,
    measure="stock",
    groups="sector",
)
def sector_jobs(book: Book) -> object:
    """Employees of the region's firms by what the firm does."""
    return book.full(book.seen.sector_jobs)


@outcome(
    unit="yuan/month",
    zh="分行业月平均工资",
    en="Mean wage by sector",
    source=ASSESSMENT,
    measure="rate",
    groups="sector",
)
def sector_mean_wage(book: Book) -> object:
    """Mean monthly pay before tax of the employees of a sector's firms, in yuan deflated to January
    2026.
    """
    return book.seen.sector_pay, book.seen.sector_jobs
