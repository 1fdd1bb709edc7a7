"""Overrides that are right: every number by a path that a person can guess."""

from datetime import date
from pathlib import Path

import pytest

from agents.errors import InputError
from scenarios.compose import compose_settings
from scenarios.overrides import parse, regular, swept, text_of
from scenarios.settings import RunSettings
from scenarios.source import Source, config_groups

MINE = """\
defaults:
  - baseline
  - /policy@policies.my_grant: my_grant
  - _self_
id: mine
label: {zh: 我的, en: Mine}
"""
MY_GRANT = """\
defaults:
  - startup_subsidy
  - _self_
pays: {amount: 7000}
label: {zh: 我的补助, en: My grant}
"""


def asked(*words: str, config_dir: Path | None = None) -> RunSettings:
    return compose_settings("run", words, RunSettings, config_dir=config_dir)


def mine(place: Path, scenario: str = MINE, grant: str = MY_GRANT) -> Path:
    for group, name, text in (("scenario", "mine", scenario), ("policy", "my_grant", grant)):
        (place / group).mkdir()
        (place / group / f"{name}.yaml").write_text(text, encoding="utf-8")
    return place


def test_numbers_of_every_depth() -> None:
    run = asked(
        "months=7",
        "start=2027-03",
        "+search.rounds=1",
        "++search.fading=0.9",
        "region.residents.ages.16=0.07",
        "region.places.yuhang.staff=11",
        "demography.youth_education.0=0.2",
        "scenario.policies.startup_subsidy.pays.amount=4000",
        "scenario.policies.startup_subsidy.budget={yuan_per_year: 1000, rationing: lottery}",
        "scenario.policies.startup_subsidy.about.take_up.note='a, b'",
        "~scenario.policies.certificate_subsidy",
    )
    assert (run.months, run.start) == (7, date(2027, 3, 1))
    assert (run.search.rounds, run.search.fading) == (1, 0.9)
    assert run.region.residents.ages[16] == 0.07
    assert run.region.places["yuhang"].staff == 11
    assert run.demography.youth_education[0] == 0.2
    grant = run.scenario.policies["startup_subsidy"]
    assert grant.pays.amount == 4000
    assert grant.budget.rationing == "lottery"
    assert grant.about["take_up"].note == "a, b"
    assert "certificate_subsidy" not in run.scenario.policies


def test_a_key_that_the_file_left_out_needs_no_plus() -> None:
    run = asked("scenario.policies.startup_subsidy.who.none=[disabled]")
    assert run.scenario.policies["startup_subsidy"].who.none == ("disabled",)


def test_a_policy_may_be_added_on_the_command_line() -> None:
    run = asked("+policy@scenario.policies.more=expansion")
    assert run.scenario.policies["more"].kind == "hiring_subsidy"


def test_a_plus_before_a_group_is_forgiven() -> None:
    assert asked("+scenario=none").scenario.id == "none"


def test_a_reference_is_followed() -> None:
    assert asked("months=${settling_months}", "settling_months=9").months == 9


def test_given_keys_stand_above_composed_ones() -> None:
    run = compose_settings("run", ["seed=3"], RunSettings, given={"seed": 4, "months": 2})
    assert (run.seed, run.months) == (4, 2)


def test_a_scenario_of_ones_own(tmp_path: Path) -> None:
    run = asked("scenario=mine", config_dir=mine(tmp_path))
    assert run.scenario.policies["my_grant"].pays.amount == 7000
    assert run.scenario.policies["my_grant"].kind == "startup_grant"
    assert "mine" in config_groups([tmp_path])["scenario"]


def test_a_search_path_does_the_same(tmp_path: Path) -> None:
    place = mine(tmp_path)
    assert asked(f"hydra.searchpath=['file://{place}']", "scenario=mine").scenario.id == "mine"


@pytest.mark.parametrize(
    ("scenario", "grant", "line"),
    [
        (MINE.replace("id: mine", "id: yours"), MY_GRANT, "scenario.id: id 'yours' differs from"),
        (MINE.replace(": my_grant", ": my_gant"), MY_GRANT, "policy: unknown policy 'my_gant'; al"),
        (
            MINE,
            "kind: nope\n",
            "scenario.policies.my_grant.kind: unknown kind of instrument 'nope'",
        ),
        (
            MINE,
            f"{MY_GRANT}who: {{any: [nobody]}}\n",
            "scenario.policies.my_grant.who.any: unknown",
        ),
        (MINE, f"{MY_GRANT}typo: 3\n", "scenario.policies.my_grant.typo: unknown key 'typo'"),
        (MINE, "a: [1\n", "{place}/policy/my_grant.yaml, line 2: not readable as YAML"),
        (MINE, f"{MY_GRANT}take_up: ${{nope}}\n", "scenario.policies.my_grant.take_up: Interpol"),
    ],
)
def test_a_scenario_that_is_wrong(tmp_path: Path, scenario: str, grant: str, line: str) -> None:
    with pytest.raises(InputError) as caught:
        asked("scenario=mine", config_dir=mine(tmp_path, scenario, grant))
    assert caught.value.line().startswith(line.format(place=tmp_path))
    assert "\n" not in caught.value.line()


def test_groups_and_their_options() -> None:
    groups = config_groups([])
    assert {"region", "scenario", "policy", "closure", "search"} <= groups.keys()
    assert groups["region"] == ["binjiang", "hangzhou", "huzhou", "textbook", "yuhang"]


def test_sweeps_vary_the_last_word_fastest() -> None:
    words = regular(["scenario=none,baseline", "seed=range(1,3)", "months=3"], Source("run"))
    assert swept(words) == [
        ["scenario=none", "++seed=1", "++months=3"],
        ["scenario=none", "++seed=2", "++months=3"],
        ["scenario=baseline", "++seed=1", "++months=3"],
        ["scenario=baseline", "++seed=2", "++months=3"],
    ]


def test_a_sweep_without_end_is_refused() -> None:
    with pytest.raises(InputError, match="has no end"):
        swept(regular(["scale=interval(0,1)"], Source("run")))


@pytest.mark.parametrize("word", ["++a.b=3", "~a", "~a=3", "+policy@a.b=c", "a='b, c'"])
def test_words_survive_being_parsed(word: str) -> None:
    assert text_of(parse(word)) == word
