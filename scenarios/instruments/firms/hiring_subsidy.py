"""Hiring subsidy: paid to firms that hire people of some groups and keep them.

It lowers the cost of hiring: firms that know of it want slightly more people (spread over the
months that a job lasts) and rank those it covers higher. Evidence: temporary credits for new hires
cost about a quarter of a year's pay a job (Cahuc, Carcillo and Le Barbanchon, 2019), conditional on
net growth a quarter of what they cost otherwise (P055); half to nine tenths of subsidised hires
would have happened anyway (Martin and Grubb, 2001).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from agents.quantiles import power_of
from scenarios.clause import Yuan
from scenarios.instruments.firms.monthly_pay import (
    OF_INSURANCE,
    OF_WAGE,
    Insurance,
    MonthlyPay,
    monthly_pay,
)
from scenarios.policy import Around, Policy, require_one_payment
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Terms, same_amount
from sim.levers import Levers
from sim.state import State

Ints = npt.NDArray[np.int64]
YEAR = 12


class HiringSubsidy(Policy):
    """A subsidy in yuan/hire, or ``limits.months`` times in yuan/month, yuan/year or a share.

    ``insurance``: the contributions of which it pays a share; ``most``: yuan of one payment.
    """

    kind: Literal["hiring_subsidy"]
    insurance: Insurance | None = None
    most: Yuan | None = None


class HiringSubsidyAtDesk(Instrument):
    """The hiring subsidy as the desk runs it."""

    event: ClassVar = "hire"
    moves: ClassVar = ("hiring",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, pay: MonthlyPay) -> None:
        super().__init__(terms)
        self.pay = pay

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms expect instalments as long as hires are usually kept, as far as budgets reach.

        With a share of pay they reckon by what people usually earn.
        """
        terms = self.terms
        months = terms.kept_months + terms.every * np.arange(float(terms.instalments))
        payment = float(self.pay.yuan(np.array([levers.usual_pay]))[0])
        expected = payment * worth * float(power_of(levers.keeping, months).sum())
        levers.hiring.add(terms.offer(levers, expected))

    def cases(self, state: State) -> Cases:
        """The month's hires; a share is of the pay at which each begins."""
        events = state.events
        if not self.pay.share:
            return same_amount(events.hired, events.hired_by, self.pay.amount)
        pay = state.people["wage"][events.hired].astype(np.float64) / state.market.deflator
        fen = np.round(self.pay.yuan(pay) * FEN).astype(np.int64)
        return Cases(events.hired, events.hired_by, fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the hired still work for the firm."""
        result: npt.NDArray[np.bool_] = state.people["employer"][person] == firm
        return result


def build(name: str, policy: HiringSubsidy, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    units = ("yuan/hire", "yuan/month", "yuan/year", OF_WAGE, OF_INSURANCE)
    pay = monthly_pay(policy, name, units, policy.insurance, policy.most)
    if policy.pays.unit == "yuan/hire":
        require_one_payment(policy, name)
    if (policy.pays.unit == "yuan/year") != (policy.limits.every == YEAR):
        raise InputError(
            f"payments in {policy.pays.unit} do not come every {policy.limits.every} months",
            where=f"scenario.policies.{name}.limits.every",
            allowed=f"{YEAR} with yuan/year and with no other unit",
        )
    return HiringSubsidyAtDesk(policy.terms(name, around), pay)
