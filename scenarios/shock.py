"""A shock as it is written in a configuration: what strikes the city, when, how hard."""

from typing import Annotated

from pydantic import Field

from agents.errors import InputError, unknown_name
from agents.parameters import Parameters
from agents.region import Label, Region
from scenarios.clause import Month, month_text
from sim.calendar import Calendar
from sim.disturbances import Disturbance
from sim.settings import Settings


class Shock(Parameters):
    """A shock. A kind adds the fields that it alone has."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
    kind: str
    label: Label

    def first(self, calendar: Calendar) -> int | None:
        """The first month that it may disturb, None where it never does anything."""
        return calendar.begin

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes: nothing, unless a kind says what. Raises InputError for unknown names."""
        return Disturbance()


class DatedShock(Shock):
    """A shock that strikes from ``month`` on."""

    month: Month

    def first(self, calendar: Calendar) -> int:
        """The month in which it begins."""
        return calendar.index(self.month)


def must_lie_in_run(shock: Shock, calendar: Calendar, months: int, where: str = "shock") -> None:
    """Raise InputError for a shock that begins in no month of the run.

    ``where``, here and below, is what the configuration calls it.
    """
    first, begin = shock.first(calendar), calendar.begin
    if first is not None and not begin <= first < begin + months:
        last = month_text(calendar.date(begin + months - 1))
        raise InputError(
            f"{month_text(calendar.date(first))} lies outside of the run",
            where=f"{where}.month",
            allowed=f"a month from {month_text(calendar.date(begin))} to {last}",
        )


def sector_number(region: Region, name: str, where: str = "shock.sector") -> int:
    """The number of a sector. Raises InputError for one that the region does not have."""
    if name not in region.sectors:
        raise unknown_name(name, kind="sector", where=where, known=region.sectors)
    return list(region.sectors).index(name)


def place_number(region: Region, name: str, where: str = "shock.place") -> int:
    """The number of a place. Raises InputError for one that the region does not have."""
    if name not in region.places:
        raise unknown_name(name, kind="place", where=where, known=region.places)
    return list(region.places).index(name)


def employer_key(region: Region, rank: int) -> int:
    """The key of the largest employer of a rank, 1 the largest: the same firm in every seed.

    Raises InputError for a rank below all largest employers.
    """
    count = min(region.employers.largest, region.employers.enterprises)
    if rank > count:
        what = f"{rank} is beyond the largest employers"
        raise InputError(what, where="shock.rank", allowed=f"a whole number from 1 to {count}")
    return rank - 1
