"""A smooth stand-in for runs near the fit: quadratic in the positions, with its own error."""

from dataclasses import dataclass

import numpy as np

from analysis.calibration.problem import Floats

PENALTIES = tuple(float(10**power) for power in np.arange(-5.0, 1.5, 0.5))
ROOM = 1.5
"""Points a coefficient needs before products of two numbers are estimated."""


@dataclass(frozen=True)
class Emulator:
    """Moments at positions: constant, lines, squares and, with points enough, products.

    ``coefficients``: (features, moments); ``error``: variance of each moment's prediction of a
    point left out. Source: Myers, Montgomery and Anderson-Cook, Response Surface Methodology.
    """

    coefficients: Floats
    error: Floats
    products: bool

    def at(self, places: Floats) -> Floats:
        """Moments at positions: (points, numbers) to (points, moments)."""
        found: Floats = _features(places, products=self.products) @ self.coefficients
        return found

    def slopes(self, place: Floats) -> Floats:
        """Derivatives at one position: (moments, numbers)."""
        found: Floats = (_slopes(place, products=self.products) @ self.coefficients).T
        return found


def emulate(places: Floats, moments: Floats, weights: Floats | None = None) -> Emulator:
    """Fit an emulator to points, the ridge of each moment chosen by leaving each point out.

    ``places``: (points, numbers); ``moments``: (points, moments); ``weights``: how much each point
    counts, all alike without them.
    """
    count, numbers = places.shape
    products = count >= ROOM * (1 + 2 * numbers + numbers * (numbers - 1) / 2)
    root = np.sqrt(np.ones(count) if weights is None else weights / weights.mean())
    features = _features(places, products=products) * root[:, None]
    wanted = moments * root[:, None]
    free = np.ones(features.shape[1])
    free[0] = 0.0  # the constant is not held back
    best: list[tuple[float, Floats]] = [(np.inf, np.empty(0))] * moments.shape[1]
    for penalty in PENALTIES:
        normal = features.T @ features + penalty * count * np.diag(free)
        solved = np.linalg.solve(normal, features.T)
        leverage = np.einsum("ij,ji->i", features, solved)
        found = solved @ wanted
        left_out = (wanted - features @ found) / np.maximum(1 - leverage, 1e-3)[:, None]
        errors = (left_out**2).mean(axis=0)
        for at, error in enumerate(errors):
            if error < best[at][0]:
                best[at] = (float(error), found[:, at])
    return Emulator(
        np.stack([found for _, found in best], axis=1),
        np.array([error for error, _ in best]),
        products,
    )


def _features(places: Floats, *, products: bool) -> Floats:
    z = 2 * places - 1
    parts = [np.ones((len(z), 1)), z, z**2]
    if products:
        first, second = np.triu_indices(z.shape[1], 1)
        parts.append(z[:, first] * z[:, second])
    return np.hstack(parts)


def _slopes(place: Floats, *, products: bool) -> Floats:
    """Of the features by the positions: (numbers, features)."""
    z = 2 * place - 1
    numbers = z.size
    parts = [np.zeros((numbers, 1)), np.eye(numbers), np.diag(2 * z)]
    if products:
        first, second = np.triu_indices(numbers, 1)
        crossed = np.zeros((numbers, first.size))
        at = np.arange(first.size)
        crossed[first, at] = z[second]
        crossed[second, at] += z[first]
        parts.append(crossed)
    return 2 * np.hstack(parts)
