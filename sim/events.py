"""What happened in a month: the events that instruments pay for and outcomes count."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def _none() -> Ints:
    return np.empty(0, dtype=np.int64)


LEARNING = np.dtype(
    [("instrument", "u4"), ("person", "i8"), ("firm", "i8"), ("place", "u1"), ("level", "u1")]
)
"""Something that an instrument of that number brought about: rows of person and firm (−1: none),
the place won in a contest, from 1, and the level of a certificate."""


def learning(
    instrument: int, person: Ints, firm: Ints | int = -1, place: Ints | int = 0, level: int = 0
) -> npt.NDArray[np.void]:
    """Records of :data:`LEARNING`, one a person."""
    made = np.zeros(person.size, dtype=LEARNING)
    made["instrument"], made["person"], made["firm"] = instrument, person, firm
    made["place"], made["level"] = place, level
    return made


def _no_learning() -> npt.NDArray[np.void]:
    return np.zeros(0, dtype=LEARNING)


DURATIONS = (3, 6, 12)
"""Months without work at which the bands of durations end; the last is open."""


def _no_bands() -> Ints:
    return np.zeros(len(DURATIONS) + 1, dtype=np.int64)


@dataclass
class MonthEvents:
    """The month's events, as rows of the tables, and the month's plain counts.

    ``hired``, ``hired_by``, ``hire_origin``: person rows, firm rows and where each came from.
    ``left_behind``: rows of
    those who do not follow a firm that moves; ``separated``: people who lost or left a job for
    unemployment. ``founders``, ``founded``: person
    and firm rows of new firms. ``completed``, ``passed``: person rows of those who ended a course,
    and whether with a certificate. ``hired_first``: how many of the hired were so before the
    month's market. ``arrived``: rows of new residents. ``retired_workers``: workers
    who reached retirement or left the population. ``outlived``: people who turned 70. ``served``:
    rows whom stations served. ``doses``: unemployed graduates who received the whole 1131 service.
    ``gigs_begun``, ``gig_groups``: rows of those who took up gig work, and their groups before.
    ``enrolled``: courses begun. ``households_cleared``, ``months_to_clear``: households that ceased
    to have nobody at work, and the months for which all of them together were so.
    ``seekers_by_duration``, ``found_by_duration``: unemployed who sought, and those hired, by bands
    of months without work. ``commuters_hired``, ``commuters_returned``, ``commuters_retired``:
    people of the rest of the city who began to work here, went back without or to a job, or
    retired; ``moved_from_city``, ``moved_to_city``: people who moved between the region and the
    rest of the city. ``prizes``, ``apprentices``, ``interns``, ``visits``, ``ordered`` and
    ``enrolled`` are records of :data:`LEARNING`: contests won, apprenticeships and internships
    begun, visits to
    firms, places in classes that firms ordered and at school.
    """

    hired: Ints = field(default_factory=_none)
    hired_by: Ints = field(default_factory=_none)
    hire_origin: Ints = field(default_factory=_none)
    left_behind: Ints = field(default_factory=_none)
    hired_first: int = 0
    separated: Ints = field(default_factory=_none)
    quit_for_job: int = 0
    founders: Ints = field(default_factory=_none)
    founded: Ints = field(default_factory=_none)
    mentored: Ints = field(default_factory=_none)
    mentored_by: Ints = field(default_factory=_none)
    completed: Ints = field(default_factory=_none)
    passed: npt.NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, dtype=np.bool_))
    graduates_stayed: int = 0
    arrived: Ints = field(default_factory=_none)
    gigs_begun: Ints = field(default_factory=_none)
    gig_groups: npt.NDArray[np.uint64] = field(default_factory=lambda: np.empty(0, np.uint64))
    retired_workers: int = 0
    outlived: int = 0
    new_workers: int = 0
    served: Ints = field(default_factory=_none)
    waiting: int = 0
    hard_to_employ: int = 0
    hard_to_employ_served: int = 0
    doses: int = 0
    enrolled: int = 0
    households_cleared: int = 0
    months_to_clear: int = 0
    commuters_hired: int = 0
    commuters_returned: int = 0
    commuters_retired: int = 0
    moved_from_city: int = 0
    moved_to_city: int = 0
    vacancies: int = 0
    vacancies_filled: int = 0
    seekers_unemployed: int = 0
    found_by_unemployed: int = 0
    searchers_treated: tuple[int, int] = (0, 0)
    found_treated: tuple[int, int] = (0, 0)
    seekers_by_duration: Ints = field(default_factory=_no_bands)
    found_by_duration: Ints = field(default_factory=_no_bands)
    prizes: npt.NDArray[np.void] = field(default_factory=_no_learning)
    apprentices: npt.NDArray[np.void] = field(default_factory=_no_learning)
    interns: npt.NDArray[np.void] = field(default_factory=_no_learning)
    visits: npt.NDArray[np.void] = field(default_factory=_no_learning)
    ordered: npt.NDArray[np.void] = field(default_factory=_no_learning)
    enrolled: npt.NDArray[np.void] = field(default_factory=_no_learning)
