"""Courses and certificates."""

import numpy as np

from agents.group_rules import HIGH_SKILL_CERTIFICATE
from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

PLAN = "Yuhang plan 2026–2030, target (4)"


@outcome(unit="person-times", zh="职业技能培训人次", en="Trained", source=PLAN, measure="flow")
def trained(book: Book) -> object:
    """Courses that ended this month, passed or not."""
    return book.full(book.events.completed.size)


@outcome(unit="persons", zh="新获证书", en="Certified", source=PLAN, measure="flow")
def certified(book: Book) -> object:
    """Courses that ended this month with a skill certificate of any level."""
    return book.full(np.count_nonzero(book.events.passed))


@outcome(
    unit="persons",
    zh="新增高技能人才",
    en="Newly high-skilled",
    source=PLAN,
    measure="flow",
)
def newly_high_skilled(book: Book) -> object:
    """People who reached the senior level (3 of 5) this month for the first time."""
    winners = book.events.completed[book.events.passed]
    return book.full(
        np.count_nonzero(book.state.people["course_level"][winners] == HIGH_SKILL_CERTIFICATE)
    )


@outcome(unit="persons", zh="高技能人才", en="High-skilled residents", source=PLAN, measure="stock")
def high_skilled(book: Book) -> object:
    """Residents with a skill certificate of the senior level or above."""
    return book.full(book.tally.certified)
