"""The kinds of instrument that act on start-ups, by the name that a policy gives in ``kind``."""

from scenarios.instruments.startups import (
    founder_leave,
    guaranteed_loan,
    incubator_places,
    loan_compensation,
    mentoring,
    rent_subsidy,
    startup_employment_subsidy,
    startup_grant,
    startup_insurance_subsidy,
    startup_services,
)
from scenarios.kind import Kind

KINDS = {
    "founder_leave": Kind(founder_leave.FounderLeave, founder_leave.build),
    "guaranteed_loan": Kind(guaranteed_loan.GuaranteedLoan, guaranteed_loan.build),
    "incubator_places": Kind(incubator_places.IncubatorPlaces, incubator_places.build),
    "loan_compensation": Kind(loan_compensation.LoanCompensation, loan_compensation.build),
    "mentoring": Kind(mentoring.Mentoring, mentoring.build),
    "rent_subsidy": Kind(rent_subsidy.RentSubsidy, rent_subsidy.build),
    "startup_employment_subsidy": Kind(
        startup_employment_subsidy.StartupEmploymentSubsidy, startup_employment_subsidy.build
    ),
    "startup_grant": Kind(startup_grant.StartupGrant, startup_grant.build),
    "startup_insurance_subsidy": Kind(
        startup_insurance_subsidy.StartupInsuranceSubsidy, startup_insurance_subsidy.build
    ),
    "startup_services": Kind(startup_services.StartupServices, startup_services.build),
}
