"""Finding work by time without it, and how pay is spread."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.style import SCENARIOS, canvas, context, heading, say_empty
from analysis.validation.card import Card
from analysis.validation.trials import Arm, Floats, Trials, level

BANDS = ("under_3", "from_3_to_5", "from_6_to_11", "from_12")
BAND_NAMES = ("< 3", "3–5", "6–11", "12 +")
QUANTILES = ("p10", "p25", "p50", "p75", "p90")
CAPTION = (
    "The fall of finding with time holds both who is left unemployed and what waiting does to "
    "search, skill and wishes; the model tells them apart, this figure does not."
)


def draw(card: Card, trials: Trials) -> Figure:
    """Job finding and the stock by months without work, and quantiles of pay."""
    title = Label(en="Time without work, and pay", zh="失业时长与工资分布")
    arm = trials.baseline
    with context():
        figure, panels = canvas(
            title,
            "Left, middle: by months without work. Mean over months; line: range of the seeds.",
            height=3.4,
            columns=3,
        )
        figure.subplots_adjust(top=0.68, wspace=0.2)
        heading(panels[0], "Job finding a month, %  月度再就业率")
        _bars(panels[0], arm, "job_finding_by_duration", BANDS, BAND_NAMES)
        heading(panels[1], "Share of the unemployed, %  占失业者")
        _bars(panels[1], arm, "unemployment_by_duration", BANDS, BAND_NAMES)
        heading(panels[2], "Pay, thousand yuan a month  月工资（千元）")
        _quantiles(panels[2], arm)
    return figure


def _bars(
    axes: Axes, arm: Arm, outcome: str, groups: tuple[str, ...], names: tuple[str, ...]
) -> None:
    values = np.stack([level(arm.of(outcome, group)) for group in groups], axis=1)
    if not np.isfinite(values).any():
        say_empty(axes, "not observed  无观察值")
        return
    at = np.arange(len(groups))
    axes.bar(at, values.mean(axis=0), width=0.62, color=SCENARIOS[0])
    axes.vlines(at, values.min(axis=0), values.max(axis=0), color="#222222", linewidth=1)
    axes.set_xticks(at, names)


def _quantiles(axes: Axes, arm: Arm) -> None:
    at = np.arange(len(QUANTILES))
    for tint, outcome, name in (
        (SCENARIOS[0], "wage_quantile", "all employees 在职"),
        (SCENARIOS[1], "hire_wage_quantile", "hired this month 新招用"),
    ):
        values: Floats = np.stack([level(arm.of(outcome, each)) for each in QUANTILES], axis=1)
        axes.plot(at, values.mean(axis=0) / 1000, "o-", color=tint, markersize=4, label=name)
    axes.set_xticks(at, QUANTILES)
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, fontsize=8.5, loc="upper left")
