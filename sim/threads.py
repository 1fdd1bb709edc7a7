"""Threads that share one pass over many rows: the same bits for any number of them.

Kernels take ``first`` and ``last`` and release the interpreter's lock; what the parts find is put
together by concatenation in order, by integer sums or by maximum, so that the split does not show.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")
WORTH_SPLITTING = 200_000
"""Rows below which starting a thread costs more than it saves."""


class Threads:
    """So many threads, kept alive between passes."""

    def __init__(self, count: int = 1) -> None:
        self.count = count
        self.pool = ThreadPoolExecutor(count) if count > 1 else None

    def over(self, rows: int, work: Callable[[int, int], Part]) -> list[Part]:
        """What ``work(first, last)`` returns for each part of ``rows`` rows, in order."""
        if self.pool is None or rows < WORTH_SPLITTING:
            return [work(0, rows)]
        edges = [rows * part // self.count for part in range(self.count + 1)]
        return list(self.pool.map(work, edges[:-1], edges[1:]))

    def close(self) -> None:
        """Let the threads end."""
        if self.pool is not None:
            self.pool.shutdown()
            self.pool = None
