"""The table of effects, for a terminal and for a page of Markdown."""

from collections.abc import Sequence

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from analysis.across import Row, across, finding, meanings
from analysis.origins import gained, parted
from analysis.results import Results
from analysis.style import both
from analysis.summary import COLUMNS, LEGEND, Cell, Column, rests_on, summary
from analysis.unknown import unknown_said

WIDTH = 100
NAME = 17  # columns of a terminal for the scenario
OUTCOME = 19  # and for an outcome


def effects_table(results: Results) -> Group:
    """The table, its legend and what it rests on, at most 100 columns wide.

    Beneath it stand, where there are several closures, the main effects under each of them.

    Each scenario takes two rows: its effects, and beneath them the intervals. Effects that may be
    none are dim and carry a question mark.
    """
    baseline = results.runs.label(results.runs.baseline or "")
    table = plain_table(f"Effects against {both(baseline)}")
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
    said = (LEGEND, *_notes(results))
    notes = Text("\n".join(filter(None, said)), style="dim")
    rows = across(results)
    if not rows:
        return Group(table, notes)
    return Group(table, notes, "", *_across_closures(results, rows))


def _notes(results: Results) -> tuple[str, ...]:
    """What must be said of the numbers of a table, empty where there is nothing to say."""
    runs = results.runs
    return gained(results), parted(results), unknown_said(runs), rests_on(runs)


def _across_closures(results: Results, rows: Sequence[Row]) -> tuple[Table, Text]:
    table = plain_table("The same under each closure, in the same units")
    table.add_column("", width=NAME)
    table.add_column("", width=OUTCOME)
    each = (WIDTH - NAME - OUTCOME) // len(results.closures)
    for under in results.closures:
        label = under.runs.closure_label()
        heading = Text.assemble((label.en, "bold"), (f"\n{label.zh}" * label.twofold, "dim"))
        table.add_column(heading, justify="right", width=each)
    for at, row in enumerate(rows):
        names = (row.scenario.en, row.scenario.zh * row.scenario.twofold)
        place = at % len(COLUMNS)
        name = Text(names[place], style="dim" * place) if place < len(names) else Text()
        table.add_row(name, row.column.title, *(_in_line(cell) for cell in row.cells))
    said = [f"{one.label.en}  {one.label.zh}: {one.meaning.en}" for one in meanings(results)]
    return table, Text("\n".join([finding(results), *said]), style="dim")


def plain_table(title: str) -> Table:
    """A table without frames, its title above it."""
    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        padding=0,
        show_edge=False,
        pad_edge=False,
    )


def _in_line(cell: Cell) -> Text:
    text = Text(cell.marked, style="bold" if cell.sure else "dim")
    return text.append(f" ({cell.interval})" if cell.interval else "", style="dim not bold")


def _heading(column: Column) -> Text:
    return Text.assemble((column.broken, "bold"), (f"\n{column.unit}", "dim"))


def _cell(cell: Cell) -> Text:
    text = Text(cell.marked, style="bold" if cell.sure else "dim")
    return text.append(f"\n{cell.interval}", style="dim not bold")


def print_table(results: Results, console: Console) -> None:
    """Print it; a terminal narrower than 100 columns wraps it."""
    console.print(effects_table(results), width=min(WIDTH, console.width), highlight=False)


def markdown(results: Results) -> str:
    """The same tables in Markdown, with the same notes beneath them."""
    head = ["Scenario", *(f"{column.title}, {column.unit}" for column in COLUMNS)]
    rows = [
        [both(line.label), *(_markdown_cell(cell) for cell in line.cells)]
        for line in summary(results)
    ]
    lines = markdown_table(head, rows, text_columns=1)
    parts = list(lines)
    for said in filter(None, (LEGEND, *_notes(results))):
        parts += ["", said]
    parts.append("")
    if shown := across(results):
        parts += _markdown_across(results, shown)
    return "\n".join(parts)


def _markdown_across(results: Results, rows: Sequence[Row]) -> list[str]:
    head = ["Scenario", "Outcome", *(both(one.runs.closure_label()) for one in results.closures)]
    lines = [
        [
            both(row.scenario) if at % len(COLUMNS) == 0 else "",
            f"{row.column.title}, {row.column.unit}",
            *map(_markdown_cell, row.cells),
        ]
        for at, row in enumerate(rows)
    ]
    said = [
        f"- {both(one.label)}: {one.meaning.en}. {one.meaning.zh}。" for one in meanings(results)
    ]
    title = "The same effects under each closure, that is, each rule for how demand answers:"
    table = markdown_table(head, lines, text_columns=2)
    return [title, "", *table, "", finding(results), "", *said, ""]


def markdown_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, text_columns: int
) -> list[str]:
    """The lines of a table, of which so many columns are text and the others numbers."""
    ruler = ["---" if at < text_columns else "---:" for at in range(len(head))]
    return ["| " + " | ".join(map(_escaped, row)) + " |" for row in (head, ruler, *rows)]


def _markdown_cell(cell: Cell) -> str:
    return f"{cell.marked} ({cell.interval})" if cell.interval else cell.marked


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
