"""Theory oracles: what theory says of the textbook region, and what the simulation gives."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of asking one oracle: theory's number beside the simulated one.

    ``bias``: simulated less expected; ``z``: that over its standard error.
    """

    name: str
    statement: str
    source: str
    expected: float
    simulated: float
    standard_error: float
    bias: float
    z: float
    passed: bool


ORACLES: tuple[Callable[[], Finding], ...] = ()
"""Every oracle; asking one runs what it needs."""
