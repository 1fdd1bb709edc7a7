"""Quantile tables: how uniform draws become ages, abilities and sizes.

Logarithms and exponentials are taken here, once, and rounded: mathematics libraries differ in the
last bit between machines, and one bit would move a result.
"""

from collections.abc import Sequence
from math import exp
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from agents.kernel import kernel

Floats = npt.NDArray[np.float64]

STEPS = 4096
_NORMAL: Floats = np.array(
    [
        round(NormalDist().inv_cdf(min(max(at / STEPS, 2e-4), 1 - 2e-4)), 10)
        for at in range(STEPS + 1)
    ]
)
_EXPONENTIAL = np.array([round(exp(at / STEPS), 10) for at in range(-6 * STEPS, 6 * STEPS + 1)])


@kernel
def look_up(table: Floats, lowest: float, steps: float, values: Floats) -> Floats:
    """Read a table between its entries, linearly; values beyond its ends count as its ends.

    ``table``: float64, at ``lowest``, ``lowest`` + 1/``steps``, …; ``values``: float64 (n).
    """
    found = np.empty(values.size)
    last = table.size - 1
    for i in range(values.size):
        at = min(max((values[i] - lowest) * steps, 0.0), float(last))
        below = min(int(at), last - 1)
        found[i] = table[below] + (at - below) * (table[below + 1] - table[below])
    return found


def standard_normal(uniforms: Floats) -> Floats:
    """Standard normal numbers from uniform ones, cut at about 3.5 standard deviations."""
    return look_up(_NORMAL, 0.0, float(STEPS), np.asarray(uniforms, dtype=np.float64))


def exponential(powers: Floats) -> Floats:
    """Euler's number to the given powers, from the table; powers beyond 6 either way count as 6."""
    wanted = np.asarray(powers, dtype=np.float64)
    values = look_up(_EXPONENTIAL, -6.0, float(STEPS), wanted.ravel())
    return values.reshape(wanted.shape)


def power_of(base: Floats | float, exponent: Floats | float) -> Floats:
    """``base ** exponent``, rounded to nine decimals so that machines agree."""
    power: Floats = np.power(np.asarray(base, dtype=np.float64), exponent)
    return np.round(power, 9)


def choose(uniforms: Floats, shares: Sequence[float]) -> npt.NDArray[np.int64]:
    """The class each uniform number falls into, for classes with the given shares (any scale)."""
    edges = np.cumsum(np.asarray(shares, dtype=np.float64))
    return np.searchsorted(edges[:-1] / edges[-1], uniforms, side="right")


def whole(expected: Floats, uniforms: Floats) -> npt.NDArray[np.int64]:
    """Whole numbers whose mean is ``expected``: floor(expected + uniform)."""
    return np.floor(np.asarray(expected, dtype=np.float64) + uniforms).astype(np.int64)


def truncated_power_law(count: int, exponent: float, smallest: float, largest: float) -> Floats:
    """``count`` stratified quantiles of a power law cut at both ends, largest first.

    The survival function falls as size to the power ``-exponent``; the i-th value stands at the
    middle of the i-th of ``count`` equal slices of probability, so that no chance is involved.
    """
    middle = (np.arange(count) + 0.5) / max(count, 1)
    top, bottom = largest**-exponent, smallest**-exponent
    return power_of(top + middle * (bottom - top), -1.0 / exponent)
