"""The minimum wage of a month: the statutory amount of the region, and what policies make of it."""

from sim.levers import Levers
from sim.state import State
from sim.world import World


def minimum_wage_is_set(state: State, world: World, levers: Levers) -> None:
    """Note the month's minimum wage, in deflated yuan: firms, offers and pay all go by it.

    The statutory amount is raised by the share, or to the amount, that policies ask for.
    """
    statutory = world.minimum_wage(state.month)
    raised = statutory * (1 + levers.minimum_wage_raise)
    state.market.minimum_wage = max(raised, levers.minimum_wage_least)
