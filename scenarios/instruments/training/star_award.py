"""Star award: paid once at the end of a term to firms by how well they assess their own staff.

Stars are given by the certificates of a term's last year; firms expect the part of a term's award
that falls on a year, and send more staff on courses where it covers what that costs them. Evidence:
as for the yearly award; what earns a star is not published, so that the counts are a range.
"""

from itertools import pairwise
from typing import Annotated, ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field, Strict

from agents.errors import InputError
from scenarios.clause import Yuan
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.learning_offers import StaffAward
from sim.levers import Levers
from sim.staff_training import staff_certificates
from sim.state import State

Floats = npt.NDArray[np.float64]
Counts = Annotated[tuple[Annotated[int, Field(ge=1)], ...], Strict(strict=False)]
Amounts = Annotated[tuple[Yuan, ...], Strict(strict=False)]


class StarAward(Policy):
    """``amounts`` in yuan/term for firms with at least ``certificates`` in a year, ascending.

    ``term_months``: the length of a term.
    """

    kind: Literal["star_award"]
    certificates: Counts
    amounts: Amounts
    term_months: Annotated[int, Field(ge=12, le=120, multiple_of=12)]


class StarAwardAtDesk(Instrument):
    """The star award as the desk runs it."""

    event: ClassVar = "staff stars"
    moves: ClassVar = ("staff_awards",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, policy: StarAward) -> None:
        super().__init__(terms)
        self.thresholds = np.array(policy.certificates, dtype=np.int64)
        self.amounts = np.array((0.0, *policy.amounts))
        self.term_months = policy.term_months

    def yuan(self, certificates: npt.ArrayLike) -> Floats:
        """What so many certificates in a year earn at the end of a term."""
        counts = np.asarray(certificates, dtype=np.int64)
        award: Floats = self.amounts[np.searchsorted(self.thresholds, counts, side="right")]
        return award

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms expect a year's part of the award of the number of certificates they plan."""
        yearly = self.yuan(np.arange(self.thresholds[-1] + 1)) * worth * 12 / self.term_months
        known = self.terms.known_by(levers.reach)
        award = StaffAward(self.terms.number, self.terms.firms, known, tuple(yearly.tolist()))
        levers.staff_awards.append(award)

    def cases(self, state: State) -> Cases:
        """In the last month of a term, the firms with certificates in that year."""
        rows, skilled, _ = staff_certificates(state)
        if (state.month - self.terms.start + 1) % self.term_months:
            rows, skilled = rows[:0], skilled[:0]
        share = np.where(state.firms["largest"][rows] == 1, state.scale, 1.0)
        fen = np.round(self.yuan(skilled) * share * FEN).astype(np.int64)
        return Cases(np.full(rows.size, -1), rows, fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the firm is still in business."""
        alive: npt.NDArray[np.bool_] = state.firms["alive"][firm] == 1
        return alive


def build(name: str, policy: StarAward, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in, and for stars that
    do not ascend.
    """
    require_unit(policy, name, ("yuan/term",))
    require_one_payment(policy, name)
    ascends = all(
        less < more
        for steps in (policy.certificates, policy.amounts)
        for less, more in pairwise(steps)
    )
    if not ascends or not policy.amounts or len(policy.amounts) != len(policy.certificates):
        raise InputError(
            f"certificates {list(policy.certificates)} and amounts {list(policy.amounts)} do not "
            "belong together",
            where=f"scenario.policies.{name}.certificates",
            allowed="as many of either, each larger than the one before",
        )
    return StarAwardAtDesk(policy.terms(name, around), policy)
