"""Order classes: schools are paid for students whom a firm has ordered trained, and takes on.

Students of vocational schools and colleges have their first job before they leave; firms that
ordered a class post fewer vacancies. Evidence: apprentices in dual systems move to work faster,
with little difference in the long run (Ryan, 2001); none found for classes in China.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.region import Amount
from scenarios.instruments.training.brought_about import brought_about
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.learning_offers import OrderClasses as Ordered
from sim.levers import Levers
from sim.state import State


class OrderClasses(Policy):
    """A payment in yuan/student for classes that firms order: how many a year, and how large."""

    kind: Literal["order_classes"]
    classes_per_year: Amount
    students_per_class: Amount


class OrderClassesAtDesk(Instrument):
    """Order classes as the desk runs them."""

    event: ClassVar = "order class"
    moves: ClassVar = ("order_classes",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, amount: float, students_per_year: float) -> None:
        super().__init__(terms)
        self.amount = amount
        self.students_per_year = students_per_year

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Classes are held as long as they are paid for."""
        if self.amount * worth > 0:
            offer = self.terms.offer(levers, self.amount * worth)
            levers.order_classes.append(Ordered(offer, self.students_per_year))

    def cases(self, state: State) -> Cases:
        """The students who joined this month's classes and will take the job."""
        joined = brought_about(self.terms, state.events.ordered)
        return same_amount(joined["person"], joined["firm"], self.amount)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: the class was held."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: OrderClasses, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/student",))
    require_one_payment(policy, name)
    students = policy.classes_per_year * policy.students_per_class * around.scale
    return OrderClassesAtDesk(policy.terms(name, around), policy.pays.amount, students)
