"""Enterprise loan: a guaranteed loan to small firms that hire, part of its interest paid back.

Each hire of those covered lets a firm borrow so much more, until it owes as much as a firm may.
What is paid back of the interest, once the loan is repaid, lowers what a hire costs; who cannot get
the loan decides as before, so that take-up is the share of firms that banks and guarantors accept.
Firms that owe the most they may still reckon with a loan: they are few. Evidence: the subsidy is
about 3 per cent of the principal a year (P083, from the reply of 2024); guarantees raise borrowing
of small firms, jobs a little (Lelarge, Sraer and Thesmar, 2010, for France); for China no causal
study was found.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from agents.quantiles import power_of
from agents.region import Share
from scenarios.clause import Yuan
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Terms
from sim.levers import Levers
from sim.state import State

Ints = npt.NDArray[np.int64]


class EnterpriseLoan(Policy):
    """A loan with an interest subsidy in share_of_interest, repaid after ``limits.kept_months``.

    ``loan_per_hire``: yuan that a hire lets a firm borrow; ``most``: yuan a firm may owe at a
    time; ``interest``: a year, the loan prime rate.
    """

    kind: Literal["enterprise_loan"]
    loan_per_hire: Yuan
    most: Yuan
    interest: Share


class EnterpriseLoanAtDesk(Instrument):
    """The enterprise loan as the desk runs it."""

    event: ClassVar = "loan"
    moves: ClassVar = ("loans",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, policy: EnterpriseLoan) -> None:
        super().__init__(terms)
        self.policy = policy
        years = terms.kept_months / 12
        self.of_principal = policy.pays.amount * policy.interest * years

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms expect the subsidy on what a hire lets them borrow, when that is repaid."""
        kept = float(power_of(levers.keeping, float(self.terms.kept_months)))
        value = self.of_principal * self.policy.loan_per_hire * worth * kept
        levers.loans.add(self.terms.offer(levers, value))

    def cases(self, state: State) -> Cases:
        """Firms that hired some of those covered this month, by what that lets them borrow more."""
        events = state.events
        covered = self.terms.who.covers(state.people["groups"][events.hired])
        hires = np.bincount(events.hired_by[covered], minlength=len(state.firms))
        firms = np.flatnonzero(hires)
        most = self._fen(self.policy.most) - self._on_loans(state)[firms]
        fen = np.minimum(self._fen(hires[firms] * self.policy.loan_per_hire), np.maximum(most, 0))
        return Cases(np.full(firms.size, -1), firms, fen)

    def _fen(self, loan: npt.ArrayLike) -> Ints:
        """What is paid back on loans of so many yuan, in fen."""
        return np.round(np.asarray(loan) * self.of_principal * FEN).astype(np.int64)

    def _on_loans(self, state: State) -> Ints:
        """What is to be paid back on the loans that firms have not repaid yet, fen, by firm."""
        pending = state.claims.account(self.terms.id).pending
        owed = pending[pending["due"] > state.month]
        fen = np.zeros(len(state.firms), dtype=np.int64)
        np.add.at(fen, owed["firm"], owed["amount"])
        return fen

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the firms are still there, and so have repaid."""
        result: npt.NDArray[np.bool_] = state.firms["alive"][firm] == 1
        return result


def build(name: str, policy: EnterpriseLoan, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a share or cap that cannot be."""
    require_unit(policy, name, ("share_of_interest",))
    require_one_payment(policy, name)
    where = f"scenario.policies.{name}"
    if policy.pays.amount > 1:
        raise InputError(
            f"{policy.pays.amount:g} is more than all interest",
            where=f"{where}.pays.amount",
            allowed="0 to 1",
        )
    if policy.most < policy.loan_per_hire:
        raise InputError(
            f"the cap {policy.most:g} lies below the loan for one hire {policy.loan_per_hire:g}",
            where=f"{where}.most",
            allowed=f"{policy.loan_per_hire:g} or more",
        )
    if not policy.limits.kept_months:
        raise InputError(
            "a loan runs for no month, so that it bears no interest",
            where=f"{where}.limits.kept_months",
            allowed="1 or more",
        )
    return EnterpriseLoanAtDesk(policy.terms(name, around), policy)
