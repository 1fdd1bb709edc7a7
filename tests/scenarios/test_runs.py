"""What a finished run leaves: every file, the same bytes every time, and a way to run it again."""

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
import yaml

from agents.errors import InputError
from scenarios.compose import compose_settings
from scenarios.runs import config_text, settle, simulate, write_run
from scenarios.settings import RunSettings

FILES = [
    "claims.parquet",
    "config.yaml",
    "ledger.parquet",
    "outcomes.parquet",
    "panel.parquet",
    "run.json",
]
TABLES = [name for name in FILES if name.endswith(".parquet")]
WORDS = ["scale=0.002", "months=3", "settling_months=2", "scenario=combined", "seed=7"]
AGAIN = """
import sys
from pathlib import Path
from scenarios.compose import compose_settings
from scenarios.runs import settle, simulate, write_run
from scenarios.settings import RunSettings
run = compose_settings("run", sys.argv[2:], RunSettings)
market = settle(run)
write_run(market, run, Path(sys.argv[1]), simulate(market, run.months))
"""


def asked(*words: str) -> RunSettings:
    return compose_settings("run", [*WORDS, *words], RunSettings)


def save(directory: Path, *words: str) -> RunSettings:
    run = asked(*words)
    market = settle(run)
    seconds = simulate(market, run.months)
    write_run(market, run, directory, seconds)
    market.close()
    return run


def bytes_of(directory: Path) -> dict[str, bytes]:
    return {name: (directory / name).read_bytes() for name in (*TABLES, "config.yaml")}


@pytest.fixture(scope="module")
def run_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("runs") / "one"
    save(directory)
    return directory


def test_all_files_are_there(run_directory: Path) -> None:
    assert sorted(each.name for each in run_directory.iterdir()) == FILES


def test_the_facts(run_directory: Path) -> None:
    facts = json.loads((run_directory / "run.json").read_text())
    expected = {
        "schema_version": 1,
        "status": "finished",
        "scenario": "combined",
        "region": "yuhang",
        "seed": 7,
        "months": 3,
        "settling_months": 2,
        "scale": 0.002,
    }
    assert {key: facts[key] for key in expected} == expected
    assert 1000 < facts["people"] < 10000
    assert 50 < facts["firms"] < 5000
    assert 0 < facts["bytes_per_person"] <= 64
    assert 1e8 < facts["peak_memory"] < 1e11
    assert all(facts[f"seconds_{part}"] >= 0 for part in ("setup", "settling", "stepping"))
    assert {"jobcity", "numpy", "polars", "commit", "dirty"} <= facts["versions"].keys()


def test_the_tables_cover_the_months_and_hold_no_hole(run_directory: Path) -> None:
    for name in TABLES:
        table = pl.read_parquet(run_directory / name)
        assert table.columns[0] == "month"
        assert table["month"].is_sorted()
        assert sum(table.null_count().row(0)) == 0
    outcomes = pl.read_parquet(run_directory / "outcomes.parquet")
    assert outcomes["month"].n_unique() == 3
    assert outcomes["value"].is_not_nan().all()
    keys = outcomes.select("month", "outcome", "group")
    assert keys.is_unique().all()
    assert keys.equals(keys.sort("month", "outcome", "group"))
    panel = pl.read_parquet(run_directory / "panel.parquet")
    assert panel.select("month", "person").is_unique().all()


def test_the_ledger_is_what_the_claims_add_up_to(run_directory: Path) -> None:
    claims = pl.read_parquet(run_directory / "claims.parquet")
    ledger = pl.read_parquet(run_directory / "ledger.parquet")
    added = (
        claims.group_by("month", "instrument")
        .agg(pl.col("amount").sum() / 100 / 0.002)
        .sort("month", "instrument")
    )
    assert ledger.height > 0
    assert added["amount"].to_list() == pytest.approx(ledger["amount_yuan"].to_list())


def test_the_same_run_in_another_process_is_the_same_bytes(
    run_directory: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    subprocess.run([sys.executable, "-c", AGAIN, str(other), *WORDS], check=True)
    assert bytes_of(other) == bytes_of(run_directory)


def test_another_seed_is_another_run(run_directory: Path, tmp_path: Path) -> None:
    save(tmp_path / "other", "seed=8")
    assert all(
        (tmp_path / "other" / name).read_bytes() != (run_directory / name).read_bytes()
        for name in TABLES
    )


def test_the_saved_configuration_is_the_run(run_directory: Path) -> None:
    content = yaml.safe_load((run_directory / "config.yaml").read_text())
    assert content["scenario"]["id"] == "combined"
    assert content["start"] == "2026-01"
    again = compose_settings("config", [], RunSettings, config_dir=run_directory)
    assert config_text(again) == config_text(asked())
    assert again.scenario == asked().scenario


def test_finished_runs_stay(run_directory: Path) -> None:
    before = bytes_of(run_directory)
    with pytest.raises(InputError, match="holds finished results"):
        save(run_directory, "seed=9")
    assert bytes_of(run_directory) == before


def test_finished_runs_may_be_replaced(tmp_path: Path) -> None:
    save(tmp_path / "run")
    save(tmp_path / "run", "seed=9", "overwrite=true")
    assert json.loads((tmp_path / "run" / "run.json").read_text())["seed"] == 9
    assert [each.name for each in tmp_path.iterdir()] == ["run"]
