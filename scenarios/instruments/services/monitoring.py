"""Monitoring: watches unemployment, and sets other policies in force when it is high.

What it sets in force acts; by itself it moves no decision. The rate is last month's, as a survey
would tell it. None of the plans states a threshold.
"""

from typing import Annotated, ClassVar, Literal

import numpy as np
from pydantic import Field

from scenarios.clause import Names
from scenarios.instruments.services.provided import Provided, monthly
from scenarios.policy import Around, Policy
from sim.instrument import Instrument, Terms
from sim.levers import Levers
from sim.state import MONTHS_REMEMBERED, State


class Monitoring(Policy):
    """A watch in yuan/month or yuan/year, which may be 0.

    ``calls``: ids of the policies that it sets in force. ``above``: unemployment in percent of the
    labour force that calls them; ``stays``: months for which they remain in force after it.
    """

    kind: Literal["monitoring"]
    calls: Annotated[Names, Field(min_length=1)]
    above: Annotated[float, Field(ge=0, le=100)]
    stays: Annotated[int, Field(ge=1, le=MONTHS_REMEMBERED)] = 1


class MonitoringAtDesk(Provided):
    """Monitoring as the desk runs it."""

    free: ClassVar = True
    event: ClassVar = "monitoring"
    moves: ClassVar = ()

    def __init__(self, terms: Terms, policy: Monitoring, yuan: float) -> None:
        super().__init__(terms, yuan)
        self.policy = policy
        self.watches = frozenset(policy.calls)

    def calls_for(self, state: State) -> bool:
        """Whether unemployment was above the threshold in the last months that count."""
        recent = state.unemployment[-self.policy.stays :]
        return self.share() > 0 and bool(np.any(recent * 100 > self.policy.above))

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Nothing: what it calls for acts."""


def build(name: str, policy: Monitoring, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    yuan = monthly(policy, name, "yuan/month", "yuan/year") * around.scale
    return MonitoringAtDesk(policy.terms(name, around), policy, yuan)
