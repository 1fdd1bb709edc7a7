"""At what age people retire: statutory ages, and their rise month by month with birth."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.kernel import kernel
from agents.parameters import Parameters
from agents.people import Education
from agents.region import Positive

Ints = npt.NDArray[np.int64]
Months = Annotated[int, Field(ge=1)]

EARLIEST_BIRTH = -1200
"""Month of birth at which a table of ages begins; whoever was born before counts as born then."""

BIRTHS = 3600
"""Months of birth in a table; whoever is born later counts as born in its last one."""

MEN, WOMEN_STAFF, WOMEN_WORKERS = 0, 1, 2
"""Rows of a table of ages. Women with college or more count as staff, others as workers."""


class Retirement(Parameters):
    """Retirement ages in years, and their rise where ``enabled``.

    From January of ``rises_from`` on, whoever comes to the old age retires a month later for every
    ``_step`` months of birth begun since the first who do, up to the ``_latest`` age (decision of
    the National People's Congress's Standing Committee of 2024-09-13, in force from 2025-01-01).
    """

    enabled: bool
    rises_from: int
    men: Positive
    men_latest: Positive
    men_step: Months
    women_staff: Positive
    women_staff_latest: Positive
    women_staff_step: Months
    women_workers: Positive
    women_workers_latest: Positive
    women_workers_step: Months

    def table(self, first_year: int) -> Ints:
        """Retirement ages in months, int64 (3, births), by row and month of birth.

        ``first_year``: whose January is month 0. Age is the old one plus
        ⌊(birth − first birth concerned) / step⌋ + 1 months, between the old and the latest age.
        """
        rises = (self.rises_from - first_year) * 12
        births = np.arange(EARLIEST_BIRTH, EARLIEST_BIRTH + BIRTHS)
        ages = []
        for old, latest, step in (
            (self.men, self.men_latest, self.men_step),
            (self.women_staff, self.women_staff_latest, self.women_staff_step),
            (self.women_workers, self.women_workers_latest, self.women_workers_step),
        ):
            months, most = round(old * 12), round(latest * 12) - round(old * 12)
            delay = np.clip((births - (rises - months)) // step + 1, 0, max(most, 0))
            ages.append(months + (delay if self.enabled else np.zeros_like(delay)))
        return np.stack(ages).astype(np.int64)


@kernel
def retirement_age(
    retirement: npt.NDArray[np.int64], birth: int, female: bool, education: int
) -> int:
    """The age in months at which a person retires.

    ``retirement``: int64 (3, births), from :class:`Retirement`; births beyond it count as its ends.
    """
    row = MEN
    if female:
        row = WOMEN_STAFF if education >= Education.COLLEGE else WOMEN_WORKERS
    column = min(max(birth - EARLIEST_BIRTH, 0), retirement.shape[1] - 1)
    return int(retirement[row, column])


def retirement_ages(
    retirement: Ints,
    births: npt.NDArray[np.integer],
    female: npt.NDArray[np.bool_],
    education: npt.NDArray[np.integer],
) -> Ints:
    """The ages in months at which people retire, int64, one a person."""
    staff = np.where(education >= Education.COLLEGE, WOMEN_STAFF, WOMEN_WORKERS)
    columns = np.clip(births.astype(np.int64) - EARLIEST_BIRTH, 0, retirement.shape[1] - 1)
    ages: Ints = retirement[np.where(female, staff, MEN), columns]
    return ages
