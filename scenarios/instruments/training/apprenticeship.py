"""Apprenticeship subsidy: paid to firms a year for each new hire whom they train beside her work.

A firm trains a hire where the subsidy covers what it costs beyond its own gain: output lost and a
teacher; who stays to the end gains a certificate and skill. Evidence: costs decide whether firms
train apprentices at all, hardly how many (Mühlemann, Schweri, Winkelmann and Wolter, 2007).
"""

from typing import Annotated, ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.errors import InputError
from agents.quantiles import power_of
from scenarios.instruments.training.brought_about import brought_about
from scenarios.policy import Around, Policy, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms, same_amount
from sim.learning_offers import Programme
from sim.levers import Levers
from sim.state import State

YEAR = 12


class Apprenticeship(Policy):
    """A subsidy in yuan/year for ``limits.months`` years of an apprenticeship of ``lasts`` months;
    each year is paid when it is over.
    """

    kind: Literal["apprenticeship"]
    lasts: Annotated[int, Field(ge=6, le=48)]


class ApprenticeshipAtDesk(Instrument):
    """The apprenticeship subsidy as the desk runs it."""

    once: ClassVar = True
    event: ClassVar = "apprenticeship"
    moves: ClassVar = ("apprenticeships",)
    claimant: ClassVar = "firm"

    def __init__(self, terms: Terms, amount: float, lasts: int) -> None:
        super().__init__(terms)
        self.amount = amount
        self.lasts = lasts

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Firms expect a year's amount for each year that apprentices usually stay."""
        terms = self.terms
        months = terms.kept_months + terms.every * np.arange(float(terms.instalments))
        expected = self.amount * worth * float(power_of(levers.keeping, months).sum())
        if expected > 0:
            levers.apprenticeships.append(Programme(terms.offer(levers, expected), self.lasts))

    def cases(self, state: State) -> Cases:
        """The apprenticeships that it made begin this month."""
        begun = brought_about(self.terms, state.events.apprentices)
        return same_amount(begun["person"], begun["firm"], self.amount)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the apprentices still work for the firm."""
        result: npt.NDArray[np.bool_] = state.people["employer"][person] == firm
        return result


def build(name: str, policy: Apprenticeship, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in, and for more
    yearly payments than the apprenticeship has years.
    """
    require_unit(policy, name, ("yuan/year",))
    limits, where = policy.limits, f"scenario.policies.{name}.limits"
    if limits.months > 1 and limits.every != YEAR:
        raise InputError(
            f"yearly payments fall due every {limits.every} months",
            where=f"{where}.every",
            allowed="12",
        )
    if limits.kept_months + YEAR * (limits.months - 1) > policy.lasts:
        raise InputError(
            f"the last of {limits.months} yearly payments would come after the {policy.lasts} "
            "months of the apprenticeship",
            where=f"{where}.months",
            allowed=f"payments within {policy.lasts} months of kept_months and every",
        )
    return ApprenticeshipAtDesk(policy.terms(name, around), policy.pays.amount, policy.lasts)
