"""Additions to public-welfare posts: more of their cost to providers, or pay to holders.

Who bears the rest of the cost makes providers offer all posts they can; what holders are paid
beside the wage lets more of them accept. Evidence: as for the posts themselves, P041.
"""

from typing import ClassVar, Literal
from zlib import crc32

import numpy as np
import numpy.typing as npt

from agents.people import Status
from scenarios.policy import Around, Policy, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.service_terms import WelfarePosts
from sim.state import State

MINIMUM = "share of the minimum wage"
UNITS = ("share of the rest", MINIMUM, "yuan/month", "yuan/year")


class WelfarePostAddition(Policy):
    """A share of the rest of a post's cost or of the minimum wage to providers, or yuan/month or
    yuan/year to holders.

    ``of``: the policy to whose posts a share of the minimum wage is added, null for all posts that
    may be topped up.
    """

    kind: Literal["welfare_post_addition"]
    of: str | None = None


class AdditionAtDesk(Instrument):
    """What providers are paid beside another subsidy for a post, as the desk runs it.

    Who applies is decided post by post.
    """

    moves: ClassVar = ("welfare_posts",)
    claimant: ClassVar = "person"

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether each still holds a post."""
        held: npt.NDArray[np.bool_] = state.people["status"][person] == Status.PUBLIC_WELFARE
        return held


class RestAtDesk(AdditionAtDesk):
    """What bears the rest of the cost of subsidised posts, as the desk runs it."""

    event: ClassVar = "welfare_post_rest"

    def __init__(self, terms: Terms, share: float) -> None:
        super().__init__(terms)
        self.share = min(share, 1.0)

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Bear the share of what other subsidies leave, as far as budgets reach."""
        share = self.share * self.terms.known_by(levers.reach)
        if share > 0 and worth > 0:
            levers.welfare_posts.append(
                WelfarePosts(self.terms.number, self.terms.who, 0.0, 0.0, share)
            )

    def cases(self, state: State) -> Cases:
        """Those whose posts begin to be paid for, each with what is left uncovered, in this month's
        money.
        """
        events = state.events
        nominal = events.uncovered * self.share / state.market.deflator
        fen = np.round(nominal * FEN).astype(np.int64)
        return Cases(events.subsidised, np.full(events.subsidised.size, -1), fen)


class FixedAdditionAtDesk(AdditionAtDesk):
    """A fixed sum beside another subsidy for a post, as the desk runs it."""

    event: ClassVar = "welfare_post_match"

    def __init__(self, terms: Terms, yuan: float, of: str | None) -> None:
        super().__init__(terms)
        self.yuan = yuan
        self.names = frozenset([of]) if of else frozenset()
        self.adds_to = crc32(of.encode()) if of else 0

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Add the sum to the subsidy of those posts."""
        subsidy = self.yuan * worth * self.terms.known_by(levers.reach)
        if subsidy > 0:
            levers.welfare_posts.append(
                WelfarePosts(self.terms.number, self.terms.who, 0.0, subsidy, adds_to=self.adds_to)
            )

    def cases(self, state: State) -> Cases:
        """Those whose posts begin to be paid for this month by what it adds to."""
        events = state.events
        rows = events.subsidised
        if self.adds_to:
            rows = rows[events.subsidised_by == self.adds_to]
        fen = np.full(rows.size, round(self.yuan * FEN), dtype=np.int64)
        return Cases(rows, np.full(rows.size, -1), fen)


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
    if unit == MINIMUM:
        yuan = policy.pays.amount * around.region.minimum_wage
        return FixedAdditionAtDesk(terms, yuan, policy.of)
    return PerformancePayAtDesk(terms, policy.pays.amount / (12 if unit == "yuan/year" else 1))
