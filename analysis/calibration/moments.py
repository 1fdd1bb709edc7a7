"""From a run's outcomes to the moments that it is held to."""

from collections.abc import Mapping, Sequence

import polars as pl

from agents.errors import InputError, unknown_name
from analysis.calibration.problem import transformed
from scenarios.calibration import Moment
from sim.outcomes.catalogue import OUTCOMES

YEAR = 12


def must_be_known(moments: Mapping[str, Moment], months: int) -> None:
    """Raise InputError for a moment of an outcome there is not, or of a year that does not pass."""
    for name, moment in moments.items():
        for key in ("outcome", "over"):
            outcome = getattr(moment, key)
            if outcome and outcome not in OUTCOMES:
                where = f"calibration.moments.{name}.{key}"
                raise unknown_name(outcome, kind="outcome", where=where, known=OUTCOMES)
        if months < YEAR and (moment.statistic != "mean" or moment.in_months):
            what = f"the moment {name} needs a year, and the runs record {months} months"
            raise InputError(what, where="months", allowed=f"at least {YEAR}")


def moments_of(outcomes: pl.DataFrame, moments: Mapping[str, Moment]) -> list[float]:
    """The moments of a run on their scales. Raises InputError for one that cannot be computed."""
    return [_moment(outcomes, name, moment) for name, moment in moments.items()]


def _moment(outcomes: pl.DataFrame, name: str, moment: Moment) -> float:
    def level(months: Sequence[int]) -> float:
        value = _statistic(outcomes, name, moment, (moment.outcome, moment.group), months)
        if moment.over:
            other = moment.over, moment.over_group or moment.group
            below = _statistic(outcomes, name, moment, other, months)
            if below == 0:
                raise _not_there(name, f"{moment.over} is 0")
            value /= below
        return transformed(moment, value)

    if moment.less_months:
        return level(moment.in_months) - level(moment.less_months)
    return level(moment.in_months)


def _statistic(
    outcomes: pl.DataFrame,
    name: str,
    moment: Moment,
    series: tuple[str, str],
    months: Sequence[int],
) -> float:
    outcome, group = series
    chosen = outcomes.filter((pl.col("outcome") == outcome) & (pl.col("group") == group))
    if months:
        chosen = chosen.filter(pl.col("month").dt.month().is_in(list(months)))
    values = chosen.sort("month")["value"]
    if values.is_empty():
        known = outcomes.filter(pl.col("outcome") == outcome)["group"].unique().sort()
        groups = ", ".join(known) or "none of them in these months"
        raise _not_there(name, f"{outcome} has no values for group {group}", groups)
    if moment.statistic == "yearly_change":
        years = (values.len() - 1) / YEAR
        return float(100 * ((values[-1] / values[0]) ** (1 / years) - 1))
    mean = values.mean()
    if not isinstance(mean, float):
        raise _not_there(name, f"{outcome} has no mean")
    return mean * YEAR if moment.statistic == "yearly_sum" else mean


def _not_there(name: str, what: str, groups: str = "") -> InputError:
    where = f"calibration.moments.{name}"
    return InputError(f"cannot be computed: {what}", where=where, allowed=groups)
