"""How vacancies, unemployment, hires and jobs move in a cycle of demand."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.style import SCENARIOS, canvas, context, heading, say_beside, say_empty
from analysis.validation.card import Card, estimate
from analysis.validation.cycle import wanted_gap
from analysis.validation.matching import series as matching_series
from analysis.validation.regression import departure, log_departure, slopes
from analysis.validation.trials import PERCENT, Floats, Trials
from scenarios.validation import CYCLE

CAPTION = (
    "Departures of each month from the same month, seed and people without the shock. The line is "
    "the mean of the seeds’ least squares."
)


def draw(card: Card, trials: Trials) -> Figure:
    """Beveridge curve, Okun’s relation, and finding against tightness."""
    title = Label(en="The city in a cycle of demand", zh="需求周期中的劳动力市场")
    panels = (
        ("Vacancies on unemployed, %\n贝弗里奇曲线", _beveridge),
        ("Unemployment, points, on jobs wanted, %\n奥肯关系", _okun),
        ("Job finding on vacancies per seeker, %\n匹配函数", _finding),
    )
    with context():
        figure, drawn = canvas(
            title, "One point a month and seed; darker: later.", height=3.8, columns=3
        )
        figure.subplots_adjust(top=0.68, wspace=0.2)
        for axes, (name, series) in zip(drawn, panels, strict=True):
            heading(axes, name)
            if CYCLE not in trials.arms:
                say_empty(axes, "no cycle was run  未模拟周期")
                continue
            _scatter(axes, *series(trials))
    return figure


def _beveridge(trials: Trials) -> tuple[Floats, Floats]:
    return PERCENT * log_departure(trials, "unemployed"), PERCENT * log_departure(
        trials, "vacancies"
    )


def _okun(trials: Trials) -> tuple[Floats, Floats]:
    return wanted_gap(trials), departure(trials, "unemployment_rate")


def _finding(trials: Trials) -> tuple[Floats, Floats]:
    hires, seekers, vacancies = matching_series(trials)
    return PERCENT * (vacancies - seekers), PERCENT * (hires - seekers)


def _scatter(axes: Axes, across: Floats, up: Floats) -> None:
    known = np.isfinite(across) & np.isfinite(up)
    if not known.any():
        say_empty(axes, "not observed  无观察值")
        return
    axes.grid(visible=True, axis="both")
    months = np.broadcast_to(np.arange(across.shape[1]), across.shape)
    axes.scatter(across, up, c=months, cmap="Blues", vmin=-20, s=9, linewidth=0)
    slope, _ = estimate(slopes(up, [across])[:, 0])
    if not np.isfinite(slope):
        say_beside(axes, "slope not observed  斜率无观察值")
        return
    ends = np.array([across[known].min(), across[known].max()])
    middle = across[known].mean(), up[known].mean()
    axes.plot(ends, middle[1] + slope * (ends - middle[0]), color=SCENARIOS[3], linewidth=1.5)
