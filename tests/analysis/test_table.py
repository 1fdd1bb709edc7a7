"""The printed table fits, marks what may be none, and says what it rests on."""

from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from analysis.results import Results, results
from analysis.summary import COLUMNS, Cell, summary
from analysis.table import WIDTH, markdown, print_table
from tests.analysis.synthetic import Design, write_comparison


@pytest.fixture(scope="module")
def found(comparison: Path) -> Results:
    return results(comparison)


def printed(found: Results) -> list[str]:
    console = Console(width=140, record=True, file=StringIO())
    print_table(found, console)
    return console.export_text().splitlines()


def test_it_fits_a_hundred_columns_and_cuts_nothing(found: Results) -> None:
    lines = printed(found)
    assert max(cell_len(line) for line in lines) <= WIDTH
    assert "…" not in "\n".join(lines)


def test_every_scenario_has_its_line_with_both_names(found: Results) -> None:
    text = "\n".join(printed(found))
    for name in ("Start-up grant", "创业补助", "Training", "技能培训"):
        assert name in text
    assert text.count("Baseline") == 1


def test_it_says_what_it_rests_on(found: Results) -> None:
    text = " ".join(printed(found))
    for part in (
        "4 paired seeds",
        "30 months",
        "2026-01 to 2028-06",
        "scale 0.1",
        "not calibrated",
    ):
        assert part in text.replace("  ", " ")


def test_a_fitted_baseline_is_no_longer_called_uncalibrated(tmp_path: Path) -> None:
    design = Design(
        scenarios=("baseline", "training"),
        seeds=(1, 2),
        months=13,
        facts={"calibrated_from": "a fit"},
    )
    text = " ".join(printed(results(write_comparison(tmp_path, design))))
    text = " ".join(text.split())
    assert "not calibrated" not in text
    assert "The baseline is fitted to the region, how people and firms respond is not" in text


def cells(found: Results, scenario: int) -> dict[tuple[str, str], Cell]:
    line = summary(found)[scenario]
    return {(c.outcome, c.group): cell for c, cell in zip(COLUMNS, line.cells, strict=True)}


def test_what_may_be_none_is_marked(found: Results) -> None:
    grant, training = cells(found, 0), cells(found, 1)
    assert grant["startup_jobs_gross", "all"].sure
    assert "?" not in grant["startup_jobs_gross", "all"].marked
    assert not training["unemployment_rate", "all"].sure
    assert training["unemployment_rate", "all"].marked.endswith(" ?")
    assert training["cost_per_job_year", "all"].interval.endswith("or none")
    assert training["cost_per_job_year", "all"].marked.endswith(" ?")


def test_one_seed_says_so(tmp_path: Path) -> None:
    write_comparison(tmp_path, Design(scenarios=("baseline", "training"), seeds=(1,), months=13))
    one = results(tmp_path)
    assert {cell.interval for cell in summary(one)[0].cells} == {"one seed"}
    assert not any(cell.sure for cell in summary(one)[0].cells)
    assert "1 seed," in " ".join(printed(one))


def test_markdown_is_a_table_of_equal_rows(found: Results) -> None:
    lines = markdown(found).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) == 2 + 2
    assert {row.count("|") for row in rows} == {len(COLUMNS) + 2}
    assert "not calibrated" in lines[-1]


def test_an_inert_package_is_the_same_not_unsure(tmp_path: Path) -> None:
    write_comparison(tmp_path, Design(scenarios=("baseline", "training"), seeds=(1, 2), months=13))
    for run in (tmp_path / "runs/closure=central/scenario=training").iterdir():
        base = tmp_path / "runs/closure=central/scenario=baseline" / run.name
        for name in ("outcomes.parquet", "ledger.parquet"):
            (run / name).write_bytes((base / name).read_bytes())
    inert = results(tmp_path)
    *effects, cost = summary(inert)[0].cells
    assert {(cell.marked, cell.interval) for cell in effects} == {("0", "the same")}
    assert cost.marked == "–"
    assert "…" not in "\n".join(printed(inert))
