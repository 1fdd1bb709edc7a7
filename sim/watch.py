"""A closer look at the firms of a project and at who runs a risk, where an assessment asks for it.

What is seen moves nothing: runs that are watched have the same bits as others.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.groups import Group
from agents.people import EMPLOYED_STATUSES, Education, Origin, Status
from sim.state import State

Ints = npt.NDArray[np.int64]

DESTINATIONS = ("to_unemployment", "to_job", "to_city", "to_elsewhere")
"""Where those who leave a firm are at the month's end: in the city, commuters who are back there;
elsewhere, those who retired, moved away, founded a firm or took up gig work."""

TRAITS = ("female", "male", "junior", "senior", "college", "bachelor_or_more")
"""Groups by sex and by schooling that the head count does not tell apart."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen in a month, counted at the scale simulated.

    Of the firms watched: ``jobs``, their employees; ``pay``, the sum of their pay in whole yuan;
    ``hires`` by :class:`agents.people.Origin`, ``separations`` by destination, both int64. Of
    residents: ``employed``, ``unemployed`` by trait. Of the region's firms: ``sector_jobs``,
    ``sector_pay`` by sector.
    """

    jobs: int
    pay: int
    hires: Ints
    separations: Ints
    employed: Ints
    unemployed: Ints
    sector_jobs: Ints
    sector_pay: Ints


class Watch:
    """The firms with some keys, whether they are there or not, and who worked there last month."""

    def __init__(self, keys: tuple[int, ...], sectors: int) -> None:
        self.keys = np.array(keys, dtype=np.int64)
        self.sectors = sectors
        self.staff = np.empty(0, dtype=np.int64)

    def begin(self, state: State) -> None:
        """Note who works there before the first month that is watched."""
        self.staff = self._employees(state)

    def look(self, state: State) -> Sight:
        """What is seen at a month's end; people are compared with the month before."""
        now, before = self._employees(state), self.staff
        hired, origins = self._hired(state)
        self.staff = now
        everybody = state.people.with_status(Status.EMPLOYEE)
        firm = state.people["employer"][everybody]
        here = state.firms["place"][firm] != state.city.place
        sector = state.firms["sector"][firm[here]].astype(np.int64)
        pay = _whole_yuan(state, everybody[here])
        employed, unemployed = by_trait(state)
        sums = np.bincount(sector, pay, self.sectors)
        return Sight(
            now.size,
            int(_whole_yuan(state, now).sum()),
            np.bincount(origins, minlength=len(Origin)),
            self._separations(state, before, hired, now),
            employed,
            unemployed,
            np.bincount(sector, minlength=self.sectors),
            sums.astype(np.int64),
        )

    def _rows(self, state: State) -> Ints:
        return np.flatnonzero(np.isin(state.firms["key"], self.keys))

    def _employees(self, state: State) -> Ints:
        return np.flatnonzero(np.isin(state.people["employer"], self._rows(state)))

    def _hired(self, state: State) -> tuple[Ints, Ints]:
        """People hired by these firms this month, some of them twice, and their origins."""
        events = state.events
        ours = np.isin(events.hired_by, self._rows(state))
        return events.hired[ours], events.hire_origin[ours]

    def _separations(self, state: State, before: Ints, hired: Ints, now: Ints) -> Ints:
        """Who left these firms this month, by where they are now.

        Somebody may have left and come back, or come and left: each time counts.
        """
        people, times = np.unique(np.concatenate([before, hired]), return_counts=True)
        left = times - np.isin(people, now)
        status, employer = state.people["status"][people], state.people["employer"][people]
        from_city = state.people["place"][people] == state.city.place
        place = np.select(
            [status == Status.UNEMPLOYED, (status == Status.EMPLOYEE) & (employer >= 0), from_city],
            [0, 1, 2],
            3,
        )
        return np.bincount(place, left, len(DESTINATIONS)).astype(np.int64)


def by_trait(state: State) -> tuple[Ints, Ints]:
    """Employed and unemployed residents by :data:`TRAITS`, int64 each."""
    people = state.people
    counts = []
    for statuses in (EMPLOYED_STATUSES, (Status.UNEMPLOYED,)):
        rows = people.with_status(*statuses)
        rows = rows[people["place"][rows] != state.city.place]
        female = int(np.count_nonzero(people["groups"][rows] & np.uint64(Group.FEMALE)))
        levels = np.minimum(people["education"][rows], Education.BACHELOR)
        schooling = np.bincount(levels, minlength=Education.BACHELOR + 1)
        counts.append(np.array([female, rows.size - female, *schooling], dtype=np.int64))
    return counts[0], counts[1]


def _whole_yuan(state: State, rows: Ints) -> Ints:
    """Pay in whole yuan, so that no order of rows can move a sum."""
    return (state.people["wage"][rows].astype(np.float64) + 0.5).astype(np.int64)
