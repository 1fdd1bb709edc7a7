"""Jobs at a project and in its region, month by month."""

import numpy as np
from matplotlib.figure import Figure

from analysis.assessment.measures import JOBS, NET_JOBS
from analysis.assessment.sides import Sides
from analysis.direct_labels import Name, name_lines
from analysis.facts import Label
from analysis.figures.lines import seeds_and_scale, zero_line
from analysis.intervals import mean_interval
from analysis.style import SCENARIOS, canvas, context, heading, month_axis

HEIGHT, HEAD = 3.8, 1.08  # inches, and those above the panel
LINES = (
    (JOBS, "At the project  项目企业", SCENARIOS[0]),
    (NET_JOBS, "In the region, net  全区净变化", SCENARIOS[3]),
)
CAPTION = (
    "Each seed with the project is compared with the same seed without it. What lies between the "
    "lines is displaced elsewhere, or taken over by others."
)


def draw(sides: tuple[Sides, ...]) -> Figure:
    """Two lines of paired differences with their intervals, under the main closure."""
    main = sides[0]
    first, second = main.places
    title = Label(en=f"Jobs: {main.project.label.en}", zh=f"岗位变化：{main.project.label.zh}")
    note = "Line: mean paired difference, jobs. Band: its 95 % interval, month by month. "
    with context():
        figure, (axes,) = canvas(title, note + seeds_and_scale(main.runs) + ".", height=HEIGHT)
        figure.subplots_adjust(right=0.72, top=1 - HEAD / HEIGHT)
        months = month_axis(axes, main.runs.months)
        zero_line(axes)
        names = []
        for outcome, words, tint in LINES:
            values = main.series.of(outcome)
            result = mean_interval((values[second] - values[first]).T, main.runs.set_of_seed)
            low, high = (
                np.where(np.isfinite(end), end, result.mean) for end in (result.low, result.high)
            )
            axes.fill_between(months, low, high, color=tint, alpha=0.16, linewidth=0)
            axes.plot(months, result.mean, color=tint)
            names.append(Name(words, float(result.mean[-1]), tint))
        heading(axes, "Difference, jobs  变化（个）")
        name_lines(axes, names)
    return figure
