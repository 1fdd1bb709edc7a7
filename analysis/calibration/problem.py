"""What is fitted to what, as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from scenarios.calibration import Fitted, Moment, Range, Shift

Floats = npt.NDArray[np.float64]
Label = Mapping[Literal["zh", "en"], str]


@dataclass(frozen=True)
class Problem:
    """Fitted numbers and moments by name, the prior of the shift, and what is never fitted.

    Positions in a range run from 0 to 1, by differences or by ratios as the number's spacing says.
    """

    fitted: Mapping[str, Fitted]
    moments: Mapping[str, Moment]
    shift: Shift
    ranges: Mapping[str, Range] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The fitted numbers' names, in order."""
        return list(self.fitted)

    @cached_property
    def target(self) -> Floats:
        """The moments' targets on the scale on which distances are taken."""
        return np.array([on_scale(each, each.value) for each in self.moments.values()])

    @cached_property
    def error(self) -> Floats:
        """The targets' standard errors on that scale, by the slope there."""
        return np.array(
            [each.standard_error * _slope(each) for each in self.moments.values()], dtype=np.float64
        )

    @cached_property
    def shifted(self) -> Floats:
        """1 for the moments whose targets hold but for the shift, else 0."""
        return np.array([float(each.shifted) for each in self.moments.values()])

    def values(self, place: Sequence[float] | Floats) -> tuple[float, ...]:
        """The numbers at positions in their ranges."""
        pairs = zip(self.fitted.values(), place, strict=True)
        return tuple(each.value(float(at)) for each, at in pairs)

    def place(self, values: Sequence[float]) -> Floats:
        """The positions of numbers in their ranges."""
        pairs = zip(self.fitted.values(), values, strict=True)
        return np.array([each.place(value) for each, value in pairs])


def on_scale(moment: Moment, value: float) -> float:
    """A moment's value on the scale on which distances are taken."""
    if moment.less_months:
        return value
    return transformed(moment, value)


def transformed(moment: Moment, value: float) -> float:
    """A level on the moment's scale; what has no place there goes to its edge."""
    if moment.scale == "log":
        return float(np.log(max(value, 1e-3 * abs(moment.value))))
    if moment.scale == "log_odds":
        share = min(max(value / 100, 1e-4), 1 - 1e-4)
        return float(np.log(share / (1 - share)))
    return value


def in_own_unit(moment: Moment, value: float) -> float:
    """Back from the scale to the outcome's own unit; differences stay on the scale."""
    if moment.less_months or moment.scale == "plain":
        return value
    if moment.scale == "log":
        return float(np.exp(value))
    return float(100 / (1 + np.exp(-value)))


def _slope(moment: Moment) -> float:
    if moment.less_months or moment.scale == "plain":
        return 1.0
    if moment.scale == "log":
        return 1 / moment.value
    share = moment.value / 100
    return 1 / (100 * share * (1 - share))
