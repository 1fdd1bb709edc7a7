"""Rare events by geometric skips over keys: whom nothing befalls is never visited.

Every key is visited independently with the same bound probability; who is visited then faces its
own hazard divided by the bound (thinning; Lewis and Shedler, 1979). Skips run over keys and not
over rows, so that one more arrival moves nobody else's luck.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck, draw
from agents.kernel import kernel

CHUNK = 1 << 14
"""Keys in a chunk: skips start afresh at every multiple, so any split of the keys is the same."""

GUIDES = 256
LONGEST = 1e-3
"""Share of skips that are longer than the table."""


def skip_table(bound: float) -> npt.NDArray[np.float64]:
    """The chances that a skip is at most 0, 1, 2, … keys, by plain products (exact everywhere).

    ``bound``: the probability that a key is visited, up to 1. The table ends where 0.1 % of skips
    are longer, which go on with another draw, or with a chunk, beyond which no skip reaches.
    """
    chances: list[float] = []
    longer = 1.0
    while longer > LONGEST and len(chances) < CHUNK:
        longer *= 1.0 - bound
        chances.append(1.0 - longer)
    return np.array(chances)


def skip_guide(table: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Where to start reading the table, for each of 256 equal slices of a uniform number."""
    return np.searchsorted(table, np.arange(GUIDES) / GUIDES, side="right").astype(np.int64)


@kernel
def visit(
    stream: np.uint64,
    table: npt.NDArray[np.float64],
    guide: npt.NDArray[np.int64],
    first: int,
    last: int,
    visited: npt.NDArray[np.int64],
) -> int:
    """Write the visited keys among ``first`` … ``last − 1`` and return how many there are.

    ``table``, ``guide``: of the bound, from :func:`skip_table` and :func:`skip_guide`. ``first`` is
    a multiple of ``CHUNK``. ``visited``: int64, room for last − first keys. The gap to the next
    visited key is geometric, P(gap ≤ g) = 1 − (1 − bound)^(g+1), and is drawn at the key it
    starts from.
    """
    found = 0
    start = first
    while start < last:
        end = min(start + CHUNK, last)
        key = start
        while key < end:
            origin = key
            k = 0
            while True:
                u = draw(stream, origin, k)
                if u < table[-1]:
                    gap = guide[int(u * GUIDES)]
                    while u >= table[gap]:
                        gap += 1
                    key += gap
                    break
                key += table.size
                k += 1
                if key >= end:
                    break
            if key < end:
                visited[found] = key
                found += 1
                key += 1
        start = end
    return found


class RareEvent:
    """A rare event of persons or firms: its bound, its tables, its two decisions."""

    def __init__(self, bound: float, visiting: Decision, happening: Decision) -> None:
        self.bound = bound
        self.visiting = visiting
        self.happening = happening
        self.table = skip_table(bound)
        self.guide = skip_guide(self.table)

    def visited(self, luck: Luck, month: int, keys: int) -> npt.NDArray[np.int64]:
        """The keys among 0 … ``keys`` − 1 that must look whether the event befalls them."""
        found = np.empty(keys, dtype=np.int64)
        count = visit(luck.stream(self.visiting, month), self.table, self.guide, 0, keys, found)
        return found[:count].copy()

    def happens(
        self,
        luck: Luck,
        month: int,
        keys: npt.NDArray[np.int64],
        hazards: npt.NDArray[np.float64],
    ) -> npt.NDArray[np.bool_]:
        """Whether the event befalls each visited key, given its own monthly hazard.

        Raises ValueError where a hazard is above the bound, or no number: it could not be drawn
        truly.
        """
        highest = hazards.max(initial=0.0)
        if not highest <= self.bound:
            message = (
                f"a monthly hazard of {highest:.4f} for {self.happening.name.lower()} "
                f"is above its bound {self.bound:.4f}"
            )
            raise ValueError(message)
        return luck.draws(self.happening, month, keys) * self.bound < hazards


@lru_cache(maxsize=64)
def rare_event(bound: float, visiting: Decision, happening: Decision) -> RareEvent:
    """The rare event with a bound and two decisions; its tables are made once."""
    return RareEvent(bound, visiting, happening)
