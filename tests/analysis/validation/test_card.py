"""Verdicts, and that nothing falls off the card."""

import json
import math
import warnings
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes

from analysis.validation.card import FAIL, NONE, PASS, WARN, estimate, make_card, verdict_on
from analysis.validation.figures.gallery import DRAWINGS
from analysis.validation.figures.scorecard import place_in_bands
from analysis.validation.words import as_json, summary
from scenarios.oracles.asking import Answer
from scenarios.oracles.finding import Finding
from scenarios.validation import prepare_validation
from tests.analysis.validation.trials import a_fact, arm, trials


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (1.99, FAIL),
        (2.0, WARN),
        (3.99, WARN),
        (4.0, PASS),
        (6.0, PASS),
        (6.01, WARN),
        (8.0, WARN),
        (8.01, FAIL),
        (math.nan, NONE),
        (-math.inf, FAIL),
    ],
)
def test_ends_belong_to_the_better_verdict(value: float, verdict: str) -> None:
    assert verdict_on(value, (4.0, 6.0), (2.0, 8.0)) == verdict


def test_an_estimate_is_the_mean_with_its_standard_error() -> None:
    mean, error = estimate(np.array([1.0, 3.0, np.nan]))
    assert mean == pytest.approx(2.0)
    assert error == pytest.approx(1.0)
    assert math.isnan(estimate(np.array([2.0]))[1])
    assert math.isnan(estimate(np.array([np.nan]))[0])


FACTS = {
    "good": a_fact(),
    "bad": a_fact(band=(1.0, 2.0), warn=(0.0, 3.0)),
    "fitted": a_fact(fitted=True),
    "empty": a_fact("mean_wage"),
    "missing": a_fact("okun_slope"),
}
FINDING = Finding("urn", 0.5, 0.7, 0.1, 0.01, 5.0, passed=False, precision=0.2)
ANSWER = Answer("urns", "an urn", "theory", (replace(FINDING, z=9.0, passed=True), FINDING))


def test_failures_and_gaps_stay_on_the_card() -> None:
    runs = trials(baseline={"unemployment_rate": 5.0})
    card = make_card(FACTS, runs, (ANSWER,), {"missing": "no shock"})
    verdicts = {row.name: row.verdict for row in card.rows}
    assert verdicts == {
        "good": PASS,
        "bad": FAIL,
        "fitted": PASS,
        "empty": NONE,
        "missing": NONE,
    }
    assert {row.name: row.standing for row in card.rows}["fitted"] == "fitted"
    assert {row.name for row in card.not_computed} == {"empty", "missing"}
    assert sum(len(rows) for _, rows in card.families()) == len(FACTS)
    said = summary(card)
    assert "5 facts: 2 PASS, 1 FAIL, 2 NOT COMPUTED" in said
    assert "of 2 predicted, 1 PASS" in said
    assert "of 2 that no number was set from" in said
    assert "1 of 2 numbers hold" in said


def test_the_json_holds_every_fact_with_band_source_and_verdict() -> None:
    runs = trials(baseline={"unemployment_rate": 5.0})
    card = make_card(FACTS, runs, (ANSWER,), {"missing": "no shock"})
    content = json.loads(as_json(card, prepare_validation([])))
    found = {fact["id"]: fact for fact in content["facts"]}
    assert found.keys() == FACTS.keys()
    assert found["bad"] | {"value": 5.0, "verdict": FAIL, "band": [1.0, 2.0]} == found["bad"]
    assert found["bad"]["source"] == "B116"
    assert found["missing"]["value"] is None
    assert found["missing"]["why"] == "no shock"
    assert content["theory"][0]["verdict"] == FAIL
    assert [point["verdict"] for point in content["theory"][0]["points"]] == [PASS, FAIL]


def test_places_in_bands() -> None:
    row = make_card({"good": FACTS["good"]}, trials(baseline={"unemployment_rate": 5.0})).rows[0]
    places = [place_in_bands(value, row) for value in (2.0, 3.5, 5.0, 8.0, 11.0)]
    assert places == pytest.approx([-1.0, -0.5, 0.0, 1.0, 2.0])


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_figure_is_drawn_of_runs_that_saved_nothing(name: str) -> None:
    runs = trials(baseline={})
    card = make_card(FACTS, runs, (), {"missing": "no shock"})
    figure = DRAWINGS[name].draw(card, runs)
    assert figure.axes
    with_cycle = trials(baseline={}, cycle={}, saturation_5={}, saturation_50={})
    assert DRAWINGS[name].draw(card, with_cycle).axes
    assert arm({}).of("jobs").shape == (3, 36)


def texts(of: Axes) -> str:
    return " ".join(text.get_text() for text in of.texts)


def test_a_cycle_that_moves_nothing_or_leaves_nothing_has_no_slope() -> None:
    """Drawn without a complaint of numpy's on standard error."""
    still = {"unemployed": 5.0, "vacancies": 5.0, "jobs": 5.0, "unemployment_rate": 5.0}
    runs = trials(baseline=still, cycle=still)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        beveridge, okun, finding = DRAWINGS["demand_cycle"].draw(make_card({}, runs), runs).axes
    assert "slope not observed" in texts(beveridge)
    assert "slope not observed" in texts(okun)
    assert texts(finding).startswith("not observed")
    assert not finding.collections
