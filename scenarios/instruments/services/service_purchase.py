"""Service purchase: recruitment agencies serve jobseekers, paid by client or by placement.

Their clients are referred and coached as a station's are, for half of the effect: P092 (private
providers, France). A placement pays whether or not the client would have found work anyway.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.region import Amount
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.levers import Levers
from sim.service_terms import Agency
from sim.state import State


class ServicePurchase(Policy):
    """Service in yuan/client or yuan/placement, which may be 0 where firms pay agencies.

    ``agencies``: how many; ``clients``: jobseekers whom one can take on in a month.
    """

    kind: Literal["service_purchase"]
    agencies: Amount = 1.0
    clients: Amount


class ServicePurchaseAtDesk(Instrument):
    """The service purchase as the desk runs it."""

    event: ClassVar = "agency_client"
    moves: ClassVar = ("agencies",)
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, policy: ServicePurchase, scale: float) -> None:
        super().__init__(terms)
        self.amount = policy.pays.amount
        self.clients = policy.agencies * policy.clients * scale * terms.take_up
        self.by_placement = policy.pays.unit == "yuan/placement"

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Let agencies take on as many as they have room for and expect to be paid for."""
        budget, room = self.terms.yuan_per_year, self.clients
        if budget is not None and self.amount > 0 and not self.by_placement:
            room = min(room, budget / 12 / self.amount)
        if worth > 0 and room > 0 and budget != 0:
            levers.agencies.append(Agency(self.terms.number, self.terms.who, room))

    def cases(self, state: State) -> Cases:
        """The month's new clients, or those of the last months who were hired."""
        events = state.events
        if self.by_placement:
            clients = state.agency_clients
            mine = clients["person"][clients["number"] == self.terms.number].astype(np.int64)
            hired = np.isin(events.hired, mine)
            return same_amount(events.hired[hired], events.hired_by[hired], self.amount)
        taken = events.agency_clients[events.agency_numbers == self.terms.number]
        return same_amount(taken, np.full(taken.size, -1), self.amount)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether a client placed still works there; a client served was served."""
        employer = state.people["employer"][person]
        stays: npt.NDArray[np.bool_] = (firm < 0) | (employer == firm)
        return stays


def build(name: str, policy: ServicePurchase, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/client", "yuan/placement"))
    require_one_payment(policy, name)
    return ServicePurchaseAtDesk(policy.terms(name, around), policy, around.scale)
