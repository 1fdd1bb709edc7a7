"""Training circle: courses are given within so many minutes of home, or online.

A shorter way makes a course worth its price to more people where the nearest site was further. It
pays nobody. Evidence: travel time is worth about half of usual pay an hour (Small, 2012); how far
courses are today is not known, so that the number of sites is a range.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.region import Amount
from scenarios.policy import Around, Policy, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.learning_offers import TravelLimit
from sim.levers import Levers
from sim.state import State


class TrainingCircle(Policy):
    """``minutes`` of travel within which courses are given; ``take_up``: the share of them."""

    kind: Literal["training_circle"]
    minutes: Amount


class TrainingCircleAtDesk(Instrument):
    """The training circle as the desk runs it."""

    event: ClassVar = "circle"
    moves: ClassVar = ("travel_limits",)
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, minutes: float) -> None:
        super().__init__(terms)
        self.minutes = minutes

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Set how far courses are."""
        if self.terms.take_up > 0 and worth > 0:
            levers.travel_limits.append(TravelLimit(self.minutes, self.terms.take_up))

    def cases(self, state: State) -> Cases:
        """None: nobody is paid."""
        none = np.empty(0, dtype=np.int64)
        return Cases(none, none, none)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Never asked."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: TrainingCircle, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit of payment: it pays nothing."""
    require_unit(policy, name, ("none",))
    return TrainingCircleAtDesk(policy.terms(name, around), policy.minutes)
