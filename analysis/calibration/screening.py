"""Which numbers any moment responds to: Morris's screening, with SALib."""

import warnings
from dataclasses import dataclass

import numpy as np
from SALib.analyze import morris as analysis_of
from SALib.sample import morris as walks

from analysis.calibration.problem import Floats

LEVELS = 4
SEEN = 0.5
"""Standard deviations by which a number must move some moment over its whole range."""


@dataclass(frozen=True)
class Screening:
    """``effects``: mean size of the elementary effects over the whole range, in the moments'
    standard deviations: (numbers, moments).
    """

    effects: Floats

    @property
    def seen(self) -> list[bool]:
        """Whether some moment responds to each number."""
        return [bool(each) for each in self.effects.max(axis=1) >= SEEN]


def walk(names: list[str], trajectories: int, seed: int) -> Floats:
    """Positions to be run, (trajectories × (numbers + 1), numbers). Source: Morris (1991),
    Technometrics 33.
    """
    found: Floats = walks.sample(_design(names), trajectories, num_levels=LEVELS, seed=seed)
    return found


def screen(names: list[str], places: Floats, moments: Floats, deviations: Floats) -> Screening:
    """The effects seen at the positions of a walk.

    ``moments``: (points, moments); ``deviations``: of each moment, that make effects comparable.
    """
    effects = []
    for column in (moments / deviations).T:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # moments that nothing moves have no spread to divide by
            found = analysis_of.analyze(_design(names), places, column, num_levels=LEVELS)
        effects.append(np.asarray(found["mu_star"], dtype=np.float64))
    return Screening(np.stack(effects, axis=1))


def _design(names: list[str]) -> dict[str, object]:
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
