"""The table of an assessment, for a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from analysis.assessment.findings import NO_LABEL, Findings, Line, rests_on
from analysis.assessment.sides import Sides
from analysis.style import both
from analysis.summary import Cell
from analysis.table import WIDTH, plain_table

NAME = 34
"""Columns of a terminal for what a line is about."""
SHORT = {"percent of the project's jobs": "percent", "yuan/month": "yuan"}
"""Units that a terminal has no room for."""


def print_assessment(sides: tuple[Sides, ...], found: Findings, console: Console) -> None:
    """Print jobs, origins and unemployment under each closure, at most 100 columns wide."""
    title = f"{both(sides[0].project.label)}: what changes"
    sections = (
        ("", found.headline),
        ("Whom the project hires, persons", found.origins),
        ("Where those go who leave it, persons", found.destinations),
        ("Unemployment, points", found.groups),
        ("Unemployment by subdistrict, points", found.places),
    )
    table = plain_table(title)
    table.add_column("", width=NAME)
    for each in sides:
        label = each.runs.closure_label()
        words = Text.assemble((label.en, "bold"), (f"\n{label.zh}" * label.twofold, "dim"))
        table.add_column(words, justify="right", width=(WIDTH - NAME) // max(len(sides), 2))
    for heading, lines in sections:
        if lines and heading:
            table.add_row(Text(f"\n{heading}", style="bold"), *[""] * len(sides))
        _add(table, lines, units=not heading)
    console.print(table, width=min(WIDTH, console.width), highlight=False)
    said = "\n".join((*found.sentences, NO_LABEL, rests_on(sides)))
    console.print(Text(said, style="dim"), width=min(WIDTH, console.width), highlight=False)


def _add(table: Table, lines: Sequence[Line], *, units: bool) -> None:
    for line in lines:
        name = f"{line.label.en}, {SHORT.get(line.unit, line.unit)}" if units else line.label.en
        table.add_row(name, *(_in_line(cell) for cell in line.cells))


def _in_line(cell: Cell) -> Text:
    text = Text(cell.marked, style="bold" if cell.sure else "dim")
    return text.append(f" ({cell.interval})" if cell.interval else "", style="dim not bold")
