"""The main effects under every closure side by side, and what the closures mean."""

from dataclasses import dataclass

import polars as pl

from analysis.facts import Label
from analysis.results import Results
from analysis.summary import COLUMNS, Cell, Column, summary

OF_MONEY = ("extra_spending", "cost_per_job_year")
SURE = ("raises", "lowers")
CHANCE = "By chance alone one interval in twenty leaves 0 out."


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome in one scenario: a cell for each closure, the main one first."""

    scenario: Label
    column: Column
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A closure's name and what it assumes."""

    label: Label
    meaning: Label


def across(results: Results) -> tuple[Row, ...]:
    """The rows of all scenarios; none where there is one closure, or nothing to compare."""
    if not results.others or not results.compared:
        return ()
    under = [summary(each) for each in results.closures]
    return tuple(
        Row(lines[0].label, column, tuple(line.cells[at] for line in lines))
        for lines in zip(*under, strict=True)
        for at, column in enumerate(COLUMNS)
    )


def meanings(results: Results) -> tuple[Meaning, ...]:
    """What each closure assumes, as far as it was saved."""
    return tuple(
        Meaning(closure.label, closure.meaning) for closure in results.runs.closures.values()
    )


def finding(results: Results) -> str:
    """Whether the signs of the effects that are shown depend on the closure, in a sentence.

    Those on people and jobs count: money is spent under any closure.
    """
    shown = results.all_effects.filter(pl.col("window") == "all")
    columns = [column for column in COLUMNS if column.outcome not in OF_MONEY]
    same, turned, count = 0, [], 0
    for scenario in results.runs.treated:
        for column in columns:
            rows = shown.filter(outcome=column.outcome, group=column.group, scenario=scenario)
            said = set(rows["verdict"])
            count += not rows.is_empty()
            same += len(said) == 1 and said <= set(SURE)
            if said >= set(SURE):
                turned.append(f"{results.runs.label(scenario).en}: {column.title}")
    if turned:
        return (
            "With intervals on either side of 0, the sign depends on the closure for "
            f"{'; '.join(turned)}. {CHANCE}"
        )
    return (
        f"Of {count} effects on people and jobs, {same} have intervals on "
        "the same side of 0 under all closures, and none on one side here and the other there. "
        f"{CHANCE}"
    )
