"""What an effect and its interval say, in plain words."""

import math

from analysis.intervals import Interval
from analysis.numbers import plain

ONE_SEED = "one seed cannot tell"
IDENTICAL = "identical in every seed"
UNDEFINED = "undefined in both"
UNITS = {"percent": "points", "share": "share points"}


def unit_of_change(unit: str) -> str:
    """The unit of a difference: what is measured in percent changes by points."""
    return UNITS.get(unit, unit)


def of_difference(
    *, low: float, high: float, seeds: int, identical: bool, detectable: float, unit: str
) -> str:
    """The verdict on a difference with the interval ``low`` to ``high`` over ``seeds`` seeds.

    ``identical`` says that every seed's difference is exactly 0. Where nothing is seen, it says how
    large an effect would have been seen in four of five such comparisons.
    """
    if seeds == 0:
        return UNDEFINED
    if identical:
        return IDENTICAL
    if seeds == 1 or math.isnan(low):
        return ONE_SEED
    if low > 0.0:
        return "raises"
    if high < 0.0:
        return "lowers"
    enough = f"{plain(detectable)} {unit_of_change(unit)}"
    return f"no effect seen; one of {enough} or more would be seen in four of five such comparisons"


def of_cost(interval: Interval | None, seeds: int) -> str:
    """The verdict on the yuan that a net job-year costs."""
    if seeds == 1:
        return ONE_SEED
    if interval is None:
        return "undefined: spending or employment does not change"
    if interval.excluded is not None:
        low, high = interval.excluded
        if not interval.cannot_be_nought:
            return (
                "cannot be told: the package may have created no jobs; "
                f"only {plain(low, 3)} to {plain(high, 3)} is ruled out"
            )
        return (
            f"unbounded: {plain(high, 3)} yuan or more a job-year, or none gained; "
            f"only {plain(low, 3)} to {plain(high, 3)} is ruled out"
        )
    if not interval.bounded:
        return "unbounded: no cost is ruled out"
    return f"{plain(interval.low, 3)} to {plain(interval.high, 3)} yuan a job-year"


def of_yield(interval: Interval | None, seeds: int) -> str:
    """The verdict on the net job-years that a million yuan buys."""
    if seeds == 1:
        return ONE_SEED
    if interval is None:
        return "undefined: spending does not change"
    if not interval.bounded:
        return "unbounded: the change in spending is not sure"
    if interval.low > 0.0:
        return "buys job-years"
    if interval.high < 0.0:
        return "loses job-years"
    return "job-years bought are not sure to differ from 0"
