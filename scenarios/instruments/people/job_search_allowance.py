"""Job-search allowance: paid once to jobseekers in need, for the cost of looking for work.

While it lasts they send more applications, by the response ``search.allowance_response``. Evidence:
none that is causal for China, so that its size is a range; abroad help with the cost of travel let
jobseekers search further and find work sooner (Franklin, 2018; Phillips, 2014).
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.instruments.people.paid_to_jobseekers import PaidToJobseekers
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Instrument


class JobSearchAllowance(Policy):
    """A job-search allowance in yuan/person. ``lasts_months``: for how long it is spent."""

    kind: Literal["job_search_allowance"]
    lasts_months: Annotated[int, Field(ge=1, le=24)]


class JobSearchAllowanceAtDesk(PaidToJobseekers):
    """The job-search allowance as the desk runs it."""

    event: ClassVar = "job_search"
    for_search = True


def build(name: str, policy: JobSearchAllowance, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/person",))
    require_one_payment(policy, name)
    terms = policy.terms(name, around)
    return JobSearchAllowanceAtDesk(terms, policy.pays.amount, policy.lasts_months)
