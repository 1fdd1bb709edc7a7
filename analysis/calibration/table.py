"""The tables of a calibration, for a terminal and for a page of HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from analysis.calibration.course import Course
from analysis.calibration.estimate import LEVEL
from analysis.calibration.summary import moment_rows, number_rows, range_rows, shift_deviation

FAR = 2.0
"""Standard deviations beyond which a moment is marked."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A table: its title, heads, and rows of text; all but the first column may be numbers."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    words: int = 0

    @property
    def right(self) -> int:
        """How many columns, the first aside, hold numbers."""
        return len(self.heads) - 1 - self.words


def moments_table(course: Course) -> Shown:
    """Moments before and after, with fresh seeds."""
    rows = [
        (
            row.name,
            _number(row.target),
            _number(row.error),
            _number(row.before),
            _number(row.after),
            f"{row.off_before:+.1f}",
            f"{row.off_after:+.1f}{' ?' if abs(row.off_after) > FAR else ''}",
        )
        for row in moment_rows(course)
    ]
    heads = ("Moment", "Target", "± s.e.", "Before", "After", "off before", "off after")
    return Shown("Moments, with seeds that nothing was fitted with", heads, rows)


def numbers_table(course: Course) -> Shown:
    """Fitted numbers with intervals, and whether the moments tell them."""
    rows = [
        (
            row.name,
            _number(row.present),
            _number(row.best),
            f"{_number(row.low)} to {_number(row.high)}" if row.low is not None else "–",
            "–" if row.known is None else f"{100 * row.known:.0f} %",
            "–" if row.covered is None else f"{100 * row.covered:.0f} %",
            row.verdict,
        )
        for row in number_rows(course)
    ]
    interval = f"{100 * LEVEL:.0f} % interval"
    heads = ("Number", "Before", "Best", interval, "known", "covered", "The moments say")
    return Shown("Fitted numbers", heads, rows, words=1)


def ranges_table(course: Course) -> Shown:
    """What is never fitted, over which the ensemble is spread."""
    rows = [
        (row.name, *map(_number, (row.low, row.high, row.kept_05, row.kept_50, row.kept_95)))
        for row in range_rows(course)
    ]
    heads = ("Number", "from", "to", "5 % of sets below", "half", "95 %")
    return Shown("Never fitted: ranges, and where the sets that fit lie in them", heads, rows)


def notes(course: Course) -> list[str]:
    """What else is to be known, a sentence each."""
    after = course.after.mean(axis=0)
    distance, recovery = course.distance, course.recovery
    low, high = recovery.likely
    fell = (distance.squared(course.before.mean(axis=0)), distance.squared(after))
    prior = course.problem.shift
    said = [
        _sentence("The squared distance falls from {:.1f} to {:.1f}", *fell),
        _sentence("{} moments are fitted by {} numbers", after.size, len(course.problem.names)),
        _sentence(
            "The shift of log-odds is {:+.2f} (sd {:.2f}; prior {:+.2f}, sd {:.2f})",
            *(distance.shift(after), shift_deviation(course), prior.mean, prior.sd),
        ),
        _sentence(
            "{:.0f} % of the {:.0f} % intervals of {} recoveries from known numbers held the truth",
            *(100 * recovery.coverage, 100 * LEVEL, len(recovery.true)),
        ),
        _sentence("Right intervals would hold it in {:.0f} to {:.0f} %", 100 * low, 100 * high),
        _sentence("{} sets fit about as well as the best", len(course.ensemble.sets)),
        _sentence(
            "Of {} that were drawn and fitted anew {} did, {} trials of the search fill up",
            *(course.ensemble.tried, course.ensemble.fitting, course.ensemble.filled),
        ),
    ]
    said += [
        _sentence(
            f"The moments say less of one combination of {' and '.join(direction)} than the ranges "
            "of these numbers do"
        )
        for direction in course.identification.flat
        if len(direction) > 1
    ]
    return said


def tables(course: Course) -> list[Shown]:
    """All of them; that of ranges only where there are any."""
    ranges = [ranges_table(course)] if range_rows(course) else []
    return [moments_table(course), numbers_table(course), *ranges]


def print_tables(course: Course, console: Console) -> None:
    """Print the tables and the notes."""
    for shown in tables(course):
        table = Table(
            title=shown.title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD
        )
        for at, head in enumerate(shown.heads):
            table.add_column(head, justify="right" if 0 < at <= shown.right else "left")
        for row in shown.rows:
            table.add_row(*row)
        console.print(table, highlight=False)
    for note in notes(course):
        console.print(Text(note), highlight=False, soft_wrap=True)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}" if abs(value) < 1e4 else f"{value:,.0f}"  # noqa: PLR2004


def _sentence(words: str, *values: float) -> str:
    return f"{words.format(*values)}."
