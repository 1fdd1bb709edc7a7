"""Shortage list: occupations in which firms miss people are published, and majors follow.

Some students of vocational schools turn to fields in proportion to the people whom firms miss. It
pays nobody. Evidence: students react to pay of recent graduates, often a cohort too late (Freeman,
1976, on cobwebs); how many follow a published list is not known.
"""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.region import Share
from scenarios.policy import Around, Policy, require_unit
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.state import State


class ShortageList(Policy):
    """``follow``: the share of students whose major follows the list; ``take_up``: of schools that
    use it.
    """

    kind: Literal["shortage_list"]
    follow: Share


class ShortageListAtDesk(Instrument):
    """The shortage list as the desk runs it."""

    event: ClassVar = "list"
    moves: ClassVar = ("majors_follow",)
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, follow: float) -> None:
        super().__init__(terms)
        self.follow = follow

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Set the share who follow, the largest of several lists."""
        share = self.follow * self.terms.take_up if worth > 0 else 0.0
        levers.majors_follow = max(levers.majors_follow, share)

    def cases(self, state: State) -> Cases:
        """None: nobody is paid."""
        none = np.empty(0, dtype=np.int64)
        return Cases(none, none, none)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Never asked."""
        return np.ones(person.size, dtype=np.bool_)


def build(name: str, policy: ShortageList, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit of payment: it pays nothing."""
    require_unit(policy, name, ("none",))
    return ShortageListAtDesk(policy.terms(name, around), policy.follow)
