"""Mentoring: mentors are paid to coach young firms, by the session, by the pair or by an award.

Firms that are coached close less often meanwhile. As many are coached as are paid for, by lot among
those who are entitled, know of it and have no coach. Evidence: none for China that is causal
(P078); elsewhere mentors help firms while they come, and little after (Brooks, Donovan and Johnson,
2018).
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
from sim.startup_terms import Mentors
from sim.state import State


class Mentoring(Policy):
    """So many sessions, pairs or awards a year, in yuan/session, yuan/pair or yuan/award.

    ``firms_each``: young firms that one of them brings a mentor to; ``months``: for which she
    stays. Sessions and pairs are paid for each firm, awards whether or not a firm is found.
    """

    kind: Literal["mentoring"]
    per_year: Amount
    firms_each: Amount = 1.0
    months: Count = Field(ge=1, le=120, default=1)


class MentoringAtDesk(Instrument):
    """Mentoring as the desk runs it."""

    event: ClassVar = "mentoring"
    moves: ClassVar = ("mentors",)
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, policy: Mentoring, scale: float) -> None:
        super().__init__(terms)
        self.policy = policy
        self.scale = scale

    def per_month(self) -> float:
        """Sessions, pairs or awards a month at the scale of the run that are paid for."""
        number, amount = self.policy.per_year * self.scale, self.policy.pays.amount
        if amount <= 0 or self.terms.take_up <= 0:
            return 0.0
        budget = self.terms.yuan_per_year
        return (number if budget is None else min(number, budget / amount)) / 12

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """As many firms may be coached as are paid for."""
        number = self.per_month() * self.policy.firms_each if worth > 0 else 0.0
        offer = self.terms.offer(levers, number)
        levers.mentors.append(Mentors(offer, number, self.policy.months))

    def cases(self, state: State) -> Cases:
        """The firms that mentors took up this month, or the month's awards together."""
        if self.policy.pays.unit == "yuan/award":
            none = np.array([-1])
            return same_amount(none, none, self.per_month() * self.policy.pays.amount)
        events = state.events
        rows = events.mentored[events.mentored_by == self.terms.number]
        fen = np.full(rows.size, round(self.policy.pays.amount * FEN), dtype=np.int64)
        return Cases(np.full(rows.size, -1), rows, fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the firms live, after the months that a clause may ask for."""
        lives: npt.NDArray[np.bool_] = (firm < 0) | (state.firms["alive"][firm] == 1)
        return lives


def build(name: str, policy: Mentoring, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/session", "yuan/pair", "yuan/award"))
    require_one_payment(policy, name)
    return MentoringAtDesk(policy.terms(name, around), policy, around.scale)
