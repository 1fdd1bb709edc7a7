"""Draws: a published generator, one number a drawer, and nothing that depends on anything else."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from scipy import stats

from agents.chance import COUNTER, GOLDEN, Decision, Luck, bits, draws, mix, stream_of, uniform
from tests.reference import splitmix

PUBLISHED_SEED = 1234567
PUBLISHED = [
    6457827717110365317,
    3203168211198807973,
    9817491932198370423,
    4593380528125082431,
    16408922859458223821,
]
"""The first outputs of SplitMix64 that its authors' code gives for this seed."""

Floats = npt.NDArray[np.float64]
KEYS = np.arange(20_000)
KINDS = ("decisions", "months", "seeds", "counters")
SAFE = 1e-6
"""Chance at which a sound generator may fail a test."""


def fits_evenly(values: npt.NDArray[np.float64], cells: int = 100) -> bool:
    """Whether uniform numbers fall into equal cells equally often."""
    counts = np.bincount((values * cells).astype(np.int64), minlength=cells)
    return float(stats.chisquare(counts).pvalue) > SAFE


def test_the_twin_is_the_published_generator() -> None:
    assert splitmix.generator(PUBLISHED_SEED, 5) == PUBLISHED


def test_mix_is_the_published_finaliser() -> None:
    states = [(PUBLISHED_SEED + turn * splitmix.GOLDEN) % 2**64 for turn in range(1, 6)]
    assert [int(mix(np.uint64(state))) for state in states] == PUBLISHED


def test_along_keys_draws_are_the_published_sequence() -> None:
    along = [bits(np.uint64(PUBLISHED_SEED), key, 0) for key in range(1, 6)]
    assert along == PUBLISHED


def test_uniform_is_the_whole_rule() -> None:
    luck = Luck(7)
    stream = luck.stream(Decision.ARRIVAL, 14)
    assert stream == stream_of(7, int(Decision.ARRIVAL), 14)
    expected = [uniform(7, int(Decision.ARRIVAL), 14, key, 3) for key in (0, 5, 10**9)]
    assert luck.draws(Decision.ARRIVAL, 14, np.array([0, 5, 10**9]), 3).tolist() == expected
    assert draws(stream, np.array([0, 5, 10**9]), 3).tolist() == expected


def test_decisions_have_numbers_of_their_own() -> None:
    members = Decision.__members__
    assert len(set(members.values())) == len(members), "two names for one number share their luck"


@pytest.mark.parametrize("dtype", [np.int32, np.int64, np.uint8])
def test_keys_of_any_width_draw_the_same(dtype: npt.DTypeLike) -> None:
    keys = np.arange(100)
    expected = Luck(1).draws(Decision.PERSON, 0, keys)
    np.testing.assert_array_equal(Luck(1).draws(Decision.PERSON, 0, keys.astype(dtype)), expected)
    strided = np.repeat(keys, 2).astype(dtype)[::2]
    np.testing.assert_array_equal(Luck(1).draws(Decision.PERSON, 0, strided), expected)


def test_draws_do_not_depend_on_the_order_of_keys() -> None:
    order = np.random.default_rng(1).permutation(KEYS.size)
    straight = Luck(3).draws(Decision.ARRIVAL, 5, KEYS)
    np.testing.assert_array_equal(Luck(3).draws(Decision.ARRIVAL, 5, KEYS[order]), straight[order])
    np.testing.assert_array_equal(Luck(3).draws(Decision.ARRIVAL, 5, KEYS[:10]), straight[:10])


def test_no_keys_no_draws() -> None:
    assert Luck(3).draws(Decision.ARRIVAL, 5, KEYS[:0]).shape == (0,)


def test_draws_are_even_and_independent_along_keys() -> None:
    values = Luck(11).draws(Decision.SEPARATION, 3, np.arange(200_000))
    assert fits_evenly(values)
    assert stats.kstest(values, "uniform").pvalue > SAFE
    for lag in (1, 2, 64):
        assert abs(np.corrcoef(values[:-lag], values[lag:])[0, 1]) < 5 / math.sqrt(values.size)
    pairs = (values[::2] * 10).astype(int) * 10 + (values[1::2] * 10).astype(int)
    assert stats.chisquare(np.bincount(pairs, minlength=100)).pvalue > SAFE


def streams_along(kind: str) -> Floats:
    """Streams of the same keys that differ in one thing: draws by stream and key."""
    luck, decision = Luck(1), Decision.ARRIVAL
    streams = {
        "decisions": (luck.draws(each, 4, KEYS) for each in Decision),
        "months": (luck.draws(decision, month, KEYS) for month in range(-24, 25)),
        "seeds": (Luck(seed).draws(decision, 4, KEYS) for seed in range(40)),
        "counters": (luck.draws(decision, 4, KEYS, k) for k in range(40)),
    }
    return np.array(list(streams[kind]))


@pytest.mark.parametrize("kind", KINDS)
def test_streams_are_unrelated(kind: str) -> None:
    streams = streams_along(kind)
    related = np.corrcoef(streams) - np.eye(len(streams))
    assert np.abs(related).max() < 5.5 / math.sqrt(KEYS.size)
    assert all(fits_evenly(stream) for stream in streams)
    for left, right in pairwise(streams):
        cells = (left * 8).astype(int) * 8 + (right * 8).astype(int)
        assert stats.chisquare(np.bincount(cells, minlength=64)).pvalue > SAFE


@pytest.mark.parametrize("kind", KINDS)
def test_one_drawer_s_draws_are_even_across_streams(kind: str) -> None:
    streams = streams_along(kind)
    # The mean over streams, drawer by drawer, spreads as that of independent even numbers.
    spread = float(streams.mean(axis=0).var())
    expected = 1 / 12 / len(streams)
    assert abs(spread / expected - 1) < 6 * math.sqrt(2 / KEYS.size)


ALONG: dict[str, Callable[[int], float]] = {
    "seed": lambda i: uniform(i, 14, 3, 7, 0),
    "decision": lambda i: uniform(1, i, 3, 7, 0),
    "month": lambda i: uniform(1, 14, i, 7, 0),
    "key": lambda i: uniform(1, 14, 3, i, 0),
    "k": lambda i: uniform(1, 14, 3, 7, i),
}


@pytest.mark.parametrize("counter", ALONG)
@pytest.mark.parametrize("first", [0, 1_000_000])
def test_draws_along_each_counter_are_even_and_serially_unrelated(counter: str, first: int) -> None:
    """Everything else fixed, one counter runs through twenty thousand numbers."""
    values = np.array([ALONG[counter](i) for i in range(first, first + 20_000)])
    assert fits_evenly(values)
    for lag in (1, 2, 3, 12, 64, 256):
        related = np.corrcoef(values[:-lag], values[lag:])[0, 1]
        assert abs(related) < 5 / math.sqrt(values.size - lag)
    pairs = (values[::2] * 16).astype(int) * 16 + (values[1::2] * 16).astype(int)
    assert stats.chisquare(np.bincount(pairs, minlength=256)).pvalue > SAFE
    rises = np.count_nonzero(np.diff(values) > 0)
    spread = math.sqrt((values.size + 1) / 12)  # of the number of rises in a random order
    assert abs(rises - (values.size - 1) / 2) < 5 * spread


def test_no_two_drawers_share_their_bits() -> None:
    """Draws of two keys with two counters coincide only where these sums do."""
    ratio = int(COUNTER) * pow(int(GOLDEN), -1, 2**64)
    for difference in range(1, 1000):
        apart = ratio * difference % 2**64
        assert min(apart, 2**64 - apart) > 2**41, difference
