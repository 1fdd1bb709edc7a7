"""The table of effects, for a terminal and for a page of Markdown."""

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from analysis.results import Results
from analysis.style import both
from analysis.summary import COLUMNS, LEGEND, Cell, Column, rests_on, summary

WIDTH = 100
NAME = 17  # columns of a terminal for the scenario


def effects_table(results: Results) -> Group:
    """The table, its legend and what it rests on, at most 100 columns wide.

    Each scenario takes two rows: its effects, and beneath them the intervals. Effects that may be
    none are dim and carry a question mark.
    """
    baseline = results.runs.label(results.runs.baseline or "")
    table = Table(
        title=f"Effects against {both(baseline)}",
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        padding=0,
        show_edge=False,
        pad_edge=False,
    )
    table.add_column("", width=NAME, vertical="bottom")
    for column in COLUMNS:
        table.add_column(
            _heading(column),
            justify="right",
            width=column.width,
            vertical="top",
        )
    for line in summary(results):
        name = Text(line.label.en)
        if line.label.twofold:
            name.append(f"\n{line.label.zh}", style="dim")
        table.add_row(name, *(_cell(cell) for cell in line.cells))
    notes = Text(f"{LEGEND}\n{rests_on(results.runs)}", style="dim")
    return Group(table, notes)


def _heading(column: Column) -> Text:
    return Text.assemble((column.broken, "bold"), (f"\n{column.unit}", "dim"))


def _cell(cell: Cell) -> Text:
    text = Text(cell.marked, style="bold" if cell.sure else "dim")
    return text.append(f"\n{cell.interval}", style="dim not bold")


def print_table(results: Results, console: Console) -> None:
    """Print it; a terminal narrower than 100 columns wraps it."""
    console.print(effects_table(results), width=min(WIDTH, console.width), highlight=False)


def markdown(results: Results) -> str:
    """The same table in Markdown, with the same notes beneath it."""
    head = ["Scenario", *(f"{column.title}, {column.unit}" for column in COLUMNS)]
    rows = [
        [both(line.label), *(_markdown_cell(cell) for cell in line.cells)]
        for line in summary(results)
    ]
    ruler = ["---", *("---:" for _ in COLUMNS)]
    lines = [
        "| " + " | ".join(_escaped(part) for part in row) + " |" for row in (head, ruler, *rows)
    ]
    return "\n".join([*lines, "", LEGEND, "", rests_on(results.runs), ""])


def _markdown_cell(cell: Cell) -> str:
    return f"{cell.marked} ({cell.interval})" if cell.interval else cell.marked


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
