"""Start-up grant: paid once to founders whose firm has lived for some months.

It adds to the capital that a would-be founder has: those who know of it and fall just short can
start. Evidence: in Germany subsidised founders survive well, grow less, and most would not have
started (Caliendo and Künn, 2011); for China none that is causal (P078, P079).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.levers import Levers
from sim.state import State


class StartupGrant(Policy):
    """A start-up grant in yuan/firm."""

    kind: Literal["startup_grant"]


class StartupGrantAtDesk(Instrument):
    """The start-up grant as the desk runs it."""

    event: ClassVar = "founding"
    moves: ClassVar = ("founding",)
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, amount: float) -> None:
        super().__init__(terms)
        self.amount = amount

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Would-be founders expect the grant, as far as budgets reach."""
        levers.founding.add(self.terms.offer(levers, self.amount * worth))

    def cases(self, state: State) -> Cases:
        """The month's new firms and their founders."""
        return same_amount(state.events.founders, state.events.founded, self.amount)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the founders still run the firms."""
        result: npt.NDArray[np.bool_] = state.people["firm"][person] == firm
        return result


def build(name: str, policy: StartupGrant, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/firm",))
    require_one_payment(policy, name)
    return StartupGrantAtDesk(policy.terms(name, around), policy.pays.amount)
