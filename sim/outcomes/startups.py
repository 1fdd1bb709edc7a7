"""Start-ups: how many, and the jobs in them. Net jobs exist only between two scenarios."""

import numpy as np

from agents.people import Origin
from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

PLAN = "Yuhang plan 2026–2030, target (3)"


@outcome(unit="firms", zh="新设创业企业", en="Start-ups founded", source=PLAN, measure="flow")
def startups_founded(book: Book) -> object:
    """Firms founded this month by residents with college or more, college students among them."""
    founded = book.events.founded
    return book.full(np.count_nonzero(book.startups[founded]))


@outcome(
    unit="firms",
    zh="新增大学生创业项目",
    en="Student and graduate start-ups founded",
    source=PLAN,
    measure="flow",
)
def graduate_startups_founded(book: Book) -> object:
    """Those start-ups whose founder is a student or left college at most five years ago."""
    founded = book.events.founded
    graduate = book.startups[founded] & (book.state.firms["graduate"][founded] == 1)
    return book.full(np.count_nonzero(graduate))


@outcome(unit="firms", zh="存活创业企业", en="Start-ups alive", source=PLAN, measure="stock")
def startups_alive(book: Book) -> object:
    """Start-ups of at most 36 months in business."""
    return book.full(np.count_nonzero(book.startups))


@outcome(
    unit="jobs",
    zh="创业带动就业(总量)",
    en="Jobs in start-ups (gross)",
    source=PLAN,
    measure="stock",
)
def startup_jobs_gross(book: Book) -> object:
    """Employees of start-ups of at most 36 months, founders not among them; whether they would
    have worked elsewhere is not asked.
    """
    return book.full(book.state.firms["headcount"][book.startups].sum())


@outcome(
    unit="jobs per firm",
    zh="户均创业带动就业",
    en="Jobs per start-up",
    source="Yuhang plan 2026–2030, target (3); P072, P073",
    measure="rate",
)
def jobs_per_startup(book: Book) -> object:
    """Employees of start-ups of at most 36 months, founders not among them, over those firms."""
    jobs = book.state.firms["headcount"][book.startups].sum()
    return np.array([jobs]), np.array([np.count_nonzero(book.startups)])


@outcome(
    unit="persons",
    zh="创业企业招用无业人员",
    en="Start-ups' hires from non-employment",
    source=PLAN,
    measure="flow",
)
def startup_hires_from_nonemployment(book: Book) -> object:
    """People without work whom start-ups of at most 36 months hired this month."""
    idle = book.events.hire_origin == Origin.NONEMPLOYMENT
    return book.full(np.count_nonzero(book.startups[book.events.hired_by[idle]]))
