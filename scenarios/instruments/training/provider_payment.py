"""Provider payment: paid to whoever teaches for each person who gains a certificate.

Providers open more places where certificates of those who queue for courses are paid for; fees and
the wish to learn stay as they are. For one certificate a provider is paid once, by this or by a
voucher that pays providers; what its holder is paid is beside it. Evidence: none found on the
supply of places in China; pay by results shifts whom providers take and finds small effects on
earnings (Heckman, Heinrich and Smith, 2002), so that its elasticity is a range from zero.
"""

from typing import ClassVar, Literal, get_args

import numpy as np
import numpy.typing as npt

from scenarios.clause import Level
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.state import State


class ProviderPayment(Policy):
    """A payment to providers in yuan/certificate by ``pays.levels``."""

    kind: Literal["provider_payment"]


class ProviderPaymentAtDesk(Instrument):
    """The provider payment as the desk runs it."""

    once: ClassVar = True
    event: ClassVar = "course"
    moves: ClassVar = ("teaching",)
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, levels: tuple[float, ...]) -> None:
        super().__init__(terms)
        self.levels = levels

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Providers expect what is paid for those who pass, as far as budgets reach."""
        amounts = tuple(amount * worth for amount in self.levels)
        levers.teaching.add(self.terms.offer(levers, 0.0, by_level=amounts))

    def cases(self, state: State) -> Cases:
        """The month's new certificates."""
        passed = state.events.completed[state.events.passed]
        yuan = np.array(self.levels)[state.people["certificate"][passed]]
        fen = np.round(yuan * FEN).astype(np.int64)
        return Cases(passed, np.full(passed.size, -1), fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: a certificate is not lost."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: ProviderPayment, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/certificate",))
    require_one_payment(policy, name)
    levels = tuple(policy.pays.levels.get(level, 0.0) for level in get_args(Level))
    return ProviderPaymentAtDesk(policy.terms(name, around), (0.0, *levels))
