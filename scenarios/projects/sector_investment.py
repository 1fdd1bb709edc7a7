"""Sector investment: money that a sector attracts becomes several new firms in several places."""

from typing import Annotated, Literal

from pydantic import Field

from agents.region import Region
from scenarios.clause import Names
from scenarios.project import opened_keys
from scenarios.projects.openings import Openings
from sim.calendar import Calendar
from sim.disturbances import Disturbance
from sim.settings import Settings


class SectorInvestment(Openings):
    """``plants`` firms of equal size, dealt to ``places`` in turn; ``jobs`` are those of all."""

    kind: Literal["sector_investment"]
    places: Annotated[Names, Field(min_length=1)]
    plants: Annotated[int, Field(ge=1, le=500)]

    def firms(self, region: Region) -> tuple[int, ...]:
        """The keys of all of them."""
        return opened_keys(self.plants)

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes. Raises InputError for a sector or place that the region does not have."""
        dealt = [self.places[number % len(self.places)] for number in range(self.plants)]
        return self.opened(dealt, calendar, settings, "places")
