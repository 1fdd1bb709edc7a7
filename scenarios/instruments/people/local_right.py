"""Local right: what makes living or working here worth more to some, and pays nothing.

Insurance without regard to registration, pay that is surely paid, a way to settle, schools and
clinics. It counts as ``value`` yuan a month beside pay, in the decisions that it is for: to come
and stay, to accept a job, to live on gig work. Evidence: destinations follow jobs and amenities,
and registration matters (P106); in yuan nothing is known, so that every value is a range.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, Strict

from scenarios.clause import Yuan
from scenarios.instruments.people.pays_nothing import PaysNothing, require_no_payment
from scenarios.policy import Around, Policy, require_unit
from sim.entitlements import Offers
from sim.instrument import Instrument, Terms
from sim.levers import Levers

Decision = Literal["living", "working", "gig_work"]
Decisions = Annotated[tuple[Decision, ...], Strict(strict=False), Field(min_length=1)]


class LocalRight(Policy):
    """A local right. ``value``: yuan a month that it counts for; ``counts_for``: in which
    decisions: living here, working for an employer here, gig work.
    """

    kind: Literal["local_right"]
    value: Yuan
    counts_for: Decisions


class LocalRightAtDesk(PaysNothing):
    """The local right as the desk runs it."""

    moves: ClassVar = ("living", "working", "gig_work")

    def __init__(self, terms: Terms, value: float, counts_for: tuple[Decision, ...]) -> None:
        super().__init__(terms)
        self.value = value
        self.counts_for = counts_for

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """It counts beside pay to those who know of it."""
        moved: dict[Decision, Offers] = {
            "living": levers.living,
            "working": levers.working,
            "gig_work": levers.gig_work,
        }
        for decision in self.counts_for:
            moved[decision].add(self.terms.offer(levers, self.value * worth))


def build(name: str, policy: LocalRight, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError where it is to pay something."""
    require_unit(policy, name, ("yuan/month",))
    require_no_payment(policy, name)
    counts_for = tuple(dict.fromkeys(policy.counts_for))
    return LocalRightAtDesk(policy.terms(name, around), policy.value, counts_for)
