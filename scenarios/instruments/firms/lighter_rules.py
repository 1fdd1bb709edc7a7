"""Lighter rules: what rules on site, trade and hours cost a firm falls away in part.

It lowers the cost of each job at the firms covered, which therefore want more people, partly at the
cost of their competitors. Nothing passes through the desk. Evidence: none was found of the size;
what a firm saves by a job is a range.
"""

from typing import ClassVar, Literal

from scenarios.instruments.firms.unpaid import Unpaid
from scenarios.policy import Around, Policy, require_unit
from sim.instrument import Instrument, Terms
from sim.levers import Levers


class LighterRules(Policy):
    """Rules that cost ``pays.amount`` yuan/month a job less.

    ``take_up``: the share of the firms it is for that lie where it applies and make use of it.
    """

    kind: Literal["lighter_rules"]


class LighterRulesAtDesk(Unpaid):
    """The lighter rules as the desk runs them."""

    moves: ClassVar = ("job_costs",)

    def __init__(self, terms: Terms, amount: float) -> None:
        super().__init__(terms)
        self.amount = amount

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms that know of it reckon with the lower cost."""
        levers.job_costs.add(self.terms.offer(levers, self.amount * worth))


def build(name: str, policy: LighterRules, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for another unit."""
    require_unit(policy, name, ("yuan/month",))
    return LighterRulesAtDesk(policy.terms(name, around), policy.pays.amount)
