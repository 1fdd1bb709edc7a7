"""How every figure looks: fonts, colours, titles, axes and the way it is saved."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.load import Runs

Floats = npt.NDArray[np.float64]
FONTS = Path(__file__).parent / "fonts"
FAMILY = "Jobcity Sans SC"
INK = "#222222"
FAINT = "#6f6f6f"
GRID = "#e4e4e4"
BASELINE = "#7a7a7a"
# Okabe and Ito's palette without its yellow and black, in an order that keeps neighbours apart.
SCENARIOS = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#8a6d1d")
# Tol's muted palette: told apart by most colour-blind readers also when areas touch.
INSTRUMENTS = (
    *("#332288", "#44aa99", "#ddcc77", "#cc6677", "#88ccee"),
    *("#117733", "#aa4499", "#999933", "#882255"),
)
REST = "#bbbbbb"
WIDTH = 9.6  # inches
HEADER = 0.86  # inches that the two titles take
FOOTER = 0.62  # inches below the axes: tick labels and the note
DOTS_PER_INCH = 150
LONG_RUN = 24  # months from which an axis is ticked by years
LABELS = 4  # labels along the axis of a shorter run, as many as half a figure has room for

SETTINGS: dict[Any, Any] = {
    "font.family": [FAMILY, "DejaVu Sans"],
    "font.size": 9.5,
    "text.color": INK,
    "axes.edgecolor": "#9a9a9a",
    "axes.labelcolor": FAINT,
    "axes.linewidth": 0.7,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "grid.color": GRID,
    "grid.linewidth": 0.7,
    "xtick.color": "#9a9a9a",
    "ytick.color": "#9a9a9a",
    "xtick.labelcolor": FAINT,
    "ytick.labelcolor": FAINT,
    "ytick.major.size": 0.0,
    "lines.linewidth": 1.7,
    "lines.solid_capstyle": "round",
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    # Outlines, not names of fonts, so that a figure looks the same on a machine without them.
    "svg.fonttype": "path",
    "svg.hashsalt": "jobcity",
    "path.simplify": False,
}


@cache
def _register_fonts() -> None:
    for path in sorted(FONTS.glob("*.otf")):
        font_manager.fontManager.addfont(path)


def context() -> AbstractContextManager[None]:
    """The settings under which figures are drawn and saved; others stay as they were."""
    _register_fonts()
    return mpl.rc_context(SETTINGS)


def colour(runs: Runs, scenario: str) -> str:
    """A scenario's colour, the same in every figure of these runs; the baseline is grey."""
    if scenario not in runs.treated:
        return SCENARIOS[0] if runs.baseline is None else BASELINE
    return SCENARIOS[runs.treated.index(scenario) % len(SCENARIOS)]


def dashes(runs: Runs, scenario: str) -> str:
    """A scenario's line style: solid until colours come round again."""
    place = runs.treated.index(scenario) if scenario in runs.treated else 0
    return ("-", "--", ":", "-.")[place // len(SCENARIOS) % 4]


def both(label: Label) -> str:
    """A label in both languages on one line, or once where they are the same."""
    return f"{label.en}  {label.zh}" if label.twofold else label.en


def canvas(
    title: Label, note: str, *, height: float, columns: int = 1, rows: int = 1, share: str = "none"
) -> tuple[Figure, list[Axes]]:
    """An empty figure ``height`` inches high with its titles, its note and its axes, row by row.

    The English title stands above the Chinese one, both at the left edge. ``share`` is "none",
    "y" or "both": which scales the axes have in common.
    """
    figure = Figure(figsize=(WIDTH, height))
    figure.text(0.012, 1 - 0.20 / height, title.en, fontsize=13.5, weight="bold", va="top")
    figure.text(0.012, 1 - 0.49 / height, title.zh, fontsize=11.5, color=FAINT, va="top")
    figure.text(0.012, 0.10 / height, note, fontsize=8, color=FAINT, va="bottom")
    grid = figure.subplots(
        rows, columns, squeeze=False, sharex=share == "both", sharey=share in {"y", "both"}
    )
    figure.subplots_adjust(left=0.055, right=0.985, top=1 - HEADER / height, bottom=FOOTER / height)
    return figure, [axes for line in grid for axes in line]


def heading(axes: Axes, text: str) -> None:
    """A line above one panel that says what it shows."""
    axes.set_title(text, loc="left", fontsize=9.5, color=INK, pad=7)


def month_axis(axes: Axes, months: Sequence[date]) -> Floats:
    """Tick an axis by years, or by months where the run is short; gives the months in years."""
    numbers = np.array([month.year + (month.month - 1) / 12 for month in months])
    if len(months) >= LONG_RUN:
        years = sorted({month.year for month in months})
        ticks = {float(year): str(year) for year in years if year >= numbers[0]}
    else:
        step = -(-len(months) // LABELS)
        chosen = range(0, len(months), step)
        ticks = {float(numbers[at]): f"{months[at]:%Y-%m}" for at in chosen}
    axes.set_xticks(list(ticks), list(ticks.values()))
    reach = 0.05 if len(months) == 1 else (numbers[-1] - numbers[0]) * 0.01
    axes.set_xlim(numbers[0] - reach, numbers[-1] + reach)
    return numbers


def say_empty(axes: Axes, text: str) -> None:
    """Write into an axes why it is empty; whatever was drawn in it goes."""
    for drawn in (*axes.lines, *axes.collections, *axes.patches):
        drawn.remove()
    axes.set_axis_off()
    axes.text(0.5, 0.5, text, ha="center", va="center", color=FAINT, transform=axes.transAxes)


def say_beside(axes: Axes, text: str) -> None:
    """Write into the upper right of an axes what of it is not there."""
    axes.text(0.98, 0.97, text, ha="right", va="top", color=FAINT, transform=axes.transAxes)


def save(figure: Figure, directory: Path, name: str) -> None:
    """Write ``name.svg`` and ``name.png``; equal figures give equal bytes."""
    with context():
        figure.savefig(
            directory / f"{name}.svg",
            bbox_inches="tight",
            pad_inches=0.12,
            metadata={"Date": None, "Creator": None},
        )
        figure.savefig(
            directory / f"{name}.png",
            bbox_inches="tight",
            pad_inches=0.12,
            dpi=DOTS_PER_INCH,
            metadata={"Software": None},
        )
