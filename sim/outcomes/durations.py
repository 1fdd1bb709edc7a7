"""How long people have been without work, and how that goes with finding it."""

import numpy as np

from sim import census
from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

DEPENDENCE = "Kroft, Notowidigdo and Katz (2016), Journal of Labor Economics"


@outcome(
    unit="percent",
    zh="失业者按失业时长构成",
    en="Unemployed by duration",
    source=DEPENDENCE,
    measure="rate",
    groups="duration",
)
def unemployment_by_duration(book: Book) -> object:
    """The share of unemployed residents whose present spell without work has so many months."""
    counts = census.unemployed_by_duration(book.state)
    return np.append(counts.sum(), counts), np.full(counts.size + 1, counts.sum())


@outcome(
    unit="percent",
    zh="按失业时长的再就业率",
    en="Job finding by duration",
    source=DEPENDENCE,
    measure="rate",
    groups="duration",
)
def job_finding_by_duration(book: Book) -> object:
    """Of the unemployed residents who sought work this month after so many months without it, the
    share whom a firm hired.
    """
    found, sought = book.events.found_by_duration, book.events.seekers_by_duration
    return np.append(found.sum(), found), np.append(sought.sum(), sought)


@outcome(
    unit="persons",
    zh="失业者被招用人数",
    en="Hires of the unemployed",
    source="Petrongolo and Pissarides (2001), Journal of Economic Literature",
    measure="flow",
)
def hires_unemployed(book: Book) -> object:
    """Unemployed residents whom a firm hired this month."""
    return book.full(book.events.found_by_unemployed)


@outcome(
    unit="persons",
    zh="求职失业者",
    en="Unemployed seekers",
    source="Petrongolo and Pissarides (2001), Journal of Economic Literature",
    measure="stock",
)
def seekers_unemployed(book: Book) -> object:
    """Unemployed residents who sought work in this month's market, before anybody was hired."""
    return book.full(book.events.seekers_unemployed)
