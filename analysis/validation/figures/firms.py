"""How long firms last, and the jobs that come and go with them."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.style import SCENARIOS, canvas, context, heading, month_axis, say_empty
from analysis.validation.card import Card
from analysis.validation.figures.bands import SHADE
from analysis.validation.trials import PERCENT, Arm, Trials, level

AGES = ("12", "24", "36", "60")
FACTS = {"survival_36": 36, "survival_60": 60, "graduate_survival": 36}
CAPTION = (
    "Survival counts firms founded within the runs, twelve monthly cohorts pooled. Jobs created "
    "and destroyed sum the changes of single firms from month to month, so they are larger than "
    "the yearly rates of the card, which compare Decembers."
)


def draw(card: Card, trials: Trials) -> Figure:
    """Survival by age at the left, monthly job creation and destruction at the right."""
    title = Label(en="Firms: survival and job flows", zh="企业存活与岗位创造、消失")
    with context():
        figure, (left, right) = canvas(
            title, "Mean over seeds. Shade: PASS bands.", height=3.6, columns=2
        )
        figure.subplots_adjust(top=0.70, wspace=0.14)
        heading(left, "Start-ups alive by age in months, %  创业企业存活率")
        heading(right, "Jobs created and destroyed a month, % of jobs  月度岗位创造与消失")
        _survival(left, card, trials.baseline)
        _flows(right, trials.baseline)
    return figure


def _survival(axes: Axes, card: Card, arm: Arm) -> None:
    ages = np.array([0, *map(int, AGES)])
    for row in card.rows:
        if row.name in FACTS:
            low, high = row.fact.band
            axes.bar(FACTS[row.name], high - low, width=4, bottom=low, color=SHADE, zorder=0)
    for tint, outcome, name in (
        (SCENARIOS[0], "firm_survival", "founders other than graduates 其他创业者"),
        (SCENARIOS[1], "graduate_firm_survival", "students and graduates 大学生"),
    ):
        values = [level(arm.of(outcome, age)).mean() for age in AGES]
        axes.plot(ages, [100.0, *values], "o-", color=tint, markersize=4, label=name)
    axes.set_xticks(ages)
    axes.set_ylim(0, 103)
    axes.legend(frameon=False, fontsize=8.5, loc="lower left")


def _flows(axes: Axes, arm: Arm) -> None:
    jobs = arm.of("jobs")
    if not np.isfinite(jobs).any():
        say_empty(axes, "not observed  无观察值")
        return
    at = month_axis(axes, arm.months)
    for tint, outcome, name in (
        (SCENARIOS[2], "job_creation", "created 创造"),
        (SCENARIOS[3], "job_destruction", "destroyed 消失"),
    ):
        share = PERCENT * arm.of(outcome) / jobs
        axes.plot(at, share.mean(axis=0), color=tint, label=name)
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, fontsize=8.5, loc="best")
