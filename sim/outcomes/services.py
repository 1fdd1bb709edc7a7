"""What service stations do, and for whom."""

import numpy as np

from sim import census
from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

PLAN = "Yuhang plan 2026–2030, target (5) and articles 7, 8 and 13"


@outcome(unit="persons", zh="服务人次", en="Clients served", source=PLAN, measure="flow")
def clients_served(book: Book) -> object:
    """Jobseekers whom a station served this month."""
    return book.full(book.events.served.size)


@outcome(unit="persons", zh="等候人数", en="Clients waiting", source=PLAN, measure="stock")
def clients_waiting(book: Book) -> object:
    """Jobseekers who came to a station this month and found no time left."""
    return book.full(book.events.waiting)


@outcome(
    unit="percent",
    zh="就业困难人员帮扶覆盖率",
    en="Hard-to-employ served",
    source=PLAN,
    measure="rate",
)
def hard_to_employ_served(book: Book) -> object:
    """Of the unemployed who are hard to employ, the share whom a station served in the last
    twelve months.
    """
    events = book.events
    return np.array([events.hard_to_employ_served]), np.array([events.hard_to_employ])


@outcome(
    unit="persons",
    zh="“1131”服务人次",
    en="1131 service given",
    source=PLAN,
    measure="flow",
)
def doses_given(book: Book) -> object:
    """Unemployed graduates who received guidance and three vacancy referrals this month."""
    return book.full(book.events.doses)


@outcome(
    unit="percent",
    zh="“1131”服务覆盖率",
    en="1131 service given to unemployed graduates",
    source="Yuhang plan 2026–2030, article 7; the time is our reading",
    measure="rate",
    groups="dose",
)
def dose_1131_coverage(book: Book) -> object:
    """Of the residents who left college within two years and have been without work for at least
    ``counting.dose_months``, trainees among them, the share who since leaving college have had the
    whole service, and each part of it: policy briefing and guidance at a station, three vacancy
    referrals, a course or an internship begun.
    """
    guided, referred, trained = census.dose_parts(book.state, book.counting.dose_months)
    parts = [guided & referred & trained, guided, referred, trained]
    return np.array([part.sum() for part in parts]), np.full(len(parts), guided.size)
