"""What a calibration fits, to what, and how long it may take."""

from math import log
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from agents.parameters import Parameters
from agents.region import Label
from scenarios.never_fitted import left_alone
from scenarios.settings import LAST_SEED, RunSettings

Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Calendar = Annotated[tuple[Annotated[int, Field(ge=1, le=12)], ...], Field(max_length=12)]
Positive = Annotated[float, Field(gt=0)]
Count = Annotated[int, Field(ge=1, le=100000)]
DIGITS = 6
"""Significant digits of a number, so that what is written down is what was run."""


def rounded(value: float) -> float:
    """A number to so many significant digits."""
    return float(f"{value:.{DIGITS}g}")


class Moment(Parameters):
    """One number that a run is held to.

    ``facts``: ids of the stylised facts that it uses up, so that they are no predictions;
    ``outcome``, ``group``: which rows of the outcomes; ``statistic``: their mean over the recorded
    months, their sum a year, or their change in percent a year; ``over``: an outcome that it is
    divided by, of ``over_group`` or else the same group; ``in_months``: the calendar months alone,
    and ``less_months`` those that are subtracted; ``scale``: what distances are taken on,
    ``log_odds`` for percentages. ``value``, ``standard_error`` are in the outcome's own unit; where
    months are subtracted, on the scale itself. ``shifted``: the value holds for the region but for
    the shift of log-odds.
    """

    facts: tuple[Name, ...] = ()
    outcome: str
    group: str = "all"
    statistic: Literal["mean", "yearly_sum", "yearly_change"] = "mean"
    over: str = ""
    over_group: str = ""
    in_months: Calendar = ()
    less_months: Calendar = ()
    scale: Literal["plain", "log", "log_odds"] = "plain"
    shifted: bool = False
    value: float
    standard_error: Positive

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.less_months and not self.in_months:
            message = "less_months needs in_months, from which they are subtracted"
            raise ValueError(message)
        if self.statistic == "yearly_change" and self.in_months:
            message = "yearly_change is that of all months, so that in_months cannot be"
            raise ValueError(message)
        if self.shifted and (self.scale != "log_odds" or self.less_months):
            message = "only a percentage on the scale log_odds, not a difference, can be shifted"
            raise ValueError(message)
        least = float("-inf") if self.less_months or self.scale == "plain" else 0.0
        most = 100.0 if self.scale == "log_odds" and not self.less_months else float("inf")
        if not least < self.value < most:
            message = f"value {self.value} has no place on the scale {self.scale}"
            raise ValueError(message)
        return self


class Span(Parameters):
    """A number between ``low`` and ``high``.

    ``path``: its key; with ``factor``, everything at the path is multiplied. ``spacing``: whether
    ratios or differences matter. Positions in it run from 0 to 1.
    """

    path: Annotated[str, Field(pattern=r"^[a-z_]+(\.\w+)+$")]
    low: float
    high: float
    factor: bool = False
    spacing: Literal["linear", "log"] = "linear"

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if not self.low < self.high or (self.spacing == "log" and self.low <= 0):
            message = f"{self.path} has no range from {self.low} to {self.high}"
            raise ValueError(message)
        return self

    def value(self, place: float) -> float:
        """The number at a position."""
        if self.spacing == "log":
            value = self.low * (self.high / self.low) ** place
        else:
            value = self.low + (self.high - self.low) * place
        return self.nearest(value)

    def nearest(self, value: float) -> float:
        """A number to so many significant digits, never outside the range."""
        return min(max(rounded(value), self.low), self.high)

    def place(self, value: float) -> float:
        """The position of a number."""
        if self.spacing == "log":
            return log(value / self.low) / log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


class Fitted(Span):
    """One number that is fitted. ``identified_by``: the moments that are to tell it."""

    identified_by: Annotated[tuple[str, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _may_be_fitted(self) -> Self:
        why = left_alone(self.path)
        if why:
            message = f"{self.path} is never fitted but left as a range: {why}"
            raise ValueError(message)
        return self


class Range(Span):
    """A number that is never fitted: the ensemble is spread over the whole of its range."""

    @model_validator(mode="after")
    def _is_left_alone(self) -> Self:
        if not left_alone(self.path):
            message = f"{self.path} may be fitted: only what never is stands among the ranges"
            raise ValueError(message)
        return self


class Shift(Parameters):
    """The region's unemployment against the nation's, on the scale of log-odds: its prior."""

    mean: float
    sd: Positive


class Calibration(Parameters):
    """What a region is fitted to, by which numbers, and over which ranges all others may lie."""

    id: Name
    label: Label
    shift: Shift
    moments: Annotated[dict[Name, Moment], Field(min_length=1)]
    fitted: Annotated[dict[Name, Fitted], Field(min_length=2)]
    ranges: dict[Name, Range] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _moments_there_are(self) -> Self:
        for name, fitted in self.fitted.items():
            for moment in fitted.identified_by:
                if moment not in self.moments:
                    message = f"{name} is to be identified by {moment}, which is no moment here"
                    raise ValueError(message)
        paths = [each.path for each in (*self.fitted.values(), *self.ranges.values())]
        for path in paths:
            if sum(f"{path}.".startswith(f"{other}.") for other in paths) > 1:
                message = f"{path} is there twice"
                raise ValueError(message)
        return self


class CalibrationSettings(RunSettings):
    """A calibration. ``seeds``: runs of every set of numbers, from ``seed`` on; ``trajectories``:
    of the screening; ``trials``: of the search; ``replicates``: of the recovery; ``sets``: in the
    ensemble; ``budget``: minutes, and where it ends the search before all trials the results depend
    on the clock; ``processes``: null means one a core; ``write``: also put the results into a
    checkout's own configuration.
    """

    calibration: Calibration
    seeds: Annotated[int, Field(ge=2, le=1000)]
    trajectories: Annotated[int, Field(ge=2, le=1000)]
    trials: Count
    replicates: Count
    sets: Annotated[int, Field(ge=2, le=100000)]
    budget: Positive
    processes: Annotated[int, Field(ge=1, le=1024)] | None = None
    write: bool = False

    @model_validator(mode="after")
    def _seeds_fit(self) -> Self:
        if self.seed + 1000 * self.seeds > LAST_SEED:
            message = f"seeds from {self.seed} on pass {LAST_SEED}"
            raise ValueError(message)
        return self
