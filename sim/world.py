"""What does not change during a run: the place, chance, scale and keys."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.chance import Luck
from agents.profile import Ability
from agents.quantiles import power_of
from agents.region import Region
from sim.calendar import Calendar
from sim.disturbances import Disturbance
from sim.keys import KeySpace
from sim.threads import Threads


@dataclass(frozen=True, slots=True)
class World:
    """The fixed side of a model.

    ``scale``: share of the real population simulated. ``minutes``: travel minutes between places,
    float64 (places, places), the rest of the city last where it is simulated.
    ``productivity_growth``: a year, by which amounts are deflated. ``threads``: for passes over
    many rows. ``disturbance``: the shock that strikes. ``watched``: keys of the firms
    that are looked at more closely, None for no closer look at all.
    """

    region: Region
    ability: Ability
    luck: Luck
    scale: float
    calendar: Calendar
    keys: KeySpace
    minutes: npt.NDArray[np.float64]
    productivity_growth: float
    threads: Threads
    disturbance: Disturbance
    watched: tuple[int, ...] | None = None

    def deflator(self, month: int) -> float:
        """What a nominal yuan is worth in a month, in yuan of the first January."""
        return float(round((1 + self.productivity_growth) ** (-month / 12), 9))

    def minimum_wage(self, month: int) -> float:
        """The minimum wage in deflated yuan a month.

        The statutory amount loses value as pay grows, and is raised by so much a year.
        """
        region = self.region
        return self._grown(region.minimum_wage, region.minimum_wage_growth, month)

    def usual_minimum_wage(self, month: int) -> float:
        """The one that firms' demand is measured at, likewise."""
        region = self.region
        return self._grown(region.usual_minimum_wage, region.usual_minimum_wage_growth, month)

    def _grown(self, amount: float, growth: float, month: int) -> float:
        return amount * float(power_of(1 + growth, month / 12)) * self.deflator(month)
