"""A project as it is written in a configuration: a plant or an investment whose impact is assessed.

It is made of the same disturbances as a shock: it moves which firms there are, what they may sell
and whom they may hire, and nothing else.
"""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from agents.employers import largest_employers
from agents.errors import InputError
from agents.firms import opened_key
from agents.parameters import Frozen
from agents.region import Region, Share
from scenarios.clause import month_text
from scenarios.shock import DatedShock, place_number, sector_number
from sim.calendar import Calendar

PROJECT = "project"
FIRST_NUMBER = 16
"""Firms that a project opens are numbered from here on; the numbers below are those of shocks."""
ROUNDING = 0.01 + 1e-9
"""How far off 1 a sum of shares may be."""
NO_TERMS = {"id", "kind", "label", "month", "goes_ahead", "about"}
Months = Annotated[int, Field(ge=1, le=600)]


class Project(DatedShock):
    """A project. A kind adds the fields that it alone has.

    ``goes_ahead``: false in the runs without it, in which the same firms are watched.
    """

    goes_ahead: bool = True

    def phase(self) -> tuple[str, int]:
        """The key of the months that it takes, empty where it is done at once, and the months."""
        return "", 1

    def firms(self, region: Region) -> tuple[int, ...]:
        """Keys of the project's firms, whether they are there or are to come."""
        return ()

    def facts(self, region: Region) -> dict[str, Any]:
        """What ``comparison.json`` says of it: names, terms and what is known of them."""
        terms = self.model_dump(exclude=NO_TERMS)
        return {
            "id": self.id,
            "kind": self.kind,
            "label": self.label,
            "month": month_text(self.month),
            "terms": terms,
            "about": {name: about.model_dump() for name, about in self.about.items()},
            "places": {name: place.label for name, place in region.places.items()},
            "sectors": {name: sector.label for name, sector in region.sectors.items()},
        }


class Schooling(Frozen):
    """Shares of a firm's posts by the lowest education that each is open to; they sum to 1.

    A sum that rounding leaves a little off is scaled to it. Whoever has more may take a post too.
    """

    junior: Share = 0.0
    senior: Share = 0.0
    college: Share = 0.0
    bachelor: Share = 0.0
    master: Share = 0.0
    doctor: Share = 0.0

    @model_validator(mode="after")
    def _sums_to_one(self) -> Self:
        total = sum(self.shares)
        if abs(total - 1) > ROUNDING:
            keys = ", ".join(type(self).model_fields)
            message = f"the shares sum to {total:.6g}, not to 1: set all of {keys}"
            raise ValueError(message)
        return self

    @property
    def shares(self) -> tuple[float, ...]:
        """The shares, lowest education first."""
        return (self.junior, self.senior, self.college, self.bachelor, self.master, self.doctor)


class LargeEmployer(Project):
    """A project of one of the largest employers, which are the same firms in every seed and scale.

    It is the one of ``rank`` by size at the start, 1 the largest, among those of ``sector`` and in
    ``place``; null asks for any.
    """

    sector: str | None = None
    place: str | None = None
    rank: Annotated[int, Field(ge=1)]

    def firms(self, region: Region) -> tuple[int, ...]:
        """The employer's key.

        Raises InputError for a sector or place that the region does not have and for a rank below
        all that are meant.
        """
        sectors, places = largest_employers(region)
        meant = [True] * sectors.size
        if self.sector is not None:
            wanted = sector_number(region, self.sector, f"{PROJECT}.sector")
            meant = [kept and sector == wanted for kept, sector in zip(meant, sectors, strict=True)]
        if self.place is not None:
            wanted = place_number(region, self.place, f"{PROJECT}.place")
            meant = [kept and place == wanted for kept, place in zip(meant, places, strict=True)]
        keys = [key for key, kept in enumerate(meant) if kept]
        if self.rank > len(keys):
            what = f"{self.rank} is beyond the {sectors.size} largest employers"
            if len(keys) < sectors.size:
                what += f", of which {len(keys)} are in that sector and place"
            allowed = f"a whole number from 1 to {len(keys)}" if keys else "another sector or place"
            raise InputError(what, where=f"{PROJECT}.rank", allowed=allowed)
        return (keys[self.rank - 1],)


def must_end_in_run(project: Project, calendar: Calendar, months: int) -> None:
    """Raise InputError for a project that is still under way when the run ends."""
    key, takes = project.phase()
    first, end = project.first(calendar), calendar.begin + months
    if key and first + takes > end:
        last = month_text(calendar.date(end - 1))
        raise InputError(
            f"{takes} months from {month_text(project.month)} on pass {last}, when the run ends",
            where=f"{PROJECT}.{key}",
            allowed=f"at most {end - first}, an earlier {PROJECT}.month or more months",
        )


def opened_keys(count: int) -> tuple[int, ...]:
    """The keys of so many firms that a project opens: the same in every scenario."""
    return tuple(opened_key(FIRST_NUMBER + number) for number in range(count))
