"""Every fact on one scale: where its value lies in its bands."""

import math

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.numbers import amount
from analysis.style import FAINT, canvas, context
from analysis.validation.card import Card, Row
from analysis.validation.colours import COLOURS
from analysis.validation.trials import Trials

ROW = 0.235  # inches a fact takes
REACH = (
    1.15  # how far beyond the wider band a value is drawn; a triangle stands for what is farther
)
BAND, WARN = "#d9e7f0", "#f1ede4"
CAPTION = (
    "Each band is stretched to one width, so that facts in different units can be compared at a "
    "glance; a triangle lies beyond the scale. Hollow: the fact was used in fitting."
)


def draw(card: Card, trials: Trials) -> Figure:
    """One line a fact: the wider band, the band of PASS in it, the value and its spread."""
    rows = [row for _, of in card.families() for row in of]
    height = 1.6 + ROW * len(rows)
    title = Label(en="Facts: the simulated value in its band", zh="典型事实：模拟值与证据区间")
    note = (
        "Dark: PASS. Light: WARN. Line: two standard errors across seeds. Hollow: used in fitting. "
        "Right: the value."
    )
    with context():
        figure, (axes,) = canvas(title, note, height=height)
        figure.subplots_adjust(left=0.43, right=0.9, bottom=0.4 / height)
        axes.grid(visible=False)
        for side in ("left", "bottom"):
            axes.spines[side].set_visible(False)
        axes.set_xlim(-REACH, REACH)
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xticks([])
        axes.set_yticks(range(len(rows)), [row.label.en for row in rows])
        axes.tick_params(axis="y", labelcolor="#222222", labelsize=8.5)
        for at, row in enumerate(rows):
            _line(axes, at, row)
    return figure


def place_in_bands(value: float, row: Row) -> float:
    """−1 and 1 are the ends of the wider band, the middle of the inner band is 0, linearly between.

    Values beyond the ends go on at the same pace.
    """
    (low, high), (lowest, highest) = row.fact.band, row.fact.warn
    middle = (low + high) / 2
    span = (highest - middle) if value >= middle else (middle - lowest)
    return (value - middle) / span if span else math.copysign(REACH, value - middle)


def _line(axes: Axes, at: int, row: Row) -> None:
    low, high = (place_in_bands(end, row) for end in row.fact.band)
    axes.barh(at, 2.0, left=-1.0, height=0.72, color=WARN, linewidth=0)
    axes.barh(at, high - low, left=low, height=0.72, color=BAND, linewidth=0)
    tint = COLOURS[row.verdict]
    if math.isnan(row.value):
        axes.text(0, at, "not computed", ha="center", va="center", fontsize=7.5, color=FAINT)
        return
    place = place_in_bands(row.value, row)
    shown = min(max(place, -REACH + 0.03), REACH - 0.03)
    if math.isfinite(row.error) and abs(place) < REACH:
        ends = [place_in_bands(row.value + 2 * sign * row.error, row) for sign in (-1, 1)]
        axes.plot([max(ends[0], -REACH), min(ends[1], REACH)], [at, at], color=tint, linewidth=1.2)
    marker = "o" if shown == place else (">" if place > 0 else "<")
    fill = "white" if row.fact.fitted else tint
    axes.plot([shown], [at], marker, markersize=5, color=tint, markerfacecolor=fill, clip_on=False)
    axes.text(
        REACH + 0.04, at, amount(row.value), va="center", fontsize=8.5, color=tint, clip_on=False
    )
