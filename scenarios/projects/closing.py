"""Closing: one of the largest employers winds down over some months and closes."""

from dataclasses import dataclass
from typing import Literal

from agents.region import Share
from scenarios.project import LargeEmployer, Months
from sim.calendar import Calendar
from sim.disturbances import Closing as FirmCloses
from sim.disturbances import Disturbance, Disturbances, Resizing
from sim.settings import Settings


class Closing(LargeEmployer):
    """From ``month`` on it shrinks by equal steps and closes in the last of ``phase_out_months``.

    While it shrinks it lets go the share of those above its target that all firms do a month, at
    the end everybody. ``lost_demand``: the share of its demand that leaves the region; the others
    of its sector take over the rest.
    """

    kind: Literal["closing"]
    phase_out_months: Months
    lost_demand: Share

    def phase(self) -> tuple[str, int]:
        """The months in which it winds down."""
        return "phase_out_months", self.phase_out_months

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes. Raises InputError where :meth:`firms` does."""
        (key,) = self.firms(settings.region)
        return WindingDown(key, self.first(calendar), self.phase_out_months, self.lost_demand)


@dataclass(frozen=True)
class WindingDown(Disturbance):
    """The closing as it strikes. ``first``: its first month; ``months``: how many it takes."""

    key: int
    first: int
    months: int
    lost_demand: float

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """The firm shrinks by an equal part of its first size, and closes in the last month."""
        left = self.first + self.months - month
        if left == 1 and self.months:
            disturbances.closings.append(FirmCloses(self.key, self.lost_demand))
        elif 1 < left <= self.months:
            factor = (left - 1) / left
            disturbances.resizings.append(Resizing(self.key, factor, self.lost_demand))
