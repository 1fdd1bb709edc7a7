"""Employer halving: one of the largest employers shrinks to a part of itself.

It lets people go by the share of those above its target that all firms dismiss a month.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from agents.region import Amount, Share
from scenarios.shock import DatedShock, employer_key
from sim.calendar import Calendar
from sim.disturbances import Disturbance, Disturbances, Resizing
from sim.settings import Settings


class EmployerHalving(DatedShock):
    """In ``month`` the employer of a ``rank`` wants ``factor`` of what it wanted, 1 the largest.

    ``lost_demand``: the share of the demand given up that leaves the region; the others of its
    sector take over the rest.
    """

    kind: Literal["employer_halving"]
    rank: Annotated[int, Field(ge=1)]
    factor: Annotated[Amount, Field(le=1)]
    lost_demand: Share

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes. Raises InputError for a rank below all largest employers."""
        key = employer_key(settings.region, self.rank)
        return EmployerHalvingStrikes(
            self.first(calendar), Resizing(key, self.factor, self.lost_demand)
        )


@dataclass(frozen=True)
class EmployerHalvingStrikes(Disturbance):
    """The shrinking as it strikes, in the month ``first``."""

    first: int
    resizing: Resizing

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """The firm's weight is multiplied in its month."""
        if month == self.first:
            disturbances.resizings.append(self.resizing)
