"""What labour costs a firm, hiring and expected subsidies spread over the months a job lasts."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.firms import LASTING_DEMAND
from agents.parameters import Parameters
from agents.region import Amount, Positive, Share
from sim.claims import FEN
from sim.conditions import Condition
from sim.entitlements import CLASSES, Offers
from sim.levers import Levers
from sim.state import State
from sim.world import World

Floats = npt.NDArray[np.float64]
LEAST_FILLING = 0.05
"""Of the usual filling rate: below it firms see no difference."""


class Firms(Parameters):
    """How firms choose headcounts.

    ``hiring_cost``: of filling a vacancy at the usual filling rate, in months of pay.
    ``interest_rate`` and ``turnover_rate``: a month. ``contribution_rate``: employers' social
    insurance over pay. The ``usual_`` numbers are what demand is measured at: they stay when the
    others are changed. ``usual_filling_rate``: share of vacancies filled in a month, to which the
    region settles: the vacancy stock; ``settling_speed``: the power, a month, to which the filling
    rate over it moves demand while the market settles. ``count_subsidies``: whether an expected
    subsidy lowers the cost of labour. ``substitution_elasticity``: between the firms of a sector.
    ``unfilled_share``: jobs wanted above those held at the start. ``dismissal_share``: of headcount
    above target, let go a month; ``idle_loss``: what one of them who is kept costs and does not
    earn, as a share of pay and contributions. ``growth_dispersion``: yearly standard deviation of a
    one-person firm's log size; it falls with size to the power ``growth_size_exponent``.
    ``output_growth`` and ``productivity_growth``: a year; sectors' jobs grow by their difference.
    """

    hiring_cost: Amount
    interest_rate: Amount
    turnover_rate: Share
    contribution_rate: Amount
    count_subsidies: bool
    substitution_elasticity: Amount
    greatest_cost_ratio: Annotated[float, Field(ge=1)]
    usual_hiring_cost: Amount
    usual_amortisation: Amount
    usual_contribution_rate: Amount
    usual_filling_rate: Positive
    settling_speed: Share
    unfilled_share: Amount
    dismissal_share: Share
    idle_loss: Share
    growth_dispersion: Amount
    growth_size_exponent: float
    output_growth: float
    productivity_growth: float

    @property
    def amortisation(self) -> float:
        """The share of a cost or payment at hiring that counts in each month a job lasts."""
        return self.interest_rate + self.turnover_rate

    @property
    def usual_cost(self) -> float:
        """User cost over pay where nothing has changed."""
        return 1 + self.usual_contribution_rate + self.usual_amortisation * self.usual_hiring_cost


def expected_hire_value(state: State, levers: Levers) -> Floats:
    """Yuan that a firm expects for its next hire, by its programmes, float64 (256).

    The mean over last month's hires in the region: whom firms usually get.
    """
    return expected_value(state, levers.hiring, stacks=levers.stacks)


def expected_value(state: State, offers: Offers, *, stacks: bool) -> Floats:
    """Yuan that offers are expected to bring for the next hire, by class, float64 (256)."""
    if not offers.offers or not state.market.hired_groups.size:
        return np.zeros(CLASSES)
    classes = offers.covered(state.market.hired_groups)
    hired = np.bincount(classes, minlength=CLASSES)
    fen = offers.fen(stacks=stacks)
    seen = np.flatnonzero(hired)
    both = np.arange(CLASSES)[:, None] & seen
    expected: Floats = (fen[both] * hired[seen]).sum(axis=1) / (FEN * classes.size)
    return expected


def cost_ratio(
    state: State,
    world: World,
    firms: Firms,
    expected_subsidy: Floats,
    filling: float | None = None,
) -> Floats:
    """Each firm's user cost of labour relative to the usual one, float64 (firms).

    The usual one is a fixed point of comparison, so that dearer hiring, insurance or a higher
    minimum wage costs jobs.

    User cost is pay, what the minimum wage adds to it, and contributions, plus (interest +
    turnover) × (hiring cost / filling rate − the subsidy expected for a hire): a payment at hiring
    is spread over the months a job lasts. The filling rate is relative to the usual one.
    ``expected_subsidy``: yuan for a hire, one a firm; ``filling``: the filling rate relative to the
    usual one, last month's where it is not given.
    """
    market = state.market
    pay = state.firms["unit_wage"].astype(np.float64) * market.skill * market.wage_index
    if filling is None:
        filling = max(market.conditions.of(Condition.FILLING), LEAST_FILLING)
    now = 1 + firms.contribution_rate + firms.amortisation * firms.hiring_cost / filling
    floor = market.minimum_wage
    usual_floor = world.usual_minimum_wage(state.month)
    added = shortfall(state, floor) / pay * (1 + firms.contribution_rate)
    usually_added = shortfall(state, usual_floor) / pay * (1 + firms.usual_contribution_rate)
    subsidy = firms.amortisation * expected_subsidy / pay if firms.count_subsidies else 0.0
    ratio = (now + added - subsidy) / (firms.usual_cost + usually_added) * market.wage_index
    return np.clip(ratio, 1 / firms.greatest_cost_ratio, firms.greatest_cost_ratio)


def shortfall(state: State, floor: float) -> Floats:
    """What a wage floor adds to the pay of a firm's usual hire, yuan a month, float64 (firms).

    The mean over last month's hires in the region of max(0, ``floor`` − pay for her skill there).
    """
    skill = np.sort(state.market.hired_skill.astype(np.float64))
    unit_wage = state.firms["unit_wage"].astype(np.float64) * state.market.wage_index
    if not skill.size or floor <= 0:
        return np.zeros(unit_wage.size)
    below = np.searchsorted(skill, floor / np.maximum(unit_wage, 1e-9))
    sums = np.concatenate([[0.0], np.cumsum(skill)])
    added: Floats = (floor * below - unit_wage * sums[below]) / skill.size
    return added


def profit_ratio(state: State, firms: Firms, ratio: Floats) -> float:
    """The profit of a job at private firms, by their size, over what it is at usual cost.

    ``ratio``: each firm's cost of labour over the usual one, that of a vacancy at the usual filling
    rate: who decides on a vacancy counts how likely it fills once (Pissarides, 2000, chapter 1).
    """
    table = state.firms
    counted = (table["alive"] == 1) & ~np.isin(table["kind"], LASTING_DEMAND)
    jobs = table["weight"][counted].astype(np.float64)
    output = table["productivity"][counted].astype(np.float64)
    cost = table["unit_wage"][counted].astype(np.float64) * firms.usual_cost
    usual = float((jobs * (output - cost)).sum())
    now = float((jobs * (output - cost * ratio[counted])).sum())
    return now / usual if usual > 0 else 1.0
