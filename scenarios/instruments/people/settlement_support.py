"""Settlement support: pays the journey, the lodging and the first needs of people who come.

Candidates who know of it weigh it as pay over the usual stay, so that a few more of them come.
Evidence: a bus fare of 8.50 dollars raised seasonal migration by a fifth where people were poor
(Bryan, Chowdhury and Mobarak, 2014); for graduates jobs and amenities matter more (P106).
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


class SettlementSupport(Policy):
    """Settlement support in yuan/person on arrival, or yuan/year in ``limits.months`` payments."""

    kind: Literal["settlement_support"]


class SettlementSupportAtDesk(Instrument):
    """Settlement support as the desk runs it."""

    event: ClassVar = "journey"
    moves: ClassVar = ("coming", "awaited")
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, amount: float) -> None:
        super().__init__(terms)
        self.amount = amount

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Candidates expect all payments; who came waits for those to come."""
        whole = self.amount * self.terms.instalments * worth
        levers.coming.add(self.terms.offer(levers, whole))
        if worth > 0 and self.terms.instalments > 1:
            levers.awaited[self.terms.id] = worth

    def cases(self, state: State) -> Cases:
        """The month's new residents."""
        came = state.events.arrived
        paid = same_amount(came, np.full(came.size, -1), self.amount)
        return Cases(paid.person, paid.firm, paid.fen, groups_now(state, came))

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether they still live here."""
        people = state.people
        here = people["status"][person] != Status.AWAY
        result: npt.NDArray[np.bool_] = here & (people["place"][person] != state.city.place)
        return result


def build(name: str, policy: SettlementSupport, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/person", "yuan/year"))
    return SettlementSupportAtDesk(policy.terms(name, around), policy.pays.amount)
