"""Demand cycle: all sectors' demand swings around its trend from the run's start on.

With it a run shows a Beveridge curve and an Okun slope: unemployment against vacancies and against
``demand_index``.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from agents.region import Share
from scenarios.shock import Shock
from sim.calendar import Calendar
from sim.disturbances import Disturbance, Disturbances
from sim.settings import Settings


class DemandCycle(Shock):
    """Demand times 1 + amplitude × sine of the months passed over ``period`` months.

    ``phase``: the share of a period that has passed before the run's start.
    """

    kind: Literal["demand_cycle"]
    period: Annotated[int, Field(ge=2)]
    amplitude: Annotated[float, Field(ge=0, lt=1)]
    phase: Share = 0.0

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes."""
        return DemandCycleStrikes(self, calendar.begin)


@dataclass(frozen=True)
class DemandCycleStrikes(Disturbance):
    """The cycle as it strikes. ``begin``: the run's first month."""

    shock: DemandCycle
    begin: int

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """Every sector's demand stands where the cycle does."""
        if month < self.begin:
            return
        turns = (month - self.begin) / self.shock.period + self.shock.phase
        # Rounded, since machines differ in a sine's last bit.
        disturbances.demand *= 1 + self.shock.amplitude * round(float(np.sin(2 * np.pi * turns)), 9)
