"""Counts as the plans' own statistics make them: gross, and apart from net changes."""

import numpy as np
import numpy.typing as npt

from agents.firms import Kind
from agents.group_rules import HIGH_SKILL_CERTIFICATE
from agents.people import Education, Origin
from sim.migration import YOUNG_MONTHS, is_talent
from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

PLAN = "Yuhang plan 2026–2030"
Ints = npt.NDArray[np.int64]


@outcome(
    unit="jobs",
    zh="开发优质就业岗位",
    en="Quality jobs developed",
    source=f"{PLAN}, target (1); what makes a job one of quality is our reading",
    measure="flow",
)
def quality_jobs_developed(book: Book) -> object:
    """Jobs that enterprises and public employers of the region filled this month, by whomever, at
    no less than ``counting.quality_pay`` times the mean pay of the region's employees. Whether a
    job is new or had another holder before is not asked, as official counts of posts do not.
    """
    hired, by = book.events.hired, book.events.hired_by
    paid = book.state.people["wage"][hired].astype(np.float64)
    mean = book.tally.pay / book.tally.jobs if book.tally.jobs else 0.0
    insured = book.state.firms["kind"][by] != Kind.INDIVIDUAL_BUSINESS
    return book.full(np.count_nonzero(insured & (paid >= book.counting.quality_pay * mean)))


@outcome(
    unit="persons",
    zh="引进青年人才（统计口径）",
    en="Young talent introduced (official count)",
    source=f"{PLAN}, target (2) and article 7; B054: such counts are gross",
    measure="flow",
    groups="talent",
)
def young_talent_introduced(book: Book) -> object:
    """People of at most 35 years with college or more in their first month as residents of the
    region or as insured employees of its firms who live in the rest of the city; gross of those who
    leave. Who goes back and comes again counts again. Graduates who already lived in the region are
    not among them.
    """
    ways = [rows.size for rows in _introduced(book)]
    return book.full(np.array([sum(ways), *ways]))


@outcome(
    unit="persons",
    zh="引进硕博研究生（统计口径）",
    en="Masters and doctors introduced (official count)",
    source=f"{PLAN}, target (2)",
    measure="flow",
    groups="postgraduate",
)
def postgraduates_introduced(book: Book) -> object:
    """Of the young talent introduced this month, those with a master's or a doctor's degree."""
    education = book.state.people["education"][np.concatenate(_introduced(book))]
    degrees = [np.count_nonzero(education == of) for of in (Education.MASTER, Education.DOCTOR)]
    return book.full(np.array([sum(degrees), *degrees]))


def _introduced(book: Book) -> tuple[Ints, Ints]:
    """Rows of the young talent who became residents, and who began to commute to a job here."""
    people, events = book.state.people, book.events
    residents = events.arrived[is_talent(book.state, events.arrived)]
    rows = events.hired[events.hire_origin == Origin.COMMUTING]
    young = book.state.month - people["birth"][rows].astype(np.int64) < YOUNG_MONTHS
    return residents, rows[young & (people["education"][rows] >= Education.COLLEGE)]


@outcome(
    unit="persons",
    zh="大学生创业带动就业",
    en="Hired by student and graduate start-ups",
    source=f"{PLAN}, target (3)",
    measure="flow",
)
def graduate_startup_hires(book: Book) -> object:
    """People whom start-ups of at most 36 months hired this month that a student founded or
    somebody who had left college at most five years before; gross of those who leave again.
    """
    by = book.events.hired_by
    graduate = book.startups[by] & (book.state.firms["graduate"][by] == 1)
    return book.full(np.count_nonzero(graduate))


@outcome(
    unit="jobs",
    zh="大学生创业企业在岗人数",
    en="Jobs in student and graduate start-ups",
    source=f"{PLAN}, target (3)",
    measure="stock",
)
def graduate_startup_jobs(book: Book) -> object:
    """Employees of those start-ups, founders not among them."""
    graduate = book.startups & (book.state.firms["graduate"] == 1)
    return book.full(book.state.firms["headcount"][graduate].sum())


@outcome(
    unit="events",
    zh="招聘活动",
    en="Recruitment events",
    source=f"{PLAN}, article 7; Huzhou plan 2024–2026, article (三)1",
    measure="flow",
)
def recruitment_events(book: Book) -> object:
    """Recruitment events that policies held this month: as many as they say, where they are paid
    for. Events that firms and agencies hold by themselves are not among them.
    """
    return book.full(book.events.events_held)


@outcome(
    unit="person-times",
    zh="参加职业技能培训人次",
    en="Course places taken",
    source=f"{PLAN}, target (4)",
    measure="flow",
)
def course_places_taken(book: Book) -> object:
    """Courses that residents began this month; somebody who takes two counts twice."""
    return book.full(book.events.courses_begun)


@outcome(
    unit="persons",
    zh="新增高技能证书",
    en="High-skill certificates",
    source=f"{PLAN}, target (4); level 3 of 5 and above by national usage",
    measure="flow",
)
def high_skill_certificates(book: Book) -> object:
    """Courses that ended this month with a certificate of the senior level (3 of 5) or above."""
    winners = book.events.completed[book.events.passed]
    level = book.state.people["course_level"][winners]
    return book.full(np.count_nonzero(level >= HIGH_SKILL_CERTIFICATE))
