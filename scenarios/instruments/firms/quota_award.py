"""Quota award: paid once a year for disabled employees by the statutory quota.

``above_quota`` pays for each whole person beyond it; ``up_to_quota`` for each person who fills it,
as where one more form of employment is counted and the levy on empty places falls away. Firms
expect the first where the quota is less than one person, so that their next hire is beyond it, and
the second where it is at least one; they rank those covered higher. Evidence: quotas raise the
employment of the disabled a little at firms on which they bind (Lalive, Wuellrich and Zweimüller,
2013, for Austria); none for China was found.
"""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from scenarios.instruments.firms.year_end import (
    each_december,
    is_year_end,
    no_cases,
    parts,
    to_firms,
)
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.entitlements import FirmRule
from sim.instrument import Cases, Instrument, Terms
from sim.levers import Levers
from sim.state import State

Ints = npt.NDArray[np.int64]


class QuotaAward(Policy):
    """An award in yuan/year a person; ``quota``: share of staff; ``pays_for``: whom it counts."""

    kind: Literal["quota_award"]
    quota: Annotated[float, Field(gt=0, lt=1)]
    pays_for: Literal["above_quota", "up_to_quota"]


class QuotaAwardAtDesk(Instrument):
    """The quota award as the desk runs it."""

    event: ClassVar = "quota"
    moves: ClassVar = ("hiring",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, policy: QuotaAward) -> None:
        super().__init__(terms)
        self.policy = policy

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms expect the award each December while she stays, where the next hire counts."""
        yearly = each_december(levers.keeping, month, self.terms.end)
        value = self.policy.pays.amount * worth * yearly
        levers.hiring.add(replace(self.terms.offer(levers, value), firms=self._where_one_counts()))

    def _where_one_counts(self) -> FirmRule:
        rule, one_person = self.terms.firms, int(np.ceil(1 / self.policy.quota))
        if self.policy.pays_for == "up_to_quota":
            return replace(rule, fewest=max(rule.fewest, one_person))
        below = one_person - 1
        return replace(rule, most=below if rule.most is None else min(rule.most, below))

    def cases(self, state: State) -> Cases:
        """In December, firms by how many of those covered they employ."""
        if not is_year_end(state):
            return no_cases()
        people = state.people
        rows = np.flatnonzero(people["employer"] >= 0)
        rows = rows[self.terms.who.covers(people["groups"][rows])]
        part = parts(state)
        employed = np.bincount(people["employer"][rows], minlength=len(state.firms)) / part
        due = np.floor(self.policy.quota * state.firms["headcount"] / part)
        above = self.policy.pays_for == "above_quota"
        counted = np.maximum(employed - due, 0.0) if above else np.minimum(employed, due)
        return to_firms(state, self.policy.pays.amount * counted * part)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the firms are still there."""
        result: npt.NDArray[np.bool_] = state.firms["alive"][firm] == 1
        return result


def build(name: str, policy: QuotaAward, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/year",))
    require_one_payment(policy, name)
    return QuotaAwardAtDesk(policy.terms(name, around), policy)
