"""Start-up insurance subsidy: paid once to founders who have run their firm, insured, for a year.

It adds to what a would-be founder can count on, less the longer she must wait for it, and so lets a
few more start; nobody is kept in business by it, since it comes when the year is over. Evidence:
none for China; entry hardly answers so small a sum (P079).
"""

from typing import ClassVar, Literal

from agents.quantiles import power_of
from scenarios.instruments.startups.startup_grant import StartupGrantAtDesk
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Instrument
from sim.levers import Levers


class StartupInsuranceSubsidy(Policy):
    """A start-up insurance subsidy in yuan/firm, after ``limits.kept_months``."""

    kind: Literal["startup_insurance_subsidy"]


class StartupInsuranceSubsidyAtDesk(StartupGrantAtDesk):
    """The start-up insurance subsidy as the desk runs it: a grant that must be waited for."""

    event: ClassVar = "founder_insured"

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Would-be founders count it for less, the longer it must be waited for."""
        kept = float(power_of(levers.keeping, float(self.terms.kept_months)))
        levers.founding.add(self.terms.offer(levers, self.amount * worth * kept))


def build(name: str, policy: StartupInsuranceSubsidy, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/firm",))
    require_one_payment(policy, name)
    return StartupInsuranceSubsidyAtDesk(policy.terms(name, around), policy.pays.amount)
