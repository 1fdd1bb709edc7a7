"""Plant opening: a large firm comes to the region and hires over some months.

It hires among the same people as all others, so that part of its jobs are lost to them; what part
of its sales is new to the region nobody knows beforehand: ``new_demand``.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from agents.firms import opened_key
from agents.region import Positive, Share
from scenarios.shock import DatedShock, place_number, sector_number
from sim.calendar import Calendar
from sim.disturbances import Disturbance, Disturbances, Expansion
from sim.settings import Settings


class PlantOpening(DatedShock):
    """In ``month`` a firm opens that in the end has ``jobs``, of the real city.

    ``pay``: relative to what its sector usually pays; ``hiring_months``: in which it grows to its
    size, by equal steps; ``new_demand``: share of its jobs that nobody else in its sector loses.
    """

    kind: Literal["plant_opening"]
    jobs: Annotated[int, Field(ge=1)]
    sector: str
    place: str
    pay: Positive
    hiring_months: Annotated[int, Field(ge=1)]
    new_demand: Share

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes. Raises InputError for a sector or place that the region does not have."""
        expansion = Expansion(
            key=opened_key(0),
            jobs=self.jobs / self.hiring_months,
            sector=sector_number(settings.region, self.sector),
            place=place_number(settings.region, self.place),
            pay=self.pay,
            markup=settings.wages.markup,
            new_demand=self.new_demand,
        )
        return PlantOpeningStrikes(self.first(calendar), self.hiring_months, expansion)


@dataclass(frozen=True)
class PlantOpeningStrikes(Disturbance):
    """The opening as it strikes. ``first``: its first month; ``expansion``: of each of them."""

    first: int
    months: int
    expansion: Expansion

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """The firm gets its next jobs."""
        if self.first <= month < self.first + self.months:
            disturbances.expansions.append(self.expansion)
