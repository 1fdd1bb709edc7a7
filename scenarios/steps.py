"""An award that begins at a threshold, grows by steps and ends at a cap: its arithmetic alone."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.errors import InputError
from agents.parameters import Frozen
from scenarios.clause import Yuan

Floats = npt.NDArray[np.float64]


class Steps(Frozen):
    """``first`` yuan at ``threshold`` cases, ``per_step`` more for every further ``step``.

    ``cap``: the most in a year, None for no cap.
    """

    threshold: Annotated[int, Field(ge=1)]
    first: Yuan
    step: Annotated[int, Field(ge=1)] = 1
    per_step: Yuan = 0.0
    cap: Yuan | None = None

    def yuan(self, count: npt.ArrayLike) -> Floats:
        """What so many cases in a year bring, float64: nothing below the threshold."""
        cases = np.asarray(count, dtype=np.int64)
        further = np.maximum(cases - self.threshold, 0) // self.step
        award = np.where(cases >= self.threshold, self.first + self.per_step * further, 0.0)
        return award if self.cap is None else np.minimum(award, self.cap)

    @property
    def last(self) -> int:
        """The number of cases beyond which nothing more is paid."""
        if not self.per_step:
            return self.threshold
        if self.cap is None:
            return self.threshold + 1000 * self.step
        steps = -(-(self.cap - self.first) // self.per_step)
        return self.threshold + int(steps) * self.step

    def must_fit(self, where: str) -> None:
        """Raise InputError for a cap below the first amount, or too low for a single step."""
        if self.cap is None:
            return
        if self.cap < self.first:
            raise InputError(
                f"the cap of {self.cap:g} lies below the first amount of {self.first:g}",
                where=f"{where}.cap",
                allowed=f"{self.first:g} or more, or null for no cap",
            )
        if self.per_step and self.cap < self.first + self.per_step:
            raise InputError(
                f"the cap of {self.cap:g} leaves no room for a step of {self.per_step:g} "
                f"above the first amount of {self.first:g}",
                where=f"{where}.cap",
                allowed=f"{self.first + self.per_step:g} or more, or per_step: 0",
            )
