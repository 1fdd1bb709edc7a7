"""Hiring award: paid once a year to firms by how many people of some groups they hired and kept.

The first award is due at a threshold, another for each full step above it, up to a cap. For a hire
more, firms expect the award's mean a hire if they usually hire nearly as many, or more, and less
than at the cap; others expect nothing, and so decide as before. Evidence: such awards go to firms
that would have grown (Martin and Grubb, 2001, on deadweight; P061); no study of a threshold award
in China was found.
"""

from typing import Annotated, ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.errors import InputError
from agents.quantiles import power_of
from agents.region import Amount, Count
from scenarios.clause import Yuan
from scenarios.instruments.firms.year_end import (
    DECEMBER,
    is_year_end,
    no_cases,
    parts,
    to_firms,
)
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.calendar import month_of_year
from sim.entitlements import UsualHires
from sim.instrument import Cases, Instrument, Terms
from sim.levers import Levers
from sim.state import State

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Hires = Annotated[int, Field(ge=1)]


class HiringAward(Policy):
    """An award in yuan/year.

    ``pays.amount``: at ``threshold`` hires; ``step_amount``: for each ``step`` hires more;
    ``most``: of a year; ``stay_months``: for which a hire must be kept to count; ``matching``: yuan
    paid for a yuan of such an award; ``turnover``: hires of a year as a share of staff, by which a
    firm judges how far it will come.
    """

    kind: Literal["hiring_award"]
    threshold: Hires
    step: Hires = 1
    step_amount: Yuan = 0.0
    most: Yuan
    stay_months: Count
    matching: Amount = 1.0
    turnover: Amount


def award(policy: HiringAward, hires: Floats) -> Floats:
    """The award of a year for so many hires kept, nominal yuan, float64."""
    steps = np.floor((hires - policy.threshold) / policy.step + 1e-9)
    yuan = np.minimum(policy.pays.amount + steps * policy.step_amount, policy.most)
    return np.where(steps >= 0, yuan * policy.matching, 0.0)


class HiringAwardAtDesk(Instrument):
    """The hiring award as the desk runs it."""

    event: ClassVar = "award"
    moves: ClassVar = ("hiring",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, policy: HiringAward) -> None:
        super().__init__(terms)
        self.policy = policy

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms near or above the threshold expect the award's mean a hire, a year from now."""
        policy, terms = self.policy, self.terms
        stepwise = policy.step_amount > 0
        each = (
            policy.step_amount / policy.step if stepwise else policy.pays.amount / policy.threshold
        )
        steps = (policy.most - policy.pays.amount) / policy.step_amount if stepwise else 0.0
        wait = (DECEMBER - month_of_year(month) - policy.stay_months) % 12 + policy.stay_months
        kept = float(power_of(levers.keeping, float(wait)))
        value = each * policy.matching * worth * kept
        counted = UsualHires(
            fewest=max(policy.threshold - policy.step, 0),
            most=policy.threshold + max(np.floor(steps), 1.0) * policy.step,
            turnover=policy.turnover,
        )
        levers.hiring.add(terms.offer(levers, value, counts=counted))

    def cases(self, state: State) -> Cases:
        """In December, firms by whom they hired in the twelve months until the stay began.

        Those count who were hired since the award began.
        """
        if not is_year_end(state):
            return no_cases()
        people = state.people
        held = state.month - people["spell_start"].astype(np.int64)
        stay = self.policy.stay_months
        counted = (people["employer"] >= 0) & (held >= stay) & (held < stay + 12)
        counted &= people["spell_start"] >= self.terms.start
        rows = np.flatnonzero(counted)
        rows = rows[self.terms.who.covers(people["groups"][rows])]
        hires = np.bincount(people["employer"][rows], minlength=len(state.firms))
        part = parts(state)
        return to_firms(state, award(self.policy, hires / part) * part)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the firms are still there."""
        result: npt.NDArray[np.bool_] = state.firms["alive"][firm] == 1
        return result


def build(name: str, policy: HiringAward, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError where the cap lies below an award or step."""
    require_unit(policy, name, ("yuan/year",))
    require_one_payment(policy, name)
    for what, yuan in (("first award", policy.pays.amount), ("step", policy.step_amount)):
        if policy.most < yuan:
            raise InputError(
                f"the cap {policy.most:g} lies below the {what} {yuan:g}",
                where=f"scenario.policies.{name}.most",
                allowed=f"{yuan:g} or more",
            )
    return HiringAwardAtDesk(policy.terms(name, around), policy)
