"""A shock is asked for by name and checked; what is wrong with it is told in one line."""

from pathlib import Path

import polars as pl
import pytest
import yaml

from agents.errors import InputError
from scenarios.city import City
from scenarios.comparison import must_be_comparable, prepare_comparison
from scenarios.compose import compose_settings
from scenarios.ensemble import run_comparison
from scenarios.jobs import prepare_jobs
from scenarios.runs import config_text
from scenarios.settings import RunSettings
from scenarios.shock_kinds import SHOCKS
from scenarios.words import read_words
from tests.conf.evidence import CONF, load


def test_every_kind_has_its_file() -> None:
    assert {path.stem for path in (CONF / "shock").glob("*.yaml")} == SHOCKS.keys()
    for name in SHOCKS:
        shock = compose_settings("run", [f"shock={name}"], RunSettings).shock
        assert (shock.id, shock.kind) == (name, name)
        assert load(CONF / "shock" / f"{name}.yaml")["kind"] == name


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["shock=slmp"], "shock: unknown shock 'slmp'; allowed: demand_cycle, "),
        (["shock=slump", "shock.dpth=0.1"], "shock.dpth: unknown key 'dpth'; allowed: id, kind"),
        (["shock.depth=0.1"], "shock.depth: unknown key 'depth'; allowed: id, kind, label"),
        (["shock=slump", "shock.depth=2"], "shock.depth: 2 is too large; allowed: a number of a"),
        (["shock=slump", "shock.falling=0"], "shock.falling: 0 is too small; allowed: a whole n"),
        (["shock=slump", "shock.month=x"], "shock.month: 'x' is not a month; allowed: a month f"),
        (["shock=slump", "shock.id=other"], "shock.id: id 'other' differs from the name of its "),
        (["shock=slump", "shock.kind=slamp"], "shock.kind: unknown kind of shock 'slamp'; allow"),
        (["shock=slump", "~shock.kind"], "shock.kind: is missing; allowed: none, demand_cycle"),
        (
            ["shock=slump", "shock.month=2025-12"],
            "shock.month: 2025-12 lies outside of the run; allowed: a month from 2026-01 to 2030-",
        ),
        (["shock=slump", "months=12"], "shock.month: 2027-01 lies outside of the run; allowed: "),
        (["shock=slump", "region=textbook"], "shock: no 'slump' can strike the textbook region"),
        (["shock=sector_decline", "shock.sector=x"], "shock.sector: unknown sector 'x'; allowed"),
        (["shock=plant_opening", "shock.place=renh"], "shock.place: unknown place 'renh'; allow"),
        (["shock=plant_closing", "shock.rank=51"], "shock.rank: 51 is beyond the largest employ"),
    ],
)
def test_what_is_wrong_is_told(words: list[str], line: str) -> None:
    with pytest.raises(InputError) as caught:
        compose_settings("run", words, RunSettings)
    assert caught.value.line().startswith(line)
    assert "\n" not in caught.value.line()


def test_the_nearest_name_is_told() -> None:
    for word, nearest in (("shock.sector=manufcturing", "manufacturing"), ("shock=x", "")):
        with pytest.raises(InputError) as caught:
            compose_settings("run", ["shock=sector_decline", word], RunSettings)
        assert caught.value.nearest == nearest


def test_the_first_and_last_month_lie_in_the_run() -> None:
    for month in ("2026-01", "2026-06"):
        words = ["shock=slump", "months=6", f"shock.month={month}"]
        assert compose_settings("run", words, RunSettings).shock.month


def test_a_shock_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "shock").mkdir()
    own = "defaults: [slump, _self_]\nid: mine\ndepth: 0.3\n"
    (tmp_path / "shock" / "mine.yaml").write_text(own, encoding="utf-8")
    city = City(shock="mine", scale=0.002, settling_months=0, config_dir=tmp_path)
    assert (city.asked.shock.id, city.asked.shock.kind, city.asked.shock.depth) == (
        "mine",
        "slump",
        0.3,
    )
    city.close()


def test_a_sweep_varies_shocks() -> None:
    words = read_words("run", ["-m", "shock=none,slump,plant_closing", "hydra.sweep.dir=nowhere"])
    jobs = prepare_jobs(words).jobs
    assert [job.settings.shock.id for job in jobs] == ["none", "slump", "plant_closing"]


def test_a_saved_configuration_has_the_shock() -> None:
    asked = compose_settings("run", ["shock=slump", "shock.depth=0.2"], RunSettings)
    saved = yaml.safe_load(config_text(asked))["shock"]
    assert (saved["id"], saved["depth"], saved["month"]) == ("slump", 0.2, "2027-01")


def test_scenarios_of_a_comparison_share_the_shock() -> None:
    comparison = prepare_comparison(["shock=slump", "scenarios=[none,baseline]"])
    runs = next(iter(comparison.sets.values())).values()
    assert {run.shock.id for run in runs} == {"slump"}
    scale = f"scale={comparison.settings.scale}"
    other = compose_settings("run", ["scenario=none", scale], RunSettings)
    with pytest.raises(InputError, match="scenario none: is struck by none in its own way; allo"):
        must_be_comparable(comparison.settings, {"none": other})


def test_one_and_two_processes_give_the_same_bits(tmp_path: Path) -> None:
    words = ["scenarios=[baseline,none]", "seeds=2", "scale=0.002", "months=4", "settling_months=2"]
    words += [
        "closures=[central]",
        "shock=plant_opening",
        "shock.month=2026-02",
        "shock.hiring_months=2",
    ]
    for processes in (1, 2):
        place = f"hydra.run.dir={tmp_path}/{processes}"
        run_comparison(prepare_comparison([*words, f"processes={processes}", place]), print)
    files = sorted((tmp_path / "1").glob("runs/*/*/*/*.parquet"))
    assert len(files) == 2 * 2 * 4
    for file in files:
        other = tmp_path / "2" / file.relative_to(tmp_path / "1")
        assert pl.read_parquet(file).equals(pl.read_parquet(other)), file
