"""The scoreboard of made-up runs: what is scored, what is not, and what it depends on."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from agents.errors import InputError
from analysis.attained import Attained
from analysis.results import results
from analysis.scoreboard import COLUMNS, Standing, scoreboard
from analysis.scoreboard_cells import lines
from analysis.scoreboard_table import scoreboard_markdown
from analysis.scores import Score
from analysis.verbs.report import main
from tests.analysis.boards import target
from tests.analysis.synthetic import Design, write_comparison, write_run

RATE = {"outcome": "unemployment_rate", "operator": "<=", "period": "standing"}
TARGETS = {
    "low": target(value=9, **RATE),
    "high": target(value=2, **RATE),
    "jobs": target(value=22_000, outcome="startup_jobs_gross", period="standing"),
    "talent": target(value=200_000, outcome="young_talent_arrived"),
    "told_slack": target(value=100, outcome="hires", slack="all count everybody"),
    "open": target(value=100, outcome="hires", rests_on="a threshold"),
    "contracts": target(outcome=None, not_scorable="nobody knows"),
}
LEFT_OUT = {
    "combined_without_startup": {"scenario": "combined", "family": "startup"},
    "combined_without_training": {"scenario": "combined", "family": "training"},
}
DESIGN = Design(scenarios=("baseline", "combined"), seeds=(1, 2, 3, 4), months=36)


def edit(directory: Path, **changes: Any) -> None:
    path = directory / "comparison.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(facts | changes), encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = write_comparison(tmp_path_factory.mktemp("board"), DESIGN)
    # Without start-ups the package is made up to do what the service stations do.
    truth = {
        "combined_without_startup": "service_stations",
        "combined_without_training": "combined",
    }
    for name, scenario in truth.items():
        for seed in DESIGN.seeds:
            place = directory / "runs" / "closure=central" / f"scenario={name}" / f"seed={seed}"
            write_run(place, DESIGN, scenario, seed)
            facts = json.loads((place / "run.json").read_text(encoding="utf-8"))
            text = json.dumps(facts | {"scenario": name})
            (place / "run.json").write_text(text, encoding="utf-8")
    edit(
        directory,
        targets={name: each.saved() for name, each in TARGETS.items()},
        left_out=LEFT_OUT,
        families={each["family"]: {"zh": "族", "en": each["family"]} for each in LEFT_OUT.values()},
    )
    return directory


@pytest.fixture(scope="module")
def board(made: Path) -> pl.DataFrame:
    return scoreboard(results(made))


def verdicts(board: pl.DataFrame, scenario: str = "combined") -> dict[str, str]:
    return dict(board.filter(scenario=scenario).select("target", "verdict").iter_rows())


def test_every_target_has_a_row_for_every_scenario(board: pl.DataFrame) -> None:
    pairs = board.select("target", "scenario").rows()
    expected = [(name, scenario) for name in TARGETS for scenario in DESIGN.scenarios]
    assert pairs == expected
    assert dict(board.schema) == COLUMNS


def test_verdicts_follow_from_the_made_up_runs(board: pl.DataFrame) -> None:
    assert verdicts(board) == {
        "low": "slack",
        "high": "missed",
        "jobs": "met",
        "talent": "missed",
        "told_slack": "slack",
        "open": "rests on unknown numbers",
        "contracts": "not scorable",
    }
    assert verdicts(board, "baseline")["jobs"] != "met"


def test_flows_are_held_against_their_part(board: pl.DataFrame) -> None:
    (row,) = board.filter(target="talent", scenario="baseline").to_dicts()
    assert (row["stated"], row["aim"]) == (200_000, pytest.approx(200_000 * 36 / 60))
    assert row["over"] == "pro rata, 36 of 60 months"
    assert row["value"] == pytest.approx(36 * 2_600, rel=0.05)
    assert row["margin"] == pytest.approx(row["value"] - row["aim"])
    assert row["margin_relative"] == pytest.approx(row["margin"] / row["aim"])
    assert (row["probability"], row["seeds"], row["parameter_sets"]) == (0, 4, 1)


def test_what_is_not_scorable_has_no_numbers_but_a_reason(board: pl.DataFrame) -> None:
    (row,) = board.filter(target="contracts", scenario="combined").to_dicts()
    assert row["note"] == "nobody knows"
    assert {row[name] for name in ("aim", "value", "margin", "probability", "months")} == {None}


def test_a_target_depends_on_the_family_without_which_it_changes(board: pl.DataFrame) -> None:
    rows = board.filter(scenario="combined")
    depends = dict(rows.select("target", "depends_on").iter_rows())
    assert depends["jobs"] == "startup"
    assert depends["talent"] == ""  # the same in both
    assert dict(rows.select("target", "met_only_with").iter_rows())["jobs"] == "startup"
    assert board.filter(scenario="baseline")["depends_on"].null_count() == len(TARGETS)


def test_runs_without_a_family_stay_out_of_the_effects(made: Path) -> None:
    assert set(results(made).effects["scenario"]) == {"combined"}


def test_it_is_printed_and_stands_in_the_report(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    directory = tmp_path / "again"
    shutil.copytree(made, directory)
    assert main([str(directory)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines[:-1])) <= 100
    said = " ".join(" ".join(lines).split())
    for part in ("≥ 120,000", "36/60 months", "jobs Hires: startup +", "(met only with it)"):
        assert part in said
    assert "Not scorable: contracts Hires (nobody knows)." in said
    page = (directory / "report.html").read_text(encoding="utf-8")
    assert "Targets of the plan" in page
    assert "all count everybody" in page
    first = (directory / "scoreboard.parquet").read_bytes()
    assert main([str(directory)]) == 0
    assert (directory / "scoreboard.parquet").read_bytes() == first


def test_markdown_gives_value_interval_verdict_and_share(made: Path) -> None:
    text = scoreboard_markdown(results(made))
    row = next(line for line in text.splitlines() if line.startswith("| high "))
    assert row.count("missed, 0%") == 2
    assert row.count(" to ") == 2


@pytest.mark.parametrize(
    ("probability", "verdict", "said"),
    [
        (1.0, "met", "met"),
        (1.0, "unsure", "met ?"),
        (0.0, "unsure", "missed ?"),
        (0.375, "unsure", "unsure 38%"),
        (1.0, "rests on unknown numbers", "unknown"),
    ],
)
def test_too_few_seeds_are_marked_as_everywhere(
    probability: float, verdict: str, said: str
) -> None:
    found = Score(1.0, 0.0, 2.0, 1.0, probability, 0.0, 1.0, 2, 1, verdict)
    asked = target()
    held = Attained(np.ones((1, 2)), 600, 60, "whole period")
    (line,) = lines((Standing("one", asked, held, (found,), slack=False, depends_on=()),))
    (mark,) = line.marks
    assert mark is not None
    assert mark.said == said


def test_a_comparison_without_targets_has_no_scoreboard(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(small)]) == 0
    assert not (small / "scoreboard.parquet").exists()
    assert "Targets of the plan" not in capsys.readouterr().out
    assert "Targets of the plan" not in (small / "report.html").read_text(encoding="utf-8")


def test_runs_left_out_of_no_scenario_are_refused(made: Path, tmp_path: Path) -> None:
    directory = tmp_path / "wrong"
    shutil.copytree(made, directory)
    wrong = {name: each | {"scenario": "nobody"} for name, each in LEFT_OUT.items()}
    edit(directory, left_out=wrong)
    with pytest.raises(InputError, match="which is not among the scenarios"):
        results(directory)


def test_a_target_that_was_spoilt_is_refused(made: Path, tmp_path: Path) -> None:
    directory = tmp_path / "spoilt"
    shutil.copytree(made, directory)
    edit(directory, targets={"jobs": TARGETS["jobs"].saved() | {"outcome": "startup_jobs_gros"}})
    with pytest.raises(InputError, match="did you mean startup_jobs_gross"):
        results(directory)
