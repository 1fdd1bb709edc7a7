"""The card for a terminal."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from analysis.numbers import fixed, signed
from analysis.table import WIDTH
from analysis.validation.card import FAIL, NONE, PASS, Card, Row
from analysis.validation.colours import TERMINAL
from analysis.validation.words import LEGEND, rests_on, shown_band, shown_value, summary
from scenarios.validation import Validation

COLUMNS = (("", 4, "left"), ("Fact, source", 41, "left"), ("Value", 17, "right"))
BANDS = (("PASS, WARN", 17, "right"), ("Known", 12, "left"))


def print_card(card: Card, validation: Validation, console: Console) -> None:
    """Print facts, theory, legend and counts; a terminal narrower than 100 columns wraps them."""
    width = min(WIDTH, console.width)
    console.print(_facts(card), width=width, highlight=False)
    if card.answers:
        console.print(_theory(card), width=width, highlight=False)
    console.print(
        Text(f"{LEGEND}\n{rests_on(validation)}", style="dim"), width=width, highlight=False
    )
    console.print(f"{summary(card)}.", width=width, highlight=False)


def _facts(card: Card) -> Table:
    table = _table("Facts")
    for name, wide, justify in (*COLUMNS, *BANDS):
        table.add_column(name, width=wide, justify=justify)  # type: ignore[arg-type]
    for label, rows in card.families():
        table.add_row("", Text.assemble((label.en, "bold"), (f"  {label.zh}", "dim")))
        for row in rows:
            table.add_row(*_cells(row))
    return table


def _cells(row: Row) -> tuple[Text, ...]:
    about = row.fact.known
    why = f"\nnot computed: {row.why}" if row.why else ""
    word = "n.c." if row.verdict == NONE else row.verdict
    return (
        Text(word, style=TERMINAL[row.verdict]),
        Text.assemble(row.label.en, (f", {about.unit}\n{about.source}", "dim"), why),
        Text(shown_value(row)),
        Text.assemble(shown_band(row.fact.band), (f"\n{shown_band(row.fact.warn)}", "dim")),
        Text.assemble(row.standing, (f"\n{about.evidence}", "dim")),
    )


def _theory(card: Card) -> Table:
    table = _table("Theory")
    table.add_column("", width=4)
    table.add_column("Statement, source", width=56)
    for name in ("Numbers", "Error, %", "Worst z"):
        table.add_column(name, justify="right")
    for answer in card.answers:
        verdict = PASS if answer.passed else FAIL
        held = sum(finding.passed for finding in answer.findings)
        table.add_row(
            Text(verdict, style=TERMINAL[verdict]),
            Text.assemble(answer.statement, (f"\n{answer.source}", "dim")),
            f"{held} of {len(answer.findings)}",
            fixed(100 * answer.precision, 3) if answer.precision else "–",
            signed(answer.worst.z, 1),
        )
    return table


def _table(title: str) -> Table:
    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        show_edge=False,
        pad_edge=False,
    )
