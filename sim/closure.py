"""What demand does when firms' costs, or the ease of hiring, change: the product market's closure.

Nobody knows which rule holds, and effects depend on it, so it is a choice: ``demand_fixed`` (the
region's jobs are given), ``central``, ``free_entry`` (firms enter until a vacancy is worth no more
than it usually is; Pissarides, 2000, Equilibrium unemployment theory).
"""

from typing import Literal

import numpy as np
import numpy.typing as npt

from agents.firms import STARTUP_MONTHS, Kind
from agents.parameters import Parameters
from agents.quantiles import power_of
from agents.region import Amount, Label, Share
from sim.conditions import Condition
from sim.labour_cost import Firms
from sim.state import State
from sim.world import World

Floats = npt.NDArray[np.float64]
LEAST_PROFIT = 0.05
"""Of usual profit: below it firms see no difference."""


class Closure(Parameters):
    """What demand does: the closure of the product market.

    ``meaning`` says in a sentence what it assumes. ``demand_elasticity``: of a sector's jobs to
    its cost of labour. ``new_demand``: the share of a young start-up's jobs that nobody else in the
    sector loses. ``local_demand``: elasticity of jobs to the number of residents, who are customers
    too. ``entry_speed``: the power, a month, to which the value of a vacancy over its usual value
    moves demand; 0 where nobody enters for that.
    """

    id: Literal["demand_fixed", "central", "free_entry"]
    label: Label
    meaning: Label
    demand_elasticity: Amount
    new_demand: Share
    local_demand: Amount
    entry_speed: Share


def sector_demand(state: State, firms: Firms, closure: Closure, cost: Floats) -> Floats:
    """The jobs that each sector's demand supports this month, float64 (sectors).

    ``cost``: the mean cost of labour in each sector over the usual one.
    """
    market = state.market
    growth = firms.output_growth - firms.productivity_growth
    demand = market.sector_jobs * power_of(1 + growth, state.month / 12) * market.entry
    demand *= power_of(np.maximum(cost, 1e-9), -closure.demand_elasticity)
    customers = state.residents / max(market.residents, 1)
    demand *= power_of(max(customers, 1e-9), closure.local_demand)
    demand += closure.new_demand * startup_jobs(state, demand.size)
    return np.asarray(demand * market.demand_factor, dtype=np.float64)


def startup_jobs(state: State, sectors: int) -> Floats:
    """The jobs that young start-ups of each sector would have at usual cost, float64 (sectors)."""
    table = state.firms
    young = (table["alive"] == 1) & (table["kind"] == Kind.STARTUP)
    young &= state.month - table["founded"] < STARTUP_MONTHS
    return np.bincount(table["sector"][young], table["weight"][young], sectors).astype(np.float64)


def firms_enter(state: State, world: World, firms: Firms, closure: Closure, profit: float) -> None:
    """Move demand towards where a vacancy is worth what it usually is.

    While the market settles, demand moves until vacancies fill as usual, whatever the closure: so
    the flows decide how many are out of work. From then on the closure rules. The value of a
    vacancy is the chance that it fills times the profit of a filled job (``profit``), both relative
    to the usual ones: free entry drives it to its cost.
    """
    market = state.market
    if world.region.textbook:
        return
    if state.month < world.calendar.begin:
        filling = float(market.conditions.seen[Condition.FILLING])
        if filling > 0:
            market.entry *= float(
                power_of(filling / firms.usual_filling_rate, firms.settling_speed)
            )
    elif closure.entry_speed:
        value = float(market.conditions.latest[Condition.FILLING]) * max(profit, LEAST_PROFIT)
        market.entry *= float(power_of(value, closure.entry_speed))
