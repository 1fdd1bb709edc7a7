"""Training site: a master's studio or a training base, paid for once or by the session.

Sites teach: they add places on courses, a master's studio such as lead to the senior level or
above. Evidence: none found for studios; places are what limits courses in the model, so that what
matters is how many each adds, which is a range.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.region import Amount
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.state import State


class TrainingSite(Policy):
    """Sites in yuan/site, which stay, or sessions in yuan/session.

    ``per_year``: new sites, or sessions, a year. ``seats_each``: places on courses that a site adds
    a year, or a session. ``senior_only``: whether only those who aim at the senior level or above
    are taught.
    """

    kind: Literal["training_site"]
    per_year: Amount
    seats_each: Amount
    senior_only: bool = False


class TrainingSiteAtDesk(Instrument):
    """Training sites as the desk runs them."""

    event: ClassVar = "training site"
    moves: ClassVar = ("course_seats", "senior_seats")
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, policy: TrainingSite, scale: float) -> None:
        super().__init__(terms)
        self.policy = policy
        self.scale = scale

    def so_far(self, month: int) -> int:
        """How many sites, or sessions, there have been by the end of a month."""
        months = min(month, self.terms.end) - self.terms.start + 1
        return int(self.policy.per_year * self.terms.take_up * max(months, 0) / 12 + 1e-9)

    def seats(self, month: int) -> float:
        """Places that are added in a month, at the scale of the run."""
        each = self.policy.seats_each * self.scale
        if self.policy.pays.unit == "yuan/session":
            return each * (self.so_far(month) - self.so_far(month - 1))
        return each / 12 * self.so_far(month)

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Sites teach as long as they are paid for."""
        if self.policy.pays.amount * worth <= 0:
            return
        if self.policy.senior_only:
            levers.senior_seats += self.seats(month)
        else:
            levers.course_seats += self.seats(month)

    def cases(self, state: State) -> Cases:
        """The month's new sites or sessions, one claim of all together."""
        new = self.so_far(state.month) - self.so_far(state.month - 1)
        yuan = new * self.policy.pays.amount * self.scale
        none = np.array([-1])
        return Cases(none, none, np.array([round(yuan * FEN)], dtype=np.int64))

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: the site was opened, the session held."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: TrainingSite, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/site", "yuan/session"))
    require_one_payment(policy, name)
    return TrainingSiteAtDesk(policy.terms(name, around), policy, around.scale)
