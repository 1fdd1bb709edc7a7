"""Public-welfare posts: a subsidy to providers for each post that somebody hard to employ holds.

Providers offer posts as far as the subsidy bears what they cost, and holders are placed at the
minimum wage for a limited time; most have no better chances after it: no later gain in market work
(Card, Kluve and Weber, 2018, P041).
"""

from typing import Annotated, ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.groups import mask_of
from agents.people import Status
from agents.region import Count
from scenarios.clause import Names
from scenarios.policy import Around, Policy, require_unit
from sim.claims import FEN
from sim.entitlements import Who
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.service_terms import WelfarePosts, WelfareRule
from sim.state import State


class WelfarePost(Policy):
    """A subsidy in yuan/month for a post, or as a share of the minimum wage.

    ``posts``: that providers would offer if they cost nothing, at full scale. ``longest``: months
    of a placement; ``near_retirement``: months to retirement from which on it lasts until then.
    ``placements``: of one person, of which only people in ``again`` have more than the first; null
    where the clause sets no such rule. ``topped_up``: whether others may bear the rest of the cost.
    ``standing``: whether the region's own posts, which are there without it, are paid for too.
    """

    kind: Literal["welfare_post"]
    posts: Count
    longest: Annotated[int, Field(ge=1)] | None = None
    near_retirement: Count = 0
    placements: Annotated[int, Field(ge=1)] = 2
    again: Names = ()
    topped_up: bool = True
    standing: bool = False


class WelfarePostAtDesk(Instrument):
    """The subsidy for public-welfare posts as the desk runs it."""

    event: ClassVar = "welfare_post"
    moves: ClassVar = ("welfare_posts", "welfare_rule")
    claimant: ClassVar = "none"

    def __init__(
        self, terms: Terms, posts: float, yuan: float, rule: WelfareRule | None, policy: WelfarePost
    ) -> None:
        super().__init__(terms)
        self.posts, self.yuan, self.rule = posts, yuan, rule
        self.alone, self.standing = not policy.topped_up, policy.standing

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Let providers offer posts; the rule on placements holds for all posts of the region."""
        subsidy = self.yuan * worth
        if self.posts * self.terms.take_up > 0 and subsidy > 0:
            posts = self.posts * self.terms.take_up
            standing = self.terms.take_up if self.standing else 0.0
            levers.welfare_posts.append(
                WelfarePosts(
                    self.terms.number,
                    self.terms.who,
                    posts,
                    subsidy,
                    alone=self.alone,
                    standing=standing,
                )
            )
            if self.rule is not None:
                levers.welfare_rule = self.rule

    def cases(self, state: State) -> Cases:
        """Those whose posts begin to be paid for this month."""
        events = state.events
        mine = events.subsidised_by == self.terms.number
        rows, groups = events.subsidised[mine], events.subsidised_groups[mine]
        fen = np.full(rows.size, round(self.yuan * FEN), dtype=np.int64)
        return Cases(rows, np.full(rows.size, -1), fen, groups)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether each still holds a post."""
        held: npt.NDArray[np.bool_] = state.people["status"][person] == Status.PUBLIC_WELFARE
        return held


def build(name: str, policy: WelfarePost, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in and for unknown
    groups.
    """
    unit = require_unit(policy, name, ("yuan/month", "share of the minimum wage"))
    yuan = policy.pays.amount
    if unit != "yuan/month":
        yuan *= around.region.minimum_wage
    again = mask_of(policy.again, f"scenario.policies.{name}.again")
    rule = (
        None
        if policy.longest is None
        else WelfareRule(policy.longest, policy.near_retirement, policy.placements, Who(any=again))
    )
    posts = policy.posts * around.scale
    return WelfarePostAtDesk(policy.terms(name, around), posts, yuan, rule, policy)
