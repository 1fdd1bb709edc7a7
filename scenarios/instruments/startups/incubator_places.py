"""Incubator places: free desks for young firms, in incubators that are paid for them.

A desk lowers the capital that a would-be founder needs, and firms with one close less often. There
are so many desks and no more: they go by lot among those who ask. Evidence: incubated firms survive
longer mostly since incubators choose them; what a place itself does is little known (P078).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.region import Amount, Count
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.levers import Levers
from sim.startup_terms import Places
from sim.state import State


class IncubatorPlaces(Policy):
    """So many incubators with so many places each, for ``stay`` months.

    Paid in yuan/place a month for each place taken, or in yuan/incubator a year, whether its
    places are taken or not.
    """

    kind: Literal["incubator_places"]
    incubators: Amount
    places_each: Amount
    stay: Count = Field(ge=1, le=120)


class IncubatorPlacesAtDesk(Instrument):
    """The incubator places as the desk runs them."""

    event: ClassVar = "incubator"
    moves: ClassVar = ("incubator_places",)
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, policy: IncubatorPlaces, scale: float) -> None:
        super().__init__(terms)
        self.policy = policy
        self.scale = scale

    @property
    def by_place(self) -> bool:
        """Whether it pays for places taken."""
        return self.policy.pays.unit == "yuan/place"

    def monthly_yuan(self) -> float:
        """What all places, or all incubators, would cost a month at the scale of the run."""
        policy = self.policy
        number = policy.places_each if self.by_place else 1 / 12
        return policy.incubators * number * policy.pays.amount * self.scale

    def affordable(self) -> float:
        """The share of places that a twelfth of the year's budget pays; none unpaid."""
        budget, cost = self.terms.yuan_per_year, self.monthly_yuan()
        if cost <= 0 or self.terms.take_up <= 0:
            return 0.0
        return 1.0 if budget is None else min(1.0, budget / 12 / cost)

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Places there are as many as are paid for."""
        share = self.affordable() if worth > 0 else 0.0
        places = self.policy.incubators * self.policy.places_each * self.scale * share
        offer = self.terms.offer(levers, places)
        levers.incubator_places.append(Places(offer, places, self.policy.stay))

    def cases(self, state: State) -> Cases:
        """The month's pay: for each firm with a place, or all incubators together."""
        if not self.by_place:
            none = np.array([-1])
            return same_amount(none, none, self.monthly_yuan() * self.affordable())
        places, firms = state.startup_book.places, state.firms
        rows = places["firm"][places["instrument"] == self.terms.number].astype(np.int64)
        rows = rows[firms["alive"][rows] == 1]
        fen = np.full(rows.size, round(self.policy.pays.amount * FEN), dtype=np.int64)
        return Cases(np.full(rows.size, -1), rows, fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: the place was kept."""
        return np.ones(firm.size, dtype=np.bool_)


def build(name: str, policy: IncubatorPlaces, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/place", "yuan/incubator"))
    require_one_payment(policy, name)
    return IncubatorPlacesAtDesk(policy.terms(name, around), policy, around.scale)
