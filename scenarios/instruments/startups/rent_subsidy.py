"""Rent subsidy: the rent of a young firm's rooms, paid month by month for its first years.

It raises what founding brings, for the months that a founder looks ahead, and lowers the chance of
closing while it lasts. Evidence: subsidised founders survive better in Germany (Caliendo and Künn,
2011), which may be selection; for China none that is causal (P078).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from agents.region import Amount
from scenarios.policy import Around, Policy, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.levers import Levers
from sim.startup_terms import Support
from sim.state import State

DAYS = 365 / 12
"""Of a month."""


class RentSubsidy(Policy):
    """A rent subsidy in yuan/month, or in yuan/square_metre_day for so many square metres.

    The first payment comes after ``limits.kept_months``, there are ``limits.months`` of them.
    """

    kind: Literal["rent_subsidy"]
    square_metres: Amount = 0.0


class RentSubsidyAtDesk(Instrument):
    """The rent subsidy as the desk runs it."""

    event: ClassVar = "rent"
    moves: ClassVar = ("startup_income",)
    claimant: ClassVar = "person"

    def __init__(self, terms: Terms, yuan: float) -> None:
        super().__init__(terms)
        self.yuan = yuan

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Would-be founders expect to be spared the rent, as far as budgets reach."""
        offer = self.terms.offer(levers, self.yuan * worth / self.terms.every)
        months = self.terms.instalments * self.terms.every
        levers.startup_income.append(Support(offer, self.terms.kept_months, months))

    def cases(self, state: State) -> Cases:
        """The month's new firms and their founders."""
        return same_amount(state.events.founders, state.events.founded, self.yuan)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the founders still run the firms."""
        result: npt.NDArray[np.bool_] = state.people["firm"][person] == firm
        return result


def build(name: str, policy: RentSubsidy, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in, and for square
    metres without the unit that goes with them, or the reverse.
    """
    by_day = "yuan/square_metre_day"
    measured = require_unit(policy, name, ("yuan/month", by_day)) == by_day
    if measured != (policy.square_metres > 0):
        raise InputError(
            f"{policy.square_metres:g} square metres do not go with {policy.pays.unit}",
            where=f"scenario.policies.{name}.square_metres",
            allowed=f"more than 0 with {by_day}, 0 with yuan/month",
        )
    yuan = policy.pays.amount * (policy.square_metres * DAYS if measured else 1.0)
    return RentSubsidyAtDesk(policy.terms(name, around), yuan)
