"""Instruments of firms through which no money passes: services, permissions, lighter burdens."""

from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from scenarios.instruments.firms.year_end import no_cases
from scenarios.policy import Policy
from sim.instrument import Cases, Instrument
from sim.state import State

Ints = npt.NDArray[np.int64]


class Unpaid(Instrument):
    """An instrument that moves decisions and pays nobody."""

    event: ClassVar = "none"
    claimant: ClassVar[Literal["person", "firm", "none"]] = "none"

    def cases(self, state: State) -> Cases:
        """None: nothing is paid."""
        return no_cases()

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Never: nothing is owed."""
        return np.zeros(person.size, dtype=np.bool_)


def require_no_payment(policy: Policy, name: str) -> None:
    """Raise InputError where a policy through which no money passes is to pay some."""
    if policy.pays.amount or policy.pays.levels or policy.pays.per_opening:
        raise InputError(
            f"a {policy.kind} pays nobody",
            where=f"scenario.policies.{name}.pays",
            allowed="no amount",
        )
