"""Temporary living aid: paid once to jobseekers who live in need.

While it lasts they can wait and ask for more pay, by the response ``search.aid_response``, so that
it may lengthen their search. Evidence: cash in hand lengthened unemployment a little and did not
raise later pay (Card, Chetty and Weber, 2007); for China none that is causal.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.instruments.people.paid_to_jobseekers import PaidToJobseekers
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Instrument


class TemporaryLivingAid(Policy):
    """Temporary living aid in yuan/person. ``lasts_months``: for how long it is lived on."""

    kind: Literal["temporary_living_aid"]
    lasts_months: Annotated[int, Field(ge=1, le=24)]


class TemporaryLivingAidAtDesk(PaidToJobseekers):
    """Temporary living aid as the desk runs it."""

    event: ClassVar = "living_aid"
    for_search = False


def build(name: str, policy: TemporaryLivingAid, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/person",))
    require_one_payment(policy, name)
    terms = policy.terms(name, around)
    return TemporaryLivingAidAtDesk(terms, policy.pays.amount, policy.lasts_months)
