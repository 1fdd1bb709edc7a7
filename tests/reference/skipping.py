"""Geometric skips over keys, one key after the other."""

from tests.reference.splitmix import draw

LONGEST = 0.001
"""Share of gaps that are longer than one draw tells."""


def gap_of(uniform: float, bound: float) -> tuple[int, bool]:
    """The gap that a uniform number tells, and whether that is all of it.

    P(gap ≤ g) = 1 − (1 − bound)^(g + 1), as far as 0.1 % of gaps are longer.
    """
    gap, longer = 0, 1.0 - bound
    while uniform >= 1.0 - longer:
        gap += 1
        if longer <= LONGEST:
            return gap, False
        longer *= 1.0 - bound
    return gap, True


def visited_keys(stream: int, bound: float, first: int, last: int, chunk: int) -> list[int]:
    """The keys visited from ``first`` to ``last`` − 1, afresh at every multiple of ``chunk``."""
    visited = []
    origin = key = first
    counter = 0
    while key < last:
        gap, whole = gap_of(draw(stream, origin, counter), bound)
        border = (key // chunk + 1) * chunk
        if key + gap >= border:
            origin = key = border
            counter = 0
        elif whole:
            if key + gap < last:
                visited.append(key + gap)
            origin = key = key + gap + 1
            counter = 0
        else:
            key += gap
            counter += 1
    return visited
