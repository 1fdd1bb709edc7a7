"""Flexible insurance subsidy: pays part of the social insurance of people who live on gig work.

To those who know of it gig work is worth so much more: more jobseekers take it up, fewer gig
workers give it up, and the more there are the less it pays. Evidence: none found for the size; the
response follows from gig pay and the pay that people ask for.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.people import Status
from scenarios.policy import Around, Policy, require_unit
from sim.grouping import groups_now
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.levers import Levers
from sim.state import State


class FlexibleInsuranceSubsidy(Policy):
    """A flexible insurance subsidy in yuan/month, for at most ``limits.months``."""

    kind: Literal["flexible_insurance_subsidy"]


class FlexibleInsuranceSubsidyAtDesk(Instrument):
    """The flexible insurance subsidy as the desk runs it."""

    event: ClassVar = "gig_insurance"
    moves: ClassVar = ("gig_work",)
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, amount: float) -> None:
        super().__init__(terms)
        self.amount = amount

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Gig work counts for its pay and the subsidy."""
        levers.gig_work.add(self.terms.offer(levers, self.amount * worth))

    def cases(self, state: State) -> Cases:
        """Those who took up gig work this month; in the first month all who live on it."""
        begun, groups = state.events.gigs_begun, state.events.gig_groups
        if state.month == max(self.terms.announced, self.terms.start):
            others = state.people.with_status(Status.GIG_WORKER)
            others = others[~np.isin(others, begun)]
            begun = np.concatenate([begun, others])
            groups = np.concatenate([groups, groups_now(state, others)])
        paid = same_amount(begun, np.full(begun.size, -1), self.amount)
        return Cases(paid.person, paid.firm, paid.fen, groups)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether they still live on gig work."""
        result: npt.NDArray[np.bool_] = state.people["status"][person] == Status.GIG_WORKER
        return result


def build(name: str, policy: FlexibleInsuranceSubsidy, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/month",))
    return FlexibleInsuranceSubsidyAtDesk(policy.terms(name, around), policy.pays.amount)
