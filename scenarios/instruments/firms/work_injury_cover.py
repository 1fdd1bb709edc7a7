"""Work-injury cover: firms may insure people apart who are no regular employees.

Without it a firm bears the cost of an accident of theirs; the cover takes that risk off, less the
premium, for as long as such a person usually stays. Firms that know of it rank those covered higher
and want slightly more people. Nothing passes through the desk. Evidence: premiums of work-injury
insurance are 0.2 to 1.9 per cent of pay by trade (national rates, recalled); how far uninsured risk
keeps firms from hiring is not known.
"""

from typing import ClassVar, Literal

import numpy as np

from agents.quantiles import power_of
from scenarios.instruments.firms.unpaid import Unpaid
from scenarios.policy import Around, Policy, require_unit
from sim.instrument import Instrument, Terms
from sim.levers import Levers


class WorkInjuryCover(Policy):
    """A cover worth ``pays.amount`` yuan/month to the firm, for ``limits.months`` a person."""

    kind: Literal["work_injury_cover"]


class WorkInjuryCoverAtDesk(Unpaid):
    """The work-injury cover as the desk runs it."""

    moves: ClassVar = ("hiring",)

    def __init__(self, terms: Terms, amount: float) -> None:
        super().__init__(terms)
        self.amount = amount

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms reckon with the risk that falls away in each month that she stays."""
        months = np.arange(float(self.terms.instalments))
        value = self.amount * worth * float(power_of(levers.keeping, months).sum())
        levers.hiring.add(self.terms.offer(levers, value))


def build(name: str, policy: WorkInjuryCover, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for another unit."""
    require_unit(policy, name, ("yuan/month",))
    return WorkInjuryCoverAtDesk(policy.terms(name, around), policy.pays.amount)
