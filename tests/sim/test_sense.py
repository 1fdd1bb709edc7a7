"""More of a policy brings more of what it pays for; its effect has the size expected of it."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import get_args

import numpy as np
import numpy.typing as npt
import polars as pl
import pytest

from scenarios.clause import Level
from scenarios.policy import Policy
from scenarios.settings import RunSettings
from sim.model import Market
from tests.sim.markets import asked_for, continued, frames

SCALE = 0.02
SEEDS = range(1, 7)
MONTHS = 24
Values = npt.NDArray[np.float64]
Count = Callable[[Market], float]


def total(outcome: str) -> Count:
    """The sum of an outcome over the months of a run."""
    return lambda market: float(
        market.outcomes().filter(outcome=outcome, group="all")["value"].sum()
    )


def claims_of(instrument: str) -> Count:
    """How many events an instrument paid for."""
    return lambda market: float(frames(market)["claims"].filter(instrument=instrument).height)


def subsidy(yuan: int) -> list[str]:
    """Paid at once and each time, so that payments are subsidised hires of the eligible."""
    own = "scenario.policies.expansion"
    return [
        f"{own}.pays.amount={yuan}",
        f"{own}.limits.kept_months=0",
        f"{own}.limits.times_per_person=null",
    ]


def grant(yuan: int) -> list[str]:
    own = "scenario.policies.student_project_grant"
    unlimited = [f"{own}.budget.yuan_per_year=null", f"{own}.budget.rationing=entitlement"]
    return [f"{own}.pays.amount={yuan}", *unlimited]


def seats(number: int) -> list[str]:
    return [f"scenario.policies.skills_programme.seats_per_year={number}"]


def vouchers(yuan: int) -> list[str]:
    own = "scenario.policies.skills_programme"
    levels = [f"{own}.pays.levels.{level}={yuan}" for level in get_args(Level)]
    return [*levels, f"{own}.seats_per_year=100000"]


def posts(share: float) -> list[str]:
    return [f"scenario.policies.doorstep_stations.take_up={share}"]


# what there is more of, the scenario, its words from less to more, what there must be more of
LEVERS: dict[str, tuple[str, list[list[str]], Count]] = {
    "subsidy, hires of the eligible": (
        "hiring_subsidy",
        [subsidy(yuan) for yuan in (1, 40000, 160000)],
        claims_of("expansion"),
    ),
    "grant, graduate start-ups": (
        "startup_grant",
        [grant(yuan) for yuan in (0, 60000, 300000)],
        total("graduate_startups_founded"),
    ),
    "seats, trained": (
        "training",
        [seats(number) for number in (0, 4400, 8800)],
        total("trained"),
    ),
    "voucher, trained": (
        "training",
        [vouchers(yuan) for yuan in (100, 800, 2400)],
        total("trained"),
    ),
    "staff, clients served": (
        "service_stations",
        [posts(share) for share in (0, 0.5, 1)],
        total("clients_served"),
    ),
}


def surely_positive(differences: Values) -> bool:
    """Whether the mean over seeds lies two standard errors above 0."""
    error = differences.std(ddof=1) / np.sqrt(differences.size)
    return bool(differences.mean() > 2 * error)


@pytest.mark.parametrize("lever", LEVERS)
def test_more_brings_more(lever: str) -> None:
    scenario, steps, count = LEVERS[lever]
    found = np.array(
        [
            [
                count(continued(asked_for(scenario, *words, seed=seed, scale=SCALE), 9))
                for seed in SEEDS[:4]
            ]
            for words in steps
        ]
    )
    for less, more in pairwise(found):
        assert surely_positive(more - less)


OWN = {
    "expansion": "hiring_subsidy",
    "student_project_grant": "startup_grant",
    "skills_programme": "training",
    "doorstep_stations": "service_stations",
}
IN_FORCE = ("hard_to_employ_insurance", "startup_subsidy", "certificate_subsidy")


def without(policy: str) -> list[str]:
    """Words that leave a policy in the scenario and take its payments away."""
    if policy == "certificate_subsidy":
        own = f"scenario.policies.{policy}.pays.levels"
        return [f"{own}.{level}=0" for level in get_args(Level)]
    return [f"scenario.policies.{policy}.pays.amount=0"]


@cache
def means(scenario: str, *words: str) -> dict[str, Values]:
    """Each outcome's mean over the months, by seed."""
    runs = [
        dict(
            continued(asked_for(scenario, *words, seed=seed, scale=SCALE), MONTHS)
            .outcomes()
            .filter(group="all")
            .group_by("outcome")
            .agg(pl.col("value").mean())
            .iter_rows()
        )
        for seed in SEEDS
    ]
    return {key: np.array([run[key] for run in runs]) for key in runs[0]}


def written(policy: str) -> Policy:
    asked: RunSettings = asked_for("combined")
    found: Policy = asked.scenario.policies[policy]
    return found


@pytest.mark.parametrize("policy", [*OWN, *IN_FORCE])
def test_its_effect_is_of_the_size_expected(policy: str) -> None:
    """Not outside by more than two standard errors, where these could have shown it."""
    expected = written(policy).expected
    if policy in OWN:
        given, taken = means(OWN[policy]), means("baseline")
    else:
        given, taken = means("baseline"), means("baseline", *without(policy))
    effects = given[expected.outcome] - taken[expected.outcome]
    if expected.unit == "relative":
        effects = effects / taken[expected.outcome].mean()
    error = effects.std(ddof=1) / np.sqrt(effects.size)
    assert error <= (expected.high - expected.low) / 4
    assert expected.low - 2 * error <= effects.mean() <= expected.high + 2 * error


def test_every_policy_is_looked_at() -> None:
    assert set(asked_for("combined").scenario.policies) == {*OWN, *IN_FORCE}
    assert set(asked_for("baseline").scenario.policies) == set(IN_FORCE)
