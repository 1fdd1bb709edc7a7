"""What each scenario changes in the unemployment rate, month by month."""

import numpy as np
import polars as pl
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.figures.lines import draw_difference, seeds_and_scale, zero_line
from analysis.numbers import fixed
from analysis.results import Results
from analysis.style import FAINT, both, canvas, colour, context, heading, month_axis

OUTCOME = "unemployment_rate"
PANEL = 2.05  # inches a row of panels takes
CAPTION = (
    "Each seed is compared with the baseline of the same seed, so what both have in common, the "
    "season above all, drops out."
)


def draw(results: Results) -> Figure:
    """One panel for each scenario, all on the same scales."""
    runs = results.runs
    count = len(runs.treated)
    columns = min(3, count)
    rows = -(-count // columns)
    note = "Line: mean paired difference. Band: its 95 % interval, month by month. "
    with context():
        figure, panels = canvas(
            _finding(results),
            note + seeds_and_scale(runs) + ".",
            height=1.75 + PANEL * rows,
            columns=columns,
            rows=rows,
            share="both",
        )
        figure.subplots_adjust(hspace=0.34, wspace=0.08, top=1 - 1.36 / (1.75 + PANEL * rows))
        heading_at = 1 - 0.86 / (1.75 + PANEL * rows)
        figure.text(
            0.012,
            heading_at,
            "Difference from the baseline, percentage points  与基准情景之差（百分点）",
            fontsize=9.5,
            color=FAINT,
            va="top",
        )
        values = results.series.of(OUTCOME)
        for axes, scenario in zip(panels, runs.treated, strict=False):
            places = month_axis(axes, runs.months)
            zero_line(axes)
            draw_difference(axes, runs, scenario, places, values, "o" if len(places) == 1 else "")
            heading(axes, both(runs.label(scenario)))
            axes.title.set_color(colour(runs, scenario))
        for axes in panels[count:]:
            axes.set_visible(False)
        for axes in panels[max(count - columns, 0) : count]:
            axes.xaxis.set_tick_params(labelbottom=True)
    return figure


def _finding(results: Results) -> Label:
    """The title: which scenario moves the rate most over the whole run, if any surely does."""
    found = results.effects.filter(
        pl.col("outcome") == OUTCOME,
        pl.col("group") == "all",
        pl.col("window") == "all",
        pl.col("verdict").is_in(["raises", "lowers"]),
    )
    if found.is_empty():
        return Label(
            en="No effect on unemployment is sure to differ from 0",
            zh="各情景对失业率的影响均未显著异于零",
        )
    size = found["effect"].abs().to_numpy()
    row = found.row(int(np.argmax(size)), named=True)
    label = results.runs.label(row["scenario"])
    points = fixed(abs(row["effect"]), 2)
    word, zh = ("falls", "下降") if row["effect"] < 0 else ("rises", "上升")
    closure = results.runs.closure_label()
    under = f" (closure: {closure.en})" if results.others else ""
    assuming = f"（闭合假设：{closure.zh}）" if results.others else ""
    return Label(
        en=f"Unemployment {word} most with {label.en}, by {points} points on average{under}",
        zh=f"“{label.zh}”使失业率{zh}最多，全期平均 {points} 个百分点{assuming}",
    )
