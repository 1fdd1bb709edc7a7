"""Group service: jobseekers of some groups are sought out at home and served before others.

They are referred and coached as any client is; with the same caseworkers, others wait. Evidence:
P084 and P088 for what service does to a client, P087 for what others lose.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.levers import Levers
from sim.service_terms import Outreach
from sim.state import State


class GroupService(Policy):
    """Service for the groups of ``who``, in yuan/client, which may be 0.

    ``households``: whether all of a household who seek work are served together.
    """

    kind: Literal["group_service"]
    households: bool = False


class GroupServiceAtDesk(Instrument):
    """The group service as the desk runs it."""

    event: ClassVar = "group_client"
    moves: ClassVar = ("outreach",)
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, amount: float, *, households: bool) -> None:
        super().__init__(terms)
        self.amount, self.households = amount, households

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Have the groups sought out, unless nothing is left to pay for it."""
        if worth > 0 and self.terms.take_up > 0:
            offer = self.terms.offer(levers, self.amount * worth)
            levers.outreach.append(Outreach(offer, self.households))

    def cases(self, state: State) -> Cases:
        """The clients of this month, of whom those covered are paid for."""
        served = state.events.served
        return same_amount(served, np.full(served.size, -1), self.amount)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: they were served."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: GroupService, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in, and for no group
    at all.
    """
    require_unit(policy, name, ("yuan/client",))
    require_one_payment(policy, name)
    if not policy.who.any and not policy.who.all:
        raise InputError(
            "a group_service names the groups that are sought out",
            where=f"scenario.policies.{name}.who",
            allowed="any: [...] or all: [...]",
        )
    terms = policy.terms(name, around)
    return GroupServiceAtDesk(terms, policy.pays.amount, households=policy.households)
