"""``jobcity assess``, from words to a page."""

import json
import shutil
from pathlib import Path
from typing import NoReturn

import polars as pl
import pytest

from agents.errors import InputError
from analysis.assessment.measures import COLUMNS
from analysis.assessment.sides import is_assessment, load_sides
from analysis.verbs import assess, report

SMALL = ["months=4", "settling_months=0", "scale=0.005", "seeds=2", "processes=1"]
PLANT = ["project=battery_plant", "project.month=2026-02", "project.phase_in_months=2"]
KEYS = ["measure", "group", "closure", "window"]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("assess") / "results"
    closures = "closures=[central,demand_fixed]"
    words = [*SMALL, *PLANT, closures, "project.jobs=12000", f"hydra.run.dir={directory}"]
    assert assess.main(words) == 0
    return directory


def effects(directory: Path, measure: str, closure: str = "central") -> dict[str, float]:
    table = pl.read_parquet(directory / "assessment.parquet")
    found = table.filter(measure=measure, closure=closure, window="since_start")
    return dict(found.select("group", "effect").iter_rows())


def test_everything_is_there(finished: Path) -> None:
    assert {path.name for path in finished.iterdir()} == {
        *("comparison.json", "assessment.parquet", "figures", "report.html", "runs")
    }
    assert {path.name for path in finished.glob("figures/*.svg")} == {
        *("jobs_over_time.svg", "unemployment_risk.svg")
    }
    page = (finished / "report.html").read_text(encoding="utf-8")
    for words in ("Battery plant opens in Renhe", "仁和动力电池厂投产", "失业风险", "Renhe"):
        assert words in page
    assert page.count("<svg") == 2
    assert "http-equiv" not in page
    assert 'src="' not in page


def test_the_table_says_all_once(finished: Path) -> None:
    table = pl.read_parquet(finished / "assessment.parquet")
    assert dict(table.schema) == COLUMNS
    assert table.select(KEYS).is_duplicated().sum() == 0
    assert set(table["closure"]) == {"central", "demand_fixed"}
    groups = set(table.filter(pl.col("measure").str.starts_with("unemployment"))["group"])
    assert {"all", "female", "male", "college", "local", "age_16_24", "place_renhe"} <= groups
    assert table.filter(pl.col("measure") == "sector_mean_wage").height == 16


@pytest.mark.parametrize("closure", ["central", "demand_fixed"])
def test_it_adds_up(finished: Path, closure: str) -> None:
    own, every = effects(finished, "project_jobs", closure), effects(finished, "jobs", closure)
    displaced = effects(finished, "jobs_displaced", closure)["all"]
    assert own["all"] > 0
    assert displaced == pytest.approx(own["all"] - every["all"])
    share = effects(finished, "jobs_displaced_share", closure)["all"]
    assert share == pytest.approx(100 * displaced / own["all"])
    for measure in ("project_hires", "project_separations"):
        found = effects(finished, measure, closure)
        assert sum(found.values()) == pytest.approx(2 * found["all"])
    sectors = effects(finished, "sector_jobs", closure)
    assert sum(sectors.values()) == pytest.approx(every["all"])


def test_effects_are_those_of_the_saved_runs(finished: Path) -> None:
    means = []
    for side in ("baseline", "battery_plant"):
        runs = [
            pl.read_parquet(
                finished / f"runs/closure=central/scenario={side}/seed={seed}/outcomes.parquet",
                hive_partitioning=False,
            )
            for seed in (1, 2)
        ]
        chosen = pl.concat(runs).filter(outcome="unemployment_rate", group="place_renhe")
        since = chosen.filter(pl.col("month") >= pl.date(2026, 2, 1))
        assert since.height == 6
        means.append(since["value"].mean())
    found = effects(finished, "unemployment_rate")["place_renhe"]
    assert found == pytest.approx(means[1] - means[0])  # type: ignore[operator]


def test_a_report_of_it_gives_the_same_bytes(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("assessment.parquet", "report.html", "figures/jobs_over_time.svg")
    before = [(finished / name).read_bytes() for name in names]
    assert report.main([str(finished)]) == 0
    assert [(finished / name).read_bytes() for name in names] == before
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Battery plant opens in Renhe")
    assert lines[-1] == f"Look at {finished / 'report.html'}"
    assert max(map(len, lines[:-1])) <= 100


def test_finished_results_stay(finished: Path) -> None:
    before = sorted(path.stat().st_mtime_ns for path in finished.rglob("*"))
    with pytest.raises(InputError, match="holds finished results"):
        assess.main([*SMALL, *PLANT, f"hydra.run.dir={finished}"])
    assert sorted(path.stat().st_mtime_ns for path in finished.rglob("*")) == before


def test_a_project_without_jobs_changes_nothing(tmp_path: Path) -> None:
    directory = tmp_path / "results"
    words = [*SMALL, *PLANT, "project.jobs=0", "closures=[central]", "months=3"]
    assert assess.main([*words, f"hydra.run.dir={directory}"]) == 0
    table = pl.read_parquet(directory / "assessment.parquet")
    assert set(table["effect"].drop_nulls()) == {0.0}
    page = (directory / "report.html").read_text(encoding="utf-8")
    assert "identical in every seed" in page
    for file in ("outcomes", "project"):
        runs = directory / "runs" / "closure=central"
        sides = [(runs / f"scenario={name}" / "seed=2") for name in ("baseline", "battery_plant")]
        bytes_of = [(side / f"{file}.parquet").read_bytes() for side in sides]
        assert bytes_of[0] == bytes_of[1]


def test_what_is_missing_is_named(finished: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(finished, broken)
    file = broken / "runs/closure=central/scenario=baseline/seed=1/project.parquet"
    file.unlink()
    with pytest.raises(InputError, match="file is missing") as caught:
        report.main([str(broken)])
    assert caught.value.where == str(file)
    facts = json.loads((broken / "comparison.json").read_text(encoding="utf-8"))
    facts["project"]["id"] = "other"
    (broken / "comparison.json").write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(InputError, match="names no runs with the project 'other'"):
        report.main([str(broken)])


def test_bad_input_makes_nothing(tmp_path: Path) -> None:
    directory = tmp_path / "results"
    with pytest.raises(InputError, match="unknown place"):
        assess.main([*SMALL, *PLANT, "project.place=x", f"hydra.run.dir={directory}"])
    assert not directory.exists()


def test_an_interruption_of_the_drawing_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(assess, "finish_assessment", stop)
    directory = tmp_path / "results"
    words = [*SMALL, *PLANT, "months=3", "seeds=1", "closures=[central]"]
    with pytest.raises(KeyboardInterrupt) as caught:
        assess.main([*words, f"hydra.run.dir={directory}"])
    assert f"all runs are saved in {directory}; `jobcity report {directory}`" in str(caught.value)
    assert is_assessment(directory)
    assert report.main([str(directory)]) == 0
    table = pl.read_parquet(directory / "assessment.parquet")
    assert table["ci_low"].null_count() == table.height  # one seed cannot tell


def test_help_and_configuration_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert assess.main(["--help"]) == 0
    assert "jobcity assess project=battery_plant" in capsys.readouterr().out
    assert assess.main(["project=battery_plant", "--cfg", "job"]) == 0
    assert "phase_in_months: 18" in capsys.readouterr().out


def test_other_results_are_none(tmp_path: Path, comparison: Path) -> None:
    assert not is_assessment(tmp_path)
    assert not is_assessment(comparison)
    with pytest.raises(InputError, match="holds no assessment"):
        load_sides(comparison)
