"""Intervals for means of paired differences and for ratios of such means."""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy import optimize, stats

Floats = npt.NDArray[np.float64]
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
    """Means of differences over seeds with their Student intervals, each an array (series)."""

    mean: Floats
    low: Floats
    high: Floats
    standard_error: Floats
    count: npt.NDArray[np.int64]


def student(count: npt.NDArray[np.int64] | int, level: float = LEVEL) -> Floats:
    """The two-sided Student quantile for means of ``count`` numbers; NaN below two."""
    degrees = np.asarray(count, dtype=np.float64) - 1.0
    quantile = stats.t.ppf(0.5 + level / 2.0, np.maximum(degrees, 1.0))
    return np.asarray(np.where(degrees >= 1.0, quantile, np.nan), dtype=np.float64)


def mean_interval(differences: Floats, level: float = LEVEL) -> Means:
    """Student's interval of the mean along the last axis, leaving NaN out.

    ``differences`` is (series, seeds). With fewer than two numbers there is no interval: NaN.
    """
    known = np.isfinite(differences)
    count = known.sum(axis=-1)
    mean = _divide(np.where(known, differences, 0.0).sum(axis=-1), count)
    spread = np.where(known, differences - mean[..., None], 0.0)
    variance = np.where(count > 1, _divide((spread**2).sum(axis=-1), count - 1), np.nan)
    error = np.sqrt(_divide(variance, count))
    half = student(count, level) * error
    return Means(mean, mean - half, mean + half, error, count)


def _divide(above: Floats, below: npt.NDArray[np.int64]) -> Floats:
    ratio: Floats = np.full(np.shape(above), np.nan)
    np.divide(above, below, out=ratio, where=below > 0)
    return ratio


@cache
def detectable_in_errors(count: int, level: float = LEVEL, power: float = POWER) -> float:
    """The smallest effect, in standard errors, that a t test on ``count`` pairs finds this often.

    The test is two-sided at 1 − ``level``; its power follows the noncentral t distribution, here
    without the chance of a finding on the wrong side, which is negligible. NaN below two pairs.
    """
    if count < FEWEST:
        return math.nan
    degrees = count - 1
    bar = float(stats.t.ppf(0.5 + level / 2.0, degrees))

    def lacking(effect: float) -> float:
        return float(stats.nct.sf(bar, degrees, effect)) - power

    return float(optimize.brentq(lacking, 0.0, 4.0 * bar + 10.0))


def fieller(numerator: Floats, denominator: Floats, level: float = LEVEL) -> Interval | None:
    """Fieller's interval of mean(numerator) / mean(denominator) over paired seeds.

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
    covariance = np.cov(first, second) * float(student(count, level)) ** 2 / count
    square = below**2 - float(covariance[1, 1])
    cross = above * below - float(covariance[0, 1])
    constant = above**2 - float(covariance[0, 0])
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
