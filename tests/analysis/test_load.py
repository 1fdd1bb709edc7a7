"""What can be read is read whole; what cannot is refused by name."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from agents.errors import InputError
from analysis.load import load
from analysis.results import results
from analysis.series import outcome_series, spending_series
from tests.analysis.synthetic import Design, write_comparison

BROKEN_RUN = Path("runs/closure=central/scenario=training/seed=2")
Break = Callable[[Path], object]


def test_a_comparison_is_read_in_the_order_it_names(comparison: Path) -> None:
    (runs,) = load(comparison)
    assert runs.scenarios == ("baseline", "startup_grant", "training")
    assert runs.treated == ("startup_grant", "training")
    assert runs.seeds == (1, 2, 3, 10)
    assert (runs.months[0], runs.months[-1]) == (date(2026, 1, 1), date(2028, 6, 1))
    assert runs.label("training").zh == "技能培训"
    assert runs.instrument("vouchers").en == "Training vouchers"


def test_values_land_at_their_scenario_seed_and_month(comparison: Path) -> None:
    series = outcome_series(load(comparison)[0])
    own = pl.read_parquet(
        comparison / "runs/closure=central/scenario=startup_grant/seed=10/outcomes.parquet",
        hive_partitioning=False,
    )
    expected = own.filter(outcome="unemployment_rate", group="local").sort("month")["value"]
    found = series.of("unemployment_rate", "local")[1, 3]
    assert found.tolist() == expected.to_list()


def test_spending_lands_at_its_scenario_seed_and_month(comparison: Path) -> None:
    instruments, spending = spending_series(load(comparison)[0])
    own = pl.read_parquet(
        comparison / "runs/closure=central/scenario=startup_grant/seed=3/ledger.parquet",
        hive_partitioning=False,
    )
    expected = own.filter(instrument="founder_grant").sort("month")["amount_yuan"]
    at = instruments.index("founder_grant")
    assert spending[1, 2, at].tolist() == expected.to_list()
    assert spending[0, :, at].sum() == 0.0


def test_a_single_run_has_no_baseline_and_takes_its_labels_from_its_configuration(
    single: Path,
) -> None:
    (runs,) = load(single)
    assert runs.baseline is None
    assert (runs.scenarios, runs.seeds, runs.treated) == (("combined",), (3,), ())
    assert runs.label("combined").zh == "组合政策"
    assert runs.instrument("stations").en == "Employment service stations"
    assert results(single).effects.is_empty()


def test_the_place_of_a_directory_does_not_matter(tmp_path: Path, comparison: Path) -> None:
    strange = tmp_path / "scenario=x,seed=1" / "a [1] *?" / "date=2026 结果"
    shutil.copytree(comparison, strange)
    first, second = outcome_series(load(comparison)[0]), outcome_series(load(strange)[0])
    assert first.keys == second.keys
    assert first.values.tobytes() == second.values.tobytes()


def test_a_scenario_may_be_called_like_a_number(tmp_path: Path) -> None:
    write_comparison(tmp_path, Design(scenarios=("baseline", "training"), seeds=(7,), months=3))
    (tmp_path / "runs/closure=central/scenario=training").rename(
        tmp_path / "runs/closure=central/scenario=2026"
    )
    edit(tmp_path / "runs/closure=central/scenario=2026/seed=7/run.json", scenario="2026")
    edit(tmp_path / "comparison.json", scenarios=["baseline", "2026"])
    assert outcome_series(load(tmp_path)[0]).scenarios == ("baseline", "2026")


def edit(path: Path, **changes: object) -> None:
    content = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(content), encoding="utf-8")


def test_no_directory_a_file_and_a_foreign_directory_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "unfinished/runs").mkdir(parents=True)
    for name, part in (
        ("missing", "no such directory"),
        ("file", "not a directory"),
        ("foreign", "holds no results"),
        ("unfinished", "is unfinished: 0 finished runs are kept, others are missing"),
    ):
        with pytest.raises(InputError) as caught:
            load(tmp_path / name)
        assert part in caught.value.line()
        assert name in caught.value.line()
        assert "allowed" in caught.value.line()


FAULTS: dict[str, tuple[Break, str]] = {
    "run missing": (shutil.rmtree, "seed=2: run is missing"),
    "no run.json": (lambda run: (run / "run.json").unlink(), "run.json: file is missing"),
    "no config": (lambda run: (run / "config.yaml").unlink(), "config.yaml: file is missing"),
    "no ledger": (lambda run: (run / "ledger.parquet").unlink(), "ledger.parquet: file is missing"),
    "bad json": (lambda run: (run / "run.json").write_text("{"), "run.json: not readable as JSON"),
    "json list": (lambda run: (run / "run.json").write_text("[]"), "run.json: "),
    "unfinished": (lambda run: edit(run / "run.json", status="running"), "did not finish"),
    "other version": (lambda run: edit(run / "run.json", schema_version=2), "version 1"),
    "other seed": (lambda run: edit(run / "run.json", seed=5), "seed is 5"),
    "other scale": (lambda run: edit(run / "run.json", scale=0.5), "scale is 0.5"),
    "empty parquet": (
        lambda run: (run / "outcomes.parquet").write_bytes(b""),
        "outcomes.parquet: not readable as Parquet",
    ),
    "foreign parquet": (
        lambda run: pl.DataFrame({"a": [1]}).write_parquet(run / "outcomes.parquet"),
        "outcomes.parquet: has no column month, outcome, group, value, unit",
    ),
    "cut parquet": (
        lambda run: (run / "ledger.parquet").write_bytes(
            (run / "ledger.parquet").read_bytes()[:-100]
        ),
        "ledger.parquet: not readable as Parquet",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_run_is_refused_by_the_name_of_its_file(small: Path, fault: str) -> None:
    act, part = FAULTS[fault]
    act(small / BROKEN_RUN)
    with pytest.raises(InputError) as caught:
        load(small)
    assert part in caught.value.line()
    assert str(BROKEN_RUN) in caught.value.line()


def test_a_file_damaged_in_the_middle_is_named(small: Path) -> None:
    path = small / BROKEN_RUN / "outcomes.parquet"
    content = bytearray(path.read_bytes())
    content[4 : len(content) // 2] = bytes(len(content) // 2 - 4)
    path.write_bytes(bytes(content))
    with pytest.raises(InputError, match="not readable as Parquet") as caught:
        results(small)
    assert str(path) in caught.value.line()


def test_runs_over_other_months_are_refused(small: Path) -> None:
    path = small / BROKEN_RUN / "outcomes.parquet"
    table = pl.read_parquet(path, hive_partitioning=False)
    table.with_columns(pl.col("month").dt.offset_by("1y")).write_parquet(path)
    with pytest.raises(InputError, match="2026-01 to 2027-02 in every run"):
        load(small)
    table.filter(pl.col("month") < date(2027, 1, 1)).write_parquet(path)
    with pytest.raises(InputError, match="holds 12 months"):
        load(small)


def test_rows_that_stand_twice_are_refused(small: Path) -> None:
    path = small / BROKEN_RUN / "outcomes.parquet"
    table = pl.read_parquet(path, hive_partitioning=False)
    pl.concat([table, table[:1]]).write_parquet(path)
    with pytest.raises(InputError, match=r"seed=2/outcomes.parquet: .* stand twice"):
        outcome_series(load(small)[0])


def test_outcomes_that_nobody_declared_are_refused(small: Path) -> None:
    path = small / BROKEN_RUN / "outcomes.parquet"
    table = pl.read_parquet(path, hive_partitioning=False)
    table.with_columns(pl.lit("happiness").alias("outcome")).write_parquet(path)
    with pytest.raises(InputError, match=r"happiness"):
        outcome_series(load(small)[0])


def test_a_comparison_must_hold_its_baseline(small: Path) -> None:
    edit(small / "comparison.json", baseline="none")
    with pytest.raises(InputError, match="baseline 'none' is not among the scenarios"):
        load(small)
