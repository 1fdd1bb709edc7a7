"""How the kernels that weigh and rank applicants are tested."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim import matching
from sim.matching import MOST, alias_tables, contains, pack, position_of
from tests.reference import market as reference
from tests.reference.kernel_case import Arguments, Expected, KernelCase, loosely
from tests.reference.markets import entries, some_market

expected_gain, assess = loosely(matching.expected_gain), loosely(matching.assess)
SCORES = st.floats(-40000, 40000)
WORDS = st.integers(0, 2**64 - 1)
POSITIONS = st.integers(0, MOST - 1)


def some_record(random: np.random.Generator) -> Arguments:
    """A seeker, a vacancy, the terms, what the wage floor adds, and a premium."""
    market = some_market(random)
    shortfall, premium = random.integers(0, 1000, 2).astype(float).tolist()
    return [market.seekers[0], market.vacancies[0], market.terms[0], shortfall, premium]


def gain_twin(seeker: Any, vacancy: Any, terms: Any, shortfall: float, premium: float) -> Expected:
    one, job, now = (entries(np.asarray(it).reshape(1))[0] for it in (seeker, vacancy, terms))
    return Expected(reference.expected_gain(now, one, job, shortfall, premium))


def some_application(random: np.random.Generator) -> Arguments:
    """A seeker, a vacancy, the terms, whether a station referred her, and a premium."""
    market = some_market(random, ranked=bool(random.integers(4)))
    premium = float(random.integers(1000))
    referred = bool(random.integers(2))
    return [market.seekers[0], market.vacancies[0], market.terms[0], referred, premium]


def worth_twin(seeker: Any, vacancy: Any, terms: Any, referred: bool, premium: float) -> Expected:
    one, job, now = (entries(np.asarray(it).reshape(1))[0] for it in (seeker, vacancy, terms))
    worth = reference.worth(now, one, job, premium, referred=referred)
    return Expected(-1.0 if worth is None else worth)


def suitable_applications_are_as_many_as_their_share() -> None:
    market = some_market(np.random.default_rng(6), 4000, 1)
    seekers, vacancy, terms = market.seekers, market.vacancies[0], market.terms[0]
    terms["ranking_noise"], terms["minimum_wage"] = 0, 0
    vacancy["margin"] = 1
    seekers["floor"], seekers["suitable"] = 0, 0.25
    for referred, share in ((False, 0.25), (True, 0.8)):
        worth = [assess(seeker, vacancy, terms, referred, 0.0) for seeker in seekers]
        counted = sum(each >= 0 for each in worth)
        error = (share * (1 - share) * seekers.size) ** 0.5
        assert abs(counted - share * seekers.size) < 4 * error
    # Nobody is hired at a loss, whatever suits.
    assert all(assess(seeker, vacancy, terms, True, -1e4) < 0 for seeker in seekers)


def some_weights(random: np.random.Generator) -> Arguments:
    """Weights, some of them 0, at times all, and room for the tables."""
    shape = tuple(random.integers(1, 9, size=2).tolist())
    weights = random.random(shape) ** 3 * (random.random(shape) < 0.7)
    return [weights, np.empty(shape), np.empty(shape, dtype=np.int64)]


def alias_shares(weights: Any, chance: Any, other: Any) -> list[list[float]]:
    """The shares that the kernel's tables give to the columns."""
    alias_tables(weights, chance, other)
    rows = zip(chance.tolist(), other.tolist(), strict=True)
    return [reference.shares(kept, instead) for kept, instead in rows]


def alias_tables_give_the_weights() -> None:
    random = np.random.default_rng(1)
    for _ in range(200):
        weights, chance, other = some_weights(random)
        found = np.array(alias_shares(weights, chance, other))
        totals = weights.sum(axis=1, keepdims=True)
        even = np.full(weights.shape, 1 / weights.shape[1])
        expected = np.divide(weights, totals, out=even, where=totals > 0)
        np.testing.assert_allclose(found, expected, atol=1e-14)
        # What must never come up does not come up, not even rarely.
        assert not found[(weights == 0) & (totals > 0)].any()


def alias_twin(weights: Any, _chance: Any, _other: Any) -> Expected:
    rows = [reference.alias_table(row) for row in weights.tolist()]
    return Expected(None, {1: [chance for chance, _ in rows], 2: [other for _, other in rows]})


@given(st.tuples(SCORES, WORDS, POSITIONS), st.tuples(SCORES, WORDS, POSITIONS))
def packed_numbers_compare_like_ranks(
    left: tuple[float, int, int], right: tuple[float, int, int]
) -> None:
    numbers = [pack(score, np.uint64(tie), at) for score, tie, at in (left, right)]
    orders = [reference.rank(*each) for each in (left, right)]
    assert (numbers[0] < numbers[1]) == (orders[0] < orders[1])
    assert (numbers[0] == numbers[1]) == (orders[0] == orders[1])
    # 0 stands for nobody, and nobody is worse than anybody.
    assert min(numbers) > 0


@given(SCORES, WORDS, POSITIONS)
def positions_come_back(score: float, tie: int, position: int) -> None:
    assert position_of(np.uint64(pack(score, np.uint64(tie), position))) == position


@given(st.lists(st.integers(0, 20), max_size=20), st.integers(0, 20), st.integers(0, 20))
def contains_looks_at_the_first(numbers: list[int], count: int, wanted: int) -> None:
    count = min(count, len(numbers))
    assert contains(np.array(numbers, dtype=np.int64), count, wanted) == (wanted in numbers[:count])


def a_yuan_more_is_worth_a_yuan() -> None:
    random = np.random.default_rng(5)
    for _ in range(100):
        seeker, vacancy, terms, shortfall, premium = some_record(random)
        gain = expected_gain(seeker, vacancy, terms, shortfall, premium)
        assert expected_gain(seeker, vacancy, terms, shortfall, premium + 1) == gain + 1
        certain = vacancy["margin"] * seeker["skill"] - 1.25 * shortfall + premium
        assert abs(gain - certain) <= terms["ranking_noise"]


CASES = {
    "sim.matching.alias_tables": KernelCase(
        some_weights, alias_twin, alias_tables_give_the_weights, tolerance=1e-12
    ),
    "sim.matching.pack": KernelCase(
        lambda random: [
            random.normal(scale=20000),
            np.uint64(random.integers(2**64, dtype=np.uint64)),
            int(random.integers(MOST)),
        ],
        lambda score, tie, at: Expected(reference.packed(reference.rank(score, int(tie), at))),
        packed_numbers_compare_like_ranks,
    ),
    "sim.matching.position_of": KernelCase(
        lambda random: [np.uint64(random.integers(2**64, dtype=np.uint64))],
        lambda number: Expected(reference.unpacked(int(number))[2]),
        positions_come_back,
    ),
    "sim.matching.contains": KernelCase(
        lambda random: [
            random.integers(12, size=10),
            int(random.integers(11)),
            int(random.integers(12)),
        ],
        lambda numbers, count, wanted: Expected(wanted in numbers.tolist()[:count]),
        contains_looks_at_the_first,
    ),
    "sim.matching.assess": KernelCase(
        some_application,
        worth_twin,
        suitable_applications_are_as_many_as_their_share,
        tolerance=1e-12,
    ),
    "sim.matching.expected_gain": KernelCase(
        some_record, gain_twin, a_yuan_more_is_worth_a_yuan, tolerance=1e-12
    ),
}
