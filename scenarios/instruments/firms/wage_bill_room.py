"""Wage-bill room: firms whose wage bill is capped may once exceed it to hire from some groups.

It adds posts, for those covered alone, at the firms that use the permission: they meet in a round
of their own before the month's market, and who is hired counts in the headcount wanted from then
on. Evidence: none was found; posts at state firms draw graduates from other firms and from queues
for public posts rather than from long unemployment.
"""

from typing import ClassVar, Literal

from agents.region import Share
from scenarios.instruments.firms.unpaid import Unpaid, require_no_payment
from scenarios.policy import Around, Policy, require_unit
from sim.employer_terms import FirstRound
from sim.instrument import Instrument, Terms
from sim.levers import Levers


class WageBillRoom(Policy):
    """A permission; ``room``: posts it adds in all, as a share of staff.

    They are spread evenly over the months of its period. ``take_up``: the share of the firms it is
    for that are state-owned, capped and use it.
    """

    kind: Literal["wage_bill_room"]
    room: Share


class WageBillRoomAtDesk(Unpaid):
    """The wage-bill room as the desk runs it."""

    moves: ClassVar = ("first_rounds",)

    def __init__(self, terms: Terms, room: float) -> None:
        super().__init__(terms)
        self.room = room

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Each month of the period brings an equal part of the posts."""
        months = self.terms.end - max(self.terms.start, self.terms.announced) + 1
        if self.room:
            offer = self.terms.offer(levers, 0.0)
            levers.first_rounds.append(FirstRound(offer, extra=self.room / months))


def build(name: str, policy: WageBillRoom, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError where it is to pay something."""
    require_unit(policy, name, ("permission",))
    require_no_payment(policy, name)
    return WageBillRoomAtDesk(policy.terms(name, around), policy.room)
