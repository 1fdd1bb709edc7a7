"""The numbers that fit best, with intervals: simulated moments linearised around the best."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares
from scipy.stats import norm

from analysis.calibration.distance import Distance
from analysis.calibration.emulator import Emulator
from analysis.calibration.problem import Floats

LEVEL = 0.9
WIDE = 0.5
"""Standard deviation of each position's prior about the middle of its range, which is 1 long: it
only keeps a number that no moment tells from running away."""


@dataclass(frozen=True)
class Estimate:
    """Positions that fit best, their covariance, and the squared distance there.

    ``told``: the covariance's inverse without any prior, what the moments alone say; (p, p).
    """

    place: Floats
    covariance: Floats
    squared: float
    told: Floats

    def interval(self, level: float = LEVEL) -> tuple[Floats, Floats]:
        """Where each position lies with this probability, within its range."""
        reach = float(norm.ppf(0.5 + level / 2)) * np.sqrt(np.diag(self.covariance))
        return np.maximum(self.place - reach, 0.0), np.minimum(self.place + reach, 1.0)


def estimate(
    emulator: Emulator,
    distance: Distance,
    starts: Floats,
    fixed: tuple[int, float] | None = None,
    middle: Floats | float = 0.5,
) -> Estimate:
    """Minimise the distance from several positions. The shift is estimated along with the numbers.

    ``fixed``: a number that is held at a position, for profiles; ``middle``: of the priors, by
    number. Source: Gouriéroux and Monfort,
    Simulation-Based Econometric Methods (1996), chapter 2; the Jacobian is that of the emulator.
    """
    root = np.linalg.cholesky(distance.information).T
    centre = distance.target + distance.problem.shifted * distance.problem.shift.mean
    free = np.arange(starts.shape[1])
    if fixed is not None:
        free = np.delete(free, fixed[0])

    def whole(part: Floats) -> Floats:
        place = np.empty(starts.shape[1])
        place[free] = part
        if fixed is not None:
            place[fixed[0]] = fixed[1]
        return place

    def residuals(part: Floats) -> Floats:
        place = whole(part)
        return np.concatenate(
            [root @ (emulator.at(place[None])[0] - centre), (place - middle) / WIDE]
        )

    def slopes(part: Floats) -> Floats:
        place = whole(part)
        by_moment = root @ emulator.slopes(place)
        return np.vstack([by_moment, np.eye(place.size) / WIDE])[:, free]

    if free.size == 0:
        place = whole(np.empty(0))
    else:
        inside = np.clip(starts[:, free], 1e-6, 1 - 1e-6)
        found = [least_squares(residuals, start, slopes, bounds=(0, 1)) for start in inside]
        place = whole(min(found, key=lambda each: float(each.cost)).x)
    by_moment = root @ emulator.slopes(place)
    told = by_moment.T @ by_moment
    covariance: Floats = np.asarray(
        np.linalg.inv(told + np.eye(place.size) / WIDE**2), dtype=np.float64
    )
    misfit = root @ (emulator.at(place[None])[0] - centre)
    return Estimate(place, covariance, float(misfit @ misfit), told)
