"""Closed forms against each other, against their limits and against plain enumeration."""

from itertools import combinations, product
from math import exp

import numpy as np
import pytest
from scipy.stats import binom

from scenarios.oracles.matching_theory import (
    at_least_one_offer,
    best_number_of_applications,
    gap_factor,
    gap_factor_between,
    job_finding,
    limit_bias,
    offer_chance,
    saturation,
    several_applications_hires,
    spell_chances,
    steady_unemployment,
    survival,
    urn_ball_hires,
)
from tests.reference.plain_market import Rules, rates


def counted_hires(seekers: int, vacancies: int) -> float:
    """Mean hires with one application each, over all ways to apply."""
    ways = [len(set(way)) for way in product(range(vacancies), repeat=seekers)]
    return sum(ways) / len(ways)


@pytest.mark.parametrize(("seekers", "vacancies"), [(1, 1), (3, 1), (1, 4), (4, 3), (3, 5)])
def test_urns_and_balls_counted(seekers: int, vacancies: int) -> None:
    expected = counted_hires(seekers, vacancies)
    assert urn_ball_hires(seekers, vacancies) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("suitable", [0.05, 0.6, 1.0])
@pytest.mark.parametrize(("seekers", "vacancies"), [(3, 1), (1, 4), (4, 3)])
def test_urns_and_balls_of_which_some_suit_counted(
    seekers: int, vacancies: int, suitable: float
) -> None:
    counted = [binom.pmf(k, seekers, suitable) * counted_hires(k, vacancies) for k in range(5)]
    expected = pytest.approx(sum(counted), rel=1e-12)
    assert urn_ball_hires(seekers, vacancies, suitable) == expected


def test_nobody_is_hired_where_nobody_seeks() -> None:
    assert urn_ball_hires(0, 5) == urn_ball_hires(0, 1) == 0


@pytest.mark.parametrize("ratio", [0.25, 1.0, 4.0])
def test_one_application_is_the_case_a_1(ratio: float) -> None:
    vacancies = 10**7
    seekers = round(vacancies / ratio)
    limit = several_applications_hires(seekers, vacancies, 1)
    assert urn_ball_hires(seekers, vacancies) == pytest.approx(limit, rel=1e-6)
    assert limit == pytest.approx(vacancies * (1 - exp(-1 / ratio)))


@pytest.mark.parametrize(
    ("ratio", "best"), [(0.1, 1), (0.25, 1), (0.4, 1), (0.5, 1), (1.0, 3), (2.0, 5)]
)
def test_hires_are_highest_at_some_number_of_applications(ratio: float, best: int) -> None:
    assert best_number_of_applications(ratio) == best
    hires = [several_applications_hires(1.0, ratio, a) for a in range(1, 61)]
    assert hires.index(max(hires)) + 1 == best
    assert all(np.diff(hires[:best]) > 0)
    assert all(np.diff(hires[best - 1 :]) < 0)


@pytest.mark.parametrize("applications", [1, 2, 5])
@pytest.mark.parametrize("ratio", [0.5, 1.0, 2.0])
def test_a_small_market_is_off_its_limit_by_no_more_than_stated(
    applications: int, ratio: float
) -> None:
    vacancies = 40
    rules = Rules(round(vacancies / ratio), vacancies, 1.0, applications, 1)
    found = rates(rules, range(1, 1001))["all"] * rules.seekers
    error = found.std(ddof=1) / np.sqrt(found.size)
    miss = found.mean() - several_applications_hires(rules.seekers, vacancies, applications)
    bias = limit_bias(rules.seekers, vacancies, applications)
    assert abs(miss) <= bias + 4 * error
    # It is a bias of order 1 / V, not an excuse.
    assert bias <= 1.5 * applications
    larger = limit_bias(10 * rules.seekers, 10 * vacancies, applications)
    assert larger == pytest.approx(bias, rel=0.3)


def test_two_groups_alike_are_one() -> None:
    for share in (0.0, 0.3, 1.0):
        theory = saturation(1.3, share, 1)
        assert theory.control == pytest.approx(theory.treated)
        assert theory.overall == pytest.approx(offer_chance(1 / 1.3))
    everybody = saturation(0.8, 1.0, 4)
    assert everybody.overall == pytest.approx(several_applications_hires(1.0, 0.8, 4))
    assert everybody.treated == at_least_one_offer(everybody.control, 4)


def test_vacancies_that_court_the_same_people_may_cost_more_than_is_gained() -> None:
    """Displacement above one: the treated gain, and yet fewer are hired than without."""
    untreated = offer_chance(1.0)
    half = saturation(1.0, 0.5, 3)
    assert half.naive_gap > 0.3
    assert half.true_effect(untreated) < 0
    assert half.displacement(untreated) > 1
    everybody = saturation(1.0, 1.0, 3)
    assert everybody.true_effect(untreated) > 0
    assert everybody.displacement(untreated) < 1
    # Where vacancies are rare, even treating everybody lowers hires.
    assert saturation(0.5, 1.0, 3).displacement(offer_chance(2.0)) > 1


def next_unemployment(rate: float, force: int, vacancies: int, separation: float) -> float:
    seekers = force * (rate + separation * (1 - rate))
    return (seekers - urn_ball_hires(seekers, vacancies)) / force


@pytest.mark.parametrize(
    ("force", "vacancies", "separation"), [(40000, 10000, 0.3), (10**6, 30000, 0.02), (500, 90, 1)]
)
def test_unemployment_repeats_itself(force: int, vacancies: int, separation: float) -> None:
    rate = steady_unemployment(force, vacancies, separation)
    assert next_unemployment(rate, force, vacancies, separation) == pytest.approx(rate, abs=1e-10)


@pytest.mark.parametrize(("vacancies", "separation"), [(30000, 0.02), (200000, 0.3)])
def test_gaps_shrink_by_the_slope_of_the_flow(vacancies: int, separation: float) -> None:
    force, step = 10**6, 1e-5
    rate = steady_unemployment(force, vacancies, separation)
    either = [next_unemployment(rate + s, force, vacancies, separation) for s in (-step, step)]
    seekers = force * (rate + separation * (1 - rate))
    factor = gap_factor(seekers / vacancies, separation)
    assert (either[1] - either[0]) / (2 * step) == pytest.approx(factor, rel=1e-4)
    assert gap_factor_between(seekers / vacancies, 1e-4, separation) == pytest.approx(factor)
    # With the chance of finding work held fixed, gaps would shrink faster.
    assert factor > (1 - separation) * (1 - job_finding(seekers, vacancies))


def test_spells_and_lives_add_up() -> None:
    assert sum(spell_chances(0.37, 6)) == pytest.approx(1)
    assert survival((0.1, 0.3), 0) == 1
    assert survival((0.1, 0.3), 36) == pytest.approx(0.9 * 0.7 * 0.7)
    assert survival((0.1, 0.3), 6) == pytest.approx(0.9**0.5)


@pytest.mark.parametrize("applications", [2, 3])
def test_the_plain_simulation_counts_as_enumeration_does(applications: int) -> None:
    """Three seekers, four vacancies: every set of applications and every pick, one by one."""
    sets = list(combinations(range(4), applications))
    total = weight = 0.0
    for chosen in product(sets, repeat=3):
        pools = [[i for i in range(3) if vacancy in chosen[i]] or [-1] for vacancy in range(4)]
        chance = 1 / np.prod([len(pool) for pool in pools])
        for asked in product(*pools):
            total += chance * len(set(asked) - {-1})
            weight += chance
    found = 3 * rates(Rules(3, 4, 1.0, applications, 1), range(1, 3001))["all"]
    error = found.std(ddof=1) / np.sqrt(found.size)
    assert abs(found.mean() - total / weight) <= 4 * error
