"""Every number of the model moves something: none is declared and then forgotten."""

from collections.abc import Mapping

import polars as pl
import pytest

from agents.errors import InputError
from scenarios.compose import compose_settings
from scenarios.settings import RunSettings
from scenarios.simulate import Value, numbers_at, outcomes_of, with_numbers

OF_A_RUN = {
    *("scenario", "shock", "region", "seed", "start", "months", "settling_months", "scale"),
    *("project", "overwrite", "threads", "parameter_set", "calibrated_from", "about"),
}
GROUPS = sorted(RunSettings.model_fields.keys() - OF_A_RUN)
PAY_MOVES = [
    "wages.tightness_elasticity=2",
    "wages.adjustment=1",
    "wages.greatest_monthly_step=0.1",
]
FOR_FOUNDERS = [
    *(
        f"+policy@scenario.policies.{name}={name}"
        for name in (
            "startup_rent_subsidy",
            "startup_loan",
            "researcher_leave",
            "huzhou_free_desks",
        )
    ),
    "scenario.policies.startup_rent_subsidy.limits.kept_months=1",
    "scenario.policies.startup_rent_subsidy.take_up=0.9",
    "scenario.policies.startup_rent_subsidy.who.any=[]",
    "scenario.policies.startup_loan.take_up=0.9",
    "scenario.policies.startup_loan.subsidised=1.0",
    "scenario.policies.researcher_leave.take_up=1.0",
    "scenario.policies.researcher_leave.who.any=[]",
    "scenario.policies.researcher_leave.firms=[]",
    "scenario.policies.huzhou_free_desks.places_each=4000",
    "scenario.policies.huzhou_free_desks.take_up=1.0",
    "scenario.policies.huzhou_free_desks.who.all=[]",
    "scenario.policies.huzhou_free_desks.period.end=2030-12",
]
"""Policies by which numbers show that only policies on founding ask for, known to most."""
ON_TRAINING = (
    "hangzhou_internship",
    "hangzhou_online_training",
    "hangzhou_staff_training",
    "binjiang_company_visits",
    "binjiang_provider_payment",
    "hangzhou_order_classes",
    "hangzhou_apprenticeship",
)
"""Policies without which numbers on learning at work and at school move nothing."""
FOR_MANY = (
    "training.apprenticeship.net_cost=3000",
    "training.company_visits.interest=0.3",
    "scenario.policies.doorstep_stations.take_up=0",
    "scenario.policies.hangzhou_apprenticeship.take_up=1",
)
SETTINGS = {
    "campus": ["start=2026-09", "months=11"],
    "examinations": ["scale=0.02", "months=13"],
    "festival": ["start=2026-01", "months=4"],
    "firms": ["settling_months=3"],
    "services": ["services.founders_per_staff=20", "firm_life.coached=0.0", "months=12"],
    "rents": ["start=2026-01", "months=18"],
    "search": ["months=14", "search.treated_share=0.3"],
    "firm_life": ["services.founders_per_staff=200", "months=12", *FOR_FOUNDERS],
    "startups": ["months=5", *FOR_FOUNDERS],
    "training": [
        "start=2026-01",
        "months=10",
        *(f"+policy@scenario.policies.{name}={name}" for name in ON_TRAINING),
        "scenario.policies.hangzhou_staff_training.take_up=1",
    ],
    "rival_cities": ["rival_cities.pay=1.1", "rival_cities.job_finding=1.1"],
}
"""What a group needs for its numbers to show in so short a run, beside the usual."""
LEARNED = ["settling_months=13", "months=3", *PAY_MOVES]
ALONE = {
    "migration.job_elasticity": LEARNED,
    "migration.pay_elasticity": LEARNED,
    "participation.job_elasticity": LEARNED,
    "participation.pay_elasticity": LEARNED,
    "migration.education.30": ["scale=0.05", "months=3"],
    "migration.education.40": ["scale=0.05", "months=3"],
    "examinations.oldest": ["scale=0.03", "months=13"],
    "examinations.skill_weight": ["scale=0.03", "months=13"],
    **{
        f"training.{path}": [*SETTINGS["training"], "scale=0.03", "months=15", *FOR_MANY]
        for path in (
            "apprenticeship.dispersion",
            "apprenticeship.pass_share",
            "apprenticeship.skill_gain",
            "internship.goes_well",
            "company_visits.months",
        )
    },
}
"""Numbers that ask for more than their groups do: what is usual must be learned first."""
USUAL = ["scenario=combined", "calibrated=none", "scale=0.01", "start=2026-06", "months=7"]
QUIET = {
    "festival.otherwise": "years beyond those listed",
    "firms.greatest_cost_ratio": "a guard that no such run reaches",
    "firms.idle_loss": "counts where a rebate is at stake, and none is in these policies",
    "wages.greatest_monthly_step": "a guard that no such run reaches",
    "services.distance_decay": "every subdistrict of Yuhang has a station",
    "search.aid_response": "no policy of that scenario gives living aid",
    "search.allowance_response": "no policy of that scenario pays for the search",
    "migration.rural_registration": "no rule asks for it yet",
    "services.agency_effect": "no policy of this scenario pays agencies",
    "search.certified_gain": "no policy of this scenario certifies caseworkers",
    "participation.gig_market_gain": "no policy of this scenario opens gig markets",
    "participation.welfare_post_cost": "no policy of this scenario subsidises posts",
}
FACTORS = (1.3, 0.6, 2.5)


def numbers_of(settings: RunSettings, group: str) -> Mapping[str, Value]:
    """A group's numbers by path, without years of the festival that the run does not reach."""
    found: dict[str, Value] = {}
    for key, value in (
        getattr(settings, group).model_dump(exclude={"about", "label", "meaning"}).items()
    ):
        if value is not None and not isinstance(value, str | bool):
            found |= numbers_at(settings, f"{group}.{key}")
    reached = f"festival.months.{settings.start.year}"
    return {
        path: value
        for path, value in found.items()
        if path not in ALONE and (not path.startswith("festival.months.") or path == reached)
    }


def moved(value: Value, factor: float) -> Value:
    """A number that differs; a list keeps its sum where it holds shares of a whole."""
    if isinstance(value, list):
        if abs(sum(value) - 1) < 1e-9:
            return value[::-1]
        return [each * factor for each in value]
    if isinstance(value, int):
        return round(value * factor) if value > 5 else max(value + (1 if factor > 1 else -1), 0)
    return value * factor if value else factor / 5


def moves_something(settings: RunSettings, usual: pl.DataFrame, path: str, value: Value) -> bool:
    for factor in FACTORS:
        try:
            changed = with_numbers(settings, {path: moved(value, factor)})
        except InputError:
            continue  # it may not be so large
        if not outcomes_of(changed).equals(usual):
            return True
    return False


@pytest.mark.parametrize("group", GROUPS)
def test_every_number_moves_something(group: str) -> None:
    words = [*USUAL, "settling_months=0", *SETTINGS.get(group, ())]
    settings = compose_settings("run", words, RunSettings)
    usual = outcomes_of(settings)
    still = {
        path
        for path, value in numbers_of(settings, group).items()
        if not moves_something(settings, usual, path, value)
    }
    assert still == {path for path in QUIET if path.split(".")[0] == group}


@pytest.mark.parametrize("path", ALONE)
def test_every_number_moves_something_once_it_can(path: str) -> None:
    words = [*USUAL, "settling_months=0", *ALONE[path]]
    settings = compose_settings("run", words, RunSettings)
    ((_, value),) = numbers_at(settings, path).items()
    assert moves_something(settings, outcomes_of(settings), path, value)
