"""Training voucher: pays part of a course's fee by certificate level, and places at providers.

It lowers the price of a course to those who know of it, and adds places where it funds them.
Evidence: effects of training on employment are near zero in the first year and small later (Card,
Kluve and Weber, 2018); in China they bracket zero (Bidani, Goh and O'Leary, 2002).
"""

from typing import ClassVar, Literal, get_args

import numpy as np
import numpy.typing as npt

from agents.region import Amount
from scenarios.clause import Level
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.state import State


class TrainingVoucher(Policy):
    """A voucher in yuan/certificate by ``pays.levels``; ``seats_per_year``: places it adds."""

    kind: Literal["training_voucher"]
    seats_per_year: Amount


class TrainingVoucherAtDesk(Instrument):
    """The training voucher as the desk runs it."""

    once: ClassVar = True
    event: ClassVar = "course"
    moves: ClassVar[tuple[str, ...]] = ("courses", "course_seats")
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, levels: tuple[float, ...], seats_per_month: float) -> None:
        super().__init__(terms)
        self.levels = levels
        self.seats_per_month = seats_per_month

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Fees fall by what is paid; providers offer places if they expect to be paid."""
        terms = self.terms
        amounts = tuple(amount * worth for amount in self.levels)
        levers.courses.add(terms.offer(levers, 0.0, by_level=amounts))
        if max(amounts) > 0 and terms.take_up > 0:
            levers.course_seats += self.seats_per_month

    def cases(self, state: State) -> Cases:
        """The month's new certificates."""
        people, events = state.people, state.events
        passed = events.completed[events.passed]
        yuan = np.array(self.levels)[people["certificate"][passed]]
        fen = np.round(yuan * FEN).astype(np.int64)
        return Cases(passed, np.full(passed.size, -1), fen)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: a certificate is not lost."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: TrainingVoucher, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/certificate",))
    require_one_payment(policy, name)
    levels = tuple(policy.pays.levels.get(level, 0.0) for level in get_args(Level))
    return TrainingVoucherAtDesk(
        policy.terms(name, around), (0.0, *levels), policy.seats_per_year / 12 * around.scale
    )
