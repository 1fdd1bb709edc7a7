"""Young talent: who comes, and who stays."""

import numpy as np

from sim.migration import is_talent
from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

PLAN = "Yuhang plan 2026–2030, target (2); retention: cohort method"


@outcome(
    unit="persons",
    zh="招引青年人才",
    en="Young talent arrived",
    source=PLAN,
    measure="flow",
)
def young_talent_arrived(book: Book) -> object:
    """New residents of at most 35 years with college or more, in their first month. Graduates who
    already lived in the region are not among them.
    """
    return book.full(np.count_nonzero(is_talent(book.state, book.events.arrived)))


@outcome(
    unit="percent",
    zh="青年人才留存率",
    en="Youth retention",
    source=PLAN,
    measure="rate",
    groups="horizon",
)
def youth_retention(book: Book) -> object:
    """Of the young talent who arrived, the share still resident without a break after so many
    months, seen one month later; a year's cohorts pooled, those too young left out.
    """
    return book.retained()


@outcome(
    unit="persons",
    zh="本地高校毕业生留区",
    en="Local graduates who stayed",
    source="Yuhang plan 2026–2030, article 7",
    measure="flow",
)
def local_graduates_stayed(book: Book) -> object:
    """Residents who left college this month and stayed in the region."""
    return book.full(book.events.graduates_stayed)
