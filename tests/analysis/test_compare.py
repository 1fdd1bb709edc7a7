"""``jobcity compare``, from words to a report."""

import json
from pathlib import Path
from typing import NoReturn

import polars as pl
import pytest

from agents.errors import InputError
from analysis.net import BETWEEN_SCENARIOS
from analysis.verbs import compare, report
from scenarios.comparison import Comparison

CENTRAL = "closures=[central]"
SMALL = ["months=2", "settling_months=0", "scale=0.01", "seeds=2", "processes=1", CENTRAL]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("compare") / "results"
    words = [*SMALL, "scenarios=[baseline,training]", f"hydra.run.dir={directory}"]
    assert compare.main(words) == 0
    return directory


def test_it_runs_and_draws_and_says_where_to_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    directory = tmp_path / "results"
    words = [*SMALL, "scenarios=[baseline,none]", f"hydra.run.dir={directory}"]
    assert compare.main(words) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Effects against Baseline")
    assert lines[-1] == f"Look at {directory / 'report.html'}"
    assert {path.name for path in directory.iterdir()} == {
        "comparison.json",
        "effects.parquet",
        "figures",
        "report.html",
        "runs",
        "scoreboard.parquet",
    }


def test_the_effects_hold_every_outcome_that_was_saved(finished: Path) -> None:
    effects = pl.read_parquet(finished / "effects.parquet")
    saved = pl.read_parquet(
        finished / "runs/closure=central/scenario=training/seed=1/outcomes.parquet",
        hive_partitioning=False,
    )
    pairs = set(effects.filter(window="all").select("outcome", "group").iter_rows())
    assert set(saved.select("outcome", "group").unique().iter_rows()) <= pairs
    assert set(BETWEEN_SCENARIOS) <= set(effects["outcome"])
    assert set(effects["seeds"]) <= {0, 1, 2}


def test_the_scoreboard_holds_every_target_and_scenario(finished: Path) -> None:
    board = pl.read_parquet(finished / "scoreboard.parquet")
    targets = json.loads((finished / "comparison.json").read_text(encoding="utf-8"))["targets"]
    assert set(board.select("target", "scenario").iter_rows()) == {
        (target, scenario) for target in targets for scenario in ("baseline", "training")
    }
    flows = board.filter(target="T003")
    assert set(flows["over"]) == {"pro rata, 2 of 60 months"}
    assert flows["aim"].to_list() == pytest.approx([250_000 * 2 / 60] * 2)
    assert set(board.filter(target="T012")["verdict"]) == {"not scorable"}
    assert board["depends_on"].null_count() == board.height


def test_a_scenario_is_run_without_each_family(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    directory = tmp_path / "results"
    words = [*SMALL, "scenarios=[baseline,combined]", "families=true", "scale=0.02"]
    assert compare.main([*words, f"hydra.run.dir={directory}"]) == 0
    effects = pl.read_parquet(directory / "effects.parquet")
    assert set(effects["scenario"]) == {"combined"}
    runs = {path.name for path in (directory / "runs" / "closure=central").iterdir()}
    families = ("services", "startup", "training", "youth")
    expected = {f"scenario=combined_without_{family}" for family in families}
    assert runs == {"scenario=baseline", "scenario=combined", *expected}
    board = pl.read_parquet(directory / "scoreboard.parquet")
    places = board.filter(target="T080", scenario="combined")
    assert places["depends_on"].to_list() == ["services"]
    assert board.filter(scenario="baseline")["depends_on"].null_count() > 0
    said = " ".join(capsys.readouterr().out.split())
    assert "T080 Within 15 minutes of a station: services +" in said


def test_a_report_of_it_gives_the_same_bytes(finished: Path) -> None:
    names = ("effects.parquet", "scoreboard.parquet", "report.html")
    files = [*(finished / name for name in names), *finished.glob("figures/*")]
    before = {path: path.read_bytes() for path in files}
    assert report.main([str(finished)]) == 0
    assert {path: path.read_bytes() for path in files} == before


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("scenarios=[baseline,trainin]", "did you mean training?"),
        ("seeds=0", "seeds"),
        ("nope=3", "nope"),
    ],
)
def test_bad_input_makes_nothing(tmp_path: Path, word: str, part: str) -> None:
    directory = tmp_path / "results"
    with pytest.raises(InputError) as caught:
        compare.main([*SMALL, word, f"hydra.run.dir={directory}"])
    assert part in caught.value.line()
    assert not directory.exists()


def test_nothing_is_drawn_of_an_interrupted_comparison(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_comparison: Comparison) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(compare, "run_comparison", stop)
    with pytest.raises(KeyboardInterrupt):
        compare.main([*SMALL, "scenarios=[none]", f"hydra.run.dir={tmp_path / 'results'}"])
    assert not (tmp_path / "results").exists()


def test_an_interruption_of_the_drawing_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(compare, "finish", stop)
    directory = tmp_path / "results"
    words = [*SMALL, "months=1", "seeds=1", "scenarios=[none]", f"hydra.run.dir={directory}"]
    with pytest.raises(KeyboardInterrupt) as caught:
        compare.main(words)
    assert f"all runs are saved in {directory}; `jobcity report {directory}`" in str(caught.value)
    assert capsys.readouterr().out.startswith("Nothing to compare: one scenario given; ")
    assert report.main([str(directory)]) == 0
    assert (directory / "report.html").is_file()


def test_help_shows_keys_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.main(["--help"]) == 0
    assert "jobcity compare scenarios=[baseline,training]" in capsys.readouterr().out
