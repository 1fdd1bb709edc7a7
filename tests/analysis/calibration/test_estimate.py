"""Where moments are lines or squares of the numbers, the answers are known in closed form."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.calibration.distance import Distance, noise_of
from analysis.calibration.emulator import emulate
from analysis.calibration.estimate import WIDE, estimate
from tests.analysis.calibration.fake import problem

CHANCE = np.random.default_rng(3)


def test_the_emulator_is_exact_for_squares_and_products() -> None:
    places = CHANCE.random((60, 3))

    def truth(at: np.ndarray) -> np.ndarray:
        return np.stack([1 + at[:, 0] * at[:, 1] - at[:, 2] ** 2, at[:, 0]], axis=1)

    found = emulate(places, truth(places))
    new = CHANCE.random((5, 3))
    assert found.products
    assert found.at(new) == pytest.approx(truth(new), abs=2e-3)
    assert float(found.error.max()) < 1e-5
    place = np.array([0.3, 0.6, 0.2])
    assert found.slopes(place) == pytest.approx(
        np.array([[0.6, 0.3, -0.4], [1.0, 0.0, 0.0]]), abs=2e-2
    )


def test_the_emulator_says_how_far_it_is_off() -> None:
    places = CHANCE.random((80, 2))
    rough = np.sin(9 * places[:, :1])
    found = emulate(places, rough)
    new = CHANCE.random((400, 2))
    off = (found.at(new) - np.sin(9 * new[:, :1])).std()
    assert float(found.error[0]) ** 0.5 == pytest.approx(off, rel=0.35)


def test_few_points_give_no_products() -> None:
    assert not emulate(CHANCE.random((12, 4)), CHANCE.random((12, 1))).products


def linear(noise: float = 0.0) -> tuple[Distance, np.ndarray]:
    whole = problem()
    slopes = CHANCE.standard_normal((5, 3))
    zero = np.zeros(5)
    names = list(whole.fitted)[:3]
    part = replace(whole, fitted={name: whole.fitted[name] for name in names})
    return Distance(part, part.target, zero + noise, zero), slopes


def test_the_estimate_of_a_linear_model_is_that_of_least_squares() -> None:
    distance, slopes = linear()
    places = CHANCE.random((200, 3))
    centre = distance.target + distance.problem.shifted * distance.problem.shift.mean
    emulator = emulate(places, centre + 0.1 * (places - 0.4) @ slopes.T)
    found = estimate(emulator, distance, places[:2])
    weights = distance.information
    told = 0.01 * slopes.T @ weights @ slopes
    covariance = np.linalg.inv(told + np.eye(3) / WIDE**2)
    expected = covariance @ (told @ np.full(3, 0.4) + np.full(3, 0.5) / WIDE**2)
    assert found.place == pytest.approx(expected, abs=1e-3)
    assert found.covariance == pytest.approx(covariance, rel=2e-2, abs=1e-4)


def test_a_shift_estimated_along_is_one_left_out() -> None:
    distance, _ = linear(noise=0.001)
    moments = distance.target + CHANCE.standard_normal(5) * 0.1
    apart = moments - distance.target - distance.problem.shifted * distance.problem.shift.mean
    assert distance.squared(moments) == pytest.approx(apart @ distance.information @ apart)
    best = distance.shift(moments)
    variance = distance.variance
    prior = distance.problem.shift

    def squared(shift: float) -> float:
        off = moments - distance.target - distance.problem.shifted * shift
        return float((off**2 / variance).sum() + ((shift - prior.mean) / prior.sd) ** 2)

    assert squared(best) == pytest.approx(distance.squared(moments))
    assert squared(best) < min(squared(best + 0.01), squared(best - 0.01))


def test_noise_is_that_of_a_mean_over_seeds() -> None:
    moments = CHANCE.standard_normal((400, 4, 2)) * np.array([1.0, 3.0])
    assert noise_of(moments) == pytest.approx([0.25, 2.25], rel=0.15)
