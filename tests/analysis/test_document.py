"""The page of outcomes is as fresh as their declarations, and the made-up runs fit them."""

from pathlib import Path

from analysis.catalogue import declared
from analysis.document import TARGET, document
from analysis.load import load
from analysis.net import BETWEEN_SCENARIOS
from analysis.series import outcome_series
from sim.outcomes.catalogue import DECLARED


def test_the_page_is_fresh() -> None:
    assert TARGET.read_text(encoding="utf-8") == document(), "run python -m analysis.document"


def test_every_outcome_stands_in_it_once_and_whole() -> None:
    entries = declared()
    assert sorted(entry["key"] for entry in entries) == sorted([*DECLARED, *BETWEEN_SCENARIOS])
    for entry in entries:
        assert all(entry.values()), entry["key"]
        assert document().count(f"| `{entry['key']}` |") == 1


def test_outcomes_between_scenarios_have_names_of_their_own() -> None:
    assert not set(DECLARED) & set(BETWEEN_SCENARIOS)
    assert {"startup_jobs_net", "net_job_years_per_million_yuan"} <= set(BETWEEN_SCENARIOS)


def test_the_made_up_runs_use_the_declared_units(comparison: Path) -> None:
    units = outcome_series(load(comparison)[0]).units
    assert units == {outcome: DECLARED[outcome].unit for outcome in units}
