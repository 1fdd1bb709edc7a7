"""Lines with bands over time or over horizons, one for each scenario."""

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from analysis.direct_labels import Name, name_lines
from analysis.intervals import mean_interval
from analysis.load import Runs
from analysis.style import BASELINE, both, colour, dashes

Floats = npt.NDArray[np.float64]


def draw_levels(axes: Axes, runs: Runs, places: Floats, values: Floats, marker: str = "") -> None:
    """Each scenario's mean over seeds and the full range of its seeds.

    ``values`` is (scenarios, seeds, places). The baseline lies beneath the others.
    """
    depth = min(0.18, 0.4 / len(runs.scenarios))
    for scenario in sorted(runs.scenarios, key=lambda name: name != runs.baseline):
        own = values[runs.scenarios.index(scenario)]
        known = np.isfinite(own).all(axis=0)
        if not known.any():
            continue
        at, own = places[known], own[:, known]
        tint = colour(runs, scenario)
        low, high = own.min(axis=0), own.max(axis=0)
        axes.fill_between(at, low, high, color=tint, alpha=depth, linewidth=0)
        style = dashes(runs, scenario)
        axes.plot(at, own.mean(axis=0), style, color=tint, marker=marker, markersize=4)


def draw_difference(
    axes: Axes, runs: Runs, scenario: str, places: Floats, values: Floats, marker: str = ""
) -> None:
    """One scenario's mean difference from the baseline, seed by seed, with its 95 % interval."""
    if runs.baseline is None:
        return
    without = values[runs.scenarios.index(runs.baseline)]
    difference = values[runs.scenarios.index(scenario)] - without
    result = mean_interval(difference.T, runs.set_of_seed)
    known = np.isfinite(result.mean)
    tint = colour(runs, scenario)
    low, high = (np.where(np.isfinite(end), end, result.mean) for end in (result.low, result.high))
    if marker:
        for at, bottom, top in zip(places[known], low[known], high[known], strict=True):
            axes.plot([at, at], [bottom, top], color=tint, linewidth=1.1, alpha=0.7)
    else:
        axes.fill_between(
            places[known], low[known], high[known], color=tint, alpha=0.16, linewidth=0
        )
    axes.plot(
        places[known],
        result.mean[known],
        dashes(runs, scenario),
        color=tint,
        marker=marker,
        markersize=4,
    )


def zero_line(axes: Axes) -> None:
    """The baseline in a panel of differences."""
    axes.axhline(0.0, color=BASELINE, linewidth=1.7, zorder=1.5)


def name_levels(axes: Axes, runs: Runs, values: Floats) -> None:
    """Name the lines of :func:`draw_levels` at their right ends."""
    ends = {scenario: _last(values[at].mean(axis=0)) for at, scenario in enumerate(runs.scenarios)}
    _name(axes, runs, ends)


def name_differences(axes: Axes, runs: Runs, values: Floats) -> None:
    """Name the lines of :func:`draw_difference`, and the zero line after the baseline."""
    if runs.baseline is None:
        return
    without = values[runs.scenarios.index(runs.baseline)]
    ends = {
        scenario: _last((values[runs.scenarios.index(scenario)] - without).mean(axis=0))
        for scenario in runs.treated
    }
    _name(axes, runs, {runs.baseline: 0.0} | ends)


def _last(line: Floats) -> float:
    known = line[np.isfinite(line)]
    return float(known[-1]) if known.size else 0.0


def _name(axes: Axes, runs: Runs, ends: dict[str, float]) -> None:
    name_lines(
        axes,
        [
            Name(both(runs.label(scenario)), end, colour(runs, scenario), dashes(runs, scenario))
            for scenario, end in ends.items()
        ],
    )


def seeds_and_scale(runs: Runs, *, under: bool = True) -> str:
    """What a figure rests on, for the note beneath it; with ``under`` also the closure."""
    count = len(runs.seeds)
    many = f"{count} paired seeds" if runs.treated and count > 1 else f"{count} seed"
    closure = f"Closure: {runs.closure_label().en}; " if under and runs.treated else ""
    fitted = "baseline fitted" if runs.calibrated else "not calibrated"
    return f"{closure}{many}; scale {runs.scale:g}; {fitted}"
