"""The rest of the city as a pool of people and posts, what a month changes in it."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from agents.region import MOST_PLACES

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass
class CityPool:
    """The people and posts of the city around the region, at the scale simulated.

    ``place``: its number among places, one that nothing has where it is not simulated.
    ``employed``: its people who work there; ``unemployed``; ``commuters``: rows of its people who
    work in the region. ``employers``: rows of its posts for residents of the region, one a sector;
    ``first_posts``, ``first_pay``: what they want and pay (yuan a month for a unit of labour) at
    the start. ``posts``: all posts wanted there at the start. ``usual_seekers``,
    ``usual_vacancies``, ``usual_matches``: a month's at the start. ``wage_index``: pay relative to
    the start.
    """

    place: int = MOST_PLACES
    employed: float = 0.0
    unemployed: float = 0.0
    commuters: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    employers: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    first_posts: Floats = field(default_factory=lambda: np.empty(0))
    first_pay: Floats = field(default_factory=lambda: np.empty(0))
    posts: float = 0.0
    usual_seekers: float = 0.0
    usual_vacancies: float = 0.0
    usual_matches: float = 0.0
    wage_index: float = 1.0

    @property
    def simulated(self) -> bool:
        """Whether there is a city around."""
        return self.posts > 0

    @property
    def working(self) -> float:
        """Its people who work, wherever they do."""
        return self.employed + self.commuters.size

    @property
    def labour_force(self) -> float:
        """Its people who work or seek work."""
        return self.working + self.unemployed

    def seeking_share(self, employed_share: float) -> float:
        """The share of its seekers who are unemployed, where so many employed look around."""
        seekers = self.unemployed + employed_share * self.employed
        return self.unemployed / seekers if seekers > 0 else 0.0

    def release(self, unemployed: int, employed: int) -> None:
        """Let people go to the region: to live there, or to work there.

        The posts of the employed are free again. Where fewer seek than go, others go.
        """
        idle = min(float(unemployed), self.unemployed)
        self.unemployed -= idle
        self.employed -= employed + (unemployed - idle)
