"""Everything that a shock may disturb, as arrays and firm events. Nothing else lets a shock in.

A shock moves circumstances, never outcomes: what sectors sell, which firms there are. It fills
these each month; ``sim.striking`` lets them strike. At rest they change nothing.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Expansion:
    """A firm that was not there before opens, or goes on opening, with some jobs in a month.

    ``key``: permanent, one of :func:`agents.firms.opened_key`; ``jobs``: added in this month, at
    full scale; ``sector``, ``place``: their numbers; ``pay``: relative to what its sector usually
    pays; ``markup``: output of a unit of labour over its pay; ``new_demand``: the share of the jobs
    that nobody else in the sector loses.
    """

    key: int
    jobs: float
    sector: int
    place: int
    pay: float
    markup: float
    new_demand: float


@dataclass(frozen=True, slots=True)
class Closing:
    """The firm with a key closes; the rest of its sector takes over its demand but for a share."""

    key: int
    lost_demand: float


@dataclass(frozen=True, slots=True)
class Resizing:
    """The weight of the firm with a key is multiplied by ``factor``.

    ``lost_demand``: the share of the demand given up that the rest of the sector does not take
    over.
    """

    key: int
    factor: float
    lost_demand: float


@dataclass(frozen=True, slots=True)
class Relocation:
    """The firm with a key moves to the place of a number, and its staff go along or stay behind.

    Who stays behind is decided by pay and travel: whoever's pay, less ``commuting_value`` yuan a
    month for each minute by which the way gets longer, is below ``reservation_share`` of what her
    skill usually earns leaves rather than follow.
    """

    key: int
    place: int
    commuting_value: float
    reservation_share: float


@dataclass
class Disturbances:
    """What is disturbed in a month.

    ``demand``: what each sector's demand is multiplied by, float64 (sectors). ``post_mixes``: by
    key of a firm, the shares of its posts that ask for each level of education, lowest first.
    """

    demand: Floats
    expansions: list[Expansion] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    resizings: list[Resizing] = field(default_factory=list)
    relocations: list[Relocation] = field(default_factory=list)
    post_mixes: dict[int, tuple[float, ...]] = field(default_factory=dict)


class Disturbance:
    """What strikes during a run, month by month: nothing, unless a kind of shock says what."""

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """Disturb what is disturbed in a month; months count as in :mod:`sim.calendar`."""


@dataclass(frozen=True)
class Together(Disturbance):
    """Several that strike the same run, in their order."""

    parts: tuple[Disturbance, ...]

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """All disturb what they do."""
        for part in self.parts:
            part.fill(disturbances, month)
