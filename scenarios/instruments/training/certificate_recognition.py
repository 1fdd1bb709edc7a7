"""Certificate recognition: one examination counts for two certificates, or for another's standard.

It saves those covered the second fee, so that a course is worth its price to more of them. It pays
nobody. Evidence: none found; certificates move pay by little where skill is what counts, so that
only the fee saved is counted, a range.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from scenarios.clause import Yuan
from scenarios.policy import Around, Policy, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.state import State


class CertificateRecognition(Policy):
    """``saves``: yuan of the second examination; ``take_up``: the share whose trade has one."""

    kind: Literal["certificate_recognition"]
    saves: Yuan


class CertificateRecognitionAtDesk(Instrument):
    """Certificate recognition as the desk runs it."""

    event: ClassVar = "recognition"
    moves: ClassVar = ("second_certificates",)
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, saves: float) -> None:
        super().__init__(terms)
        self.saves = saves

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Those whose trade has a second certificate save its fee."""
        levers.second_certificates.add(self.terms.offer(levers, self.saves * worth))

    def cases(self, state: State) -> Cases:
        """None: nobody is paid."""
        none = np.empty(0, dtype=np.int64)
        return Cases(none, none, none)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Never asked."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: CertificateRecognition, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit of payment: it pays nothing."""
    require_unit(policy, name, ("none",))
    return CertificateRecognitionAtDesk(policy.terms(name, around), policy.saves)
