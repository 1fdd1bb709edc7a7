"""Start-up guaranteed loan: banks lend to founders, a fund answers for it, interest is subsidised.

Would-be founders who lack capital, know of it and pass the bank may borrow what they lack, if the
return bears the interest that is left to them and the chance of owing the rest. Some who could do
without borrow too, where the interest is paid for them. Evidence: the interest paid is about three
per cent of what is lent a year (P083); guarantees raise credit, their effect on jobs is disputed.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.region import Share
from scenarios.policy import Around, Policy, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.startup_terms import Credit
from sim.state import State


class GuaranteedLoan(Policy):
    """Loans of at most ``pays.amount`` yuan/loan over ``limits.months``, repaid at their end.

    ``interest``: a year; ``subsidised``: the share of it that is paid, month by month.
    """

    kind: Literal["guaranteed_loan"]
    interest: Share
    subsidised: Share


class GuaranteedLoanAtDesk(Instrument):
    """The start-up guaranteed loan as the desk runs it."""

    event: ClassVar = "loan"
    moves: ClassVar = ("startup_credit",)
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, policy: GuaranteedLoan) -> None:
        super().__init__(terms)
        self.policy = policy

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Would-be founders may borrow, as far as the budget for interest reaches."""
        offer = self.terms.offer(levers, self.policy.pays.amount * worth)
        interest, months = self.policy.interest / 12, self.terms.instalments
        levers.startup_credit.append(Credit(offer, interest, self.policy.subsidised, months))

    def cases(self, state: State) -> Cases:
        """The month's loans, and a month's interest on each that is paid for the founder."""
        loans = state.startup_book.loans
        loans = loans[(loans["lent_by"] == self.terms.number) & (loans["month"] == state.month)]
        rate = self.policy.interest / 12 * self.policy.subsidised
        fen = np.round(loans["yuan"] * rate * FEN).astype(np.int64)
        return Cases(loans["person"].astype(np.int64), loans["firm"].astype(np.int64), fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the founders still run the firms."""
        result: npt.NDArray[np.bool_] = state.people["firm"][person] == firm
        return result


def build(name: str, policy: GuaranteedLoan, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/loan",))
    return GuaranteedLoanAtDesk(policy.terms(name, around), policy)
