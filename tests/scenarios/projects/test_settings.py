"""A project is asked for by name and checked; what is wrong with it is told in one line."""

import json
from pathlib import Path

import polars as pl
import pytest

from agents.errors import InputError
from scenarios.assessment import prepare_assessment, preview_assessment
from scenarios.comparison import prepare_comparison
from scenarios.compose import compose_settings
from scenarios.jobs import prepare_jobs
from scenarios.project_kinds import PROJECTS
from scenarios.runs import config_text, settle, simulate, write_run
from scenarios.settings import RunSettings
from scenarios.words import read_words
from tests.conf.evidence import CONF, load

OWN = """\
id: {name}
kind: opening
label: {{zh: 甲厂, en: Own plant}}
month: 2026-02
sector: digital
place: yuhang
jobs: 100
pay: 1.0
schooling: {{junior: 1.0}}
phase_in_months: 2
new_demand: 0.5
"""


def asked(*words: str) -> RunSettings:
    return compose_settings("run", words, RunSettings)


def test_there_is_an_example_of_every_kind() -> None:
    files = sorted((CONF / "project").glob("*.yaml"))
    assert {str(load(path)["kind"]) for path in files} == PROJECTS.keys()
    for path in files:
        project = asked(f"project={path.stem}").project
        assert project.id == path.stem
        assert project.goes_ahead


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([], "project: is missing; allowed: battery_plant, factory_closing, "),
        (["project=batery_plant"], "project: unknown project 'batery_plant'; allowed: battery_"),
        (["project.jbs=1"], "project.jbs: unknown key 'jbs'; allowed: id, kind, label, month, "),
        (["project.sector=x"], "project.sector: unknown sector 'x'; allowed: business_services"),
        (["project.place=renh"], "project.place: unknown place 'renh'; allowed: baizhang, "),
        (["project.kind=openin"], "project.kind: unknown kind of project 'openin'; allowed: clo"),
        (["~project.kind"], "project.kind: is missing; allowed: opening, closing, moving, sect"),
        (["project.id=other"], "project.id: id 'other' differs from the name of its file; allow"),
        (["months=6"], "project.month: 2027-01 lies outside of the run; allowed: a month from 2"),
        (["project.schooling.bachelr=1"], "project.schooling.bachelr: unknown key 'bachelr'; al"),
        (["region=textbook", "calibrated=none"], "project: no 'battery_plant' can be assessed in"),
        (["project.goes_ahead=false"], "project.goes_ahead: has no place in an assessment; allo"),
        (["scenarios=[none]"], "scenarios: has no place in an assessment; allowed: scenario=…, "),
        (["families=true"], "families: has no place in an assessment; allowed: nothing: both s"),
        (["months=29"], "project.phase_in_months: 18 months from 2027-01 on pass 2028-05, when "),
        (["project.schooling.doctor=0.2"], "project.schooling: the shares sum to 1.2, not to 1: "),
        (["project.schooling={junior:0.98}"], "project.schooling: the shares sum to 1.53, not "),
        (["project=null"], "project: is missing; allowed: battery_plant, factory_closing, "),
        (
            ["project=smart_iot_investment", "project.places=[cangqian,nowhere]"],
            "project.places: unknown place 'nowhere'; allowed: baizhang, ",
        ),
        (
            ["project=factory_closing", "months=14", "project.phase_out_months=3"],
            "project.phase_out_months: 3 months from 2027-01 on pass 2027-02, when the run ends; a",
        ),
        (["closure=central"], "closure: has no place in an assessment; allowed: closures=[…]"),
        (["-m"], "--multirun: an assessment is no sweep; allowed: one project, and seeds=N"),
        (["project=factory_closing", "project.rank=6"], "project.rank: 6 is beyond the 50 large"),
        (["project=factory_closing", "project.place=luniao"], "project.rank: 1 is beyond the 50"),
        (["project=factory_moving", "project.to=renh"], "project.to: unknown place 'renh'; allo"),
        (["project=factory_moving", "project.to=null"], "project: a firm that leaves the region"),
        (["project=battery_plant,factory_moving"], "project: battery_plant,factory_moving names"),
    ],
)
def test_what_is_wrong_is_told(words: list[str], line: str) -> None:
    named = any(word.startswith("project=") for word in words) or not words
    with pytest.raises(InputError) as caught:
        prepare_assessment([*([] if named else ["project=battery_plant"]), *words])
    assert caught.value.line().startswith(line)
    assert "\n" not in caught.value.line()


def test_the_nearest_name_is_told() -> None:
    for word, nearest in (("sector=manufcturing", "manufacturing"), ("place=renh", "renhe")):
        with pytest.raises(InputError) as caught:
            asked("project=battery_plant", f"project.{word}")
        assert caught.value.nearest == nearest


def test_both_sides_differ_in_the_project_alone() -> None:
    found = prepare_assessment(["project=battery_plant", "scenario=training", "shock=slump"])
    assert found.scenarios == ("training", "battery_plant")
    assert found.baseline == "training"
    assert found.closures == ("central", "demand_fixed", "free_entry")
    for closure in found.closures:
        without, given = (found.run((closure, name), 1) for name in found.scenarios)
        assert (without.project.goes_ahead, given.project.goes_ahead) == (False, True)
        assert without.scenario.policies == given.scenario.policies
        assert without.model_dump(exclude={"project", "scenario"}) == given.model_dump(
            exclude={"project", "scenario"}
        )
        assert given.closure.id == closure


def test_a_closure_takes_numbers_of_its_own() -> None:
    words = ["project=battery_plant", "closures=[free_entry,central]", "closure.new_demand=0.3"]
    found = prepare_assessment(words)
    assert {run.closure.new_demand for runs in found.sets.values() for run in runs.values()} == {
        0.3
    }


def test_an_ensemble_of_parameters_is_spread_over_seeds() -> None:
    words = ["project=battery_plant", "parameters=ensemble", "seeds=4", "closures=[central]"]
    found = prepare_assessment(words)
    assert len({found.set_of(seed) for seed in found.seeds}) == 2


def test_a_project_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    for name in ("mine", "baseline"):
        path = tmp_path / "project" / f"{name}.yaml"
        path.write_text(OWN.format(name=name), encoding="utf-8")
    words = ["--config-dir", str(tmp_path)]
    assert prepare_assessment([*words, "project=mine"]).scenarios == ("baseline", "mine")
    with pytest.raises(InputError, match="is the name of the scenario too"):
        prepare_assessment([*words, "project=baseline"])
    found = prepare_assessment([*words, "project=baseline", "scenario=training"])
    assert (found.scenarios, found.baseline) == (("training", "baseline"), "training")
    assert json.loads(found.facts())["baseline"] == "training"


def test_a_project_that_ends_with_the_run_is_taken() -> None:
    words = ["project=factory_closing", "months=14", "project.phase_out_months=2"]
    found = prepare_assessment(words)
    assert {run.months for runs in found.sets.values() for run in runs.values()} == {14}


@pytest.mark.parametrize("shares", [(0.2, 0.3, 0.5), (0.33, 0.33, 0.33)])
def test_shares_of_posts_sum_to_one_but_for_rounding(shares: tuple[float, ...]) -> None:
    keys = dict(zip(("senior", "college", "bachelor"), shares, strict=True))
    mix = {"junior": 0, **keys, "master": 0, "doctor": 0}
    written = ",".join(f"{key}:{share}" for key, share in mix.items())
    found = asked("project=battery_plant", f"project.schooling={{{written}}}").project
    assert found.schooling.shares == (0, *shares, 0, 0)


def test_an_example_can_be_taken_to_another_region() -> None:
    words = ["region=huzhou", "project=battery_plant", "project.place=changxing"]
    assert prepare_assessment([*words, "project.month=2025-01"]).scenarios[1] == "battery_plant"


@pytest.mark.parametrize("word", ["project=battery_plant", "project.jobs=3"])
def test_a_comparison_takes_no_project(word: str) -> None:
    with pytest.raises(InputError) as caught:
        prepare_comparison([word])
    key = word.partition("=")[0]
    said = f"{key}: has no place in a comparison; allowed: `jobcity assess project=…`"
    assert caught.value.line().startswith(said)


def test_no_configuration_of_a_comparison_takes_one_along(tmp_path: Path) -> None:
    text = "defaults: [compare, override project: battery_plant, _self_]\nscenarios: [none]\n"
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="project battery_plant along; allowed: `jobcity assess"):
        prepare_comparison(["--config-dir", str(tmp_path), "--config-name", "mine"])


def test_no_project_is_none() -> None:
    assert asked("project=null").project is None
    assert prepare_comparison(["project=null", "scenarios=[none]"]).settings.project is None


def test_a_run_saves_what_was_seen_and_can_be_run_again(tmp_path: Path) -> None:
    small = ["scale=0.002", "months=2", "settling_months=0", "project.month=2026-01"]
    small.append("project.phase_in_months=2")
    words = ["project=battery_plant", *small]
    (job,) = prepare_jobs(read_words("run", words)).jobs
    for name in ("one", "two"):
        market = settle(job.settings)
        seconds = simulate(market, job.settings.months)
        write_run(market, job.settings, tmp_path / name, seconds)
        market.close()
    one, two = (tmp_path / name for name in ("one", "two"))
    seen = pl.read_parquet(one / "project.parquet")
    assert set(seen["outcome"]) >= {"project_jobs", "project_hires", "sector_jobs"}
    assert (one / "project.parquet").read_bytes() == (two / "project.parquet").read_bytes()
    again = ["--config-dir", str(one), "--config-name", "config"]
    (same,) = prepare_jobs(read_words("run", again)).jobs
    assert same.settings == job.settings
    assert "project" not in config_text(asked())


def test_help_shows_examples() -> None:
    shown = preview_assessment(["--help"])
    assert shown is not None
    assert "jobcity assess project=battery_plant" in shown
    assert "factory_moving" in shown
