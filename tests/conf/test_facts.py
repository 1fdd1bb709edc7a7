"""Stylised facts: which were fitted, which are predicted, and that each can be computed."""

import re
from pathlib import Path
from typing import Any

import pytest

from analysis.validation.catalogue import STATISTICS
from scenarios.facts import Facts
from tests.conf.evidence import CONF, load

ROW = re.compile(r"\b([BPTX])(\d{2,3})(?:[–-][BPTX]?(\d{2,3}))?")
NOT_OF_THE_BASELINE = {
    *("facts", "calibration", "calibrated", "parameter_sets", "policy", "scenario", "targets"),
}
LOOSELY_RELATED = {
    # Facts whose source a number shares without setting what the fact is about.
    "employment_rate": "B007 gives ages, B020 and B068 how many work in the city around",
    "separation": "P002 is the rate of the city around, the region's own comes of its firms",
    "turnover": "P010 says over how many months firms spread a hiring cost",
}
FILES = sorted((CONF / "facts").glob("*.yaml"))


def facts_of(path: Path) -> Facts:
    return Facts.model_validate(tupled(load(path)))


def tupled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: tupled(below) for key, below in value.items()}
    return tuple(map(float, value)) if isinstance(value, list) else value


def used_up(region: str) -> set[str]:
    """Ids of the facts that the moments of a region's calibration use up."""
    moments = load(CONF / "calibration" / f"{region}.yaml")["moments"]
    return {fact for moment in moments.values() for fact in moment["facts"]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_fitted_and_predicted_facts_share_none(path: Path) -> None:
    facts = facts_of(path)
    assert facts.fitted
    assert facts.predicted
    assert not facts.fitted & facts.predicted
    assert facts.fitted | facts.predicted == set(facts.targets)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_the_calibration_uses_up_is_marked_fitted_and_nothing_else(path: Path) -> None:
    facts = facts_of(path)
    assert used_up(path.stem) == facts.fitted


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_fact_has_a_statistic_and_a_source(path: Path) -> None:
    facts = facts_of(path)
    assert {fact.statistic for fact in facts.targets.values()} == set(STATISTICS)
    for name, fact in facts.targets.items():
        assert fact.known.source, name
        assert fact.known.unit, name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_hardly_known_has_a_wide_band(path: Path) -> None:
    for name, fact in facts_of(path).targets.items():
        if fact.known.evidence in ("recalled", "unknown"):
            low, high = fact.band
            assert high - low >= 0.3 * abs(high + low) / 2, name


def rows_of(source: str) -> set[str]:
    """Ids of the evidence that a source names, those within spans among them."""
    return {
        f"{letter}{number:0{len(first)}d}"
        for letter, first, last in ROW.findall(source)
        for number in range(int(first), int(last or first) + 1)
    }


def rows_that_numbers_rest_on(region: str) -> set[str]:
    files = [path for path in CONF.rglob("*.yaml") if path.parent.name not in NOT_OF_THE_BASELINE]
    files = [path for path in files if path.parent.name != "region" or path.stem == region]
    entries = [entry for path in files for entry in (load(path).get("about") or {}).values()]
    return {row for entry in entries for row in rows_of(entry.get("source", ""))}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_prediction_shares_its_source_with_no_number_or_is_marked(path: Path) -> None:
    used = rows_that_numbers_rest_on(path.stem)
    shared = {
        name: rows_of(fact.known.source) & used
        for name, fact in facts_of(path).targets.items()
        if not fact.fitted and not fact.input
    }
    assert {name for name, rows in shared.items() if rows} == set(LOOSELY_RELATED), shared
