"""The effects of all scenarios on the main outcomes, each with its interval."""

import polars as pl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.figures.lines import seeds_and_scale
from analysis.numbers import tick
from analysis.results import Results
from analysis.style import BASELINE, FAINT, both, canvas, colour, context, say_empty

ROW = 0.31  # inches a scenario takes
COLUMNS = 3
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
    "the model's true effect by chance."
)


def draw(results: Results) -> Figure:
    """One panel for each outcome, one row for each scenario, means over the whole run."""
    runs = results.runs
    rows = -(-len(PANELS) // COLUMNS)
    panel = 0.95 + ROW * len(runs.treated)
    height = 1.35 + panel * rows
    title = Label(
        en="Effects against the baseline, mean over the whole run",
        zh="各情景相对基准情景的效果（全期平均）",
    )
    note = "Point: mean paired difference. Line: its 95 % interval. Hollow: the interval holds 0. "
    with context():
        figure, panels = canvas(
            title,
            note + seeds_and_scale(runs) + ".",
            height=height,
            columns=COLUMNS,
            rows=rows,
            share="none",
        )
        figure.subplots_adjust(
            left=0.23, top=1 - 1.35 / height, hspace=0.95 / (panel - 0.95), wspace=0.12
        )
        for at, (axes, chosen) in enumerate(zip(panels, PANELS, strict=True)):
            outcome, group, divisor, en, zh = chosen
            _panel(axes, results, outcome, group, divisor)
            axes.set_title(f"{en}\n{zh}", loc="left", fontsize=9, linespacing=1.35, pad=6)
            if at % COLUMNS:
                axes.set_yticklabels([])
    return figure


def _panel(axes: Axes, results: Results, outcome: str, group: str, divisor: float) -> None:
    runs = results.runs
    table = results.effects.filter(
        pl.col("outcome") == outcome, pl.col("group") == group, pl.col("window") == "all"
    )
    found = {row["scenario"]: row for row in table.iter_rows(named=True)}
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    axes.spines["left"].set_visible(False)
    axes.axvline(0.0, color=BASELINE, linewidth=1.2, zorder=1.5)
    places = range(len(runs.treated))
    axes.set_ylim(len(runs.treated) - 0.4, -0.6)
    axes.set_yticks(places, [both(runs.label(name)) for name in runs.treated])
    axes.tick_params(axis="y", labelcolor="#222222", labelsize=9)
    axes.locator_params(axis="x", nbins=5)
    axes.xaxis.set_major_formatter(lambda number, _: tick(number))
    if not found:
        say_empty(axes, "not observed  无观察值")
        return
    for place, scenario in zip(places, runs.treated, strict=True):
        if scenario not in found:
            continue
        row = found[scenario]
        middle = row["effect"] / divisor
        tint = colour(runs, scenario)
        sure = row["verdict"] in {"raises", "lowers"}
        if row["ci_low"] is not None:
            ends = [row["ci_low"] / divisor, row["ci_high"] / divisor]
            axes.plot(ends, [place, place], color=tint, linewidth=2.2, solid_capstyle="butt")
        fill = tint if sure else "white"
        axes.plot(
            [middle], [place], "o", markersize=6.5, color=tint, markerfacecolor=fill, zorder=3
        )
    axes.tick_params(axis="x", labelcolor=FAINT, labelsize=8.5)
