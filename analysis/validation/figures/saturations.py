"""What help with search does at each share of the unemployed who receive it."""

import numpy as np
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.style import BASELINE, SCENARIOS, canvas, context, heading, say_empty
from analysis.validation.card import Card, estimate
from analysis.validation.displacement import displaced, spillovers
from analysis.validation.figures.bands import SHADE
from analysis.validation.trials import Trials

CAPTION = (
    "Direct: treated less control. Spillover: control less the rate with nobody treated. Overall: "
    "everybody less the rate with nobody treated. No hire is labelled displaced; the share follows "
    "from the three."
)
NAMES = (("direct", "direct 直接"), ("spillover", "spillover 溢出"), ("overall", "overall 总体"))


def draw(card: Card, trials: Trials) -> Figure:
    """Effects on the job-finding rate at the left, the share displaced at the right."""
    title = Label(en="Treated search at rising saturation", zh="求职帮扶的饱和度实验")
    with context():
        figure, (left, right) = canvas(
            title,
            "Line: two standard errors across seeds. Shade: PASS band.",
            height=3.7,
            columns=2,
        )
        figure.subplots_adjust(top=0.71, wspace=0.14)
        heading(left, "Effect on monthly job finding, points  对月度再就业率的影响")
        heading(right, "Displaced share of the gain  挤出率")
        if not trials.saturations:
            for axes in (left, right):
                say_empty(axes, "no run was treated  未模拟")
            return figure
        places = np.array(trials.saturations)
        found = [spillovers(trials, percent) for percent in trials.saturations]
        for at, (name, label) in enumerate(NAMES):
            values = np.array([estimate(getattr(each, name)) for each in found])
            left.errorbar(
                places + (at - 1) * 1.2,
                values[:, 0],
                2 * np.nan_to_num(values[:, 1]),
                color=SCENARIOS[at],
                marker="o",
                markersize=4,
                linewidth=1.2,
                label=label,
            )
        left.axhline(0, color=BASELINE, linewidth=1)
        low, high = left.get_ylim()
        left.set_ylim(low, high + 0.22 * (high - low))
        left.legend(frameon=False, fontsize=8.5, loc="upper left", ncols=3)
        for row in card.rows:
            if row.statistic.name == "displacement":
                percent = int(row.fact.group)
                right.bar(
                    percent,
                    row.fact.band[1] - row.fact.band[0],
                    width=9,
                    bottom=row.fact.band[0],
                    color=SHADE,
                    zorder=0,
                )
        shares = np.array(
            [estimate(displaced(trials, percent)) for percent in trials.saturations[1:]]
        )
        if len(shares):
            right.errorbar(
                places[1:],
                shares[:, 0],
                2 * np.nan_to_num(shares[:, 1]),
                color=SCENARIOS[3],
                marker="o",
                markersize=4,
                linewidth=1.2,
            )
        right.axhline(0, color=BASELINE, linewidth=1)
        for axes in (left, right):
            axes.set_xlim(0, 108)
            axes.set_xticks(places, [f"{percent} %" for percent in trials.saturations])
    return figure
