"""Policy information: tells people and firms of other policies, or pays those without application.

Some of those who would not know of the policies named learn of them, and so decide otherwise and
apply; where payment is automatic, all do. It moves no decision of its own. Evidence: none was found
for what share information reaches (P062 for take-up itself).
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.clause import Names
from scenarios.instruments.services.provided import Provided, monthly
from scenarios.policy import Around, Policy
from sim.instrument import EVERY, Instrument, Terms
from sim.levers import Levers


class PolicyInformation(Policy):
    """Information in yuan/month or yuan/year, which may be 0.

    ``of``: ids of policies of the scenario, or ``all``; ``take_up`` is the share reached of those
    who would not know of them.
    """

    kind: Literal["policy_information"]
    of: Annotated[Names, Field(min_length=1)]


class PolicyInformationAtDesk(Provided):
    """Policy information as the desk runs it."""

    free: ClassVar = True
    event: ClassVar = "information"
    moves: ClassVar = ()

    def __init__(self, terms: Terms, of: tuple[str, ...], yuan: float) -> None:
        super().__init__(terms, yuan)
        self.of = of

    def informs(self, month: int) -> Mapping[str, float]:
        """The share reached, for each policy named."""
        return dict.fromkeys(self.of, self.share())

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Nothing: what it does is to let other policies be known."""


def build(name: str, policy: PolicyInformation, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    yuan = monthly(policy, name, "yuan/month", "yuan/year") * around.scale
    of = tuple(EVERY if each == "all" else each for each in policy.of)
    return PolicyInformationAtDesk(policy.terms(name, around), of, yuan)
