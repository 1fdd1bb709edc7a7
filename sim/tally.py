"""The month's head count: one pass over everybody."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.group_rules import HIGH_SKILL_CERTIFICATE, NON_LOCAL
from agents.kernel import kernel
from agents.people import Status
from agents.table import Records
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]

BAND_ENDS = (25 * 12, 30 * 12, 60 * 12, 65 * 12)
"""Ages in months at which the bands 16–24, 25–29, 30–59, 60–64 and 65+ end."""

BANDS = 5
STATUSES = len(Status)
WAGE_STEP = 50.0
WAGE_STEPS = 1200


@dataclass(frozen=True, slots=True)
class Tally:
    """What one pass found: people by residence, jobs and pay by workplace.

    ``people``: int64 (places, local or not, age bands, statuses), where the last place may be the
    rest of the city. ``headcount``: employees by firm; ``outside``: whether each firm is in the
    rest of the city. Of the employees of the region's firms: ``histogram``, their number by steps
    of 50 yuan of pay; ``skill``, its sum in thousandths; ``pay``, its sum in whole yuan.
    ``misplaced``: people whose status and employer contradict each other. ``certified``: residents
    with a high-skill certificate.
    """

    people: Ints
    histogram: Ints
    headcount: Ints
    outside: npt.NDArray[np.uint8]
    misplaced: int
    certified: int
    skill: int
    pay: int

    @property
    def stocks(self) -> Ints:
        """People by status."""
        result: Ints = self.people.sum(axis=(0, 1, 2))
        return result

    @property
    def jobs(self) -> int:
        """Employees of the region's firms."""
        return int(self.histogram.sum())

    def mean_skill(self, otherwise: float) -> float:
        """The mean skill of employees here, or ``otherwise`` where there are none."""
        return self.skill / 1000 / self.jobs if self.jobs else otherwise

    def median_wage(self) -> float:
        """The median pay of employees, yuan a month, to the nearest step of 50."""
        total = self.jobs
        if not total:
            return float("nan")
        step = int(np.searchsorted(np.cumsum(self.histogram), (total + 1) // 2))
        return (step + 0.5) * WAGE_STEP


@kernel
def count_people(
    hot: Records,
    statuses: npt.NDArray[np.uint8],
    month: int,
    outside: npt.NDArray[np.uint8],
    people: Ints,
    histogram: Ints,
    headcount: Ints,
    sums: Ints,
    first: int,
    last: int,
) -> None:
    """Add the people of rows ``first`` … ``last − 1`` to the counts of a :class:`Tally`.

    All counts are integers, so that any split of the rows gives the same. ``outside``: uint8
    (firms), 1 for those in the rest of the city. ``sums``: int64 (4), misplaced, certified, skill
    in thousandths, pay in whole yuan.
    """
    for row in range(first, last):
        person = hot[row]
        status = statuses[row]
        employer = person.employer
        if (employer >= 0) != (status == Status.EMPLOYEE):
            sums[0] += 1
        age = month - person.birth
        band = 0
        while band < BANDS - 1 and age >= BAND_ENDS[band]:
            band += 1
        outsider = 1 if (person.groups & np.uint64(NON_LOCAL)) != 0 else 0
        people[person.place, outsider, band, status] += 1
        if status == Status.AWAY:
            continue
        if person.certificate >= HIGH_SKILL_CERTIFICATE:
            sums[1] += 1
        if status == Status.EMPLOYEE and employer >= 0:
            headcount[employer] += 1
            if outside[employer] == 1:
                continue
            wage = np.float64(person.wage)
            step = np.int64(wage / WAGE_STEP)
            if step >= histogram.size:
                step = np.int64(histogram.size - 1)
            histogram[step] += 1
            sums[2] += np.int64(np.float64(person.skill) * 1000.0 + 0.5)
            sums[3] += np.int64(wage + 0.5)


def tally(state: State, world: World) -> Tally:
    """Count everybody."""
    table, month = state.people.table, state.month
    shape = (world.minutes.shape[0], 2, BANDS, STATUSES)
    outside = (state.firms["place"] == state.city.place).astype(np.uint8)

    def part(first: int, last: int) -> tuple[Ints, ...]:
        people = np.zeros(shape, dtype=np.int64)
        histogram, sums = np.zeros(WAGE_STEPS, dtype=np.int64), np.zeros(4, dtype=np.int64)
        headcount = np.zeros(len(state.firms), dtype=np.int64)
        count_people(
            table.hot,
            table["status"],
            month,
            outside,
            people,
            histogram,
            headcount,
            sums,
            first,
            last,
        )
        return people, histogram, headcount, sums

    parts = world.threads.over(len(table), part)
    people, histogram, headcount, sums = (sum(of) for of in zip(*parts, strict=True))
    return Tally(people, histogram, headcount, outside, *(int(total) for total in sums))
