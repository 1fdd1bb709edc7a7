"""Retention rebate: part of unemployment-insurance contributions back to firms that lay off few.

A firm with more staff than it wants, which would cross the year's limit of layoffs, compares the
rebate with what those kept beyond need cost it until December, and holds layoffs back where the
rebate is worth more. Evidence: the contributions are one per cent of pay (X11), so that the rebate
is 0.3 to 0.9 per cent of a year's pay; no causal study of it was found. Retention subsidies save
jobs where the fall in demand is short, with much deadweight (Giupponi and Landais, 2023).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from agents.region import Count, Share
from scenarios.instruments.firms.year_end import is_year_end, no_cases, to_firms
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.employer_terms import Rebate
from sim.instrument import Cases, Instrument, Terms
from sim.layoffs import layoffs, pay_of_last_year
from sim.levers import Levers
from sim.retention import allowed
from sim.state import State

Ints = npt.NDArray[np.int64]


class RetentionRebate(Policy):
    """A rebate in share_of_contributions/year.

    ``contributions``: to unemployment insurance, as a share of pay; ``limit``: layoffs of a year as
    a share of staff, ``small_limit`` for firms of at most ``small`` employees.
    """

    kind: Literal["retention_rebate"]
    contributions: Share
    limit: Share
    small_limit: Share
    small: Count


class RetentionRebateAtDesk(Instrument):
    """The retention rebate as the desk runs it."""

    event: ClassVar = "retention"
    moves: ClassVar = ("rebates",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, policy: RetentionRebate) -> None:
        super().__init__(terms)
        self.policy = policy
        self.of_pay = policy.pays.amount * policy.contributions

    def _rebate(self, levers: Levers, worth: float) -> Rebate:
        policy = self.policy
        offer = self.terms.offer(levers, self.of_pay * worth)
        return Rebate(offer, policy.limit, policy.small_limit, policy.small)

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms expect the rebate in December if they keep within the limit."""
        levers.rebates.append(self._rebate(levers, worth))

    def cases(self, state: State) -> Cases:
        """In December, firms that kept within the limit, by the pay of their staff a year ago."""
        if not is_year_end(state):
            return no_cases()
        kept = layoffs(state) <= allowed(state, self._rebate(Levers(), 1.0))
        return to_firms(state, np.where(kept, self.of_pay * pay_of_last_year(state), 0.0))

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the firms are still there."""
        result: npt.NDArray[np.bool_] = state.firms["alive"][firm] == 1
        return result


def build(name: str, policy: RetentionRebate, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit or a share that cannot be."""
    require_unit(policy, name, ("share_of_contributions/year",))
    require_one_payment(policy, name)
    if policy.pays.amount > 1:
        raise InputError(
            f"{policy.pays.amount:g} is more than all contributions",
            where=f"scenario.policies.{name}.pays.amount",
            allowed="0 to 1",
        )
    if policy.small_limit < policy.limit:
        raise InputError(
            f"small firms' limit {policy.small_limit:g} lies below others' {policy.limit:g}",
            where=f"scenario.policies.{name}.small_limit",
            allowed=f"{policy.limit:g} or more",
        )
    return RetentionRebateAtDesk(policy.terms(name, around), policy)
