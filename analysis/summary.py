"""The main effects of a comparison, as cells that any kind of table can print."""

from dataclasses import dataclass

import polars as pl

from analysis.between import cost_intervals
from analysis.facts import Label
from analysis.intervals import Interval
from analysis.load import Runs
from analysis.numbers import fixed, plain, signed
from analysis.results import Results
from analysis.unknown import marked_label

SOFT_HYPHEN = "\u00ad"
LEGEND = (
    "± and “to”: 95 % interval. ?: the interval holds 0, so the effect may be none. "
    "“or none”: no upper bound, since employment may not gain. “no gain”: the estimate is below 0. "
    "“unbounded”: these seeds cannot tell. All rows are against the same baseline runs, so their "
    "errors go together."
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: which effect, how it is scaled and rounded, and what it is called.

    ``width`` is how many columns of a terminal it takes; a soft hyphen says where its heading may
    be broken.
    """

    outcome: str
    group: str
    divisor: float
    places: int
    heading: str
    unit: str
    width: int = 8

    @property
    def title(self) -> str:
        """The heading on one line."""
        return self.heading.replace(SOFT_HYPHEN, "")

    @property
    def broken(self) -> str:
        """The heading broken at its hyphen, for a narrow column."""
        return self.heading.replace(SOFT_HYPHEN, "-\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """An effect and its interval as text; ``sure`` where the interval leaves 0 out."""

    effect: str
    interval: str
    sure: bool

    @property
    def marked(self) -> str:
        """The effect with a question mark where it may be none."""
        return self.effect if self.sure or self.effect == "–" else f"{self.effect} ?"


@dataclass(frozen=True, slots=True)
class Line:
    """One scenario's effects, a cell for each column."""

    label: Label
    cells: tuple[Cell, ...]


COLUMNS = (
    Column("unemployment_rate", "all", 1.0, 3, "Unem\u00adployment", "points"),
    Column("unemployment_rate", "age_16_24", 1.0, 3, "Unem\u00adployment 16–24", "points"),
    Column("employed", "all", 1.0, 0, "Employed", "persons", 9),
    Column("youth_retention", "12", 1.0, 2, "Youth kept 12 months", "points"),
    Column("startup_jobs_gross", "all", 1.0, 0, "Start-up jobs, gross", "jobs", 9),
    Column("startup_jobs_net", "all", 1.0, 0, "All jobs, net", "jobs", 9),
    Column("extra_spending", "all", 1e6, 1, "Extra spending", "million yuan"),
    Column("cost_per_job_year", "all", 1e3, 0, "Cost of a job-year", "thousand yuan", 15),
)
NOTHING = Cell("–", "", sure=False)


def summary(results: Results) -> tuple[Line, ...]:
    """A line for each scenario but the baseline: effects over the whole run."""
    runs = results.runs
    costs = cost_intervals(runs, results.series, results.spending)
    whole = results.effects.filter(pl.col("window") == "all")
    found = {
        (row["outcome"], row["group"], row["scenario"]): row for row in whole.iter_rows(named=True)
    }
    return tuple(
        Line(
            marked_label(runs, scenario),
            tuple(
                _cell(column, found.get((column.outcome, column.group, scenario)), costs[scenario])
                for column in COLUMNS
            ),
        )
        for scenario in runs.treated
    )


def _cell(column: Column, row: dict[str, object] | None, cost: Interval | None) -> Cell:
    effect = None if row is None else row["effect"]
    if row is None or not isinstance(effect, float):
        return NOTHING
    if column.outcome == "cost_per_job_year":
        return cost_cell(effect, cost, column.divisor)
    shown = signed(effect / column.divisor, column.places)
    low, high = row["ci_low"], row["ci_high"]
    if not isinstance(low, float) or not isinstance(high, float):
        return Cell(shown, "one seed", sure=False)
    half = (high - low) / 2.0 / column.divisor
    if effect == 0.0 and half == 0.0:
        return Cell("0", "the same", sure=True)
    return Cell(shown, f"±{fixed(half, column.places)}", sure=low > 0.0 or high < 0.0)


def cost_cell(cost: float, interval: Interval | None, divisor: float) -> Cell:
    """A cost, in units of ``divisor`` yuan, and its interval, which is in yuan."""
    # A cost below 0 is no bargain: mostly it is money spent while employment fell.
    shown = plain(cost / divisor) if cost > 0.0 else "no gain"
    if interval is None:
        return Cell(shown, "one seed", sure=False)
    if interval.bounded:
        low, high = interval.low / divisor, interval.high / divisor
        return Cell(shown, f"{plain(low)} to {plain(high)}", sure=low > 0.0 or high < 0.0)
    if interval.excluded is not None and interval.cannot_be_nought:
        return Cell(shown, f"≥ {plain(interval.excluded[1] / divisor)} or none", sure=False)
    return Cell(shown, "unbounded", sure=False)


def rests_on(runs: Runs) -> str:
    """The sentence under every table: what the numbers rest on and how far they can be trusted."""
    count = len(runs.seeds)
    seeds = "1 seed" if count == 1 else f"{count} {'paired ' if runs.treated else ''}seeds"
    span = f"{runs.months[0]:%Y-%m} to {runs.months[-1]:%Y-%m}"
    months = "1 month" if len(runs.months) == 1 else f"{len(runs.months)} months"
    return (
        f"{runs.region}, {seeds}, {months} ({span}), scale {runs.scale:g}, closure "
        f"“{runs.closure_label().en}”; numbers are at full scale and over the whole run."
        f"{on_ignorance(runs)} {trust(runs)}: read signs and sizes as what its assumptions "
        "imply, not as a forecast."
    )


def trust(runs: Runs) -> str:
    """How far numbers of these runs can be trusted, without a full stop."""
    if runs.calibrated:
        return "The baseline is fitted to the region, how people and firms respond is not"
    return "The model is not calibrated"


def on_ignorance(runs: Runs) -> str:
    """What intervals cover where several sets of parameters were used; else empty."""
    sets = len(set(runs.parameter_sets))
    if sets == 1:
        return ""
    return f" Seeds take turns at {sets} sets of parameters: intervals cover chance and ignorance."
