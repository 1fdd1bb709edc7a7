"""Slump: demand of all sectors falls over some months, stays low, and recovers."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from agents.region import Count
from scenarios.shock import DatedShock
from sim.calendar import Calendar
from sim.disturbances import Disturbance, Disturbances
from sim.settings import Settings

Months = Annotated[int, Field(ge=1)]


class Slump(DatedShock):
    """Demand falls by ``depth`` in equal steps.

    It falls in ``falling`` months of which ``month`` is the first, stays there for ``lasting``
    months, and is back after ``recovering`` more.
    """

    kind: Literal["slump"]
    depth: Annotated[float, Field(ge=0, lt=1)]
    falling: Months
    lasting: Count
    recovering: Months

    def missing(self, months: int) -> float:
        """The share of demand that is missing so many months after the first, 0 before it."""
        fallen = (months + 1) / self.falling
        still = 1 - (months + 1 - self.falling - self.lasting) / self.recovering
        return self.depth * max(0.0, min(fallen, 1.0, still))

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes."""
        return SlumpStrikes(self, self.first(calendar))


@dataclass(frozen=True)
class SlumpStrikes(Disturbance):
    """The slump as it strikes. ``first``: its first month."""

    shock: Slump
    first: int

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """Every sector misses the same share of its demand."""
        disturbances.demand *= 1 - self.shock.missing(month - self.first)
