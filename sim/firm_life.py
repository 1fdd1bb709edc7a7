"""Firms grow, shrink and close. How new ones are founded is in ``startups``."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision
from agents.firms import LASTING_DEMAND, STARTUP_MONTHS, Kind
from agents.parameters import Parameters
from agents.people import Status
from agents.quantiles import exponential, power_of, standard_normal
from agents.region import Share
from sim.calendar import month_of_year
from sim.labour_cost import Firms
from sim.state import State, move
from sim.world import World

Ints = npt.NDArray[np.int64]
Hazards = Annotated[tuple[Share, ...], Field(min_length=1)]


class FirmLife(Parameters):
    """Yearly chances of closing by kind and by year of age, the last year's for all older firms.

    ``coached``: hazard of a firm that a station or a mentor coaches, relative to others;
    ``incubated``: of one with a place in an incubator; ``supported``: of one that policies spare
    a thousand yuan a month, to the power of the thousands.
    """

    enterprise: Hazards
    graduate_startup: Hazards
    individual_business: Hazards
    coached: Share
    incubated: Share
    supported: Annotated[float, Field(gt=0, le=1)]

    def yearly(self, state: State, rows: Ints) -> npt.NDArray[np.float64]:
        """The yearly chance of closing of firms, float64 (rows); 0 for public and largest ones."""
        table = state.firms
        year = np.maximum(state.month - table["founded"][rows], 0) // 12
        kind = table["kind"][rows]
        chance = _at(self.enterprise, year)
        graduate = (kind == Kind.STARTUP) & (table["graduate"][rows] == 1)
        chance = np.where(graduate, _at(self.graduate_startup, year), chance)
        individual = kind == Kind.INDIVIDUAL_BUSINESS
        chance = np.where(individual, _at(self.individual_business, year), chance)
        coached = table["coached_until"][rows] >= state.month
        chance = np.where(coached, chance * self.coached, chance)
        chance = chance * self._under_policies(state)[rows]
        lasting = np.isin(kind, LASTING_DEMAND) | (table["largest"][rows] == 1)
        return np.where(lasting, 0.0, chance)

    def _under_policies(self, state: State) -> npt.NDArray[np.float64]:
        """The hazard of each firm relative to one without a place or help, float64 (firms)."""
        book, count = state.startup_book, len(state.firms)
        relative = np.where(book.housed(count), self.incubated, 1.0)
        spared = book.help_now(state.month, count)
        helped = np.flatnonzero(spared)
        relative[helped] *= power_of(self.supported, spared[helped] / 1000)
        return relative


def firms_close(state: State, world: World, life: FirmLife) -> None:
    """Firms close by chance; the monthly hazard is 1 − (1 − yearly)^(1/12)."""
    rows = np.flatnonzero(state.firms["alive"])
    monthly = 1.0 - power_of(1.0 - life.yearly(state, rows), 1 / 12)
    keys = state.firms["key"][rows]
    u = world.luck.draws(Decision.FIRM_CLOSING, state.month, keys)
    close_firms(state, rows[u < monthly])


def close_firms(state: State, rows: Ints) -> None:
    """Close firms: founders become unemployed, employees are let go when jobs end this month."""
    firms = state.firms
    rows = rows[firms["alive"][rows] == 1]
    firms["alive"][rows] = 0
    firms["closed"][rows] = state.month
    founders = firms["founder"][rows]
    founders = founders[founders >= 0].astype(np.int64)
    state.people["firm"][founders] = -1
    state.people["wage"][founders] = 0.0
    firms["founder"][rows] = -1
    move(state, founders, Status.UNEMPLOYED)


def firms_grow(state: State, world: World, firms: Firms) -> None:
    """Once a year, in its own month, a firm finds its market larger or smaller than before.

    Log size moves by a normal step whose standard deviation falls with size (Stanley et al., 1996).
    """
    table = state.firms
    keys = table["key"]
    own_month = (keys % 12 == month_of_year(state.month)) & (table["alive"] == 1)
    own_month &= ~np.isin(table["kind"], LASTING_DEMAND) & (
        state.month - table["founded"] >= STARTUP_MONTHS // 6
    )
    rows = np.flatnonzero(own_month)
    step = standard_normal(world.luck.draws(Decision.FIRM_GROWTH, state.month, keys[rows]))
    # The largest employers are there at every scale with a share of their jobs only.
    part = np.where(table["largest"][rows] == 1, world.scale, 1.0)
    size = np.maximum(table["weight"][rows].astype(np.float64) / part, 1.0)
    deviation = firms.growth_dispersion * power_of(size, firms.growth_size_exponent)
    table["weight"][rows] *= exponential(deviation * step - deviation**2 / 2)


def _at(hazards: tuple[float, ...], year: Ints) -> npt.NDArray[np.float64]:
    return np.array(hazards)[np.minimum(year, len(hazards) - 1)]
