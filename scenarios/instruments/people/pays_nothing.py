"""What instruments that change a rule and pay nobody have in common."""

from typing import ClassVar

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from scenarios.policy import Policy
from sim.instrument import Cases, Instrument, Ints
from sim.state import State


class PaysNothing(Instrument):
    """A rule: nothing is claimed, and nothing paid."""

    event: ClassVar = "rule"
    claimant: ClassVar = "none"

    def cases(self, state: State) -> Cases:
        """None."""
        none = np.empty(0, dtype=np.int64)
        return Cases(none, none, none)

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Never: there are no claims."""
        return np.zeros(person.size, dtype=np.bool_)


def require_no_payment(policy: Policy, name: str) -> None:
    """Raise InputError where a rule is to pay something, or has a budget."""
    where = f"scenario.policies.{name}"
    if policy.pays.amount or policy.pays.levels:
        raise InputError(f"a {policy.kind} pays nothing", where=f"{where}.pays.amount", allowed="0")
    if policy.budget.yuan_per_year is not None:
        raise InputError(
            f"a {policy.kind} needs no budget", where=f"{where}.budget", allowed="null"
        )
