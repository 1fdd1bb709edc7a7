"""Whose unemployment a project raises or lowers: groups and subdistricts with their intervals."""

from typing import Any

import polars as pl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.assessment.findings import PLACE, RATES, leaves_out_0
from analysis.assessment.names import GROUPS, group_label
from analysis.assessment.sides import SINCE, Sides
from analysis.facts import Label
from analysis.figures.effects_forest import MARKS
from analysis.figures.lines import seeds_and_scale
from analysis.style import BASELINE, FAINT, SCENARIOS, both, canvas, context

ROW = 0.34  # inches a group takes
HEAD, FOOT = 1.4, 0.62  # inches above and below the panels
APART = 0.22  # of a row, between the marks of two closures
CAPTION = (
    "Filled: the interval leaves 0 out. Hollow: it does not. One mark for each closure, the main "
    "one on top. About one interval in twenty leaves 0 out by chance alone."
)


def draw(sides: tuple[Sides, ...], table: pl.DataFrame) -> Figure:
    """Groups in the left panel, subdistricts in the right one, one mark for each closure."""
    risks = table.filter(pl.col("measure").is_in(RATES), pl.col("window") == SINCE)
    there = set(risks["group"])
    groups = [*(name for name in GROUPS if name in there), *sorted(there - GROUPS.keys())]
    panels = (
        [group for group in groups if not group.startswith(PLACE)],
        [group for group in groups if group.startswith(PLACE)],
    )
    height = HEAD + FOOT + ROW * max(map(len, panels))
    project = sides[0].project
    title = Label(en=f"Unemployment: {project.label.en}", zh=f"失业率变化：{project.label.zh}")
    note = "Mark: mean paired difference, points. Line: its 95 % interval. "
    with context():
        figure, axes = canvas(
            title,
            note + seeds_and_scale(sides[0].runs, under=False) + ".",
            height=height,
            columns=2,
        )
        figure.subplots_adjust(left=0.22, wspace=0.62, top=1 - HEAD / height, bottom=FOOT / height)
        headings = ("By group  分群体", "By subdistrict  分街镇")
        for each, members, words in zip(axes, panels, headings, strict=True):
            _prepare(each, [both(group_label(group, project)) for group in members])
            each.set_title(f"{words}, points", loc="left", fontsize=9.5, pad=7)
            for at, side in enumerate(sides):
                own = risks.filter(closure=side.runs.closure)
                found = {row["group"]: row for row in own.iter_rows(named=True)}
                above = APART * (at - (len(sides) - 1) / 2)
                _marks(each, [found.get(group) for group in members], above, at)
        _legend(figure, sides, 1 - 0.82 / height)
    return figure


def _prepare(axes: Axes, names: list[str]) -> None:
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    axes.spines["left"].set_visible(False)
    axes.axvline(0.0, color=BASELINE, linewidth=1.2, zorder=1.5)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_yticks(range(len(names)), names)
    axes.tick_params(axis="y", labelcolor="#222222", labelsize=8.5)
    axes.tick_params(axis="x", labelcolor=FAINT, labelsize=8.5)
    axes.locator_params(axis="x", nbins=5)


def _marks(axes: Axes, rows: list[dict[str, Any] | None], above: float, closure: int) -> None:
    tint = SCENARIOS[closure % len(SCENARIOS)]
    shape, size = MARKS[closure % len(MARKS)]
    for at, row in enumerate(rows):
        if row is None or row["effect"] is None:
            continue
        place = at + above
        if row["ci_low"] is not None:
            axes.plot([row["ci_low"], row["ci_high"]], [place, place], color=tint, linewidth=1.3)
        fill = tint if leaves_out_0(row) else "white"
        axes.plot(
            [row["effect"]], [place], shape, color=tint, markersize=size - 1, markerfacecolor=fill
        )


def _legend(figure: Figure, sides: tuple[Sides, ...], top: float) -> None:
    place = 0.012
    for at, side in enumerate(sides):
        words = both(side.runs.closure_label())
        tint = SCENARIOS[at % len(SCENARIOS)]
        figure.text(place, top, words, color=tint, fontsize=9.5, va="top")
        place += 0.24
