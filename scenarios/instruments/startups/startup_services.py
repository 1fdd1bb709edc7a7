"""Start-up services: advisers who coach young firms, and who find would-be founders a lender.

Firms coached close less often meanwhile; founders who lack capital may borrow what they lack at the
market's interest, if a bank agrees and the return bears it. Evidence: none for China that is causal
(P078); elsewhere training and advice help small firms a little (McKenzie, 2021).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.region import Amount, Share
from scenarios.clause import Yuan
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.levers import Levers
from sim.startup_terms import Credit, Mentors
from sim.state import State


class StartupServices(Policy):
    """So many advisers in yuan/month for each, who coach ``firms_each`` young firms a month.

    ``brokered``: the largest loan they find, in yuan; ``interest``: a year; ``term``: months.
    """

    kind: Literal["startup_services"]
    advisers: Amount
    firms_each: Amount
    brokered: Yuan = 0.0
    interest: Share = 0.0
    term: int = 36


class StartupServicesAtDesk(Instrument):
    """Start-up services as the desk runs them."""

    event: ClassVar = "startup_services"
    moves: ClassVar = ("mentors", "startup_credit")
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, policy: StartupServices, scale: float) -> None:
        super().__init__(terms)
        self.policy = policy
        self.scale = scale

    def monthly_yuan(self) -> float:
        """What a month of the advisers costs, at most a twelfth of the year's budget."""
        if self.terms.take_up <= 0:
            return 0.0
        yuan = self.policy.advisers * self.policy.pays.amount * self.scale
        budget = self.terms.yuan_per_year
        return yuan if budget is None else min(yuan, budget / 12)

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Advisers who are paid coach firms and find lenders."""
        amount = self.policy.pays.amount
        advisers = self.monthly_yuan() / amount if amount > 0 and worth > 0 else 0.0
        firms = advisers * self.policy.firms_each
        levers.mentors.append(Mentors(self.terms.offer(levers, firms), firms, 1))
        found = self.policy.brokered * worth if advisers else 0.0
        offer, interest = self.terms.offer(levers, found), self.policy.interest / 12
        levers.startup_credit.append(Credit(offer, interest, 0.0, self.policy.term))

    def cases(self, state: State) -> Cases:
        """The month's pay of all advisers together."""
        none = np.array([-1])
        return same_amount(none, none, self.monthly_yuan())

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: the work was done."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: StartupServices, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/month",))
    require_one_payment(policy, name)
    return StartupServicesAtDesk(policy.terms(name, around), policy, around.scale)
