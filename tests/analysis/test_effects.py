"""The table of effects, against a comparison small enough to work out by hand."""

import json
import math
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from analysis.effects import COLUMNS
from analysis.results import results
from tests.analysis.synthetic import Design, write_comparison

SEEDS = (1, 2, 3)
# Seed by seed: unemployment without and with, two months each.
WITHOUT = {1: (5.0, 5.2), 2: (5.4, 5.6), 3: (4.6, 4.8)}
CHANGE = {1: -0.10, 2: -0.20, 3: -0.30}
PAID = {1: 4_000_000.0, 2: 5_000_000.0, 3: 6_000_000.0}
GAINED = {1: 218.0, 2: 220.0, 3: 222.0}


def write(path: Path, outcome: str, values: dict[date, float], unit: str, group: str) -> None:
    table = pl.read_parquet(path, hive_partitioning=False)
    rows = [(month, outcome, group, value, unit) for month, value in values.items()]
    kept = table.filter(~((pl.col("outcome") == outcome) & (pl.col("group") == group)))
    added = pl.DataFrame(rows, schema=table.schema, orient="row")
    pl.concat([kept, added]).write_parquet(path)


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    directory = tmp_path_factory.mktemp("by_hand")
    design = Design(scenarios=("baseline", "training"), seeds=SEEDS, months=2)
    write_comparison(directory, design)
    months = (date(2026, 1, 1), date(2026, 2, 1))
    for scenario in design.scenarios:
        treated = scenario == "training"
        for seed in SEEDS:
            run = directory / "runs/closure=central" / f"scenario={scenario}" / f"seed={seed}"
            path = run / "outcomes.parquet"
            shift = CHANGE[seed] if treated else 0.0
            rates = {m: v + shift for m, v in zip(months, WITHOUT[seed], strict=True)}
            gain = GAINED[seed] if treated else 0.0
            stocks = {
                "employed": 1000.0 + gain,
                "jobs": 2000.0 + gain / 2,
                "startup_jobs_gross": 50.0 + 2 * gain,
            }
            write(path, "unemployment_rate", rates, "percent", "all")
            for outcome, stock in stocks.items():
                write(path, outcome, dict.fromkeys(months, stock), "persons", "all")
            write(path, "hires", dict.fromkeys(months, 70.0), "persons", "all")
            if treated:
                write(path, "hires", {months[0]: 5.0 * seed}, "persons", "from_job")
            ledger = [(months[1], "vouchers", "district", "school", 1, PAID[seed])][: int(treated)]
            schema = pl.read_parquet_schema(run / "ledger.parquet")
            pl.DataFrame(ledger, schema=schema, orient="row").write_parquet(run / "ledger.parquet")
    return results(directory).effects


def row(table: pl.DataFrame, outcome: str, group: str = "all") -> dict[str, object]:
    chosen = table.filter(outcome=outcome, group=group, window="all", scenario="training")
    return chosen.row(0, named=True)


def test_the_columns_are_those_of_the_file_and_sorted(by_hand: pl.DataFrame) -> None:
    assert dict(by_hand.schema) == COLUMNS
    keys = ["outcome", "group", "window", "scenario", "closure"]
    assert by_hand.equals(by_hand.sort(keys))
    assert not by_hand.select(keys).is_duplicated().any()
    assert by_hand.n_chunks() == 1


def test_a_rate_by_hand(by_hand: pl.DataFrame) -> None:
    found = row(by_hand, "unemployment_rate")
    # Differences -0.1, -0.2, -0.3: mean -0.2, variance 0.01; t(0.975, 2) = 4.30265273.
    half = 4.302652729911275 * 0.1 / math.sqrt(3)
    assert found["baseline"] == pytest.approx(5.1)
    assert found["value"] == pytest.approx(4.9)
    assert found["effect"] == pytest.approx(-0.2)
    assert found["se_chance"] == pytest.approx(0.1 / math.sqrt(3))
    assert found["se_ignorance"] is None
    assert found["closure"] == "central"
    assert found["ci_low"] == pytest.approx(-0.2 - half)
    assert found["ci_high"] == pytest.approx(-0.2 + half)
    # Without: 5.1, 5.5, 4.7, variance 0.16. With: 5.0, 5.3, 4.4, variance 0.21.
    assert found["variance_reduction"] == pytest.approx((0.16 + 0.21) / 0.01)
    assert (found["unit"], found["seeds"]) == ("percent", 3)
    assert str(found["verdict"]).startswith("no effect seen; one of 0.")


def test_the_same_in_every_seed_is_called_identical(by_hand: pl.DataFrame) -> None:
    found = row(by_hand, "hires")
    assert found["effect"] == found["ci_low"] == found["ci_high"] == 0.0
    assert found["verdict"] == "identical in every seed"
    assert found["baseline"] == 140.0


def test_a_flow_that_only_one_scenario_has_counts_from_nought(by_hand: pl.DataFrame) -> None:
    found = row(by_hand, "hires", "from_job")
    assert (found["baseline"], found["value"], found["effect"]) == (0.0, 10.0, 10.0)


def test_net_jobs_are_those_of_all_employers(by_hand: pl.DataFrame) -> None:
    gross, net = row(by_hand, "startup_jobs_gross"), row(by_hand, "startup_jobs_net")
    assert gross["effect"] == pytest.approx(2 * 220.0)
    # Start-ups gain 440 on average, all others lose 330: 110 are left.
    assert net["effect"] == pytest.approx(110.0)
    assert (net["baseline"], net["value"]) == (None, None)


def test_money_by_hand(by_hand: pl.DataFrame) -> None:
    spent, cost = row(by_hand, "extra_spending"), row(by_hand, "cost_per_job_year")
    bought = row(by_hand, "net_job_years_per_million_yuan")
    assert spent["effect"] == 5_000_000.0
    # 220 persons over 2 months are 220 / 6 job-years.
    assert cost["effect"] == pytest.approx(5_000_000.0 / (220.0 / 6))
    assert bought["effect"] == pytest.approx((220.0 / 6) / 5.0)
    assert bought["ci_low"] == pytest.approx(1e6 / float(str(cost["ci_high"])))
    assert bought["ci_high"] == pytest.approx(1e6 / float(str(cost["ci_low"])))
    assert str(cost["verdict"]).endswith("yuan a job-year")


def test_the_true_effect_of_the_made_up_runs_is_found(comparison: Path) -> None:
    table = results(comparison).effects
    chosen = table.filter(outcome="unemployment_rate", group="all", scenario="startup_grant")
    windows = set(chosen["window"])
    assert windows == {"2026", "2027", "2028", "last_12_months", "all"}
    last = chosen.row(by_predicate=pl.col("window") == "last_12_months", named=True)
    assert last["ci_low"] < -0.09 < last["ci_high"]
    assert last["variance_reduction"] > 1.0


def test_one_seed_cannot_tell(tmp_path: Path) -> None:
    write_comparison(tmp_path, Design(scenarios=("baseline", "training"), seeds=(5,), months=12))
    table = results(tmp_path).effects
    columns = ["ci_low", "ci_high", "se_chance", "se_ignorance", "variance_reduction"]
    nothing = table.select(*columns, "minimum_detectable")
    assert nothing.null_count().row(0) == (table.height,) * 6
    said = set(table.filter(pl.col("effect") != 0.0)["verdict"])
    assert said == {"one seed cannot tell"}
    assert table["effect"].is_nan().sum() == 0


def test_a_package_that_costs_nothing_has_no_cost_per_job(tmp_path: Path) -> None:
    write_comparison(tmp_path, Design(scenarios=("baseline", "training"), seeds=(1, 2), months=12))
    for run in (tmp_path / "runs/closure=central/scenario=training").iterdir():
        base = tmp_path / "runs/closure=central/scenario=baseline" / run.name / "ledger.parquet"
        (run / "ledger.parquet").write_bytes(base.read_bytes())
    table = results(tmp_path).effects
    for outcome in ("cost_per_job_year", "net_job_years_per_million_yuan"):
        found = row(table, outcome)
        assert (found["effect"], found["ci_low"]) == (None, None)
        assert str(found["verdict"]).startswith("undefined: spending")


def test_an_inert_package_is_identical_everywhere(tmp_path: Path) -> None:
    write_comparison(tmp_path, Design(scenarios=("baseline", "training"), seeds=(1, 2), months=12))
    for run in (tmp_path / "runs/closure=central/scenario=training").iterdir():
        base = tmp_path / "runs/closure=central/scenario=baseline" / run.name
        for name in ("outcomes.parquet", "ledger.parquet"):
            (run / name).write_bytes((base / name).read_bytes())
    table = results(tmp_path).effects
    ratios = pl.col("outcome").is_in(["cost_per_job_year", "net_job_years_per_million_yuan"])
    assert set(table.filter(~ratios)["verdict"]) == {"identical in every seed"}
    assert table.filter(ratios)["effect"].null_count() == table.filter(ratios).height


def test_effects_do_not_depend_on_the_order_of_rows(tmp_path: Path, comparison: Path) -> None:
    facts = json.loads((comparison / "comparison.json").read_text(encoding="utf-8"))
    (tmp_path / "comparison.json").write_text(json.dumps(facts), encoding="utf-8")
    for path in comparison.glob("runs/*/*/*/*"):
        target = tmp_path / path.relative_to(comparison)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        if path.name == "outcomes.parquet":
            table = pl.read_parquet(path, hive_partitioning=False)
            table.sample(fraction=1.0, shuffle=True, seed=4).write_parquet(target)
    assert results(tmp_path).effects.equals(results(comparison).effects)
