"""Permanent keys of people: dense, and the same in every scenario."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class KeySpace:
    """Who has which key: first the residents, then each month's candidates, wanted or not.

    ``residents``: people at the start. ``youth``, ``candidates``: those who turn 16, and would-be
    arrivals, in every month, fixed by region and scale. ``first``: the first month simulated.
    Policies change which candidates come, never how many there are.
    """

    residents: int
    youth: int
    candidates: int
    first: int

    def before(self, month: int) -> int:
        """How many keys were given before a month: also its first key."""
        return self.residents + (month - self.first) * (self.youth + self.candidates)

    def youth_of(self, month: int) -> Ints:
        """The keys of those who turn 16 in a month."""
        start = self.before(month)
        return np.arange(start, start + self.youth)

    def candidates_of(self, month: int) -> Ints:
        """The keys of those who might arrive in a month."""
        start = self.before(month) + self.youth
        return np.arange(start, start + self.candidates)
