"""Plant closing: one of the largest employers closes and dismisses everybody in a month."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from agents.region import Share
from scenarios.shock import DatedShock, employer_key
from sim.calendar import Calendar
from sim.disturbances import Closing, Disturbance, Disturbances
from sim.settings import Settings


class PlantClosing(DatedShock):
    """In ``month`` the employer of a ``rank`` closes, 1 being the largest at the start.

    ``lost_demand``: the share of its demand that leaves the region; the others of its sector take
    over the rest.
    """

    kind: Literal["plant_closing"]
    rank: Annotated[int, Field(ge=1)]
    lost_demand: Share

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes. Raises InputError for a rank below all largest employers."""
        closing = Closing(employer_key(settings.region, self.rank), self.lost_demand)
        return PlantClosingStrikes(self.first(calendar), closing)


@dataclass(frozen=True)
class PlantClosingStrikes(Disturbance):
    """The closing as it strikes, in the month ``first``."""

    first: int
    closing: Closing

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """The firm closes in its month."""
        if month == self.first:
            disturbances.closings.append(self.closing)
