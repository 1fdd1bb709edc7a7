"""Start-up-driven employment subsidy: a yearly award to young firms for the people they employ.

From a fewest number of employees on it pays a sum, so much more for each further one, up to a cap.
It lowers the cost of an employee more for firms at or above the threshold, and for those just below
it. Evidence: half to nine tenths of subsidised jobs would be there anyway (P061), and per-hire sums
of so little of a year's pay move few firms (P051–P060).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.errors import InputError
from agents.region import Amount, Count
from scenarios.clause import YearlyYuan
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.entitlements import Offer
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.job_awards import YEAR
from sim.levers import Levers
from sim.startup_terms import JobAward
from sim.state import State


class StartupEmploymentSubsidy(Policy):
    """An award in yuan/year at ``fewest`` employees, ``each`` yuan for each further one.

    ``cap``: the most of a year. It is counted when a firm is a full year old, two, and so on for
    ``limits.times_per_firm`` years, by those whom it employs then, and paid after
    ``limits.kept_months``.
    """

    kind: Literal["startup_employment_subsidy"]
    fewest: Count = Field(ge=1)
    each: Amount = 0.0
    cap: YearlyYuan


class StartupEmploymentSubsidyAtDesk(Instrument):
    """The start-up-driven employment subsidy as the desk runs it."""

    event: ClassVar = "startup_jobs"
    moves: ClassVar = ("startup_jobs",)
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, policy: StartupEmploymentSubsidy) -> None:
        super().__init__(terms)
        self.policy = policy

    def award(self, offer: Offer, worth: float) -> JobAward:
        """The award's terms; where the first step is nothing, so are the others."""
        return JobAward(
            offer=offer,
            fewest=self.policy.fewest,
            first=self.policy.pays.amount,
            each=self.policy.each if self.policy.pays.amount else 0.0,
            cap=self.policy.cap,
            worth=worth,
            years=self.terms.times_per_firm or YEAR,
            waits=self.terms.kept_months,
        )

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms whose founders knew of it when founding expect it for their employees."""
        offer = self.terms.offer(levers, self.policy.pays.amount * worth)
        levers.startup_jobs.append(self.award(offer, worth))

    def cases(self, state: State) -> Cases:
        """Firms with a right to it that are full years old this month."""
        rows = state.startup_book.holders(self.terms.number)
        age = state.month - state.firms["founded"][rows].astype(np.int64)
        rows = np.sort(rows[(age > 0) & (age % YEAR == 0)])
        offer = self.terms.offer(Levers(), 1.0)
        yuan = self.award(offer, 1.0).yuan(state.firms["headcount"][rows].astype(np.int64))
        fen = np.round(yuan * FEN).astype(np.int64)
        return Cases(np.full(rows.size, -1), rows, fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the firms live and still employ as many as are asked for."""
        firms = state.firms
        enough = firms["headcount"][firm] >= self.policy.fewest
        result: npt.NDArray[np.bool_] = (firms["alive"][firm] == 1) & enough
        return result


def build(name: str, policy: StartupEmploymentSubsidy, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in, for a cap below
    the first step, and for no number of years or too many.
    """
    require_unit(policy, name, ("yuan/year",))
    require_one_payment(policy, name)
    where = f"scenario.policies.{name}"
    if policy.cap < policy.pays.amount:
        raise InputError(
            f"{policy.cap:g} yuan lies below the first step of {policy.pays.amount:g}",
            where=f"{where}.cap",
            allowed=f"{policy.pays.amount:g} or more",
        )
    if (policy.limits.times_per_firm or YEAR) >= YEAR:
        raise InputError(
            "it needs a number of yearly awards",
            where=f"{where}.limits.times_per_firm",
            allowed=f"1 to {YEAR - 1}",
        )
    return StartupEmploymentSubsidyAtDesk(policy.terms(name, around), policy)
