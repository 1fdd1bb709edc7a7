"""The kinds of instrument that act on people, by the name that a policy gives in ``kind``."""

from scenarios.instruments.people import (
    flexible_insurance_subsidy,
    job_search_allowance,
    living_allowance,
    local_right,
    minimum_wage,
    settlement_support,
    temporary_living_aid,
    wage_top_up,
)
from scenarios.kind import Kind

KINDS: dict[str, Kind] = {
    "wage_top_up": Kind(wage_top_up.WageTopUp, wage_top_up.build),
    "living_allowance": Kind(living_allowance.LivingAllowance, living_allowance.build),
    "job_search_allowance": Kind(
        job_search_allowance.JobSearchAllowance, job_search_allowance.build
    ),
    "temporary_living_aid": Kind(
        temporary_living_aid.TemporaryLivingAid, temporary_living_aid.build
    ),
    "flexible_insurance_subsidy": Kind(
        flexible_insurance_subsidy.FlexibleInsuranceSubsidy, flexible_insurance_subsidy.build
    ),
    "settlement_support": Kind(settlement_support.SettlementSupport, settlement_support.build),
    "local_right": Kind(local_right.LocalRight, local_right.build),
    "minimum_wage": Kind(minimum_wage.MinimumWage, minimum_wage.build),
}
