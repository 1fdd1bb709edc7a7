"""Wages and skills move: practice builds skill, idleness wears it, pay follows the market."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.kernel import kernel
from agents.parameters import Parameters
from agents.people import Status
from agents.quantiles import power_of
from agents.region import Amount, Positive, Share
from agents.table import Records
from sim.conditions import Condition
from sim.state import State
from sim.world import World


class Wages(Parameters):
    """Pay and skill.

    ``unit_wage``: yuan a month for a unit of skill at the start. ``dispersion``: of firms' pay, in
    logs. ``markup``: output over pay of a unit of labour. ``skill_growth``: a year at work below
    ``growing_age``; ``skill_loss``: a year without work. ``tightness_elasticity``: of the level of
    pay to vacancies per jobseeker relative to usual ones; pay moves by the share ``adjustment`` of
    the gap a month, at most by ``greatest_monthly_step``.
    """

    unit_wage: Annotated[float, Field(gt=0, le=1_000_000)]
    dispersion: Amount
    markup: Positive
    skill_growth: Amount
    growing_age: Amount
    skill_loss: Amount
    tightness_elasticity: Amount
    adjustment: Share
    greatest_monthly_step: Amount


@kernel
def practise(
    hot: Records,
    status: npt.NDArray[np.uint8],
    youngest_birth: int,
    growth: float,
    loss: float,
    pay: float,
    minimum_wage: float,
    first: int,
    last: int,
) -> None:
    """Move skills and wages of the people in rows ``first`` … ``last − 1`` by one month.

    Employees born after ``youngest_birth`` (month) gain skill by the factor ``growth``, pay follows
    skill and moves by the factor ``pay``, never below ``minimum_wage`` (yuan a month). The
    unemployed lose skill by the factor ``loss``.
    """
    for row in range(first, last):
        person = hot[row]
        if status[row] == Status.EMPLOYEE:
            factor = growth if person.birth > youngest_birth else 1.0
            person.skill = person.skill * factor
            person.wage = max(person.wage * factor * pay, minimum_wage)
        elif status[row] == Status.UNEMPLOYED:
            person.skill = person.skill * loss


def wages_and_skills_move(state: State, world: World, wages: Wages) -> None:
    """One month of practice and of wages that respond to how tight the market is."""
    market = state.market
    step = pay_step(market.conditions.of(Condition.TIGHTNESS), market.wage_index, wages)
    market.wage_index *= step
    growth = float(power_of(1 + wages.skill_growth, 1 / 12))
    loss = float(power_of(1 - wages.skill_loss, 1 / 12))
    youngest = state.month - round(wages.growing_age * 12)
    hot, status = state.people.table.hot, state.people["status"]
    minimum_wage = market.minimum_wage

    def part(first: int, last: int) -> None:
        practise(hot, status, youngest, growth, loss, step, minimum_wage, first, last)

    world.threads.over(len(state.people), part)


def pay_step(tightness: float, wage_index: float, wages: Wages) -> float:
    """The factor by which pay moves in a month, near 1: towards the wage curve.

    The wage curve gives the level of pay that goes with a ``tightness`` relative to the usual one
    (Blanchflower and Oswald, 1994); ``wage_index`` is the present level.
    """
    level = float(power_of(max(tightness, 1e-3), wages.tightness_elasticity))
    step = float(power_of(level / wage_index, wages.adjustment))
    most = wages.greatest_monthly_step
    return float(np.clip(step, 1 - most, 1 + most))
