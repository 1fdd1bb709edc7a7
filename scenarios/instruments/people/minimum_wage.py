"""Minimum wage: raises what employers must pay at least.

Firms count what it adds to the pay of the people they usually hire and want fewer of them; nobody
is hired, and nobody at work is paid, below it. Evidence: in China an elasticity of employment of
about −0.08, with a range around it (P035), at a minimum of a third of mean pay (P036).
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from agents.errors import InputError
from scenarios.clause import Yuan
from scenarios.instruments.people.pays_nothing import PaysNothing, require_no_payment
from scenarios.policy import Around, Policy, require_unit
from sim.instrument import Instrument, Terms
from sim.levers import Levers


class MinimumWage(Policy):
    """A minimum wage. ``least``: nominal yuan a month below which it may not lie; ``above``: by
    what share it lies above the one otherwise in force. ``take_up``: how far employers keep to it.
    """

    kind: Literal["minimum_wage"]
    least: Yuan = 0.0
    above: Annotated[float, Field(ge=0, le=1)] = 0.0


class MinimumWageAtDesk(PaysNothing):
    """The minimum wage as the desk runs it."""

    moves: ClassVar = ("minimum_wage_raise", "minimum_wage_least")

    def __init__(self, terms: Terms, least: float, above: float) -> None:
        super().__init__(terms)
        self.least = least
        self.above = above

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """The highest of all rules holds, as far as employers keep to it."""
        if worth > 0 and self.terms.take_up > 0:
            above = self.above * self.terms.take_up
            levers.minimum_wage_raise = max(levers.minimum_wage_raise, above)
            levers.minimum_wage_least = max(levers.minimum_wage_least, self.least * worth)


def build(name: str, policy: MinimumWage, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError where it is to pay something, and where it is
    for some people or employers only.
    """
    require_unit(policy, name, ("yuan/month",))
    require_no_payment(policy, name)
    covered = policy.who
    if covered.any or covered.all or covered.none or policy.firms or policy.employing.sectors:
        raise InputError(
            "a minimum_wage is for all employees",
            where=f"scenario.policies.{name}",
            allowed="neither who nor firms nor employing",
        )
    return MinimumWageAtDesk(policy.terms(name, around), policy.least, policy.above)
