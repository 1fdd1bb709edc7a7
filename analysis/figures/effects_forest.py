"""The effects of all scenarios on the main outcomes, each with its interval."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.facts import Label
from analysis.figures.lines import seeds_and_scale
from analysis.load import Runs
from analysis.numbers import tick
from analysis.results import Results
from analysis.style import BASELINE, FAINT, INK, both, canvas, colour, context, say_empty

ROW = 0.31  # inches a scenario takes
MARK = 0.15  # and each closure beyond the first
HEAD = 1.35  # inches above the panels
LEGEND = 0.52  # and for the names of the closures
# Shapes tell closures apart for every reader; colours are those of the scenarios.
MARKS = (("o", 6.0), ("s", 4.8), ("^", 5.8), ("D", 4.6), ("v", 5.8))
COLUMNS = 3

Rows = Mapping[str, Mapping[str, Any]]
# Outcome, group, divisor, and what the panel is called in both languages.
PANELS = (
    ("unemployment_rate", "all", 1.0, "Unemployment rate, points", "失业率（百分点）"),
    (
        "unemployment_rate",
        "age_16_24",
        1.0,
        "Unemployment, 16–24, points",
        "16–24岁失业率（百分点）",
    ),
    ("employed", "all", 1.0, "Employed persons", "就业人数（人）"),
    ("youth_retention", "12", 1.0, "Retention at 12 months, points", "青年12个月留存率（百分点）"),
    ("startup_jobs_gross", "all", 1.0, "Jobs at start-ups, gross", "创业带动就业（总量）"),
    ("startup_jobs_net", "all", 1.0, "Jobs at all employers, net", "全部用人单位岗位（净增）"),
)
CAPTION = (
    "Filled: the interval leaves 0 out. Hollow: it does not. About one interval in twenty misses "
    "the model's true effect by chance. Of several closures each has its own mark."
)


def draw(results: Results) -> Figure:
    """One panel for each outcome, one row for each scenario, one mark for each closure."""
    runs, closures = results.runs, results.closures
    rows = -(-len(PANELS) // COLUMNS)
    apart = MARK / (ROW + MARK * (len(closures) - 1))
    panel = 0.95 + (ROW + MARK * (len(closures) - 1)) * len(runs.treated)
    head = HEAD + LEGEND * bool(results.others)
    height = head + panel * rows
    title = Label(
        en="Effects against the baseline, mean over the whole run",
        zh="各情景相对基准情景的效果（全期平均）",
    )
    note = "Mark: mean paired difference. Line: its 95 % interval. Hollow: the interval holds 0. "
    with context():
        figure, panels = canvas(
            title,
            note + seeds_and_scale(runs, under=not results.others) + ".",
            height=height,
            columns=COLUMNS,
            rows=rows,
            share="none",
        )
        figure.subplots_adjust(
            left=0.23, top=1 - head / height, hspace=0.95 / (panel - 0.95), wspace=0.12
        )
        for at, (axes, chosen) in enumerate(zip(panels, PANELS, strict=True)):
            outcome, group, divisor, en, zh = chosen
            _prepare(axes, runs)
            found = [_rows(each, outcome, group) for each in closures]
            if not any(found):
                say_empty(axes, "not observed  无观察值")
            for place, own in enumerate(found):
                above = apart * (place - (len(closures) - 1) / 2)
                _marks(axes, runs, own, divisor, above, MARKS[place % len(MARKS)])
            axes.set_title(f"{en}\n{zh}", loc="left", fontsize=9, linespacing=1.35, pad=6)
            if at % COLUMNS:
                axes.set_yticklabels([])
        if results.others:
            _legend(figure, closures, 1 - 0.80 / height)
    return figure


def _prepare(axes: Axes, runs: Runs) -> None:
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    axes.spines["left"].set_visible(False)
    axes.axvline(0.0, color=BASELINE, linewidth=1.2, zorder=1.5)
    axes.set_ylim(len(runs.treated) - 0.4, -0.6)
    axes.set_yticks(range(len(runs.treated)), [both(runs.label(name)) for name in runs.treated])
    axes.tick_params(axis="y", labelcolor="#222222", labelsize=9)
    axes.locator_params(axis="x", nbins=4)
    axes.xaxis.set_major_formatter(lambda number, _: tick(number))
    axes.tick_params(axis="x", labelcolor=FAINT, labelsize=8.5)


def _rows(results: Results, outcome: str, group: str) -> Rows:
    table = results.effects.filter(
        pl.col("outcome") == outcome, pl.col("group") == group, pl.col("window") == "all"
    )
    return {row["scenario"]: row for row in table.iter_rows(named=True)}


def _marks(
    axes: Axes, runs: Runs, found: Rows, divisor: float, above: float, mark: tuple[str, float]
) -> None:
    """One closure's mark and interval for each scenario, ``above`` its row by so much of it."""
    shape, size = mark
    for at, scenario in enumerate(runs.treated):
        if scenario not in found:
            continue
        row, place, tint = found[scenario], at + above, colour(runs, scenario)
        if row["ci_low"] is not None:
            ends = [row["ci_low"] / divisor, row["ci_high"] / divisor]
            width = 2.2 if above <= 0.0 and shape == MARKS[0][0] else 1.3
            axes.plot(ends, [place, place], color=tint, linewidth=width, solid_capstyle="butt")
        fill = tint if row["verdict"] in {"raises", "lowers"} else "white"
        axes.plot(
            [row["effect"] / divisor],
            [place],
            shape,
            markersize=size,
            color=tint,
            markerfacecolor=fill,
            zorder=3,
        )


def _legend(figure: Figure, closures: Sequence[Results], top: float) -> None:
    marks = [
        Line2D([], [], linestyle="", marker=shape, markersize=size, color=INK)
        for shape, size in (MARKS[at % len(MARKS)] for at in range(len(closures)))
    ]
    figure.legend(
        marks,
        [both(each.runs.closure_label()) for each in closures],
        loc="upper left",
        bbox_to_anchor=(0.0, top),
        title="Closure, from the top  闭合假设（自上而下）",
        title_fontsize=9,
        alignment="left",
        ncols=len(closures),
        frameon=False,
        fontsize=9,
        handletextpad=0.2,
        columnspacing=1.8,
    )
