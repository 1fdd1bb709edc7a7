"""The streams put to the battery are the draws of the program; the battery itself is not needed."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agents.chance import Decision
from tests.reference import splitmix

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "randomness.py"
COUNTERS: dict[str, Callable[[int], tuple[int, int, int, int]]] = {
    "seed": lambda i: (i, 3, 7, 0),
    "month": lambda i: (1, i, 7, 0),
    "key": lambda i: (1, 3, i, 0),
    "k": lambda i: (1, 3, 7, i),
    "key, k": lambda i: (1, 3, i // 8, i % 8),
    "month, key": lambda i: (1, i // 1000, i % 1000, 0),
}
SHOWN = """
 rgb_bitdist|   3|    100000|     100|0.99812345|   WEAK
   sts_runs|   2|    100000|     100|0.61234567|  PASSED
"""


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


@pytest.mark.parametrize("stream", COUNTERS)
@pytest.mark.parametrize("first", [0, 1 << 34])
def test_streams_are_the_draws_of_the_rule(script: dict[str, Any], stream: str, first: int) -> None:
    counters = np.arange(first, first + 2003, 1001).astype(np.uint64)
    expected = []
    for i in counters.tolist():
        seed, month, key, k = COUNTERS[stream](i)
        origin = splitmix.stream_of(seed, int(Decision.SEPARATION), month)
        expected.append(splitmix.bits(origin, key, k))
    assert script["STREAMS"][stream](counters).tolist() == expected


def test_decisions_are_varied_too(script: dict[str, Any]) -> None:
    counters = np.arange(5).astype(np.uint64)
    expected = [splitmix.bits(splitmix.stream_of(1, i, 3), 7, 0) for i in range(5)]
    assert script["STREAMS"]["decision"](counters).tolist() == expected


def test_verdicts_are_read(script: dict[str, Any]) -> None:
    assert script["LINE"].findall(SHOWN) == [
        ("rgb_bitdist", "3", "0.99812345", "WEAK"),
        ("sts_runs", "2", "0.61234567", "PASSED"),
    ]
