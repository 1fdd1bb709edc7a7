"""Intervals for means of paired differences and for ratios of such means."""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy import optimize, stats

from analysis.decomposition import covariance, several, uncertainty

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
LEVEL = 0.95
FEWEST = 2  # seeds below which nothing varies
POWER = 0.80


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that the data do not rule out.

    From ``low`` to ``high``, either of which may be infinite. ``excluded`` is a range within them
    that *is* ruled out: a ratio whose denominator may be 0 can lie anywhere outside such a range,
    in which case ``low`` and ``high`` are both infinite.
    """

    low: float
    high: float
    excluded: tuple[float, float] | None = None

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def cannot_be_nought(self) -> bool:
        """Whether a range around 0 is ruled out, so that what is above 0 is above its upper end."""
        return self.excluded is not None and self.excluded[0] <= 0.0 < self.excluded[1]

    def contains(self, value: float) -> bool:
        """Whether the value is not ruled out."""
        if self.excluded is not None and self.excluded[0] < value < self.excluded[1]:
            return False
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Means:
    """Means of differences over seeds with their Student intervals, each an array (series).

    ``standard_error`` is of the mean; ``chance`` and ``ignorance`` are its parts: the luck of the
    seeds, and what is not known of the parameters, NaN where one set of parameters was used.
    ``degrees`` of freedom are those of the interval.
    """

    mean: Floats
    low: Floats
    high: Floats
    standard_error: Floats
    chance: Floats
    ignorance: Floats
    degrees: Floats
    count: npt.NDArray[np.int64]


def student(degrees: Floats | float, level: float = LEVEL) -> Floats:
    """The two-sided Student quantile for so many degrees of freedom; NaN below one."""
    known = np.asarray(degrees, dtype=np.float64)
    quantile = stats.t.ppf(0.5 + level / 2.0, np.maximum(known, 1.0))
    return np.asarray(np.where(known >= 1.0, quantile, np.nan), dtype=np.float64)


def mean_interval(differences: Floats, sets: Ints | None = None, level: float = LEVEL) -> Means:
    """Student's interval of the mean along the last axis, leaving NaN out.

    ``differences`` is (series, seeds); ``sets`` numbers the set of parameters that each seed took.
    With fewer than two numbers there is no interval: NaN.
    """
    known = np.isfinite(differences)
    count = known.sum(axis=-1)
    mean = _divide(np.where(known, differences, 0.0).sum(axis=-1), count)
    nothing = np.full(np.shape(mean), np.nan)
    if sets is not None and several(sets):
        of = uncertainty(differences, sets)
        error, chance, ignorance, degrees = of.total, of.chance, of.ignorance, of.degrees
    else:
        spread = np.where(known, differences - mean[..., None], 0.0)
        variance = np.where(count > 1, _divide((spread**2).sum(axis=-1), count - 1), np.nan)
        error = chance = np.sqrt(_divide(variance, count))
        ignorance, degrees = nothing, count - 1.0
    half = student(degrees, level) * error
    return Means(mean, mean - half, mean + half, error, chance, ignorance, degrees, count)


def _divide(above: Floats, below: npt.NDArray[np.int64]) -> Floats:
    ratio: Floats = np.full(np.shape(above), np.nan)
    np.divide(above, below, out=ratio, where=below > 0)
    return ratio


@cache
def detectable_in_errors(degrees: float, level: float = LEVEL, power: float = POWER) -> float:
    """The smallest effect, in standard errors, that a t test finds this often.

    The test is two-sided at 1 − ``level``; its power follows the noncentral t distribution, here
    without the chance of a finding on the wrong side, which is negligible. NaN below one of its
    ``degrees`` of freedom.
    """
    if not degrees >= 1.0:
        return math.nan
    bar = float(stats.t.ppf(0.5 + level / 2.0, degrees))

    def lacking(effect: float) -> float:
        return float(stats.nct.sf(bar, degrees, effect)) - power

    return float(optimize.brentq(lacking, 0.0, 4.0 * bar + 10.0))


def fieller(
    numerator: Floats, denominator: Floats, sets: Ints | None = None, level: float = LEVEL
) -> Interval | None:
    """Fieller's interval of mean(numerator) / mean(denominator) over paired seeds.

    ``sets`` numbers the set of parameters that each seed took.

    It is the set of ratios r for which the mean of numerator − r · denominator is not significantly
    different from 0. Where the denominator is far from 0 that is a range; where it is not, it is
    everything outside a range, a half-line, or everything. None where there are fewer than two
    seeds or the denominator is 0 in all of them.

    Fieller, E. C. (1954). Some problems in interval estimation. JRSS B 16(2), 175-185.
    """
    count = len(numerator)
    if count < FEWEST or not np.any(denominator):
        return None
    # In units of the two columns' own size, so that yuan and persons do not swamp each other.
    units = (float(np.abs(numerator).max()) or 1.0), float(np.abs(denominator).max())
    first, second = numerator / units[0], denominator / units[1]
    above, below = float(np.mean(first)), float(np.mean(second))
    if sets is not None and several(sets):
        found, degrees = covariance(np.stack([first, second]), sets)
    else:
        found, degrees = np.cov(first, second) / count, count - 1.0
    found = found * float(student(degrees, level)) ** 2
    square = below**2 - float(found[1, 1])
    cross = above * below - float(found[0, 1])
    constant = above**2 - float(found[0, 0])
    return _solve(square, cross, constant, units[0] / units[1])


def _solve(square: float, cross: float, constant: float, unit: float) -> Interval:
    """Where square · r² − 2 cross · r + constant ≤ 0, times ``unit``."""
    inside = cross**2 - square * constant
    if square == 0.0:
        if cross == 0.0:
            return Interval(-math.inf, math.inf)
        end = constant / (2.0 * cross) * unit
        return Interval(end, math.inf) if cross > 0.0 else Interval(-math.inf, end)
    if square < 0.0 and inside <= 0.0:
        return Interval(-math.inf, math.inf)
    root = math.sqrt(max(inside, 0.0))
    low, high = sorted(((cross - root) / square * unit, (cross + root) / square * unit))
    if square > 0.0:
        return Interval(low, high)
    return Interval(-math.inf, math.inf, (low, high))
