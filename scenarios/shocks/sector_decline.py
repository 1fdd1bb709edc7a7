"""Sector decline: what one sector sells shrinks year by year, while the others go on."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from agents.quantiles import power_of
from scenarios.shock import DatedShock, sector_number
from sim.calendar import Calendar
from sim.disturbances import Disturbance, Disturbances
from sim.settings import Settings


class SectorDecline(DatedShock):
    """From ``month`` on demand of ``sector`` shrinks by ``decline`` a year against its trend."""

    kind: Literal["sector_decline"]
    sector: str
    decline: Annotated[float, Field(ge=0, lt=1)]

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes. Raises InputError for a sector that the region does not have."""
        number = sector_number(settings.region, self.sector)
        return SectorDeclineStrikes(self, self.first(calendar), number)


@dataclass(frozen=True)
class SectorDeclineStrikes(Disturbance):
    """The decline as it strikes. ``first``: its first month; ``sector``: the sector's number."""

    shock: SectorDecline
    first: int
    sector: int

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """The sector has lost a twelfth of a year's decline more every month."""
        months = max(month - self.first + 1, 0)
        disturbances.demand[self.sector] *= power_of(1 - self.shock.decline, months / 12)
