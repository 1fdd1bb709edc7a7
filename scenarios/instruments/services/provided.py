"""A service that is paid for month by month: what of it the budget buys, and what it costs."""

from typing import ClassVar

import numpy as np
import numpy.typing as npt

from scenarios.policy import Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.desk import yearly_fen
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.state import State

MONTHS = 12


class Provided(Instrument):
    """A service as the desk runs it: one claim a month of all who provide it together.

    ``yuan``: a month of the whole service, at the scale of the run. Nobody provides it unpaid,
    unless the kind is ``free``.
    """

    free: ClassVar[bool] = False
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, yuan: float) -> None:
        super().__init__(terms)
        self.yuan = yuan

    def share(self, worth: float = 1.0) -> float:
        """The share of the service that is there: as many as apply, as far as the budget reaches.

        ``worth``: 0 where nothing of this year's budget is left.
        """
        if worth <= 0 or (self.yuan <= 0 and not self.free):
            return 0.0
        budget = self.terms.yuan_per_year
        if budget is None:
            return self.terms.take_up
        if self.yuan <= 0:
            return self.terms.take_up if budget > 0 else 0.0
        return min(self.terms.take_up, budget / MONTHS / self.yuan)

    def cases(self, state: State) -> Cases:
        """The month's cost, at most a twelfth of the year's budget."""
        return self.one_claim(self.share() * self.yuan)

    def one_claim(self, yuan: float) -> Cases:
        """One claim that names nobody."""
        fen, budget = int(round(yuan * FEN, 3)), yearly_fen(self.terms)
        if budget is not None:
            fen = min(fen, budget // MONTHS)
        nobody = np.array([-1])
        return Cases(nobody, nobody, np.array([fen], dtype=np.int64))

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: the work was done."""
        return np.ones(person.size, dtype=np.bool_)


def monthly(policy: Policy, name: str, per_month: str, per_year: str) -> float:
    """What the policy pays a month for one of what it counts.

    ``per_month``, ``per_year``: the units that it knows. Raises InputError for another, and for
    payments in instalments.
    """
    unit = require_unit(policy, name, (per_month, per_year))
    require_one_payment(policy, name)
    return policy.pays.amount if unit == per_month else policy.pays.amount / MONTHS
