"""What happened in a month: the events that instruments pay for and outcomes count."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def _none() -> Ints:
    return np.empty(0, dtype=np.int64)


DURATIONS = (3, 6, 12)
"""Months without work at which the bands of durations end; the last is open."""


def _no_bands() -> Ints:
    return np.zeros(len(DURATIONS) + 1, dtype=np.int64)


@dataclass
class MonthEvents:
    """The month's events, as rows of the tables, and the month's plain counts.

    ``hired``, ``hired_by``, ``hire_origin``: person rows, firm rows and where each came from.
    ``separated``: people who lost or left a job for unemployment. ``founders``, ``founded``: person
    and firm rows of new firms. ``completed``, ``passed``: person rows of those who ended a course,
    and whether with a certificate. ``arrived``: rows of new residents. ``retired_workers``: workers
    who reached retirement or left the population. ``outlived``: people who turned 70. ``served``:
    rows whom stations served. ``doses``: unemployed graduates who received the whole 1131 service.
    ``seekers_by_duration``, ``found_by_duration``: unemployed who sought, and those hired, by bands
    of months without work. ``commuters_hired``, ``commuters_returned``, ``commuters_retired``:
    people of the rest of the city who began to work here, went back without or to a job, or
    retired; ``moved_from_city``, ``moved_to_city``: people who moved between the region and the
    rest of the city. ``listed``: people whom monitored firms let go. ``agency_clients``,
    ``agency_numbers``: rows whom agencies took on and for which instrument. ``granted``: yuan of
    grants to stations by instrument. ``subsidised``, ``subsidised_by``: rows placed in a
    public-welfare post that a subsidy made possible, and the instrument; ``uncovered``: what of
    each such post's cost no other subsidy covers, yuan a month.
    """

    hired: Ints = field(default_factory=_none)
    hired_by: Ints = field(default_factory=_none)
    hire_origin: Ints = field(default_factory=_none)
    separated: Ints = field(default_factory=_none)
    quit_for_job: int = 0
    founders: Ints = field(default_factory=_none)
    founded: Ints = field(default_factory=_none)
    completed: Ints = field(default_factory=_none)
    passed: npt.NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, dtype=np.bool_))
    graduates_stayed: int = 0
    arrived: Ints = field(default_factory=_none)
    retired_workers: int = 0
    outlived: int = 0
    new_workers: int = 0
    served: Ints = field(default_factory=_none)
    waiting: int = 0
    hard_to_employ: int = 0
    hard_to_employ_served: int = 0
    doses: int = 0
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
    listed: Ints = field(default_factory=_none)
    agency_clients: Ints = field(default_factory=_none)
    agency_numbers: Ints = field(default_factory=_none)
    granted: dict[int, float] = field(default_factory=dict)
    subsidised: Ints = field(default_factory=_none)
    subsidised_by: Ints = field(default_factory=_none)
    uncovered: npt.NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
