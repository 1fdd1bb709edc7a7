"""How much of what varies between runs is chance, and how much ignorance of the parameters.

Seeds that share a set of parameters differ by chance alone; sets differ by what is not known of the
parameters as well. A mean over seeds is uncertain for both reasons, but more seeds make only the
first smaller: one of the sets is as good as true, and nobody knows which. So with k sets, n seeds,
and shares w of the seeds in each set,

    chance² = within / n        ignorance² = between · (1 + Σw²)

where within and between are the components of variance of the one-way random-effects model,
estimated from its mean squares with groups of unequal size (Searle, Casella and McCulloch, 1992,
Variance Components, section 3.6). The interval is for the effect in a set not yet drawn.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
FEWEST_DEGREES = 2.0  # of freedom, below which an interval says nothing


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Standard errors of means over seeds, each an array (series).

    ``chance`` and ``ignorance`` are NaN where nothing tells them apart: every set has one seed.
    ``degrees`` are those of Student's distribution for ``total``.
    """

    chance: Floats
    ignorance: Floats
    total: Floats
    degrees: Floats


def several(sets: Ints | None) -> bool:
    """Whether seeds took more than one set of parameters."""
    return sets is not None and np.unique(sets).size > 1


def uncertainty(values: Floats, sets: Ints) -> Uncertainty:
    """Of the means along the last axis of ``values`` (series, seeds), leaving NaN out.

    ``sets`` (seeds) numbers the set of each seed. NaN where fewer than two seeds, or one set, are
    left of a series.
    """
    member = (sets[:, None] == np.unique(sets)).astype(np.float64)
    known = np.isfinite(values)
    filled = np.where(known, values, 0.0)
    sizes = known.astype(np.float64) @ member
    seeds, groups = sizes.sum(axis=-1), (sizes > 0).sum(axis=-1).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        means = np.where(sizes > 0, filled @ member / sizes, 0.0)
        mean = filled.sum(axis=-1) / seeds
        squares_within = (np.where(known, filled - means @ member.T, 0.0) ** 2).sum(axis=-1)
        squares_between = (sizes * (means - mean[..., None]) ** 2).sum(axis=-1)
        within = squares_within / (seeds - groups)
        among = squares_between / (groups - 1)
        usual = (seeds - (sizes**2).sum(axis=-1) / seeds) / (groups - 1)
        shares = ((sizes / seeds[..., None]) ** 2).sum(axis=-1)
        between = np.maximum((among - within) / usual, 0.0)
        chance, ignorance = within / seeds, between * (1 + shares)
        first, second = (1 + shares) / usual * among, (1 / seeds - (1 + shares) / usual) * within
        fitted = (chance + ignorance) ** 2 / (
            first**2 / (groups - 1) + second**2 / (seeds - groups)
        )
        # Satterthwaite's degrees, no more than the sets allow.
        degrees = np.clip(np.nan_to_num(fitted), FEWEST_DEGREES, np.maximum(groups - 1, 1.0))
        single = (seeds == groups) & (groups > 1)
        everything = squares_between / (seeds - 1) * (1 + 1 / seeds)
    told = (groups > 1) & (seeds > groups)
    nothing = np.full_like(seeds, np.nan)
    return Uncertainty(
        chance=np.sqrt(np.where(told, chance, nothing)),
        ignorance=np.sqrt(np.where(told, ignorance, nothing)),
        total=np.sqrt(np.where(told, chance + ignorance, np.where(single, everything, nothing))),
        degrees=np.where(told, degrees, np.maximum(seeds - 1, 1.0)),
    )


def covariance(values: Floats, sets: Ints) -> tuple[Floats, float]:
    """The same for two or more series at once, (series, seeds) without NaN: matrix and degrees."""
    member = (sets[:, None] == np.unique(sets)).astype(np.float64)
    sizes = member.sum(axis=0)
    seeds, groups = float(sizes.sum()), float(sizes.size)
    means = values @ member / sizes
    apart = means - values.mean(axis=-1, keepdims=True)
    among = (sizes * apart) @ apart.T / (groups - 1)
    if seeds == groups:
        return among * (1 + 1 / seeds), seeds - 1
    rest = values - means @ member.T
    within = rest @ rest.T / (seeds - groups)
    usual = (seeds - float((sizes**2).sum()) / seeds) / (groups - 1)
    sides, turned = np.linalg.eigh((among - within) / usual)
    between = turned * np.maximum(sides, 0.0) @ turned.T
    shares = float(((sizes / seeds) ** 2).sum())
    return between * (1 + shares) + within / seeds, groups - 1
