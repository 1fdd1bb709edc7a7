"""What happened in a month: the events that instruments pay for and outcomes count."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint64]


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
    """The month's events, as rows of the tables, and the month's plain counts."""

    hired: Ints = field(default_factory=_none)
    """Person rows of the hired,"""
    hired_by: Ints = field(default_factory=_none)
    """firm rows of their employers,"""
    hire_origin: Ints = field(default_factory=_none)
    """and where each came from."""
    hired_first: int = 0
    """How many of the hired were so before the month's market."""
    left_behind: Ints = field(default_factory=_none)
    """Rows of those who do not follow a firm that moves."""
    separated: Ints = field(default_factory=_none)
    """People who lost or left a job for unemployment."""
    listed: Ints = field(default_factory=_none)
    """Of them, whom monitored firms let go."""
    quit_for_job: int = 0
    """How many left a job for another."""
    founders: Ints = field(default_factory=_none)
    """Person rows of the founders"""
    founded: Ints = field(default_factory=_none)
    """and firm rows of their new firms."""
    mentored: Ints = field(default_factory=_none)
    """Firm rows whom mentors took up"""
    mentored_by: Ints = field(default_factory=_none)
    """and the numbers of the instruments."""
    courses_begun: int = 0
    """Courses begun."""
    completed: Ints = field(default_factory=_none)
    """Person rows of those who ended a course"""
    passed: npt.NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, dtype=np.bool_))
    """and whether with a certificate."""
    prizes: npt.NDArray[np.void] = field(default_factory=_no_learning)
    """Records of :data:`LEARNING`: contests won,"""
    apprentices: npt.NDArray[np.void] = field(default_factory=_no_learning)
    """apprenticeships begun,"""
    interns: npt.NDArray[np.void] = field(default_factory=_no_learning)
    """internships begun,"""
    visits: npt.NDArray[np.void] = field(default_factory=_no_learning)
    """visits to firms,"""
    ordered: npt.NDArray[np.void] = field(default_factory=_no_learning)
    """places in classes that firms ordered,"""
    enrolled: npt.NDArray[np.void] = field(default_factory=_no_learning)
    """and places in classes at school."""
    graduates_stayed: int = 0
    """Graduates who stayed."""
    arrived: Ints = field(default_factory=_none)
    """Rows of new residents."""
    gigs_begun: Ints = field(default_factory=_none)
    """Rows of those who took up gig work,"""
    gig_groups: npt.NDArray[np.uint64] = field(default_factory=lambda: np.empty(0, np.uint64))
    """and their groups before."""
    retired_workers: int = 0
    """Workers who reached retirement or left the population."""
    outlived: int = 0
    """People who turned 70."""
    new_workers: int = 0
    """People who began to work, each once a calendar year."""
    served: Ints = field(default_factory=_none)
    """Rows whom stations served."""
    waiting: int = 0
    """Clients whom stations turned away."""
    hard_to_employ: int = 0
    """Hard to employ,"""
    hard_to_employ_served: int = 0
    """and of them those served."""
    doses: int = 0
    """Unemployed graduates who received the whole 1131 service."""
    households_cleared: int = 0
    """Households that ceased to have nobody at work,"""
    months_to_clear: int = 0
    """and the months for which all of them together were so."""
    agency_clients: Ints = field(default_factory=_none)
    """Rows whom agencies took on,"""
    agency_numbers: Ints = field(default_factory=_none)
    """and for which instrument."""
    granted: dict[int, float] = field(default_factory=dict)
    """Yuan of grants to stations by instrument,"""
    awards: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """and one-off awards by instrument, how many of each grade."""
    subsidised: Ints = field(default_factory=_none)
    """Rows of those in a public-welfare post that a subsidy begins to bear,"""
    subsidised_groups: npt.NDArray[np.uint64] = field(
        default_factory=lambda: np.empty(0, np.uint64)
    )
    """their groups,"""
    subsidised_by: Ints = field(default_factory=_none)
    """the instrument,"""
    uncovered: npt.NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    """and what of each such post's cost no other subsidy covers, yuan a month."""
    commuters_hired: int = 0
    """People of the rest of the city who began to work here,"""
    commuters_returned: int = 0
    """went back without or to a job,"""
    commuters_retired: int = 0
    """or retired."""
    moved_from_city: int = 0
    """People who moved here from the rest of the city,"""
    moved_to_city: int = 0
    """and from here to it."""
    events_held: float = 0.0
    """Recruitment events held, at the scale of the run."""
    vacancies: int = 0
    """Vacancies posted,"""
    vacancies_filled: int = 0
    """and filled."""
    seekers_unemployed: int = 0
    """Unemployed who sought,"""
    found_by_unemployed: int = 0
    """and found work."""
    searchers_treated: tuple[int, int] = (0, 0)
    """Unemployed who sought, not treated and treated,"""
    found_treated: tuple[int, int] = (0, 0)
    """and those hired."""
    seekers_by_duration: Ints = field(default_factory=_no_bands)
    """Unemployed who sought"""
    found_by_duration: Ints = field(default_factory=_no_bands)
    """and those hired, by bands of months without work."""
