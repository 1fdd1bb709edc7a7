"""Unemployment by age over the calendar year."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.style import SCENARIOS, canvas, context, heading, say_empty
from analysis.validation.card import Card
from analysis.validation.figures.bands import shade_band
from analysis.validation.trials import Trials
from analysis.validation.unemployment import by_month_of_year

PANELS = (
    ("age_16_24", "unemployment_16_24", "16–24  青年"),
    ("age_25_29", "unemployment_25_29", "25–29"),
    ("age_30_59", "unemployment_30_59", "30–59"),
)
MONTHS = ("J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D")
CAPTION = (
    "Mean over the years of all runs; the spread is that of the seeds. The band is that of the "
    "year's mean, not of each month."
)


def draw(card: Card, trials: Trials) -> Figure:
    """One panel an age group: percent unemployed in each calendar month."""
    title = Label(en="Unemployment by age over the year, percent", zh="分年龄失业率的季节变化（%）")
    with context():
        figure, panels = canvas(
            title,
            "Line: mean over seeds. Shade: PASS band of the yearly mean.",
            height=3.4,
            columns=3,
        )
        figure.subplots_adjust(top=0.68, wspace=0.16)
        for axes, (group, fact, name) in zip(panels, PANELS, strict=True):
            heading(axes, name)
            _panel(axes, trials, group)
            shade_band(axes, card, fact)
    return figure


def _panel(axes: Axes, trials: Trials, group: str) -> None:
    season = by_month_of_year(trials.baseline, trials.baseline.of("unemployment_rate", group))
    if not np.isfinite(season).any():
        say_empty(axes, "not observed  无观察值")
        return
    at = np.arange(12)
    low, high = season.min(axis=0), season.max(axis=0)
    axes.fill_between(at, low, high, color=SCENARIOS[0], alpha=0.2, linewidth=0)
    axes.plot(at, season.mean(axis=0), color=SCENARIOS[0], marker="o", markersize=3.5)
    axes.set_xticks(at, MONTHS)
    axes.set_ylim(0, 1.12 * float(np.nanmax(high)))
