"""Chance and ignorance are told apart, and the interval covers both as often as it says."""

import math

import numpy as np
import numpy.typing as npt
import pytest

from analysis.decomposition import covariance, several, uncertainty
from analysis.intervals import fieller, mean_interval

UNEVEN = np.repeat(np.arange(6), [2, 3, 2, 4, 2, 3])


def made_up(
    sets: npt.NDArray[np.int64], between: float, within: float, repeats: int = 20_000
) -> npt.NDArray[np.float64]:
    """Random effects of sets with known variances, (repeats, seeds), and then one more set's."""
    random = np.random.default_rng(5)
    effects = random.normal(0.0, between, size=(repeats, int(sets.max()) + 2))
    noise = random.normal(0.0, within, size=(repeats, sets.size))
    return np.column_stack([effects[:, sets] + noise, effects[:, -1]])


def test_two_sets_of_two_by_hand() -> None:
    found = uncertainty(np.array([[1.0, 3.0, 7.0, 9.0]]), np.array([0, 0, 1, 1]))
    # Means 2 and 8: within (2 + 2) / 2 = 2, among 2 (9 + 9) / 1 = 36, between (36 - 2) / 2 = 17.
    assert found.chance[0] == pytest.approx(math.sqrt(2 / 4))
    assert found.ignorance[0] == pytest.approx(math.sqrt(17 * 1.5))
    assert found.total[0] == pytest.approx(math.sqrt(0.5 + 17 * 1.5))


@pytest.mark.parametrize("sets", [np.repeat(np.arange(8), 2), UNEVEN], ids=["even", "uneven"])
@pytest.mark.parametrize(("between", "within"), [(1.0, 1.0), (2.0, 0.5), (0.5, 2.0)])
def test_the_components_of_simulated_effects_are_found(
    sets: npt.NDArray[np.int64], between: float, within: float
) -> None:
    found = uncertainty(made_up(sets, between, within)[:, :-1], sets)
    shares = ((np.bincount(sets) / sets.size) ** 2).sum()
    assert np.mean(found.chance**2) == pytest.approx(within**2 / sets.size, rel=0.03)
    # What is estimated below 0 counts as 0, so small components are found a little too large.
    expected = between**2 * (1 + shares)
    assert expected * 0.96 < np.mean(found.ignorance**2) < expected + within**2 / 4


@pytest.mark.parametrize("sets", [np.repeat(np.arange(8), 2), UNEVEN], ids=["even", "uneven"])
@pytest.mark.parametrize(("between", "within"), [(1.0, 1.0), (3.0, 1.0), (0.0, 1.0)])
def test_intervals_cover_the_effect_in_a_set_not_drawn(
    sets: npt.NDArray[np.int64], between: float, within: float
) -> None:
    values = made_up(sets, between, within)
    result = mean_interval(values[:, :-1], sets)
    covered = np.mean((result.low <= values[:, -1]) & (result.high >= values[:, -1]))
    assert covered > 0.93
    if between > 0.0:
        alone = mean_interval(values[:, :-1])
        naive = np.mean((alone.low <= values[:, -1]) & (alone.high >= values[:, -1]))
        assert naive < 0.8  # as if seeds were all there is


def test_a_seed_a_set_gives_an_interval_but_does_not_tell_the_two_apart() -> None:
    sets = np.arange(9)
    values = made_up(sets, 1.0, 0.2)
    result = mean_interval(values[:, :-1], sets)
    assert np.isnan(result.chance).all()
    assert np.isnan(result.ignorance).all()
    covered = np.mean((result.low <= values[:, -1]) & (result.high >= values[:, -1]))
    assert covered == pytest.approx(0.95, abs=0.01)


def test_missing_seeds_are_left_out() -> None:
    sets = np.array([0, 0, 0, 1, 1, 2])
    values = np.array([[1.0, np.nan, 3.0, 7.0, 9.0, np.nan], [1.0, 2.0, np.nan, *[np.nan] * 3]])
    whole = uncertainty(np.array([[1.0, 3.0, 7.0, 9.0]]), np.array([0, 0, 1, 1]))
    found = uncertainty(values, sets)
    assert found.total[0] == whole.total[0]
    assert np.isnan(found.total[1])  # one set is left


def test_one_set_is_chance_alone() -> None:
    values = np.array([[1.0, 2.0, 4.0]])
    same = mean_interval(values, np.zeros(3, dtype=np.int64))
    assert not several(np.zeros(3, dtype=np.int64))
    assert same.standard_error[0] == same.chance[0] == mean_interval(values).standard_error[0]
    assert np.isnan(same.ignorance[0])


def test_the_covariance_has_the_variances_of_each_series() -> None:
    values = made_up(UNEVEN, 2.0, 1.0, repeats=2)[:, :-1]
    matrix, degrees = covariance(values, UNEVEN)
    np.testing.assert_allclose(np.diag(matrix), uncertainty(values, UNEVEN).total ** 2, rtol=0.2)
    assert degrees == 5


def test_ignorance_widens_the_interval_of_a_ratio() -> None:
    random = np.random.default_rng(2)
    sets = np.repeat(np.arange(6), 3)
    gained = 10.0 + random.normal(0.0, 1.0, size=6)[sets] + random.normal(0.0, 0.2, size=18)
    spent = 50.0 + random.normal(0.0, 0.5, size=18)
    wide, narrow = fieller(spent, gained, sets), fieller(spent, gained)
    assert wide is not None
    assert narrow is not None
    assert wide.low < narrow.low < narrow.high < wide.high
