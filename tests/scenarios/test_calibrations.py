"""What may be fitted, and what is refused before anything is simulated."""

import os
import signal
from pathlib import Path

import pytest
import yaml

from agents.errors import InputError
from scenarios.calibrations import (
    numbers_for,
    prepare_calibration,
    present_value,
    preview_calibration,
)
from scenarios.failure import RunError
from scenarios.never_fitted import LEFT_AS_RANGES, left_alone
from scenarios.pool import pool
from scenarios.simulate import numbers_at, with_numbers

CONF = Path(__file__).resolve().parents[2] / "conf"
NEVER = [
    "search.applications",
    "search.rounds",
    "firms.unfilled_share",
    "firms.usual_filling_rate",
    "search.ranking_noise",
    "closure.demand_elasticity",
    "closure.new_demand",
    "scenario.policies.expansion.take_up",
    "startups.capital_median",
    "startups.return_dispersion",
    "migration.job_elasticity",
    "migration.pay_elasticity",
    "migration.leaving_pay_elasticity",
    "firms.substitution_elasticity",
    "services.referrals",
    "services.visiting_share",
    "search.coaching_gain",
    "training.certificate_gain",
    "firm_life.coached",
    "search.memory",
    "anything.new_elasticity",
]


@pytest.mark.parametrize("path", NEVER)
def test_what_policies_act_through_is_never_fitted(path: str) -> None:
    assert left_alone(path)
    words = [f"calibration.fitted.leaving.path={path}"]
    with pytest.raises(InputError, match="is never fitted but left as a range"):
        prepare_calibration(words)


def test_the_list_speaks_of_keys_there_are() -> None:
    run = prepare_calibration([]).run.model_dump()
    for paths in LEFT_AS_RANGES.values():
        for path in paths:
            node = run
            for part in path.split("."):
                assert part in node, path
                node = node[part]


@pytest.mark.parametrize("path", sorted((CONF / "calibration").glob("*.yaml")), ids=str)
def test_no_calibration_fits_what_is_left_alone(path: Path) -> None:
    fitted = yaml.safe_load(path.read_text(encoding="utf-8"))["fitted"]
    assert not [each["path"] for each in fitted.values() if left_alone(each["path"])]


@pytest.mark.parametrize("path", sorted((CONF / "calibration").glob("*.yaml")), ids=str)
def test_ranges_lie_within_what_is_known_of_each_number(path: Path) -> None:
    ranges = yaml.safe_load(path.read_text(encoding="utf-8"))["ranges"]
    assert len(ranges) > 15
    for each in ranges.values():
        *above, last = each["path"].split(".")
        policy = above[:2] == ["scenario", "policies"]
        file = f"policy/{above[2]}.yaml" if policy else f"{above[0]}/default.yaml"
        known = yaml.safe_load((CONF / file).read_text(encoding="utf-8"))
        low, high = known["about"][last]["range"]
        assert low <= each["low"] < each["high"] <= high, each["path"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["region=textbook"], "region: unknown region with targets 'textbook'; allowed: yuhang"),
        (["calibration=yuhan"], "unknown calibration 'yuhan'; .*did you mean yuhang"),
        (["-m"], "a calibration is no sweep"),
        (["calibration.fitted.separation_16.high=0.2"], r"cannot be 0\.2: separation.rates times"),
        (["calibration.fitted.leaving.factor=false"], "holds several numbers"),
        (["calibration.fitted.leaving.path=separation.rates.gone"], "unknown key 'gone'"),
        (["calibration.fitted.leaving.path=migration.gone"], "no level or share of the baseline"),
        (["calibration.ranges.coached.path=firm_life.coach"], "unknown key 'coach'"),
        (
            ["calibration.ranges.first_months.high=2.5"],
            "all lie at their ends together: separation",
        ),
        (["calibration.ranges.coached.path=separation.rates.65"], "only what never is stands"),
        (["calibration.ranges.coached.path=search.applications"], "is there twice"),
        (
            ["calibration.ranges.coached.path=scenario.policies.expantion.take_up"],
            "unknown policy 'expantion'; .*did you mean expansion",
        ),
        (["calibration.fitted.leaving.low=9"], "has no range from 9"),
        (["~calibration.moments.july_jump"], "july_jump, which is no moment here"),
        (["calibration.moments.net_inflow.shifted=true"], "can be shifted"),
        (["trials=0"], "trials: 0 is too small"),
    ],
)
def test_wrong_input_is_told_at_once(words: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        prepare_calibration(words)


def test_help_and_configuration_are_shown() -> None:
    assert "jobcity calibrate region=yuhang" in str(preview_calibration(["--help"]))
    assert "identified_by" in str(preview_calibration(["--cfg", "job"]))
    assert preview_calibration(["trials=3"]) is None


def test_numbers_take_their_places() -> None:
    asked = prepare_calibration(["region=yuhang"])
    fitted = asked.settings.calibration.fitted
    for name in ("separation_16", "arrival", "leaving"):
        numbers = numbers_for(asked.run, fitted[name], 0.9 * present_value(asked.run, fitted[name]))
        before = numbers_at(asked.run, fitted[name].path)
        changed = with_numbers(asked.run, numbers)
        assert numbers_at(changed, fitted[name].path) == numbers
        assert numbers.keys() == before.keys()
        assert numbers != before
    assert with_numbers(asked.run, numbers_at(asked.run, "migration.leaving")) == asked.run


def double(number: int) -> int:
    if number < 0:
        raise InputError("negative", where="number")
    if number == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def test_a_pool_answers_every_question_and_tells_what_failed() -> None:
    with pool(double, 2) as processes:
        assert dict(processes.ask([1, 2, 3, 4, 5])) == {0: 2, 1: 4, 2: 6, 3: 8, 4: 10}
        assert dict(processes.ask([7])) == {0: 14}
    with pool(double, 1) as processes, pytest.raises(InputError, match="number: negative"):
        list(processes.ask([1, -1]))
    with pool(double, 1) as processes, pytest.raises(RunError, match="ended with status -9"):
        list(processes.ask([0]))
