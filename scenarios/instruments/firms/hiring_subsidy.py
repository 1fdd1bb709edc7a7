"""Hiring subsidy: paid to firms that hire people of some groups and keep them.

It lowers the cost of hiring: firms that know of it want slightly more people (spread over the
months that a job lasts) and rank those it covers higher. Evidence: temporary credits for new hires
cost about a quarter of a year's pay a job (Cahuc, Carcillo and Le Barbanchon, 2019); half to nine
tenths of subsidised hires would have happened anyway (Martin and Grubb, 2001).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.quantiles import power_of
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.levers import Levers
from sim.state import State


class HiringSubsidy(Policy):
    """A hiring subsidy in yuan/hire, or yuan/month for as long as ``limits.months``."""

    kind: Literal["hiring_subsidy"]


class HiringSubsidyAtDesk(Instrument):
    """The hiring subsidy as the desk runs it."""

    event: ClassVar = "hire"
    moves: ClassVar = ("hiring",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, amount: float) -> None:
        super().__init__(terms)
        self.amount = amount

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms expect instalments as long as hires are usually kept, as far as budgets reach."""
        months = self.terms.kept_months + np.arange(float(self.terms.instalments))
        expected = self.amount * worth * float(power_of(levers.keeping, months).sum())
        levers.hiring.add(self.terms.offer(levers, expected))

    def cases(self, state: State) -> Cases:
        """The month's hires."""
        return same_amount(state.events.hired, state.events.hired_by, self.amount)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the hired still work for the firm."""
        result: npt.NDArray[np.bool_] = state.people["employer"][person] == firm
        return result


def build(name: str, policy: HiringSubsidy, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    if require_unit(policy, name, ("yuan/hire", "yuan/month")) == "yuan/hire":
        require_one_payment(policy, name)
    return HiringSubsidyAtDesk(policy.terms(name, around), policy.pays.amount)
