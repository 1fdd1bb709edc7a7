"""Jobs at start-ups month by month: levels, and differences from the baseline."""

from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.figures.levels_and_differences import draw_over_time
from analysis.results import Results

OUTCOME = "startup_jobs_gross"
ALONE = "Gross: what other employers lose to start-ups is not taken off."
CAPTION = f"{ALONE} The net number is in the table and in the forest plot."


def draw(results: Results) -> Figure:
    """Levels at the left, paired differences at the right; a single run has levels only."""
    title = Label(
        en="Jobs at start-ups up to 36 months old",
        zh="创业企业（成立不超过36个月）带动就业岗位（个）",
    )
    return draw_over_time(results, title, results.series.of(OUTCOME), "jobs")
