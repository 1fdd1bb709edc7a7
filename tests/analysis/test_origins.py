"""Sentences under the table: where gains come from, and what makes an effect uncertain."""

import re
from pathlib import Path

import pytest

from analysis.numbers import signed
from analysis.origins import gained, parted
from analysis.results import Results, results
from tests.analysis.synthetic import Design, write_comparison

SCENARIOS = ("baseline", "startup_grant", "training")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Results:
    directory = tmp_path_factory.mktemp("origins")
    write_comparison(directory, Design(scenarios=SCENARIOS, seeds=(1, 2, 3, 4), months=13))
    return results(directory)


def effect(found: Results, outcome: str, scenario: str) -> float:
    row = found.effects.filter(outcome=outcome, group="all", window="all", scenario=scenario)
    return float(row["effect"].item())


def test_the_employed_gained_are_fewer_unemployed_and_more_in_the_labour_force(
    found: Results,
) -> None:
    said = gained(found)
    for scenario, name in (("startup_grant", "Start-up grant"), ("training", "Training")):
        fewer = -effect(found, "unemployed", scenario)
        more = effect(found, "employed", scenario) - fewer
        assert f"{name} {signed(fewer, 0)} and {signed(more, 0)}" in said


def test_chance_and_ignorance_are_shown_where_sets_differ(found: Results, tmp_path: Path) -> None:
    assert parted(found) == ""
    design = Design(
        scenarios=SCENARIOS, seeds=(1, 2, 3, 4), months=13, sets=("few", "many"), noise=0.3
    )
    said = parted(results(write_comparison(tmp_path, design)))
    assert len(re.findall(r"\d\.\d{3} and \d\.\d{3}", said)) == 2
