"""Moments are what their words say, from outcomes made by hand."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from pydantic import ValidationError

from agents.errors import InputError
from analysis.calibration.moments import moments_of, must_be_known
from analysis.calibration.problem import Problem, in_own_unit, on_scale
from scenarios.calibration import Fitted, Moment, Shift
from scenarios.calibrations import prepare_calibration
from scenarios.settings import RunSettings

MONTHS = [date(2026 + at // 12, at % 12 + 1, 1) for at in range(24)]


def outcomes() -> pl.DataFrame:
    rows = [
        {"month": month, "outcome": name, "group": "all", "value": value}
        for at, month in enumerate(MONTHS)
        for name, value in (
            ("unemployment_rate", 8.0 if month.month == 7 else 5.0 if month.month == 6 else 6.0),
            ("residents", 1000.0 * 1.03 ** (at / 12)),
            ("hires", 10.0),
            ("vacancies", 20.0),
        )
    ]
    return pl.DataFrame(rows)


def logit(percent: float) -> float:
    return float(np.log(percent / (100 - percent)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"outcome": "hires"}, 10.0),
        ({"outcome": "hires", "statistic": "yearly_sum"}, 120.0),
        ({"outcome": "hires", "statistic": "yearly_sum", "scale": "log"}, np.log(120.0)),
        ({"outcome": "residents", "statistic": "yearly_change"}, 3.0),
        ({"outcome": "vacancies", "over": "hires", "scale": "log"}, np.log(2.0)),
        ({"outcome": "unemployment_rate", "in_months": (7,)}, 8.0),
        (
            {
                "outcome": "unemployment_rate",
                "scale": "log_odds",
                "in_months": (7,),
                "less_months": (6,),
            },
            logit(8) - logit(5),
        ),
    ],
)
def test_statistics(words: dict[str, object], expected: float) -> None:
    moment = Moment.model_validate({"value": 1.0, "standard_error": 0.1, **words})
    (found,) = moments_of(outcomes(), {"it": moment})
    assert found == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("scale", ["plain", "log", "log_odds"])
def test_scales_lead_back(scale: str) -> None:
    moment = Moment.model_validate(
        {"outcome": "hires", "value": 12.0, "standard_error": 0.1, "scale": scale}
    )
    assert in_own_unit(moment, on_scale(moment, 12.0)) == pytest.approx(12.0)
    problem = Problem({}, {"it": moment}, Shift(mean=0.0, sd=1.0))
    slope = (on_scale(moment, 12.01) - on_scale(moment, 11.99)) / 0.02
    assert problem.error[0] == pytest.approx(0.1 * slope, rel=1e-4)


def test_what_cannot_be_computed_is_told() -> None:
    moment = Moment(outcome="hires", group="age_16_24", value=1.0, standard_error=0.1)
    with pytest.raises(InputError) as caught:
        moments_of(outcomes(), {"youth": moment})
    assert caught.value.line() == (
        "calibration.moments.youth: cannot be computed: hires has no values for group age_16_24; "
        "allowed: all"
    )


def moment(**words: object) -> Moment:
    return Moment.model_validate({"value": 1.0, "standard_error": 0.1, **words})


@pytest.fixture(scope="module")
def run() -> RunSettings:
    return prepare_calibration(["months=24"]).run


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"outcome": "hire"}, r"it\.outcome: unknown outcome 'hire'; .*did you mean hires"),
        (
            {"outcome": "unemployment_rate", "group": "age_16_25"},
            r"it\.group: unknown group of unemployment_rate .*did you mean age_16_24",
        ),
        (
            {"outcome": "unemployment_rate", "group": "place_cangqan"},
            "did you mean place_cangqian",
        ),
        (
            {"outcome": "hire_wage_quantile", "group": "p75", "over": "hires"},
            r"it\.group: unknown group of hires 'p75'; allowed: all",
        ),
        (
            {"outcome": "hires", "over": "hire_wage_quantile", "over_group": "p55"},
            r"it\.over_group: unknown group of hire_wage_quantile .p55.; .*did you mean p",
        ),
        ({"outcome": "hires", "over": "hire"}, r"it\.over: unknown outcome 'hire'"),
        (
            {"outcome": "spending", "group": "startup_subsid"},
            "unknown group of spending .*did you mean startup_subsidy",
        ),
    ],
)
def test_what_no_run_has_is_told_with_the_nearest(
    run: RunSettings, words: dict[str, object], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        must_be_known({"it": moment(**words)}, run)


def test_groups_are_those_of_the_outcomes(run: RunSettings) -> None:
    groups = ("all", "age_16_24", "non_local", "place_cangqian")
    for group in groups:
        must_be_known({"it": moment(outcome="unemployment_rate", group=group)}, run)


def test_a_year_must_pass(run: RunSettings) -> None:
    yearly = moment(outcome="hires", statistic="yearly_sum")
    must_be_known({"it": yearly}, run)
    with pytest.raises(InputError, match="the moment it needs a year"):
        must_be_known({"it": yearly}, run.model_copy(update={"months": 6}))


@pytest.mark.parametrize("values", [(0.0, 5.0), (-3.0, 2.0), (3.0, -2.0)])
def test_a_change_from_nothing_cannot_be_computed(values: tuple[float, float]) -> None:
    rows = [(MONTHS[0], values[0]), (MONTHS[12], values[1])]
    table = pl.DataFrame(
        [{"month": m, "outcome": "hires", "group": "all", "value": value} for m, value in rows]
    )
    with pytest.raises(InputError, match=r"moments\.it: cannot be computed: hires has no yearly"):
        moments_of(table, {"it": moment(outcome="hires", statistic="yearly_change")})


def test_a_yearly_change_is_of_all_months() -> None:
    with pytest.raises(ValidationError, match="yearly_change is that of all months"):
        moment(outcome="hires", statistic="yearly_change", in_months=(3,))


def test_positions_and_values_lead_to_each_other() -> None:
    ratio = Fitted(
        path="separation.rates.16", low=0.01, high=1.0, spacing="log", identified_by=("it",)
    )
    even = Fitted(path="separation.rates.25", low=-1.0, high=3.0, identified_by=("it",))
    problem = Problem({"ratio": ratio, "even": even}, {}, Shift(mean=0.0, sd=1.0))
    assert problem.values((0.5, 0.5)) == (0.1, 1.0)
    assert problem.place((0.1, 1.0)) == pytest.approx([0.5, 0.5])
    assert problem.values((0.0, 1.0)) == (0.01, 3.0)
