"""Adviser award: paid once to a mentor or organisation honoured for help to jobseekers, by level.

It brings some advisers up to the quality of certified caseworkers, with whom coaching and referrals
do more. Evidence: none was found for the size; P084 bounds what service does at all.
"""

from typing import ClassVar, Literal

from pydantic import Field

from agents.region import Amount
from scenarios.clause import Yuan
from scenarios.instruments.services.awarded import Awarded
from scenarios.instruments.services.community_award import Honour
from scenarios.instruments.services.provided import MONTHS
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Instrument, Terms
from sim.levers import Levers


class AdviserAward(Policy):
    """Awards in yuan/award.

    ``awards``: by level of the honour; ``per_year``: honours of a year, at full scale;
    ``advisers_each``: advisers whom one brings up to the quality of certified caseworkers.
    """

    kind: Literal["adviser_award"]
    awards: dict[Honour, Yuan] = Field(min_length=1)
    per_year: dict[Honour, Amount] = Field(min_length=1)
    advisers_each: Amount


class AdviserAwardAtDesk(Awarded):
    """The adviser award as the desk runs it."""

    event: ClassVar = "adviser_award"
    moves: ClassVar = ("certified", "awards")

    def __init__(
        self,
        terms: Terms,
        amounts: tuple[float, ...],
        expected: tuple[float, ...],
        certified: float,
    ) -> None:
        super().__init__(terms, amounts, expected)
        self.certified = certified

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Count the advisers of all months so far."""
        share = self.share(worth)
        if share > 0:
            passed = month - max(self.terms.start, self.terms.announced) + 1
            levers.certified = min(levers.certified + self.certified * share * passed, 1.0)
        self.announce_awards(levers, share)


def build(name: str, policy: AdviserAward, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/award",))
    require_one_payment(policy, name)
    a_month = {level: number / MONTHS for level, number in policy.per_year.items()}
    expected = tuple(a_month.get(level, 0.0) * around.scale for level in policy.awards)
    staff = sum(place.staff for place in around.region.places.values())
    certified = sum(a_month.values()) * policy.advisers_each / max(staff, 1)
    amounts = tuple(policy.awards.values())
    return AdviserAwardAtDesk(policy.terms(name, around), amounts, expected, certified)
