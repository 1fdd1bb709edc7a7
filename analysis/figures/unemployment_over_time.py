"""The surveyed unemployment rate month by month, a line for each scenario."""

from matplotlib.figure import Figure

from analysis.facts import Label
from analysis.figures.lines import draw_levels, name_levels, seeds_and_scale
from analysis.results import Results
from analysis.style import canvas, context, month_axis

OUTCOME = "unemployment_rate"
ALONE = "What a scenario changes shows only beside another one with the same seeds."
CAPTION = (
    "Levels of all scenarios lie close together, because the region is far larger than any one "
    "measure; the figure of differences shows what the measures change."
)


def draw(results: Results) -> Figure:
    """The figure, with bands that span all seeds."""
    runs = results.runs
    title = Label(en="Surveyed unemployment rate, percent", zh="调查失业率（%），按情景")
    note = "Line: mean over seeds. Band: lowest to highest seed. " + seeds_and_scale(runs) + "."
    with context():
        figure, (axes,) = canvas(title, note, height=4.9)
        figure.subplots_adjust(right=0.73)
        places = month_axis(axes, runs.months)
        values = results.series.of(OUTCOME)
        draw_levels(axes, runs, places, values, "o" if len(places) == 1 else "")
        name_levels(axes, runs, values)
    return figure
