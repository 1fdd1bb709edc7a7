"""Spring Festival: workers from elsewhere leave before it, and the market rests a while."""

from dataclasses import dataclass
from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision
from agents.parameters import Parameters
from agents.quantiles import whole
from agents.region import Amount, Share
from sim.calendar import Calendar
from sim.state import State
from sim.world import World

CalendarMonth = Annotated[int, Field(ge=1, le=12)]


class Festival(Parameters):
    """What changes in the month of the festival and in the one after.

    ``months``: the calendar month by year; ``otherwise`` in other years. ``leaving``: multiplier on
    the hazard that workers with non-local registration leave their jobs. ``applications``: sent
    relative to other months. ``held_over``: share of posts put off to the next month.
    ``catching_up``: applications relative to other months in the month after.
    """

    enabled: bool
    months: dict[int, CalendarMonth]
    otherwise: CalendarMonth
    leaving: Amount
    applications: Amount
    held_over: Share
    catching_up: Amount


@dataclass(frozen=True, slots=True)
class Season:
    """Factors on other months: separations of non-local workers, applications, posts."""

    leaving: float = 1.0
    applications: float = 1.0
    posts: float = 1.0


def season_of(festival: Festival, calendar: Calendar, month: int) -> Season:
    """The factors of a month, all 1 at rest."""
    if not festival.enabled:
        return Season()
    if _is_festive(festival, calendar, month):
        return Season(festival.leaving, festival.applications, 1 - festival.held_over)
    if _is_festive(festival, calendar, month - 1):
        return Season(applications=festival.catching_up)
    return Season()


def _is_festive(festival: Festival, calendar: Calendar, month: int) -> bool:
    day = calendar.date(month)
    return festival.months.get(day.year, festival.otherwise) == day.month


def posts_now(
    state: State, world: World, season: Season, posts: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """The posts that firms do not put off, int64 (firms); the others stay free for next month."""
    u = world.luck.draws(Decision.FESTIVAL, state.month, state.firms["key"])
    return whole(np.asarray(posts * season.posts, dtype=np.float64), u)
