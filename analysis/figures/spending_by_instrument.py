"""What each scenario spends on each instrument over the whole run."""

import numpy as np
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.figures.lines import seeds_and_scale
from analysis.numbers import amount, tick
from analysis.results import Results
from analysis.style import FAINT, INSTRUMENTS, REST, both, canvas, context, say_empty

MILLION = 1_000_000.0
ROW = 0.42  # inches a scenario takes
LEGEND = 0.26  # inches an instrument takes in the legend
CAPTION = "Counted from the ledger, in nominal yuan. Instruments are named from the largest down."


def draw(results: Results) -> Figure:
    """Stacked bars, a bar for each scenario; the smallest instruments beyond nine are joined."""
    runs = results.runs
    names, totals = _largest_first(results)
    below = LEGEND * (-(-len(names) // 2)) + 0.75
    height = 1.05 + ROW * len(runs.scenarios) + below
    title = Label(
        en="Spending by instrument over the whole run, million yuan",
        zh="各项政策工具全期支出（百万元）",
    )
    note = "Mean over seeds. " + seeds_and_scale(runs) + "."
    with context():
        figure, (axes,) = canvas(title, note, height=height)
        figure.subplots_adjust(left=0.23, right=0.93, bottom=below / height)
        if not totals.size or not totals.any():
            say_empty(axes, "No instrument paid anything  无任何支出")
            return figure
        places = np.arange(len(runs.scenarios))
        start = np.zeros(len(places))
        tints = (*INSTRUMENTS, REST)
        for at, name in enumerate(names):
            axes.barh(
                places,
                totals[:, at],
                left=start,
                height=0.62,
                color=tints[at],
                edgecolor="white",
                linewidth=0.8,
                label=name,
            )
            start = start + totals[:, at]
        for place, end in zip(places, start, strict=True):
            axes.annotate(
                amount(end, 2),
                (end, place),
                xytext=(5, 0),
                textcoords="offset points",
                va="center",
                fontsize=9,
            )
        axes.set_yticks(places, [both(runs.label(name)) for name in runs.scenarios])
        axes.set_ylim(len(places) - 0.5, -0.5)
        axes.tick_params(axis="y", labelcolor="#222222", labelsize=9)
        axes.spines["left"].set_visible(False)
        axes.grid(visible=False, axis="y")
        axes.grid(visible=True, axis="x")
        axes.tick_params(axis="x", labelcolor=FAINT)
        axes.xaxis.set_major_formatter(lambda number, _: tick(number))
        figure.legend(
            *axes.get_legend_handles_labels(),
            loc="lower left",
            bbox_to_anchor=(0.0, 0.30 / height),
            ncols=2,
            frameon=False,
            fontsize=9,
            handlelength=1.0,
            handleheight=1.0,
            columnspacing=2.5,
            labelspacing=0.75,
        )
    return figure


def _largest_first(results: Results) -> tuple[list[str], np.ndarray]:
    """Labels and million yuan by (scenarios, instruments), mean over seeds, largest first."""
    totals = results.spending.sum(axis=3).mean(axis=1) / MILLION
    order = [at for at in np.argsort(-totals.max(axis=0), kind="stable") if totals[:, at].any()]
    kept, rest = order[: len(INSTRUMENTS)], order[len(INSTRUMENTS) :]
    names = [both(results.runs.instrument(results.instruments[at])) for at in kept]
    columns = totals[:, kept]
    if rest:
        names.append(f"{len(rest)} others  其他{len(rest)}项")
        columns = np.column_stack([columns, totals[:, rest].sum(axis=1)])
    return names, columns
