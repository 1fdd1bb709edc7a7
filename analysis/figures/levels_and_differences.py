"""Two panels side by side: the levels of all scenarios, and their differences from the baseline."""

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.figures.lines import (
    draw_difference,
    draw_levels,
    name_differences,
    name_levels,
    seeds_and_scale,
    zero_line,
)
from analysis.numbers import tick
from analysis.results import Results
from analysis.style import canvas, context, heading, month_axis, say_empty

Floats = npt.NDArray[np.float64]
HEIGHT = 4.7
LEVELS = "Level  水平"
DODGE = 0.32  # months between the markers of two scenarios at one horizon


def draw_over_time(results: Results, title: Label, values: Floats, unit: str) -> Figure:
    """Both panels over the months; ``values`` is (scenarios, seeds, months)."""
    runs = results.runs
    marker = "o" if len(runs.months) == 1 else ""
    with context():
        figure, panels = _panels(results, title, f"Difference, {unit}  与基准之差")
        for axes in panels:
            places = month_axis(axes, runs.months)
            axes.yaxis.set_major_formatter(lambda number, _: tick(number))
        draw_levels(panels[0], runs, places, values, marker)
        for scenario in runs.treated:
            draw_difference(panels[1], runs, scenario, places, values, marker)
        _name(results, panels, values)
    return figure


def draw_by_horizon(results: Results, title: Label, places: Floats, values: Floats) -> Figure:
    """Both panels over months since arrival; ``values`` is (scenarios, seeds, horizons)."""
    runs = results.runs
    with context():
        figure, panels = _panels(
            results, title, "Difference, percentage points  与基准之差（百分点）"
        )
        if not np.isfinite(values).any():
            for axes in panels:
                say_empty(axes, "No cohort has been there long enough  尚无可观察的批次")
            return figure
        for axes in panels:
            axes.set_xticks(places)
            axes.set_xlabel("months since arrival  来后月数")
            axes.set_xlim(0.0, places[-1] + 1.5)
        draw_levels(panels[0], runs, places, values, "o")
        middle = (len(runs.treated) - 1) / 2
        for at, scenario in enumerate(runs.treated):
            beside = places + DODGE * (at - middle)
            draw_difference(panels[1], runs, scenario, beside, values, "o")
        _name(results, panels, values)
    return figure


def _panels(results: Results, title: Label, difference: str) -> tuple[Figure, list[Axes]]:
    note = "Level: mean over seeds, band from lowest to highest seed. "
    if results.compared:
        note += "Difference: paired by seed, with 95 % interval. "
    figure, panels = canvas(
        title,
        note + seeds_and_scale(results.runs) + ".",
        height=HEIGHT,
        columns=2 if results.compared else 1,
    )
    top = 1 - 1.12 / HEIGHT
    figure.subplots_adjust(top=top, right=0.755, wspace=0.17, bottom=0.82 / HEIGHT)
    if results.compared:
        heading(panels[0], LEVELS)
        heading(panels[1], difference)
        zero_line(panels[1])
    return figure, panels


def _name(results: Results, panels: list[Axes], values: Floats) -> None:
    if results.compared:
        name_differences(panels[1], results.runs, values)
    else:
        name_levels(panels[0], results.runs, values)
