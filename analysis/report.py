"""One self-contained page with everything that came of some runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.across import across, finding, meanings
from analysis.catalogue import declared
from analysis.facts import Label
from analysis.figures.gallery import drawings
from analysis.inline import inline
from analysis.levels import levels
from analysis.net import BETWEEN_SCENARIOS
from analysis.numbers import LARGE, fixed, signed
from analysis.origins import gained, parted
from analysis.results import Results
from analysis.scoreboard import standings
from analysis.scoreboard_cells import LEGEND as BOARD_LEGEND
from analysis.scoreboard_cells import lines, not_scored
from analysis.summary import COLUMNS, LEGEND, rests_on, summary
from analysis.unknown import unknown_said
from analysis.verdict import unit_of_change
from sim.outcomes.catalogue import OUTCOMES

TEMPLATE = "report.html.j2"
MILLION = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it stands in the page."""

    svg: str
    caption: str


@dataclass(frozen=True, slots=True)
class Said:
    """One effect in words."""

    scenario: Label
    outcome: Label
    effect: str
    unit: str
    interval: str
    verdict: str


def report(results: Results, figures: Path) -> str:
    """The page as HTML text, with the SVG files of the directory ``figures`` inside it.

    Nothing is fetched when it is opened, and equal results give an equal page.
    """
    runs = results.runs
    here = FileSystemLoader(Path(__file__).parent)
    pages = Environment(
        loader=here,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    spans, found = levels(results)
    board = standings(results)
    return pages.get_template(TEMPLATE).render(
        runs=runs,
        compared=results.compared,
        level_of=runs.label(runs.baseline or runs.scenarios[0]),
        rests_on=rests_on(runs),
        legend=LEGEND,
        origins=(gained(results), parted(results), unknown_said(runs)),
        columns=COLUMNS,
        lines=summary(results) if results.compared else (),
        closures=[under.runs.closure_label() for under in results.closures],
        across=across(results),
        outcomes_across=len(COLUMNS),
        finding=finding(results) if results.others else "",
        meanings=meanings(results),
        said=_in_words(results),
        board=lines(board),
        board_legend=BOARD_LEGEND,
        not_scored=not_scored(board),
        left_out=[runs.label(name) for name in _left_out(results)],
        figures=_figures(results, figures),
        spans=spans,
        levels=found,
        spending=_spending(results),
        outcomes=_defined(results),
        facts=_facts(results),
        versions=sorted(runs.runs[0].facts.versions.items()),
    )


def _left_out(results: Results) -> list[str]:
    """The scenarios that also ran without each of their families."""
    return sorted({each.scenario for each in results.runs.left_out.values()})


def _figures(results: Results, directory: Path) -> list[Shown]:
    return [
        Shown(inline(directory / f"{name}.svg", name), drawing.caption_for(results))
        for name, drawing in drawings(results).items()
    ]


def _in_words(results: Results) -> list[Said]:
    runs = results.runs
    whole = results.effects.filter(pl.col("window") == "all")
    return [
        Said(
            runs.label(scenario),
            _label(column.outcome, column.group),
            "–" if row["effect"] is None else _change(row["effect"]),
            unit_of_change(row["unit"]),
            _interval(row["ci_low"], row["ci_high"]),
            row["verdict"],
        )
        for scenario in runs.treated
        for column in COLUMNS
        for row in whole.filter(
            pl.col("outcome") == column.outcome,
            pl.col("group") == column.group,
            pl.col("scenario") == scenario,
        ).iter_rows(named=True)
    ]


def _label(outcome: str, group: str) -> Label:
    known = BETWEEN_SCENARIOS.get(outcome) or OUTCOMES[outcome]
    if group == "all":
        return Label(zh=known.zh, en=known.en)
    words = group.replace("age_", "").replace("_", "–")
    return Label(zh=f"{known.zh}（{words}）", en=f"{known.en} ({words})")


def _change(value: float) -> str:
    if abs(value) >= LARGE:
        return signed(value)
    return signed(value, 1 if abs(value) >= 10.0 else 3)  # noqa: PLR2004 two digits before the point


def _interval(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "–"
    return f"{_change(low)} to {_change(high)}"


def _spending(results: Results) -> list[tuple[Label, list[str]]]:
    """Million yuan over the whole run by instrument, a number for each scenario, then their sum."""
    totals = results.spending.sum(axis=3).mean(axis=1) / MILLION
    rows = [
        (results.runs.instrument(name), [_money(value) for value in totals[:, at]])
        for at, name in enumerate(results.instruments)
    ]
    everything = Label(zh="合计", en="All instruments")
    return [*rows, (everything, [_money(value) for value in totals.sum(axis=1)])]


def _money(value: float) -> str:
    return "–" if value == 0.0 else fixed(value, 1)


def _defined(results: Results) -> list[Mapping[str, str]]:
    saved = {outcome for outcome, _ in results.series.keys}
    between = set(results.effects["outcome"].unique()) if results.compared else set()
    return [entry for entry in declared() if entry["key"] in saved | between]


def _facts(results: Results) -> list[list[str]]:
    # Not how long a run took nor what memory, which differ each time it is made.
    return [
        [
            run.facts.scenario,
            under.runs.closure_label().en,
            str(run.facts.seed),
            _known(run.facts.people),
            _known(run.facts.firms),
            str(run.facts.settling_months),
        ]
        for under in results.closures
        for run in under.runs.runs
    ]


def _known(number: float | None) -> str:
    return "–" if number is None else fixed(number)
