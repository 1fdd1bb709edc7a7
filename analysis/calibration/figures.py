"""The figures of a calibration: moments before and after, profiles, recovery."""

from matplotlib.figure import Figure

from analysis.calibration.course import Course
from analysis.calibration.estimate import LEVEL
from analysis.calibration.profiles import CLOSED
from analysis.facts import Label
from analysis.style import BASELINE, FAINT, HEADER, SCENARIOS, canvas, context, heading

ROW = 0.3
PANEL = 1.75
HEADING = 0.32
"""Inches that the names above a row of panels take below the titles."""

COLUMNS = 4
HIGHEST = 10.0
"""Beyond which the rise of a profile is not drawn."""
BAND = 1.645
"""Standard deviations of a 90 % band."""


def moments(course: Course) -> Figure:
    """How far every moment is from its target, before and after, in standard deviations."""
    names = list(course.problem.moments)
    distance = course.distance
    title = Label(en="Moments before and after calibration", zh="校准前后的矩")
    note = (
        "Distance from the target in standard deviations (the target's error and the runs' noise), "
        "the shift estimated; band: 90 %."
    )
    with context():
        figure, (axes,) = canvas(title, note, height=1.9 + ROW * len(names))
        figure.subplots_adjust(left=0.24)
        rows = range(len(names), 0, -1)
        shift = distance.shift(course.after.mean(axis=0))
        axes.axvspan(-BAND, BAND, color="#eef3f7", zorder=0)
        axes.axvline(0, color=FAINT, linewidth=0.8)
        for found, colour, label in (
            (course.before, BASELINE, "before"),
            (course.after, SCENARIOS[0], "after"),
        ):
            off = distance.standardised(found.mean(axis=0), shift)
            axes.plot(off, rows, "o", color=colour, label=label, markersize=6)
        axes.set_yticks(list(rows), names)
        axes.legend(frameon=False, loc="best")
    return figure


def profiles(course: Course) -> Figure:
    """The squared distance along each number's range, the others refitted."""
    names = course.problem.names
    lines = -(-len(names) // COLUMNS)
    title = Label(en="Profiles: how well each number is known", zh="剖面：各参数的可识别程度")
    note = (
        "Rise of the squared distance along the range, all other numbers refitted; dashed: where "
        "a 90 % interval ends. A flat line is a number that the moments do not tell."
    )
    with context():
        figure, panels = canvas(
            title, note, height=_height(lines), columns=COLUMNS, rows=lines, share="y"
        )
        figure.subplots_adjust(top=1 - (HEADER + HEADING) / _height(lines), hspace=0.75)
        for axes, name in zip(panels, names, strict=False):
            each = course.profiles[name]
            at = names.index(name)
            axes.plot(each.places, each.rises, color=SCENARIOS[0])
            axes.axhline(CLOSED, color=FAINT, linewidth=0.8, linestyle="--")
            axes.plot(course.fitted.place[at], 0, "o", color=SCENARIOS[3], markersize=4)
            fitted = course.problem.fitted[name]
            axes.set_xticks([0, 1], [f"{fitted.low:g}", f"{fitted.high:g}"])
            axes.set_ylim(-0.4, HIGHEST)
            heading(axes, name)
        for axes in panels[len(names) :]:
            axes.set_axis_off()
    return figure


def recovery(course: Course) -> Figure:
    """True and recovered positions of every number, with intervals."""
    names = course.problem.names
    found = course.recovery
    lines = -(-len(names) // COLUMNS)
    title = Label(en="Recovery of known numbers", zh="从已知参数模拟后的恢复检验")
    note = (
        f"Across: true position in the range; up: recovered, with its {100 * LEVEL:.0f} % interval "
        "(orange where it misses the truth)."
    )
    with context():
        figure, panels = canvas(
            title, note, height=_height(lines), columns=COLUMNS, rows=lines, share="both"
        )
        figure.subplots_adjust(top=1 - (HEADER + HEADING) / _height(lines), hspace=0.55)
        for at, (axes, name) in enumerate(zip(panels, names, strict=False)):
            axes.plot([0, 1], [0, 1], color=FAINT, linewidth=0.8)
            for true, guess, low, high in zip(
                found.true[:, at],
                found.found[:, at],
                found.low[:, at],
                found.high[:, at],
                strict=True,
            ):
                colour = SCENARIOS[0] if low <= true <= high else SCENARIOS[3]
                axes.plot([true, true], [low, high], color=colour, linewidth=1)
                axes.plot(true, guess, "o", color=colour, markersize=3)
            heading(axes, f"{name}: {100 * found.covered[at]:.0f} %")
        for axes in panels[len(names) :]:
            axes.set_axis_off()
    return figure


def _height(lines: int) -> float:
    return 1.7 + HEADING + PANEL * lines


DRAWINGS = {"moments": moments, "profiles": profiles, "recovery": recovery}
