"""How the kernels of chance, skips and quantile tables are tested."""

from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from agents.chance import Decision, bits, draw, draws, mix, stream_of, uniform
from agents.quantiles import look_up
from agents.skips import CHUNK, skip_guide, skip_table, visit
from tests.reference import interpolation, skipping, splitmix
from tests.reference.kernel_case import Arguments, Expected, KernelCase

WORDS = st.integers(0, 2**64 - 1)
SEEDS = st.integers(0, 2**63 - 1)
KEYS = st.integers(0, 2**62)
MONTHS = st.integers(-600, 600)
DECISIONS = st.sampled_from(list(Decision))


def word(random: np.random.Generator) -> np.uint64:
    """Any 64 bits."""
    return np.uint64(random.integers(2**64, dtype=np.uint64))


def some_stream(random: np.random.Generator) -> Arguments:
    """Seed, decision and month."""
    return [
        int(random.integers(2**62)),
        int(random.integers(1, 40)),
        int(random.integers(-600, 600)),
    ]


def some_drawer(random: np.random.Generator) -> Arguments:
    """Stream, key and counter."""
    return [word(random), int(random.integers(2**62)), int(random.integers(2**40))]


def some_drawers(random: np.random.Generator) -> Arguments:
    """Stream, keys and counter."""
    return [word(random), random.integers(2**62, size=50), int(random.integers(20))]


def some_table(random: np.random.Generator) -> Arguments:
    """A table, where and how densely it stands, and values around it."""
    lowest, steps = float(random.integers(-5, 5)), float(random.integers(1, 20))
    values = np.concatenate([random.uniform(-8, 20, 50), lowest + np.arange(5) / steps])
    return [random.normal(size=int(random.integers(2, 30))), lowest, steps, values]


def some_visits(random: np.random.Generator) -> Arguments:
    """A bound's tables and a range of keys that begins a chunk."""
    bound = float(random.choice([0.0005, 0.004, 0.03, 0.2, 0.7, 0.9995]))
    table = skip_table(bound)
    first = CHUNK * int(random.integers(3))
    last = first + int(random.integers(2 * CHUNK))
    room = np.full(last - first, -1)
    return [word(random), table, skip_guide(table), first, last, room]


def visit_twin(stream: Any, table: Any, _guide: Any, first: int, last: int, _room: Any) -> Expected:
    """The first entry of a bound's table is the bound itself."""
    keys = skipping.visited_keys(int(stream), float(table[0]), first, last, CHUNK)
    return Expected(len(keys), written={5: keys})


@given(WORDS)
def mixing_loses_nothing(number: int) -> None:
    assert splitmix.undone(int(mix(np.uint64(number)))) == number


@given(st.lists(st.tuples(SEEDS, DECISIONS, MONTHS), min_size=2, max_size=40, unique=True))
def streams_differ(choices: list[tuple[int, Decision, int]]) -> None:
    streams = {stream_of(seed, int(decision), month) for seed, decision, month in choices}
    assert len(streams) == len(choices)


@given(WORDS)
def bits_along_keys_are_the_generator(stream: int) -> None:
    along = [bits(np.uint64(stream), key, 0) for key in range(1, 21)]
    assert along == splitmix.generator(stream, 20)


@given(WORDS, KEYS, st.integers(0, 500))
def draws_are_the_upper_bits(stream: int, key: int, k: int) -> None:
    value = draw(np.uint64(stream), key, k)
    assert 0.0 <= value < 1.0
    assert value * 2**53 == bits(np.uint64(stream), key, k) >> 11


@given(SEEDS, DECISIONS, MONTHS, KEYS, st.integers(0, 500))
def uniform_is_a_draw_of_the_stream(
    seed: int, decision: Decision, month: int, key: int, k: int
) -> None:
    stream = np.uint64(stream_of(seed, int(decision), month))
    assert uniform(seed, int(decision), month, key, k) == draw(stream, key, k)


@given(WORDS, st.permutations(range(0, 90, 3)))
def draws_follow_their_keys(stream: int, keys: list[int]) -> None:
    found = draws(np.uint64(stream), np.array(keys), 2)
    assert dict(zip(keys, found, strict=True)) == {
        key: draw(np.uint64(stream), key, 2) for key in keys
    }


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30),
    st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=30),
)
def reading_keeps_order(entries: list[float], values: list[float]) -> None:
    table = np.sort(entries)
    found = look_up(table, -10.0, 4.0, np.sort(values))
    # One rounding step either way: the line between two entries may end a bit beyond them.
    slack = np.spacing(np.abs(table).max()) * 2
    assert np.all(np.diff(found) >= -slack)
    assert found.min() >= table[0] - slack
    assert found.max() <= table[-1] + slack
    nodes = -10.0 + np.arange(table.size) / 4.0
    np.testing.assert_allclose(look_up(table, -10.0, 4.0, nodes), table, rtol=1e-12, atol=1e-9)


@given(WORDS, st.sampled_from([0.001, 0.05, 0.6]), st.integers(0, 5 * CHUNK), st.data())
def visits_do_not_depend_on_chunks(
    stream: int, bound: float, last: int, data: st.DataObject
) -> None:
    table = skip_table(bound)
    guide = skip_guide(table)
    starts = data.draw(st.sets(st.integers(1, 4)))
    cuts = [0, *sorted(CHUNK * start for start in starts if CHUNK * start < last), last]
    whole = np.empty(last, dtype=np.int64)
    count = visit(np.uint64(stream), table, guide, 0, last, whole)
    parts = []
    for first, end in pairwise(cuts):
        part = np.empty(end - first, dtype=np.int64)
        parts.append(part[: visit(np.uint64(stream), table, guide, first, end, part)])
    np.testing.assert_array_equal(np.concatenate(parts), whole[:count])
    assert np.all(np.diff(whole[:count]) > 0)


CASES = {
    "agents.chance.mix": KernelCase(
        lambda random: [word(random)],
        lambda number: Expected(splitmix.finalise(int(number))),
        mixing_loses_nothing,
    ),
    "agents.chance.stream_of": KernelCase(
        some_stream, lambda *given: Expected(splitmix.stream_of(*given)), streams_differ
    ),
    "agents.chance.bits": KernelCase(
        some_drawer,
        lambda stream, key, k: Expected(splitmix.bits(int(stream), key, k)),
        bits_along_keys_are_the_generator,
    ),
    "agents.chance.draw": KernelCase(
        some_drawer,
        lambda stream, key, k: Expected(splitmix.draw(int(stream), key, k)),
        draws_are_the_upper_bits,
    ),
    "agents.chance.uniform": KernelCase(
        lambda random: [*some_stream(random), *some_drawer(random)[1:]],
        lambda *given: Expected(splitmix.uniform(*given)),
        uniform_is_a_draw_of_the_stream,
    ),
    "agents.chance.draws": KernelCase(
        some_drawers,
        lambda stream, keys, k: Expected(
            np.array([splitmix.draw(int(stream), key, k) for key in keys.tolist()])
        ),
        draws_follow_their_keys,
    ),
    "agents.quantiles.look_up": KernelCase(
        some_table,
        lambda table, lowest, steps, values: Expected(
            np.array(
                [
                    interpolation.read_table(table.tolist(), lowest, steps, value)
                    for value in values.tolist()
                ]
            )
        ),
        reading_keeps_order,
        tolerance=1e-9,
    ),
    "agents.skips.visit": KernelCase(some_visits, visit_twin, visits_do_not_depend_on_chunks),
}
