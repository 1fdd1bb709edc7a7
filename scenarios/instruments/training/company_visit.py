"""Company visits: firms are paid by the day for young people whom they show what they do.

Firms take guests where the payment covers what a day costs them; guests then seek work more widely.
Evidence: fairs place hardly anybody at once (Abebe et al., 2017), but widened later search (Beam,
2016, on rural job seekers in the Philippines).
"""

from typing import Annotated, ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from scenarios.instruments.training.brought_about import brought_about
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.learning_offers import Programme
from sim.levers import Levers
from sim.state import State


class CompanyVisit(Policy):
    """A payment in yuan/day for a guest's ``days`` at a firm."""

    kind: Literal["company_visit"]
    days: Annotated[int, Field(ge=1, le=31)]


class CompanyVisitAtDesk(Instrument):
    """Company visits as the desk runs them."""

    event: ClassVar = "visit"
    moves: ClassVar = ("visits",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, amount: float, days: int) -> None:
        super().__init__(terms)
        self.amount = amount
        self.days = days

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms expect the day's amount."""
        if self.amount * worth > 0:
            offer = self.terms.offer(levers, self.amount * worth)
            levers.visits.append(Programme(offer, self.days))

    def cases(self, state: State) -> Cases:
        """The month's guests, each for all her days."""
        came = brought_about(self.terms, state.events.visits)
        return same_amount(came["person"], came["firm"], self.amount * self.days)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: the days were spent."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: CompanyVisit, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/day",))
    require_one_payment(policy, name)
    return CompanyVisitAtDesk(policy.terms(name, around), policy.pays.amount, policy.days)
