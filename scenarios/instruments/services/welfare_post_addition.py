"""Additions to public-welfare posts: the rest of a post's cost to providers, or pay to holders.

Who bears the rest of the cost makes providers offer all posts they can; what holders are paid
beside the wage lets more of them accept. Evidence: as for the posts themselves, P041.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.people import Status
from scenarios.policy import Around, Policy, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.service_terms import WelfarePosts
from sim.state import State

UNITS = ("share of the rest", "yuan/month", "yuan/year")


class WelfarePostAddition(Policy):
    """A share of the rest of a post's cost to providers, or yuan/month or yuan/year to holders."""

    kind: Literal["welfare_post_addition"]


class RestAtDesk(Instrument):
    """What bears the rest of the cost of subsidised posts, as the desk runs it."""

    event: ClassVar = "welfare_post_rest"
    moves: ClassVar = ("welfare_posts",)
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, share: float) -> None:
        super().__init__(terms)
        self.share = min(share, 1.0) * terms.take_up

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Bear the share of what other subsidies leave, as far as budgets reach."""
        if self.share > 0 and worth > 0:
            levers.welfare_posts.append(
                WelfarePosts(self.terms.number, self.terms.who, 0.0, 0.0, self.share)
            )

    def cases(self, state: State) -> Cases:
        """Those placed this month, each with what is left uncovered, in this month's money."""
        events = state.events
        nominal = events.uncovered * self.share / state.market.deflator
        fen = np.round(nominal * FEN).astype(np.int64)
        return Cases(events.subsidised, np.full(events.subsidised.size, -1), fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether each still holds a post."""
        held: npt.NDArray[np.bool_] = state.people["status"][person] == Status.PUBLIC_WELFARE
        return held


class PerformancePayAtDesk(Instrument):
    """What holders are paid beside the wage, as the desk runs it."""

    event: ClassVar = "welfare_post_pay"
    moves: ClassVar = ("welfare_pay",)
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, yuan: float) -> None:
        super().__init__(terms)
        self.yuan = yuan

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Whoever is offered a post counts with the pay, by the share who get it."""
        levers.welfare_pay += self.yuan * worth * self.terms.known_by(levers.reach)

    def cases(self, state: State) -> Cases:
        """Everybody who holds a public-welfare post this month."""
        held = state.people.with_status(Status.PUBLIC_WELFARE)
        fen = np.full(held.size, round(self.yuan * FEN), dtype=np.int64)
        return Cases(held, np.full(held.size, -1), fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether each still holds a post."""
        held: npt.NDArray[np.bool_] = state.people["status"][person] == Status.PUBLIC_WELFARE
        return held


def build(name: str, policy: WelfarePostAddition, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    unit = require_unit(policy, name, UNITS)
    terms = policy.terms(name, around)
    if unit == "share of the rest":
        return RestAtDesk(terms, policy.pays.amount)
    return PerformancePayAtDesk(terms, policy.pays.amount / (12 if unit == "yuan/year" else 1))
