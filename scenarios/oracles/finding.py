"""What an oracle is, and what it finds: a closed form held against the simulation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import copysign, hypot, inf, sqrt

import numpy as np
import numpy.typing as npt
from scipy.stats import chi2, norm

FARTHEST = 4.0
"""Standard errors by which a mean may miss its closed form."""


@dataclass(frozen=True)
class Finding:
    """One number that theory predicts, and what the simulation made of it.

    ``bias``: by how much the closed form itself may be off, where it is the limit of large
    markets; ``z``: distance in standard errors, whatever the bias; ``passed``: within the bias and
    four standard errors; ``precision``: standard error relative to what it is measured against,
    the expected value unless ``detail`` says otherwise; 0 for a chi-square, which has none.
    """

    name: str
    expected: float
    simulated: float
    standard_error: float
    bias: float
    z: float
    passed: bool
    precision: float
    detail: str = ""


@dataclass(frozen=True)
class Oracle:
    """A statement of theory that the simulation must fulfil.

    ``name``: an ASCII word; ``statement``: what is claimed, in a sentence; ``source``: where the
    closed form comes from; ``run``: simulates with seeds fixed beforehand and compares.
    """

    name: str
    statement: str
    source: str
    run: Callable[[], tuple[Finding, ...]]


@dataclass(frozen=True)
class Estimate:
    """A mean and its standard error."""

    mean: float
    error: float

    @classmethod
    def of(cls, values: Sequence[float] | npt.NDArray[np.float64]) -> "Estimate":
        """The mean of independent values, one a seed; at least two of them."""
        return cls(float(np.mean(values)), float(np.std(values, ddof=1)) / sqrt(len(values)))

    def z(self, expected: float) -> float:
        """Standard errors by which the mean exceeds what is expected; 0 where both agree."""
        miss = self.mean - expected
        if not miss:
            return 0.0
        return miss / self.error if self.error else copysign(inf, miss)

    def against(
        self,
        name: str,
        expected: float,
        *,
        bias: float = 0.0,
        doubt: float = 0.0,
        level: float | None = None,
        detail: str = "",
    ) -> Finding:
        """Hold the mean against its closed form.

        ``doubt``: standard error of the expected value itself, where it was simulated by other
        means; ``level``: what precision is relative to, for differences.
        """
        both = Estimate(self.mean, hypot(self.error, doubt))
        miss = abs(both.mean - expected)
        return Finding(
            name=name,
            expected=expected,
            simulated=both.mean,
            standard_error=both.error,
            bias=bias,
            z=both.z(expected),
            passed=bool(miss <= FARTHEST * both.error + bias),
            precision=both.error / abs(expected if level is None else level),
            detail=detail,
        )


def goodness_of_fit(
    name: str,
    counts: npt.NDArray[np.int64],
    chances: npt.NDArray[np.float64],
    detail: str = "",
) -> Finding:
    """Pearson's chi-square of counts by class against the chances of the classes (summing to 1).

    The expected value is the degrees of freedom, z the standard normal number that is exceeded as
    rarely as the statistic. Only a bad fit fails.
    """
    expected = chances * counts.sum()
    statistic = float(((counts - expected) ** 2 / expected).sum())
    return chi_square(name, statistic, counts.size - 1, detail)


def chi_square(name: str, statistic: float, freedom: int, detail: str = "") -> Finding:
    """A chi-square statistic with its degrees of freedom; only one too large fails."""
    z = float(norm.isf(max(chi2.sf(statistic, freedom), 1e-300)))
    return Finding(
        name=name,
        expected=float(freedom),
        simulated=statistic,
        standard_error=sqrt(2 * freedom),
        bias=0.0,
        z=z,
        passed=z <= FARTHEST,
        precision=0.0,
        detail=detail or "chi-square against its degrees of freedom",
    )
