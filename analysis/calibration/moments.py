"""From a run's outcomes to the moments that it is held to."""

from collections.abc import Mapping, Sequence
from math import isfinite

import polars as pl

from agents.errors import InputError, unknown_name
from analysis.calibration.problem import transformed
from scenarios.calibration import Moment
from scenarios.settings import RunSettings
from sim.outcomes.book import group_names
from sim.outcomes.catalogue import OUTCOMES

YEAR = 12


def must_be_known(moments: Mapping[str, Moment], run: RunSettings) -> None:
    """Raise InputError for a moment of an outcome or group that the run does not have, or of a
    year that does not pass.
    """
    months = run.months
    for name, moment in moments.items():
        where = f"calibration.moments.{name}"
        _must_have_group(moment.outcome, moment.group, run, (f"{where}.outcome", f"{where}.group"))
        if moment.over:
            key = "over_group" if moment.over_group else "group"
            group = moment.over_group or moment.group
            _must_have_group(moment.over, group, run, (f"{where}.over", f"{where}.{key}"))
        if months < YEAR and (moment.statistic != "mean" or moment.in_months):
            what = f"the moment {name} needs a year, and the runs record {months} months"
            raise InputError(what, where="months", allowed=f"at least {YEAR}")


def _must_have_group(outcome: str, group: str, run: RunSettings, where: tuple[str, str]) -> None:
    if outcome not in OUTCOMES:
        raise unknown_name(outcome, kind="outcome", where=where[0], known=OUTCOMES)
    # Instruments go by the names of their policies.
    known = group_names(
        OUTCOMES[outcome].groups, run.region.places, run.scenario.policies, run.region.sectors
    )
    if group not in known:
        raise unknown_name(group, kind=f"group of {outcome}", where=where[1], known=known)


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
        first, last, years = values[0], values[-1], (values.len() - 1) / YEAR
        if first <= 0 or last < 0 or years == 0:
            raise _not_there(name, f"{outcome} has no yearly change from {first:g} to {last:g}")
        return float(100 * ((last / first) ** (1 / years) - 1))
    mean = values.mean()
    if not isinstance(mean, float) or not isfinite(mean):
        raise _not_there(name, f"{outcome} has no mean")
    return mean * YEAR if moment.statistic == "yearly_sum" else mean


def _not_there(name: str, what: str, groups: str = "") -> InputError:
    where = f"calibration.moments.{name}"
    return InputError(f"cannot be computed: {what}", where=where, allowed=groups)
