"""How many of the young who came are still there, by months since arrival."""

import numpy as np
from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.figures.levels_and_differences import draw_by_horizon
from analysis.results import Results
from analysis.windows import join, windows

OUTCOME = "youth_retention"
CAPTION = (
    "Cohorts that came too late to be observed at a horizon are left out there, so the longer "
    "horizons rest on the earlier cohorts."
)


def draw(results: Results) -> Figure:
    """Levels at the left, paired differences at the right; a single run has levels only."""
    title = Label(
        en="Young arrivals still resident, percent of those who came",
        zh="青年人才留存率（%），按来后月数",
    )
    horizons = sorted(results.series.groups(OUTCOME), key=int)
    whole = windows(results.runs.months)[-1]
    values = [join(results.series.of(OUTCOME, group), whole, "rate") for group in horizons]
    shape = (len(results.runs.scenarios), len(results.runs.seeds), 0)
    stacked = np.stack(values, axis=-1) if values else np.empty(shape)
    places = np.array([float(group) for group in horizons])
    return draw_by_horizon(results, title, places, stacked)
