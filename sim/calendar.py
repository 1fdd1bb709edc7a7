"""Months: counted from the January of the year in which the run starts."""

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Calendar:
    """Which month it is. Month 0 is the January of ``start``'s year; settling months come before.

    ``start`` is the first month that is reported, ``first`` the first that is simulated.
    """

    start: date
    settling_months: int
    month: int = 0

    def __post_init__(self) -> None:
        self.month = self.first - 1

    @property
    def first(self) -> int:
        """The first month simulated."""
        return self.begin - self.settling_months

    @property
    def begin(self) -> int:
        """The first month reported."""
        return self.start.month - 1

    def turn(self) -> int:
        """Go on to the next month and return it."""
        self.month += 1
        return self.month

    def index(self, day: date) -> int:
        """The number of the month in which a day lies."""
        return (day.year - self.start.year) * 12 + day.month - 1

    def date(self, month: int) -> date:
        """The first day of a month."""
        return date(self.start.year + month // 12, month % 12 + 1, 1)


def year_of(month: int) -> int:
    """The calendar year of a month, counted from the year of the start."""
    return month // 12


def month_of_year(month: int) -> int:
    """0 for January … 11 for December."""
    return month % 12
