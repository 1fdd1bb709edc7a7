"""Least squares, seed by seed, on how runs under a shock depart from those without it."""

from collections.abc import Sequence

import numpy as np

from analysis.validation.trials import Arm, Floats, Trials

LEAST_SPREAD = 1e-6
"""Variance of logs below which a series does not move enough to tell anything."""


def log_departure(trials: Trials, outcome: str) -> Floats:
    """The departure ln x(shock) − ln x(without), by month, with the same seed: (seeds, months).

    The pair shares people, season and luck, so what is left is the cycle's own.
    """
    return _log(trials.cycle, outcome) - _log(trials.baseline, outcome)


def departure(trials: Trials, outcome: str) -> Floats:
    """The departure x(shock) − x(without), month by month with the same seed: (seeds, months)."""
    return trials.cycle.of(outcome) - trials.baseline.of(outcome)


def slopes(explained: Floats, by: Sequence[Floats]) -> Floats:
    """Coefficients of least squares with a constant: (seeds, regressors), NaN if not identified.

    ``explained`` and each of ``by``: (seeds, months); months with anything undefined are left out.
    """
    found = np.full((explained.shape[0], len(by)), np.nan)
    for seed, values in enumerate(explained):
        columns = np.stack([each[seed] for each in by], axis=1)
        known = np.isfinite(values) & np.isfinite(columns).all(axis=1)
        columns, level = columns[known], values[known]
        if len(level) <= len(by) + 1 or columns.var(axis=0).min() < LEAST_SPREAD:
            continue
        design = np.column_stack([np.ones(len(level)), columns])
        if np.linalg.matrix_rank(design) == design.shape[1]:
            found[seed] = np.linalg.lstsq(design, level, rcond=None)[0][1:]
    return found


def _log(arm: Arm, outcome: str) -> Floats:
    values = arm.of(outcome)
    return np.log(np.where(values > 0, values, np.nan))
