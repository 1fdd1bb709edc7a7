"""Training drive: a group is asked to take courses, which are paid for by certificate level.

It brings people to courses who would not have thought of one, lowers their price, and adds places
for them alone where it funds them. Evidence: effects of training on employment are near zero in the
first year and small later (Card, Kluve and Weber, 2018), in China they bracket zero (Bidani, Goh
and O'Leary, 2002); migrants' hourly pay was 7 to 10 % higher afterwards, an upper bound (P047).
"""

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from agents.region import Amount
from scenarios.clause import Level
from scenarios.instruments.training.training_voucher import TrainingVoucherAtDesk
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Instrument, Terms
from sim.invitations import MOST
from sim.learning_offers import Invitation, ReservedPlaces
from sim.levers import Levers


class TrainingDrive(Policy):
    """A drive in yuan/certificate by ``pays.levels``.

    ``seats_per_year``: places it adds for those covered. ``invited_per_month``: share of them
    whom it asks.
    """

    kind: Literal["training_drive"]
    seats_per_year: Amount
    invited_per_month: Annotated[float, Field(ge=0, le=MOST)]


class TrainingDriveAtDesk(TrainingVoucherAtDesk):
    """The training drive as the desk runs it."""

    moves: ClassVar = ("courses", "reserved_places", "invitations")

    def __init__(
        self, terms: Terms, levels: tuple[float, ...], seats_per_month: float, invited: float
    ) -> None:
        super().__init__(terms, levels, 0.0)
        self.reserved = seats_per_month
        self.invited = invited

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Beside fees and places, people are asked, as long as there is money to pay for them."""
        super().fill(levers, month, worth)
        share = self.invited * self.terms.known_by(levers.reach)
        if max(self.levels) * worth > 0 and share > 0:
            invitation = Invitation(self.terms.number, self.terms.who, share)
            levers.invitations.append(invitation)
        if max(self.levels) * worth > 0 and self.terms.take_up > 0:
            reserved = ReservedPlaces(self.terms.number, self.terms.who, self.reserved)
            levers.reserved_places.append(reserved)


def build(name: str, policy: TrainingDrive, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/certificate",))
    require_one_payment(policy, name)
    levels = tuple(policy.pays.levels.get(level, 0.0) for level in get_args(Level))
    seats = policy.seats_per_year / 12 * around.scale
    terms = policy.terms(name, around)
    return TrainingDriveAtDesk(terms, (0.0, *levels), seats, policy.invited_per_month)
