"""Stylised facts: which were fitted, which are predicted, and that each can be computed."""

from pathlib import Path
from typing import Any

import pytest

from analysis.validation.catalogue import STATISTICS
from scenarios.facts import Facts
from tests.conf.evidence import CONF, load

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
