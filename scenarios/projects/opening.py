"""Opening: a plant comes to the region and hires over some months."""

from typing import Literal

from agents.region import Region
from scenarios.project import opened_keys
from scenarios.projects.openings import Openings
from sim.calendar import Calendar
from sim.disturbances import Disturbance
from sim.settings import Settings


class Opening(Openings):
    """One plant in ``place``. It hires among the same people as all others."""

    kind: Literal["opening"]
    place: str

    def firms(self, region: Region) -> tuple[int, ...]:
        """The plant's key."""
        return opened_keys(1)

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes. Raises InputError for a sector or place that the region does not have."""
        return self.opened([self.place], calendar, settings, "place")
