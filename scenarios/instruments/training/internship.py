"""Internship subsidy: paid to bases a month for each intern, as a share of the minimum wage.

Bases offer places where it covers an intern's pay and guidance less what she does; interns without
work seek none meanwhile, and some are kept on. Evidence: none found on Chinese internships; trials
reveal how well people and jobs fit (Jovanovic, 1979), and lock in while they last, as training does
(Card, Kluve and Weber, 2018).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from agents.quantiles import power_of
from agents.region import Region, Share
from scenarios.instruments.training.brought_about import brought_about
from scenarios.policy import Around, Policy, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.learning_offers import Programme
from sim.levers import Levers
from sim.state import State

SHORTEST, LONGEST = 3, 9


class Internship(Policy):
    """A subsidy in yuan/month: ``wage_share`` of the minimum wage and ``pays.amount`` for guidance,
    for ``limits.months``, which is how long an internship lasts.
    """

    kind: Literal["internship"]
    wage_share: Share


class InternshipAtDesk(Instrument):
    """The internship subsidy as the desk runs it."""

    once: ClassVar = True
    event: ClassVar = "internship"
    moves: ClassVar = ("internships",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, guidance: float, wage_share: float, region: Region) -> None:
        super().__init__(terms)
        self.guidance = guidance
        self.wage_share = wage_share
        self.region = region

    def yuan(self, month: int) -> float:
        """What is paid a month for an intern who begins in a month: nominal yuan."""
        region = self.region
        grown = float(power_of(1 + region.minimum_wage_growth, month / 12))
        return self.guidance + self.wage_share * region.minimum_wage * grown

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Bases expect a month's amount for each month that an intern stays."""
        expected = self.yuan(month) * worth
        if expected > 0:
            offer = self.terms.offer(levers, expected)
            levers.internships.append(Programme(offer, self.terms.instalments))

    def cases(self, state: State) -> Cases:
        """The internships that it made begin this month."""
        begun = brought_about(self.terms, state.events.interns)
        fen = round(self.yuan(state.month) * FEN)
        return Cases(begun["person"], begun["firm"], np.full(begun.size, fen, dtype=np.int64))

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the interns are still at the base."""
        there = state.interns["person"].astype(np.int64), state.interns["firm"].astype(np.int64)
        pairs = set(zip(*(each.tolist() for each in there), strict=True))
        asked = zip(person.tolist(), firm.tolist(), strict=True)
        return np.array([pair in pairs for pair in asked], dtype=np.bool_)


def build(name: str, policy: Internship, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in, and for
    internships shorter or longer than the rules know.
    """
    require_unit(policy, name, ("yuan/month",))
    months = policy.limits.months
    if not SHORTEST <= months <= LONGEST:
        raise InputError(
            f"an internship lasts {months} months",
            where=f"scenario.policies.{name}.limits.months",
            allowed=f"{SHORTEST} to {LONGEST}",
        )
    terms = policy.terms(name, around)
    return InternshipAtDesk(terms, policy.pays.amount, policy.wage_share, around.region)
