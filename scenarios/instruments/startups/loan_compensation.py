"""Compensation on failure: a fund pays the bank what failed founders owe of a guaranteed loan.

It insures the downside: a would-be founder who counts with failing bears less of it, and borrows
more readily. Evidence: none for China; more forgiving bankruptcy goes with more self-employment
(Fan and White, 2003).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.region import Share
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.startup_terms import Cover
from sim.state import State


class LoanCompensation(Policy):
    """All of a loan up to ``pays.amount`` yuan/loan, ``share_above`` of what lies above."""

    kind: Literal["loan_compensation"]
    share_above: Share


class LoanCompensationAtDesk(Instrument):
    """The compensation on failure as the desk runs it."""

    event: ClassVar = "failure"
    moves: ClassVar = ("loan_cover",)
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, in_full: float, share_above: float) -> None:
        super().__init__(terms)
        self.in_full = in_full
        self.share_above = share_above if in_full else 0.0

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Founders who borrow expect to be covered, as far as budgets reach."""
        offer = self.terms.offer(levers, self.in_full * worth)
        levers.loan_cover.append(Cover(offer, offer.value, self.share_above))

    def cases(self, state: State) -> Cases:
        """Loans that it answers for whose firms closed this month, within their term."""
        loans, firms = state.startup_book.loans, state.firms
        loans = loans[loans["insured_by"] == self.terms.number]
        loans = loans[firms["closed"][loans["firm"]] == state.month]
        cover = Cover(self.terms.offer(Levers(), self.in_full), self.in_full, self.share_above)
        fen = np.round(cover.covered(loans["yuan"]) * FEN).astype(np.int64)
        rows = loans["firm"].astype(np.int64)
        return Cases(np.full(rows.size, -1), rows, fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: a closed firm stays closed."""
        return np.ones(firm.size, dtype=np.bool_)


def build(name: str, policy: LoanCompensation, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/loan",))
    require_one_payment(policy, name)
    return LoanCompensationAtDesk(
        policy.terms(name, around), policy.pays.amount, policy.share_above
    )
