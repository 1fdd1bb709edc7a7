"""Permanent keys of people: dense, and the same in every scenario."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class KeySpace:
    """Who has which key: first the residents, then each month's candidates, wanted or not.

    ``residents``: people at the start. ``youth``, ``candidates``, ``commuters``: those who turn 16,
    would-be arrivals, and people of the rest of the city who seek a job here, in every month, fixed
    by region and scale. ``first``: the first month simulated. ``first_commuters``: people of the
    rest of the city who work here at the start.
    Policies change which candidates come, never how many there are.
    """

    residents: int
    youth: int
    candidates: int
    first: int
    commuters: int = 0
    first_commuters: int = 0

    def before(self, month: int) -> int:
        """How many keys were given before a month: also its first key."""
        monthly = self.youth + self.candidates + self.commuters
        return self.residents + self.first_commuters + (month - self.first) * monthly

    def commuters_at_first(self) -> Ints:
        """The keys of those who commute to the region at the start."""
        return np.arange(self.residents, self.residents + self.first_commuters)

    def youth_of(self, month: int) -> Ints:
        """The keys of those who turn 16 in a month."""
        start = self.before(month)
        return np.arange(start, start + self.youth)

    def candidates_of(self, month: int) -> Ints:
        """The keys of those who might arrive in a month."""
        start = self.before(month) + self.youth
        return np.arange(start, start + self.candidates)

    def commuters_of(self, month: int) -> Ints:
        """The keys of those who might begin to commute to the region in a month."""
        start = self.before(month) + self.youth + self.candidates
        return np.arange(start, start + self.commuters)
