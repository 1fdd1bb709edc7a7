"""Living allowance: paid by degree to graduates who begin to work here, for as long as they stay.

Candidates who know of it weigh it as pay over the usual stay, so that more of them come; whoever
waits for a payment is less likely to leave before it, and no less likely afterwards. Evidence:
talent policies raise intentions to settle (P105), allowances come with a notch at six months
(P107), jobs and amenities matter more (P106); no causal size is known.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.people import Education, Status
from scenarios.clause import Yuan
from scenarios.policy import Around, Policy, require_unit
from sim.claims import FEN
from sim.grouping import groups_when_hired
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.state import State

Degree = Literal["college", "bachelor", "master", "doctor"]


class LivingAllowance(Policy):
    """A living allowance by ``degrees``: yuan/person in ``limits.months`` equal parts, or yuan/year
    in as many payments.
    """

    kind: Literal["living_allowance"]
    degrees: dict[Degree, Yuan] = Field(default_factory=dict)


class LivingAllowanceAtDesk(Instrument):
    """The living allowance as the desk runs it."""

    event: ClassVar = "settling"
    moves: ClassVar = ("coming", "awaited")
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, payments: tuple[float, ...]) -> None:
        super().__init__(terms)
        self.payments = payments

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Candidates expect all payments; who works here waits for hers."""
        whole = tuple(each * self.terms.instalments * worth for each in self.payments)
        levers.coming.add(self.terms.offer(levers, 0.0, by_level=whole))
        if worth > 0:
            levers.awaited[self.terms.id] = worth

    def cases(self, state: State) -> Cases:
        """The month's hires, by their degrees."""
        hired = state.events.hired
        yuan = np.array(self.payments)[state.people["education"][hired]]
        fen = np.round(yuan * FEN).astype(np.int64)
        return Cases(hired, state.events.hired_by, fen, groups_when_hired(state))

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether they are still employed here, by whomever."""
        people = state.people
        employed = people["status"][person] == Status.EMPLOYEE
        result: npt.NDArray[np.bool_] = employed & (people["place"][person] != state.city.place)
        return result


def build(name: str, policy: LivingAllowance, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    unit = require_unit(policy, name, ("yuan/person", "yuan/year"))
    parts = policy.limits.months if unit == "yuan/person" else 1
    amounts: dict[str, float] = dict(policy.degrees.items())
    payments = tuple(amounts.get(level.name.lower(), 0.0) / parts for level in Education)
    return LivingAllowanceAtDesk(policy.terms(name, around), payments)
