"""Wage top-up: paid to people who work in posts of some employers, for as long as they stay there.

Jobseekers who know of it count it as pay of the posts that qualify, so that they ask for less;
whoever waits for a payment loses it by leaving the city. Evidence: none for China that is causal
(P105 is on intentions); topping up pay raised employment of those it was for by a few points
(Eissa and Liebman, 1996), and part of it goes to employers as lower pay (Rothstein, 2010).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from scenarios.policy import Around, Policy, require_unit
from sim.grouping import groups_when_hired
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.levers import Levers
from sim.state import State

MONTHS = {"yuan/month": 1, "yuan/year": 12}


class WageTopUp(Policy):
    """A wage top-up in yuan/month or yuan/year, ``limits.months`` payments.

    ``below_usual_pay``: whether only posts qualify that pay less than a month of work usually
    earns. Jobseekers do not know beforehand which will: all who are covered count it.
    """

    kind: Literal["wage_top_up"]
    below_usual_pay: bool = False


class WageTopUpAtDesk(Instrument):
    """The wage top-up as the desk runs it."""

    event: ClassVar = "post"
    moves: ClassVar = ("working", "awaited")
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, amount: float, *, below_usual_pay: bool) -> None:
        super().__init__(terms)
        self.amount = amount
        self.below_usual_pay = below_usual_pay

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Jobseekers expect it from posts that qualify; who has one waits for her payments."""
        monthly = self.amount / self.terms.every * worth
        levers.working.add(self.terms.offer(levers, monthly))
        if worth > 0:
            levers.awaited[self.terms.id] = worth

    def cases(self, state: State) -> Cases:
        """The month's hires, or those of them whose posts pay less than usual."""
        hires = same_amount(state.events.hired, state.events.hired_by, self.amount)
        cases = Cases(hires.person, hires.firm, hires.fen, groups_when_hired(state))
        if not self.below_usual_pay:
            return cases
        usual = state.market.unit_wage * state.market.skill
        return cases.keep(state.people["wage"][cases.person] < usual)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether they still work in the post."""
        result: npt.NDArray[np.bool_] = state.people["employer"][person] == firm
        return result


def build(name: str, policy: WageTopUp, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in, and where the
    months between two payments are not those of the unit.
    """
    unit = require_unit(policy, name, tuple(MONTHS))
    if policy.limits.every != MONTHS[unit]:
        raise InputError(
            f"a wage_top_up in {unit} is not paid every {policy.limits.every} months",
            where=f"scenario.policies.{name}.limits.every",
            allowed=str(MONTHS[unit]),
        )
    return WageTopUpAtDesk(
        policy.terms(name, around), policy.pays.amount, below_usual_pay=policy.below_usual_pay
    )
