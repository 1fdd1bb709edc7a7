"""Leave to found: employers keep the post of those who leave it to found, for some years.

A would-be founder need not fear to stand without pay if she fails: that raises what founding is
worth to her, and if her firm closes in time she is back at work. It costs no fund anything.
Evidence: in Canada longer job-protected leave raised founding by mothers, of firms no worse than
others (Gottlieb, Townsend and Xu, 2022).
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.errors import InputError
from agents.region import Count
from scenarios.policy import Around, Policy, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.startup_terms import KeptPost
from sim.state import State


class FounderLeave(Policy):
    """Leave of at most ``months`` from the employers in ``firms``; the unit is yuan/founder, and
    nothing is paid.
    """

    kind: Literal["founder_leave"]
    months: Count = Field(le=240)


class FounderLeaveAtDesk(Instrument):
    """The leave to found as the desk knows it."""

    event: ClassVar = "leave"
    moves: ClassVar = ("kept_posts",)
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, months: int) -> None:
        super().__init__(terms)
        self.months = months

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Those who know of it may come back to their posts."""
        offer = self.terms.offer(levers, self.months * worth)
        levers.kept_posts.append(KeptPost(offer, self.months))

    def cases(self, state: State) -> Cases:
        """None: nothing is paid."""
        none = np.empty(0, dtype=np.int64)
        return Cases(none, none, none)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Never: nothing is claimed."""
        return np.zeros(person.size, dtype=np.bool_)


def build(name: str, policy: FounderLeave, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in, or an amount."""
    require_unit(policy, name, ("yuan/founder",))
    if policy.pays.amount:
        raise InputError(
            "a founder_leave keeps posts and pays nothing",
            where=f"scenario.policies.{name}.pays.amount",
            allowed="0",
        )
    return FounderLeaveAtDesk(policy.terms(name, around), policy.months)
