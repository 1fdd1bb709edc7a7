"""The scoreboard, for a terminal and for a page of Markdown."""

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from analysis.across import CHANCE
from analysis.attained import PRO_RATA
from analysis.results import Results
from analysis.scoreboard import standings
from analysis.scoreboard_cells import LEGEND, Board, Line, Mark, lines, not_scored, remarks
from analysis.style import both
from analysis.table import WIDTH, markdown_table, plain_table
from analysis.unknown import marked_label

NAME, AIM, SCENARIO = 27, 13, 10  # columns of a terminal
AT_ONCE = (WIDTH - NAME - AIM) // SCENARIO
"""Scenarios side by side; more of them stand in further tables."""


def print_scoreboard(results: Results, console: Console) -> None:
    """Print it; a terminal narrower than 100 columns wraps it."""
    console.print(scoreboard_table(results), width=min(WIDTH, console.width), highlight=False)


def scoreboard_table(results: Results) -> Group:
    """The targets with every scenario's value and verdict, and what must be said of them, at most
    100 columns wide.
    """
    board, count = standings(results), len(results.runs.scenarios)
    rows = lines(board)
    tables = [_table(results, rows, first) for first in range(0, count, AT_ONCE)] if rows else []
    parts: list[Table | Text | str] = []
    for table in tables:
        parts += ["", table]
    depends = [f"{row.name} {row.label.en}: {row.depends}" for row in rows if row.depends]
    said = [
        LEGEND * bool(rows),
        *_on_families(results, depends),
        *(f"{name}: {words}." for name, words in remarks(board)),
        _not_scorable(board),
    ]
    return Group(*parts, Text("\n".join(filter(None, said)), style="dim"))


def _table(results: Results, rows: tuple[Line, ...], first: int) -> Table:
    runs = results.runs
    table = plain_table(f"Targets of the plan ({runs.region})  规划目标对照")
    table.add_column("", width=NAME)
    table.add_column(Text("Aim", style="bold"), justify="right", width=AIM)
    for scenario in runs.scenarios[first : first + AT_ONCE]:
        heading = Text(marked_label(runs, scenario).en, style="bold")
        table.add_column(heading, justify="right", width=SCENARIO, vertical="bottom")
    for row in rows:
        name = Text(f"{row.name} {row.label.en}")
        name.append(f"\n{row.label.zh}" * row.label.twofold, style="dim")
        aim = Text(row.aim).append(f"\n{_short(row)}", style="dim")
        cells = [_cell(mark) for mark in row.marks[first : first + AT_ONCE]]
        table.add_row(name, aim, *cells)
    return table


def _short(row: Line) -> str:
    """The unit, or where the aim is less than the plan's, for how much of its months it stands."""
    whole = row.over.removeprefix(PRO_RATA)
    return row.unit if whole == row.over else whole.replace(" of ", "/")


def _cell(mark: Mark | None) -> Text:
    if mark is None:
        return Text("–", style="dim")
    text = Text(mark.value, style="bold" if mark.sure else "dim")
    return text.append(f"\n{mark.said}", style="dim not bold")


def _on_families(results: Results, depends: list[str]) -> list[str]:
    if results.without is None:
        return []
    of_it = sorted({each.scenario for each in results.runs.left_out.values()})
    names = ", ".join(results.runs.label(name).en for name in of_it)
    if not depends:
        return [f"In {names} no target depends on a single family of policies, as far as seen."]
    return [f"What a family of policies adds in {names}, by runs without it. {CHANCE}", *depends]


def _not_scorable(board: Board) -> str:
    found = [f"{name} {label.en} ({why})" for name, label, why in not_scored(board)]
    return f"Not scorable: {'; '.join(found)}." if found else ""


def scoreboard_markdown(results: Results) -> str:
    """The same in Markdown: values with intervals, verdicts with the share of seeds that agree."""
    runs, board = results.runs, standings(results)
    rows = lines(board)
    head = ["Target", "Aim", *(both(marked_label(runs, scenario)) for scenario in runs.scenarios)]
    body = [
        [f"{row.name} {both(row.label)}", f"{row.aim} {row.unit}", *map(_in_line, row.marks)]
        for row in rows
    ]
    depends = [f"- {row.name} {row.label.en}: {row.depends}" for row in rows if row.depends]
    parts = [*markdown_table(head, body, text_columns=1), "", LEGEND, ""]
    said = [*_on_families(results, depends), _not_scorable(board)]
    return "\n".join([*parts, *filter(None, said), ""])


def _in_line(mark: Mark | None) -> str:
    return (
        "–"
        if mark is None
        else f"{mark.value} ({mark.interval}), {mark.verdict}, {mark.probability}"
    )
