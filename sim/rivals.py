"""Rival cities: what they pay and how easily work is found there, relative to here."""

from typing import Annotated

from pydantic import Field

from agents.parameters import Parameters
from agents.quantiles import power_of
from agents.region import Amount, Positive


class RivalCities(Parameters):
    """Other cities to which people might go instead, as one.

    ``pay``: theirs relative to the usual pay here at the start, and ``pay_growth`` a year beyond
    productivity; ``job_finding``: how easily work is found there relative to what is usual here.
    ``pay_elasticity``, ``job_elasticity``: of candidates' choice against here.
    ``leaving_response``: how much more residents leave when rivals attract more, as an elasticity.
    """

    enabled: bool
    pay: Positive
    pay_growth: Annotated[float, Field(gt=-1)]
    job_finding: Positive
    pay_elasticity: Amount
    job_elasticity: Amount
    leaving_response: Amount


def attraction(rivals: RivalCities, month: int) -> float:
    """How much rival cities attract, 1 where they pay as here at the start and offer as much work.

    (relative pay)^ε × (relative job finding)^κ, a gravity of opportunities.
    """
    if not rivals.enabled:
        return 1.0
    pay = rivals.pay * power_of(1 + rivals.pay_growth, month / 12)
    pull = power_of(pay, rivals.pay_elasticity)
    return float(pull * power_of(rivals.job_finding, rivals.job_elasticity))


def pull_away(rivals: RivalCities, month: int) -> float:
    """The factor by which rival cities change the hazards of leaving."""
    return float(power_of(attraction(rivals, month), rivals.leaving_response))
