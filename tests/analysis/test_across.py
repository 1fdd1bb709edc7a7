"""The effects under every closure stand side by side, and say whether their sign depends on it."""

import json
from io import StringIO
from pathlib import Path

import polars as pl
import pytest
from rich.cells import cell_len
from rich.console import Console

from agents.errors import InputError
from analysis.across import across, finding, meanings
from analysis.figures.gallery import drawings
from analysis.load import load
from analysis.report import report
from analysis.results import Results, results
from analysis.style import save
from analysis.summary import COLUMNS, summary
from analysis.table import WIDTH, markdown, print_table
from tests.analysis.synthetic import Design, write_comparison

CLOSURES = ("central", "demand_fixed", "free_entry")


@pytest.fixture(scope="module")
def found(three_closures: Path) -> Results:
    return results(three_closures)


def test_effects_are_paired_within_each_closure(found: Results, comparison: Path) -> None:
    table = found.all_effects
    assert table.columns[3:5] == ["scenario", "closure"]
    order = ["outcome", "group", "window", "scenario", "closure"]
    assert table.equals(table.sort(order))
    assert not table.select(order).is_duplicated().any()
    assert set(table["closure"]) == set(CLOSURES)
    main = table.filter(pl.col("closure") == "central")
    assert main.equals(results(comparison).effects)
    one = table.filter(
        outcome="unemployment_rate", group="all", window="all", scenario="startup_grant"
    )
    effects = dict(zip(one["closure"], one["effect"], strict=True))
    assert effects["free_entry"] < effects["central"] < 0.0 < effects["demand_fixed"]


def test_rows_hold_the_cells_of_every_closure(found: Results) -> None:
    rows = across(found)
    assert len(rows) == 2 * len(COLUMNS) == 16
    first = rows[0]
    assert (first.scenario.en, first.column.title) == ("Start-up grant", "Unemployment")
    expected = [summary(each)[0].cells[COLUMNS.index(first.column)] for each in found.closures]
    assert list(first.cells) == expected
    assert len({cell.effect for cell in first.cells}) == 3


def test_a_sign_that_depends_on_the_closure_is_named(tmp_path: Path) -> None:
    scenarios = ("baseline", "startup_grant", "training")
    design = Design(scenarios, (1, 2, 3, 4), months=13, closures=CLOSURES, noise=0.0005)
    sentence = finding(results(write_comparison(tmp_path, design)))
    assert sentence.startswith(
        "With intervals on either side of 0, the sign depends on the closure for "
    )
    assert "Start-up grant: Unemployment" in sentence


def test_signs_that_agree_are_counted(tmp_path: Path) -> None:
    scenarios = ("baseline", "startup_grant", "training")
    design = Design(scenarios, (1, 2, 3, 4), months=13, closures=("central", "free_entry"))
    sentence = finding(results(write_comparison(tmp_path, design)))
    assert sentence.startswith("Of 12 effects on people and jobs, ")


def test_the_printed_tables_stand_below_each_other(found: Results) -> None:
    console = Console(width=140, record=True, file=StringIO())
    print_table(found, console)
    text = console.export_text()
    assert max(cell_len(line) for line in text.splitlines()) <= WIDTH
    assert "…" not in text
    second = text[text.index("The same under each closure") :]
    for part in ("Demand fixed", "需求固定", "Cost of a job-year", "as free_entry"):
        assert part in second
    assert "closure “Central”" in " ".join(text.split())


def test_markdown_holds_both_tables(found: Results) -> None:
    lines = markdown(found).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) == (2 + 2) + (2 + 16)
    assert "| Central  居中 | Demand fixed  需求固定 | Free entry  自由进入 |" in rows[4]
    assert len({row.count("|") for row in rows[4:]}) == 1
    assert "- Free entry  自由进入: as free_entry. free_entry之意。" in lines


def test_one_closure_has_no_second_table(comparison: Path) -> None:
    one = results(comparison)
    assert across(one) == ()
    assert [each.label.en for each in meanings(one)] == ["Central"]
    assert "under each closure" not in markdown(one)


def test_figures_of_the_main_closure_say_so(found: Results, tmp_path: Path) -> None:
    drawn = drawings(found)
    for name, drawing in drawn.items():
        save(drawing.draw(found), tmp_path, name)
        alone = "Drawn under the closure “Central” alone."
        assert (alone in drawing.caption_for(found)) == (name != "effects_forest")
    page = report(found, tmp_path)
    for part in ("不同需求闭合假设下的效果", "as demand_fixed", "自由进入"):
        assert part in page


def test_the_forest_has_a_mark_for_each_closure(found: Results, comparison: Path) -> None:
    def marks(results: Results) -> int:
        axes = drawings(results)["effects_forest"].draw(results).axes[0]
        return sum(str(line.get_marker()) in "os^" for line in axes.lines)

    assert marks(found) == 3 * marks(results(comparison)) == 6


def test_older_comparisons_without_closures_are_read(comparison: Path, tmp_path: Path) -> None:
    facts = json.loads((comparison / "comparison.json").read_text(encoding="utf-8"))
    del facts["closures"], facts["parameter_sets"]
    (tmp_path / "comparison.json").write_text(json.dumps(facts), encoding="utf-8")
    (tmp_path / "runs").mkdir()
    for place in (comparison / "runs/closure=central").iterdir():
        (tmp_path / "runs" / place.name).symlink_to(place)
    (runs,) = load(tmp_path)
    assert runs.closure == "central"
    assert results(tmp_path).effects.equals(results(comparison).effects)


def test_a_run_under_another_closure_is_refused(small: Path) -> None:
    path = small / "runs/closure=central/scenario=training/seed=2/run.json"
    content = json.loads(path.read_text(encoding="utf-8")) | {"closure": "free_entry"}
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError, match="closure is free_entry, which is not that of the compar"):
        load(small)


def test_as_many_sets_as_seeds_must_be_named(small: Path) -> None:
    path = small / "comparison.json"
    content = json.loads(path.read_text(encoding="utf-8")) | {"parameter_sets": ["a"]}
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError, match="names 1 parameter sets; allowed: one for each of 2"):
        load(small)
