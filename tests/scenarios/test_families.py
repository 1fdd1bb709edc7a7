"""Runs of a scenario without each of its families of policies."""

import json

import pytest

from agents.errors import InputError
from scenarios.clause import FAMILIES, Family
from scenarios.comparison import prepare_comparison
from scenarios.families import families_left_out, without_family
from scenarios.settling import settling_groups

WORDS = ["scenarios=[none,baseline,combined]", "seeds=2", "families=true"]
LEFT_OUT = ("startup", "youth", "training", "services")
NAMES = [f"combined_without_{family}" for family in LEFT_OUT]


def test_every_family_has_a_name_in_both_languages() -> None:
    assert set(FAMILIES) == set(Family.__args__)  # type: ignore[attr-defined]
    assert all(label.keys() == {"zh", "en"} for label in FAMILIES.values())


def test_the_last_scenario_runs_without_each_family_under_the_main_closure() -> None:
    comparison = prepare_comparison(WORDS)
    assert comparison.scenarios == ("none", "baseline", "combined")
    assert list(comparison.left_out) == NAMES
    runs = comparison.sets["central"]
    added = [key for key in runs if key[1] in NAMES]
    assert added == [("central", name) for name in NAMES]
    assert len(runs) == 3 * 3 + 4
    whole = runs["central", "combined"].scenario
    for name, family in zip(NAMES, LEFT_OUT, strict=True):
        package = runs["central", name].scenario
        assert (package.id, package.without) == (name, (family,))
        gone = {key for key, policy in whole.policies.items() if policy.family == family}
        gone -= set(whole.in_force)
        assert set(package.active()) == set(whole.active()) - gone
        assert gone
    # They settle with the others, since what is left out was not yet there.
    groups = settling_groups(runs)
    assert [("central", name) in groups[0] for name in NAMES] == [True] * 4


def test_its_facts_keep_them_apart() -> None:
    facts = json.loads(prepare_comparison(WORDS).facts())
    assert facts["scenarios"] == ["none", "baseline", "combined"]
    assert facts["left_out"]["combined_without_startup"] == {
        "scenario": "combined",
        "family": "startup",
    }
    assert list(facts["families"]) == list(LEFT_OUT)
    assert facts["labels"]["combined_without_startup"]["en"] == "All four without start-ups"


def test_without_the_key_nothing_is_left_out() -> None:
    comparison = prepare_comparison(["scenarios=[baseline,combined]"])
    assert comparison.left_out == {}
    assert {name for _, name in comparison.sets["central"]} == {"baseline", "combined"}


def test_with_sets_of_parameters_every_set_has_them() -> None:
    words = ["scenarios=[baseline,combined]", "seeds=4", "families=true", "parameters=ensemble"]
    for runs in prepare_comparison(words).sets.values():
        assert {name for _, name in runs} == {"baseline", "combined", *NAMES}


def test_a_scenario_of_measures_in_force_alone_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        prepare_comparison(["scenarios=[combined,none]", "families=true"])
    assert caught.value.line().startswith(
        "families: nothing can be left out of the last scenario n"
    )


def test_what_is_left_out_already_stays_left_out() -> None:
    package = prepare_comparison(["scenarios=[combined]"]).sets["central"]["central", "combined"]
    content = package.model_dump(by_alias=True)
    first, second = families_left_out("combined", package.scenario)[:2]
    again = without_family(without_family(content, first), second)["scenario"]
    assert again["without"] == (first.family, second.family)
    assert content["scenario"]["without"] == ()
