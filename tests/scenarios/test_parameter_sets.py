"""Seeds take turns at sets of parameters, which a run keeps with its numbers."""

from pathlib import Path

import pytest
import yaml

from agents.errors import InputError
from scenarios.comparison import prepare_comparison
from scenarios.parameter_sets import with_parameters
from scenarios.parts import divide
from scenarios.runs import config_text
from scenarios.settings import ParameterSet

RULE = "rule: two made up by hand\nprovenance: none, a test\n"
SETS = """sets:
  - name: few
    overrides: {search.applications: 3, separation.rates.16: 0.02, closure.new_demand: 0.2}
  - name: many
    overrides: {search.applications: 9, scenario.policies.expansion.take_up: 0.3}
"""
WORDS = ["scenarios=[baseline,hiring_subsidy]", "closures=[central]", "parameters=ensemble"]
PLAIN = ParameterSet(name="few", rule="by hand", provenance="none", overrides={"a.1": 5, "b": [7]})


def own(directory: Path, text: str) -> list[str]:
    (directory / "parameter_sets").mkdir()
    (directory / "parameter_sets" / "yuhang.yaml").write_text(text, encoding="utf-8")
    return ["--config-dir", str(directory)]


def test_seeds_take_turns_and_runs_keep_what_they_took(tmp_path: Path) -> None:
    words = [*WORDS, "seeds=5", "seed=7", "search.rounds=1"]
    comparison = prepare_comparison([*own(tmp_path, RULE + SETS), *words])
    assert [comparison.set_of(seed) for seed in comparison.seeds] == [
        *("few", "many", "few", "many", "few")
    ]
    few = comparison.run(("central", "hiring_subsidy"), 9)
    many = comparison.run(("central", "hiring_subsidy"), 8)
    assert (few.search.applications, many.search.applications) == (3, 9)
    assert (few.separation.rates[16], few.closure.new_demand) == (0.02, 0.2)
    assert (few.search.rounds, many.search.rounds) == (1, 1)
    assert many.scenario.policies["expansion"].take_up == 0.3
    assert few.scenario.policies["expansion"].take_up != 0.3
    saved = yaml.safe_load(config_text(few))
    assert saved["search"]["applications"] == 3
    assert saved["parameter_set"]["name"] == "few"
    assert saved["parameter_set"]["rule"] == "two made up by hand"
    facts = yaml.safe_load(comparison.facts())
    assert (facts["parameters"], facts["parameter_sets"]) == (
        "ensemble",
        ["few", "many", "few", "many", "few"],
    )
    for part in divide(comparison, 2):
        assert len({run.parameter_set.name for run in part.runs if run.parameter_set}) == 1


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        (SETS, [], "parameter_sets/yuhang.yaml: rule: is missing"),
        (
            f"{RULE}{SETS.replace('many', 'few')}",
            [],
            "parameter_sets/yuhang.yaml: sets: 'few' is named twice",
        ),
        (
            f"{RULE}{SETS.replace('search.applications: 9', 'search.aplications: 9')}",
            [],
            "parameter set many: unknown path 'search.aplications'; did you mean search.appl",
        ),
        (
            f"{RULE}{SETS.replace('search.applications: 9', 'search.applications: nine')}",
            [],
            "search.applications: 'nine' is not a ",
        ),
    ],
)
def test_sets_that_cannot_be_used(tmp_path: Path, text: str, words: list[str], part: str) -> None:
    place = own(tmp_path, text) if text else []
    with pytest.raises(InputError) as caught:
        prepare_comparison([*place, *WORDS, *words])
    assert part in caught.value.line()


def test_a_path_is_set_wherever_it_exists() -> None:
    contents = {("c", "x"): {"a": {1: 2}, "b": ()}, ("c", "y"): {"a": {2: 2}, "b": ()}}
    changed = with_parameters(contents, PLAIN)
    assert changed["c", "x"]["a"] == {1: 5}
    assert changed["c", "y"]["a"] == {2: 2}
    assert changed["c", "y"]["b"] == (7,)
    assert contents["c", "x"]["a"] == {1: 2}


def test_each_set_has_two_seeds_and_few_lie_evenly_among_many(tmp_path: Path) -> None:
    names = [f"set_{number}" for number in range(10)]
    lines = [f"  - {{name: {name}, overrides: {{search.applications: 5}}}}" for name in names]
    place = own(tmp_path, "\n".join([RULE + "sets:", *lines]))
    comparison = prepare_comparison([*place, *WORDS, "seeds=8"])
    taken = [comparison.set_of(seed) for seed in comparison.seeds]
    assert taken == 2 * ["set_0", "set_2", "set_5", "set_7"]
    with pytest.raises(InputError, match=r"seeds: 3 cannot tell .*; allowed: at least 4 with"):
        prepare_comparison([*place, *WORDS, "seeds=3"])


def test_a_policy_that_no_scenario_has_is_passed_over() -> None:
    contents = {("c", "x"): {"a": {1: 2}, "b": (), "scenario": {"policies": {}}}}
    path = "scenario.policies.expansion.take_up"
    chosen = PLAIN.model_copy(update={"overrides": {path: 0.4, "a.1": 5}})
    changed = with_parameters(contents, chosen, ["expansion"])
    assert changed["c", "x"]["a"] == {1: 5}
    assert changed["c", "x"]["scenario"] == {"policies": {}}
    with pytest.raises(InputError, match="unknown path"):
        with_parameters(contents, chosen, ["another"])
