"""The market as a whole: against a plain simulation, fair ties, and what order cannot change."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from scipy import stats

from sim import threads
from sim.matching import MOST, accept, apply, offer
from sim.rounds import match
from sim.threads import Threads
from tests.reference.kernel_case import loosely
from tests.reference.market import matches
from tests.reference.markets import Arrays, even_market, plain, some_market

SAFE = 1e-6
send, make_offers, close = loosely(apply), loosely(offer), loosely(accept)


def matched(market: Arrays, rounds: int = 1, count: int = 1) -> npt.NDArray[np.int64]:
    return match_copies(market.to_match(), rounds, count)


def match_copies(arguments: list[Any], rounds: int, count: int = 1) -> npt.NDArray[np.int64]:
    pool = Threads(count)
    try:
        chosen: npt.NDArray[np.int64] = loosely(match)(*arguments, rounds, pool)
    finally:
        pool.close()
    return chosen


def best_of(market: Arrays, first: int = 0, last: int | None = None) -> npt.NDArray[np.uint64]:
    best = np.zeros(market.vacancies.size, dtype=np.uint64)
    send(*market.to_apply(), best, first, market.seekers.size if last is None else last)
    return best


@pytest.mark.parametrize("rounds", [1, 2, 6])
@pytest.mark.parametrize("ranked", [True, False])
def test_a_month_is_what_the_plain_simulation_says(rounds: int, ranked: bool) -> None:
    random = np.random.default_rng(rounds)
    for _ in range(15):
        market = some_market(random, 70, 50, ranked=ranked)
        expected = matches(plain(market), rounds)
        chosen = matched(market, rounds)
        assert {at: int(chosen[at]) for at in np.flatnonzero(chosen >= 0).tolist()} == expected
        assert expected


def test_nobody_is_hired_twice_and_no_vacancy_filled_twice() -> None:
    random = np.random.default_rng(3)
    for _ in range(15):
        market = some_market(random, 200, 60)
        arguments = market.to_match()
        chosen = match_copies(arguments, 5)
        seekers, vacancies = arguments[:2]
        hired = np.flatnonzero(chosen >= 0)
        assert np.unique(chosen[hired]).size == hired.size > 0
        # Whoever was closed before stays out; whoever is matched now is closed.
        assert market.seekers["open"][hired].all()
        assert market.vacancies["open"][chosen[hired]].all()
        assert not seekers["open"][hired].any()
        assert not vacancies["open"][chosen[hired]].any()
        assert seekers["open"].sum() == market.seekers["open"].sum() - hired.size
        assert vacancies["open"].sum() == market.vacancies["open"].sum() - hired.size


def test_nobody_takes_less_than_her_floor() -> None:
    market = some_market(np.random.default_rng(4), 500, 200)
    chosen = matched(market, 3)
    hired = np.flatnonzero(chosen >= 0)
    wage = market.vacancies["unit_wage"][chosen[hired]] * market.seekers["skill"][hired]
    assert np.all(np.maximum(wage, 2490) >= market.seekers["floor"][hired])
    refused = market.seekers.copy()
    market.seekers["floor"] = 1e6
    assert not (matched(market, 3) >= 0).any()
    market.seekers = refused


@pytest.mark.parametrize("applications", [1, 3, 12])
def test_applications_go_to_distinct_vacancies(applications: int) -> None:
    for seed in range(50):
        market = even_market(seed, 1, 40, applications)
        assert np.count_nonzero(best_of(market)) == applications


def test_more_applications_than_vacancies_reach_all() -> None:
    reached = [np.count_nonzero(best_of(even_market(seed, 1, 5, 60))) for seed in range(50)]
    assert set(reached) == {5}


def test_applications_do_not_depend_on_who_else_seeks() -> None:
    market = some_market(np.random.default_rng(5))
    alone = [best_of(market, at, at + 1) > 0 for at in range(market.seekers.size)]
    market.vacancies["margin"] += 1000
    again = [best_of(market, at, at + 1) > 0 for at in range(market.seekers.size)]
    np.testing.assert_array_equal(alone, again)
    np.testing.assert_array_equal(np.any(alone, axis=0), best_of(market) > 0)


def test_a_second_round_sends_the_same_applications() -> None:
    market = some_market(np.random.default_rng(6), 100, 30)
    first = [best_of(market, at, at + 1) > 0 for at in range(100)]
    chosen = matched(market)
    hired = chosen >= 0
    market.seekers["open"][hired], market.vacancies["open"][chosen[hired]] = 0, 0
    still = market.vacancies["open"] == 1
    for at in np.flatnonzero(market.seekers["open"]).tolist():
        np.testing.assert_array_equal(best_of(market, at, at + 1) > 0, first[at] & still)


def test_more_rounds_fill_no_fewer() -> None:
    random = np.random.default_rng(7)
    for _ in range(10):
        market = some_market(random, 100, 60)
        filled = [int((matched(market, rounds) >= 0).sum()) for rounds in (1, 2, 3, 10, 20)]
        assert filled == sorted(filled)
        first, later = matched(market, 1), matched(market, 20)
        np.testing.assert_array_equal(later[first >= 0], first[first >= 0])


def test_ties_favour_no_seeker() -> None:
    """Ten equal applicants for one job: each key and each place in line as often as any other."""
    rng = np.random.default_rng(8)
    by_key, by_position = np.zeros(10), np.zeros(10)
    for seed in range(3000):
        market = even_market(seed, 10, 1, 1)
        market.seekers["key"] = rng.permutation(10)
        winner = int(np.flatnonzero(matched(market) == 0)[0])
        by_position[winner] += 1
        by_key[market.seekers["key"][winner]] += 1
    assert stats.chisquare(by_key).pvalue > SAFE
    assert stats.chisquare(by_position).pvalue > SAFE


def test_ties_favour_no_vacancy() -> None:
    """One seeker, eight equal offers."""
    taken = np.zeros(8)
    for seed in range(3000):
        taken[matched(even_market(seed, 1, 8, 60))[0]] += 1
    assert stats.chisquare(taken).pvalue > SAFE


def test_ties_give_vacancies_different_favourites() -> None:
    """All apply everywhere: with a common favourite one match would come of it, not ten."""
    filled = [(matched(even_market(seed, 10, 10, 60)) >= 0).sum() for seed in range(200)]
    # Ten even favourites of ten: 10 (1 − 0.9^10) different ones on average.
    assert np.mean(filled) == pytest.approx(10 * (1 - 0.9**10), abs=0.25)


@pytest.mark.parametrize(("seekers", "vacancies"), [(2000, 1000), (1000, 1000), (500, 1000)])
def test_single_applications_fill_as_balls_fill_urns(seekers: int, vacancies: int) -> None:
    filled = [
        int((matched(even_market(seed, seekers, vacancies, 1)) >= 0).sum()) for seed in range(60)
    ]
    expected = vacancies * (1 - (1 - 1 / vacancies) ** seekers)
    assert abs(np.mean(filled) - expected) < 5 * np.std(filled, ddof=1) / np.sqrt(len(filled))


def test_applications_spread_by_weight_then_evenly() -> None:
    """Two buckets of which one is three times as near, ten vacancies in each."""
    counts = np.zeros(20)
    for seed in range(40):
        market = even_market(seed, 100, 20, 1)
        market.starts = np.array([0, 10, 20])
        market.chance, market.other = np.array([[1.0, 0.5]]), np.array([[0, 0]])
        for at in range(100):
            counts += best_of(market, at, at + 1) > 0
    assert stats.chisquare(counts, np.repeat([300.0, 100.0], 10)).pvalue > SAFE


def test_the_order_of_seekers_changes_no_match() -> None:
    random = np.random.default_rng(9)
    for _ in range(10):
        market = some_market(random, 150, 60)
        chosen = matched(market, 3)
        order = random.permutation(150)
        market.seekers = market.seekers[order]
        np.testing.assert_array_equal(matched(market, 3), chosen[order])


def test_chunks_of_everything_change_no_match() -> None:
    random = np.random.default_rng(10)
    for _ in range(10):
        market = some_market(random, 150, 60)
        expected = matched(market)
        thirds = [(0, 50), (50, 90), (90, 150)]
        best = np.maximum.reduce([best_of(market, *part) for part in thirds])
        offers = np.zeros((3, 150), dtype=np.uint64)
        given = [market.seekers, market.vacancies, best, market.minutes, market.terms]
        for row, part in zip(offers, [(40, 60), (0, 15), (15, 40)], strict=True):
            make_offers(*given, row, *part)
        chosen = np.full(150, -1)
        total = offers.max(axis=0)
        for part in reversed(thirds):
            close(market.seekers, market.vacancies, total, chosen, *part)
        np.testing.assert_array_equal(chosen, expected)


def test_any_number_of_threads_matches_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "WORTH_SPLITTING", 1)
    market = some_market(np.random.default_rng(13), 150, 60)
    expected = matched(market, 4)
    for count in (2, 3, 7):
        np.testing.assert_array_equal(matched(market, 4, count), expected)


def test_a_subsidy_helps_whom_it_covers() -> None:
    """With a premium on one programme's bit its members are hired more often, others less."""
    hired = np.zeros((2, 2))
    for seed in range(40):
        market = some_market(np.random.default_rng(seed), 200, 60)
        market.seekers["programmes"] = np.arange(200) % 2
        market.vacancies["programmes"] = 1
        for at, worth in enumerate((0.0, 2000.0)):
            market.hire_value[:] = [0.0, worth, *[0.0] * 6]
            found = matched(market) >= 0
            hired[at] += found[0::2].sum(), found[1::2].sum()
    assert hired[1, 1] > hired[0, 1] * 1.1
    assert hired[1, 0] < hired[0, 0]


def test_an_empty_market_has_no_matches() -> None:
    market = some_market(np.random.default_rng(11), 0, 20)
    assert matched(market).size == 0
    market = some_market(np.random.default_rng(11), 20, 0)
    assert matched(market).tolist() == [-1] * 20


def test_too_large_a_market_is_refused() -> None:
    market = some_market(np.random.default_rng(12), 5, 5)
    market.seekers = np.zeros(MOST, dtype=market.seekers.dtype)
    with pytest.raises(ValueError, match=str(MOST - 1)):
        matched(market)
