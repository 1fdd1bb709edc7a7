"""Firm training award: a yearly award to firms whose staff gained many certificates.

Firms that could reach its threshold send staff on courses where the award covers what that costs
them, those near a certificate of the senior level first where such certificates are paid for; small
firms cannot reach it. Evidence: firms pay for general training where wages follow skill
in part only (Acemoglu and Pischke, 1999); how much an award adds is not known for China.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from scenarios.steps import Steps
from sim.calendar import month_of_year
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.learning_offers import StaffAward
from sim.levers import Levers
from sim.staff_training import staff_certificates
from sim.state import State

DECEMBER = 11


class FirmTrainingAward(Policy):
    """An award in yuan/year for certificates of any level, and for those of the senior level and
    above; a firm is paid by whichever brings more.
    """

    kind: Literal["firm_training_award"]
    skilled: Steps
    high_skilled: Steps | None = None


class FirmTrainingAwardAtDesk(Instrument):
    """The firm training award as the desk runs it."""

    event: ClassVar = "staff training"
    moves: ClassVar = ("staff_awards",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, skilled: Steps, high_skilled: Steps | None) -> None:
        super().__init__(terms)
        self.skilled = skilled
        self.high_skilled = high_skilled

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms expect the award of the number of certificates they plan, by either schedule."""
        terms, known = self.terms, self.terms.known_by(levers.reach)
        for steps, high in ((self.skilled, False), (self.high_skilled, True)):
            if steps is not None:
                by_count = tuple((steps.yuan(np.arange(steps.last + 1)) * worth).tolist())
                award = StaffAward(terms.number, terms.firms, known, by_count, high)
                levers.staff_awards.append(award)

    def cases(self, state: State) -> Cases:
        """In December, the firms with certificates in the year.

        The largest employers are there at every scale with a share of their jobs only: so is what
        they are paid.
        """
        rows, skilled, high = staff_certificates(state)
        if month_of_year(state.month) != DECEMBER:
            rows, skilled, high = rows[:0], skilled[:0], high[:0]
        yuan = self.skilled.yuan(skilled)
        if self.high_skilled is not None:
            yuan = np.maximum(yuan, self.high_skilled.yuan(high))
        share = np.where(state.firms["largest"][rows] == 1, state.scale, 1.0)
        fen = np.round(yuan * share * FEN).astype(np.int64)
        return Cases(np.full(rows.size, -1), rows, fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the firm is still in business."""
        alive: npt.NDArray[np.bool_] = state.firms["alive"][firm] == 1
        return alive


def build(name: str, policy: FirmTrainingAward, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in, an amount beside
    the steps, and a cap below them.
    """
    where = f"scenario.policies.{name}"
    require_unit(policy, name, ("yuan/year",))
    require_one_payment(policy, name)
    if policy.pays.amount or policy.pays.levels:
        raise InputError(
            "a firm_training_award pays by its steps",
            where=f"{where}.pays",
            allowed="no amount there; see skilled and high_skilled",
        )
    policy.skilled.must_fit(f"{where}.skilled")
    if policy.high_skilled is not None:
        policy.high_skilled.must_fit(f"{where}.high_skilled")
    return FirmTrainingAwardAtDesk(policy.terms(name, around), policy.skilled, policy.high_skilled)
