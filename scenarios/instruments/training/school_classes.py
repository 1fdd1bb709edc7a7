"""School classes: places at technical schools that end with a high certificate, and an allowance.

The allowance makes the class worth its price to more students of vocational schools and colleges;
places limit how many join. Evidence: skill gains of training in China run from below zero to 7–10 %
(P045–P047); what an allowance adds to enrolment is not known.
"""

from typing import ClassVar, Literal, get_args

import numpy as np
import numpy.typing as npt

from agents.region import Amount
from scenarios.clause import Level
from scenarios.instruments.training.brought_about import brought_about
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.learning_offers import SchoolClasses as Classes
from sim.levers import Levers
from sim.state import State


class SchoolClasses(Policy):
    """An allowance in yuan/student, ``places_per_year``, and the certificate ``level`` reached.

    What is paid to a school pays for the places and lowers no price.
    """

    kind: Literal["school_classes"]
    places_per_year: Amount
    level: Literal["senior", "technician"] = "senior"


class SchoolClassesAtDesk(Instrument):
    """School classes as the desk runs them."""

    event: ClassVar = "school class"
    moves: ClassVar = ("school_classes",)
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, amount: float, places: float, level: int) -> None:
        super().__init__(terms)
        self.amount = amount
        self.places = places
        self.level = level

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Places are there as long as they are paid for; students expect the allowance."""
        if self.amount * worth > 0:
            allowance = self.amount * worth if self.terms.payee == "person" else 0.0
            offer = self.terms.offer(levers, allowance)
            levers.school_classes.append(Classes(offer, self.places, self.level))

    def cases(self, state: State) -> Cases:
        """The students who joined this month."""
        joined = brought_about(self.terms, state.events.enrolled)
        return same_amount(joined["person"], np.full(joined.size, -1), self.amount)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: the class was begun."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: SchoolClasses, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/student",))
    require_one_payment(policy, name)
    level = 1 + get_args(Level).index(policy.level)
    places = policy.places_per_year * around.scale
    return SchoolClassesAtDesk(policy.terms(name, around), policy.pays.amount, places, level)
