"""What rests on numbers that nobody knows is marked, and the sentence names them."""

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.load import Runs
from analysis.results import results
from analysis.unknown import count, marked_label, unknown_said
from scenarios.compose import compose_settings
from scenarios.settings import RunSettings
from scenarios.unknown_numbers import unknown_numbers
from tests.analysis.synthetic import write_comparison


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return results(write_comparison(tmp_path / "comparison")).runs


def test_a_scenario_without_unknown_numbers_has_no_mark(runs: Runs) -> None:
    scenario = runs.treated[0]
    assert marked_label(runs, scenario) == runs.label(scenario)
    assert unknown_said(runs) == ""


def test_the_mark_and_the_numbers_named(runs: Runs) -> None:
    scenario = runs.treated[0]
    paths = {"grant": ("pays.amount",), "posts": tuple(f"number_{at}" for at in range(8))}
    given = replace(runs, unknown_numbers={scenario: paths})
    assert count(given, scenario) == 9
    assert marked_label(given, scenario).en == f"{runs.label(scenario).en} *"
    said = unknown_said(given)
    assert "9 numbers of 2 policies (grant.pays.amount, posts.number_0" in said
    assert "and 3 more" in said


def test_only_what_a_scenario_adds_counts() -> None:
    asked = compose_settings("run", ["scenario=service_stations"], RunSettings)
    found = unknown_numbers(asked.scenario)
    assert set(found) == {"doorstep_stations"}
    # How many posts are filled is a take-up, of which nobody knows anything anywhere.
    assert found["doorstep_stations"] == ["openings.*", "pays.amount", "staff.*"]
    baseline = compose_settings("run", [], RunSettings).scenario
    assert unknown_numbers(baseline) == {}
