"""What a comparison is made of, and what is wrong with it before anything runs."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from omegaconf import OmegaConf

from agents.errors import InputError
from scenarios.comparison import (
    Comparison,
    must_be_comparable,
    prepare_comparison,
    preview,
)
from scenarios.overrides import parse
from scenarios.parts import divide, months_until_end
from scenarios.settings import RunSettings
from scenarios.settling import settling_groups, shares
from scenarios.some_overrides import apply_to_closures

EXPANSION = "scenario.policies.expansion"


def of(comparison: Comparison, scenario: str, closure: str = "central") -> RunSettings:
    return comparison.sets["central"][closure, scenario]


def groups_of(*words: str) -> list[list[str]]:
    comparison = prepare_comparison(list(words))
    return [[name for _, name in group] for group in settling_groups(comparison.sets["central"])]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield
    assert list(tmp_path.glob("outputs")) == []


@pytest.fixture(scope="module")
def prepared() -> Comparison:
    return prepare_comparison([])


def test_the_default_comparison(prepared: Comparison) -> None:
    comparison = prepared
    assert comparison.scenarios == comparison.settings.scenarios
    assert {"baseline", "combined"} <= set(comparison.scenarios)
    assert comparison.closures == ("central", "demand_fixed", "free_entry")
    assert comparison.baseline == "baseline"
    assert list(comparison.seeds) == list(range(1, comparison.settings.seeds + 1))
    assert comparison.directory.parent == Path("outputs/compare")
    assert settling_groups(comparison.sets["central"]) == [
        [(closure, name) for name in comparison.scenarios] for closure in comparison.closures
    ]


def test_its_facts() -> None:
    words = ["scenarios=[none,training]", "seeds=2", "seed=5", "months=7", "scale=0.01"]
    facts = json.loads(prepare_comparison(words).facts())
    assert facts["baseline"] == "none"
    assert facts["scenarios"] == ["none", "training"]
    assert facts["seeds"] == [5, 6]
    assert (facts["months"], facts["scale"], facts["region"]) == (7, 0.01, "yuhang")
    assert facts["labels"]["training"].keys() == {"zh", "en"}
    assert "skills_programme" in facts["instruments"]
    assert list(facts["instruments"]) == sorted(facts["instruments"])
    assert list(facts["closures"]) == ["central", "demand_fixed", "free_entry"]
    for closure in facts["closures"].values():
        assert closure["label"].keys() == closure["meaning"].keys() == {"zh", "en"}
    assert (facts["parameters"], facts["parameter_sets"]) == ("central", ["central", "central"])


def test_overrides_of_a_policy_go_to_the_scenarios_that_have_it() -> None:
    words = [f"{EXPANSION}.pays.amount=3000", "~scenario.policies.expansion.clauses"]
    comparison = prepare_comparison(["scenarios=[baseline,hiring_subsidy]", *words])
    assert "expansion" not in of(comparison, "baseline").scenario.policies
    policy = of(comparison, "hiring_subsidy").scenario.policies["expansion"]
    assert policy.pays.amount == 3000
    assert policy.clauses == ()


def test_a_policy_may_be_left_out() -> None:
    words = ["scenarios=[baseline,combined]", "~scenario.policies.expansion"]
    combined = of(prepare_comparison(words), "combined")
    assert "expansion" not in combined.scenario.policies
    assert "skills_programme" in combined.scenario.policies


def test_other_overrides_go_to_all() -> None:
    comparison = prepare_comparison(["scenarios=[none,training]", "search.rounds=1"])
    assert {run.search.rounds for run in comparison.sets["central"].values()} == {1}


def test_every_scenario_runs_under_every_closure_and_overrides_go_to_all() -> None:
    words = ["scenarios=[none,training]", "closures=[free_entry,central]"]
    comparison = prepare_comparison([*words, "closure.demand_elasticity=0.3"])
    assert comparison.closures == ("free_entry", "central")
    runs = comparison.sets["central"]
    assert [(run.closure.id, run.scenario.id) for run in runs.values()] == list(runs)
    assert {run.closure.demand_elasticity for run in runs.values()} == {0.3}
    ways = {run.closure.id: run.closure.new_demand for run in runs.values()}
    assert ways == {"free_entry": 1, "central": 0.5}
    place = comparison.run_directory(("free_entry", "none"), 1)
    assert place.relative_to(comparison.directory).as_posix() == (
        "runs/closure=free_entry/scenario=none/seed=1"
    )


def test_an_override_goes_to_the_closures_that_have_the_key() -> None:
    configs = [
        OmegaConf.create({"closure": {"new_demand": 0.5, "demand_elasticity": 0.4}}),
        OmegaConf.create({"closure": {"new_demand": 1}}),
    ]
    apply_to_closures([parse("++closure.demand_elasticity=0.7")], configs)
    assert configs == [
        {"closure": {"new_demand": 0.5, "demand_elasticity": 0.7}},
        {"closure": {"new_demand": 1}},
    ]


def test_a_run_in_a_comparison_knows_nothing_of_it() -> None:
    run = of(prepare_comparison(["scenarios=[none]"]), "none")
    assert "seeds" not in run.model_dump()["about"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["scenarios=[baseline,nne]"], "scenarios: unknown scenario 'nne'; allowed: baseline, "),
        (["scenarios=[]"], "scenarios: [] has too few entries"),
        (["scenarios=baseline,none"], "scenarios: baseline,none names several values; allowed: o"),
        (["scenario=none"], "scenario: a comparison has several; allowed: scenarios=[baseline,n"),
        (["closures=[central,free]"], "closures: unknown closure 'free'; allowed: central, dem"),
        (["closures=[]"], "closures: [] has too few entries"),
        (["closures=[central,central]"], "closures: 'central' is named twice"),
        (["closure=free_entry"], "closure: a comparison has several; allowed: closures=[free_en"),
        (["closure.nope=1"], "closure.nope: unknown key 'nope'; allowed: "),
        (["~closure.nope"], "closure: unknown key 'nope'; allowed: "),
        (["closure.new_demand=2"], "closure.new_demand: 2 is too large; allowed: a number from"),
        (["seeds=0"], "seeds: 0 is too small; allowed: a whole number from 1 to 10000"),
        (["seeds=nan"], "seeds: nan is not a whole number"),
        (["scale=0"], "scale: 0 is too small"),
        (["-m", "seeds=2"], "--multirun: a comparison is no sweep"),
        (["--nope"], "jobcity compare: unknown option '--nope'"),
        (["nope=1"], "nope: unknown key 'nope'; allowed: "),
        (["sees=3"], "sees: unknown key 'sees'; allowed: "),
        (["scenario.policies.expnsion.take_up=0"], "scenario.policies: unknown policy 'expnsion'"),
        ([f"{EXPANSION}.take_up=2"], f"{EXPANSION}.take_up: 2 is too large; allowed: a number fro"),
        ([f"{EXPANSION}.tke_up=1"], f"{EXPANSION}.tke_up: unknown key 'tke_up'; allowed: "),
        ([f"~{EXPANSION}.nope"], f"{EXPANSION}: unknown key 'nope'; allowed: "),
        (["hydra.run.dir=file/x"], "file/x: cannot be written: Not a directory"),
    ],
)
def test_wrong_input(tmp_path: Path, words: list[str], line: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError) as caught:
        prepare_comparison(["scenarios=[baseline,hiring_subsidy]", *words])
    assert caught.value.line().startswith(line)


def test_scenarios_must_be_comparable() -> None:
    comparison = prepare_comparison(["scenarios=[none,baseline]", "seed=4"])
    run = of(comparison, "none")
    with pytest.raises(InputError, match="scenario none: sets months to 7; allowed: 60 in all"):
        must_be_comparable(comparison.settings, {"none": run.model_copy(update={"months": 7})})
    region = run.region.model_copy(update={"id": "elsewhere"})
    with pytest.raises(InputError, match="scenario none: is about the region elsewhere; allowed:"):
        must_be_comparable(comparison.settings, {"none": run.model_copy(update={"region": region})})
    closure = run.closure.model_copy(update={"new_demand": 0.1})
    with pytest.raises(InputError, match="scenario none: sets numbers of the closure, which are"):
        must_be_comparable(
            comparison.settings, {"none": run.model_copy(update={"closure": closure})}
        )


def test_help_and_configuration_are_shown() -> None:
    assert preview(["seeds=2"]) is None
    assert "jobcity compare scenarios=[baseline,training]" in (preview(["--help"]) or "")
    assert "\nseeds: 2\n" in (preview(["--cfg", "job", "seeds=2"]) or "")
    with pytest.raises(InputError, match="cannot show --info=all"):
        preview(["--info"])


def test_policies_in_force_before_the_start_part_the_scenarios() -> None:
    words = ["scenarios=[none,baseline,training]", "settling_months=3", "closures=[central]"]
    assert groups_of(*words) == [["none", "baseline", "training"]]
    early = "scenario.policies.skills_programme.period"
    known = [f"{early}.announced=2025-12"]
    assert groups_of(*words, *known) == [["none", "baseline"], ["training"]]
    assert groups_of(*words, *known, "settling_months=0") == [["none", "baseline", "training"]]


@pytest.mark.parametrize(
    ("seeds", "processes", "parts"), [(8, 2, 24), (1, 2, 6), (3, 2, 18), (1, 6, 6), (2, 1, 6)]
)
def test_parts_keep_all_processes_busy(
    prepared: Comparison, seeds: int, processes: int, parts: int
) -> None:
    settings = prepared.settings.model_copy(update={"seeds": seeds})
    comparison = Comparison(settings, prepared.sets, prepared.directory)
    found = divide(comparison, processes)
    assert len(found) == parts
    assert all(len({run.closure.id for run in part.runs}) == 1 for part in found)
    runs = [((run.closure.id, run.scenario.id), run.seed) for part in found for run in part.runs]
    assert sorted(runs) == sorted(
        (key, seed) for key in comparison.sets["central"] for seed in comparison.seeds
    )
    paths = [path for part in found for path in part.directories]
    assert paths == [comparison.run_directory(*run) for run in runs]
    assert sorted(paths) == sorted(comparison.directories())
    alone = divide(comparison, 1)
    assert months_until_end(found, processes) <= months_until_end(alone, processes)


def test_names_are_dealt_out_evenly() -> None:
    assert list(shares(list("abcde"), 3)) == [["a", "b"], ["c", "d"], ["e"]]
