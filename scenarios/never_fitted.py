"""What calibration may fit, and what it leaves alone: ranges to vary, whatever the moments say."""

from collections.abc import Mapping

LEFT_AS_RANGES: Mapping[str, tuple[str, ...]] = {
    "the split of finding and separation": (
        "search.memory",
        "separation.leave_labour_force",
        "separation.first_months",
        "region.separation_rate",
    ),
    "applications": (
        "search.applications",
        "search.employed_applications",
        "search.employed_share",
        "search.gig_share",
        "search.rounds",
        "search.suitable_share",
        "search.employed_suitability",
    ),
    "the stock of vacancies": (
        "firms.unfilled_share",
        "firms.usual_filling_rate",
        "region.vacancies",
    ),
    "noise in ranking": ("search.ranking_noise", "search.ranking"),
    "closure": ("closure",),
    "take-up": ("scenario",),
    "elasticities of entry": (
        "startups.capital_needed",
        "startups.capital_needed_business",
        "startups.capital_median",
        "startups.capital_dispersion",
        "startups.return_median",
        "startups.return_dispersion",
    ),
    "elasticities of migration": (
        "migration.job_elasticity",
        "migration.pay_elasticity",
        "migration.leaving_pay_elasticity",
        "migration.leaving_if_unemployed",
        "migration.job_first",
    ),
    "elasticities of demand and pay": (
        "firms.substitution_elasticity",
        "firms.hiring_cost",
        "wages.tightness_elasticity",
        "participation.discouragement",
        "participation.reconsidering",
        "participation.gig_pay_elasticity",
    ),
    "what stations and courses do": (
        "services",
        "training",
        "search.coaching_gain",
        "search.referred_suitable_share",
        "search.referral_bonus",
        "firm_life.coached",
    ),
}
"""Why, and the paths; a path stands for all below it. Calibration disciplines the baseline, never
how strongly anybody responds to a policy."""


MAY_BE_FITTED = (
    "separation.rates",
    "region.residents.leaves_school_in_june",
    "search.fading",
    "migration.acceptance",
    "migration.leaving",
    "migration.candidates_per_month",
    "startups.graduate_ideas",
    "startups.college_ideas",
    "startups.business_ideas",
    "firm_life.enterprise",
    "firm_life.individual_business",
    "wages.dispersion",
    "ability.dispersion",
)
"""Levels and shares of the baseline, and nothing else. One of them touches a policy's effect: with
``search.fading``, which the autumn tells, coached applications fade too."""


def left_alone(path: str) -> str:
    """Why a number is never fitted; empty for one that may be."""
    for why, paths in LEFT_AS_RANGES.items():
        if _below(path, paths):
            return why
    return "" if _below(path, MAY_BE_FITTED) else "it is no level or share of the baseline"


def _below(path: str, paths: tuple[str, ...]) -> bool:
    return any(f"{path}.".startswith(f"{each}.") for each in paths)
