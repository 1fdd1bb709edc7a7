"""What instruments that pay unemployed people once have in common."""

from typing import ClassVar

import numpy as np
import numpy.typing as npt

from agents.people import Status
from sim.grouping import groups_now
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.levers import Aid, Levers
from sim.state import State


class PaidToJobseekers(Instrument):
    """An amount for each jobseeker whom the clause covers, in hand for ``lasts`` months."""

    moves: ClassVar = ("aid",)
    claimant: ClassVar = "person"
    for_search: ClassVar[bool]

    def __init__(self, terms: Terms, amount: float, lasts: int) -> None:
        super().__init__(terms)
        self.amount = amount
        self.lasts = lasts

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """It moves nobody before she has it: its receivers are told what it is for."""
        if worth > 0 and self.amount > 0:
            levers.aid[self.terms.id] = Aid(self.lasts, self.for_search)

    def cases(self, state: State) -> Cases:
        """Everybody who seeks work and has none at the end of the month."""
        idle = state.people.with_status(Status.UNEMPLOYED)
        paid = same_amount(idle, np.full(idle.size, -1), self.amount)
        return Cases(paid.person, paid.firm, paid.fen, groups_now(state, idle))

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether they still seek."""
        result: npt.NDArray[np.bool_] = state.people["status"][person] == Status.UNEMPLOYED
        return result
