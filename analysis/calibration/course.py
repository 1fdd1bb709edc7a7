"""The course of a calibration, from the screening to the ensemble."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import numpy as np
from scipy.stats import chi2

from agents.errors import InputError
from analysis.calibration.distance import Distance, noise_of
from analysis.calibration.emulator import Emulator, emulate
from analysis.calibration.ensemble import SHARE, STEPS, Ensemble, gather
from analysis.calibration.estimate import Estimate, estimate
from analysis.calibration.evaluations import Runs, Values
from analysis.calibration.fit import Search
from analysis.calibration.problem import Floats, Problem
from analysis.calibration.profiles import (
    Identification,
    Profile,
    identification,
    penalised,
    profile,
)
from analysis.calibration.recovery import Recovery, known_places, recover
from analysis.calibration.screening import Screening, screen, walk

POLISHING = 4
"""Times that the emulator's best is run and the emulator fitted again."""
SPARE = 1.3
"""Sets tried for each of the ensemble, as is usual."""
FRESH = 2
"""Times as many seeds check the best as found it."""


@dataclass(frozen=True)
class Plan:
    """How much of everything; see :class:`scenarios.calibration.CalibrationSettings`."""

    seed: int
    seeds: int
    trajectories: int
    trials: int
    replicates: int
    sets: int
    budget: float

    def runs(self, numbers: int) -> int:
        """About how many runs all of it takes."""
        screening = self.trajectories * (numbers + 1)
        return round(self.seeds * (screening + self.trials) + self.later)

    @property
    def later(self) -> float:
        """About how many runs come after the search."""
        return self.seeds * (POLISHING + 2 * FRESH + self.replicates + SPARE * STEPS * self.sets)

    @property
    def common(self) -> range:
        """The seeds with which every set of numbers is run."""
        return range(self.seed, self.seed + self.seeds)

    def others(self, turn: int, times: int = 1) -> range:
        """Seeds that no set of numbers was fitted with."""
        first = self.seed + self.seeds * (1 + turn)
        return range(first, first + times * self.seeds)


@dataclass(frozen=True)
class Course:
    """What came of a calibration. ``problem``: of the numbers that some moment responds to;
    ``whole``: of all; ``before``, ``after``: moments with fresh seeds (seeds, moments) at the
    numbers as they stood and at ``best``, numbers of ``problem``; ``distance``: of runs.
    """

    whole: Problem
    problem: Problem
    screening: Screening
    present: Values
    best: Values
    before: Floats
    after: Floats
    distance: Distance
    fitted: Estimate
    emulator: Emulator
    profiles: dict[str, Profile]
    identification: Identification
    recovery: Recovery
    ensemble: Ensemble
    trials: int
    points: int


def calibrate(whole: Problem, present: Values, runs: Runs, directory: Path, plan: Plan) -> Course:
    """Screen, search, estimate, check, recover, and gather an ensemble.

    ``present``: the numbers as they stand. Raises InputError where no moment responds to any.
    """
    started = monotonic()
    walked = walk(whole.names, plan.trajectories, plan.seed)
    moments = runs.of("Screening", [whole.values(place) for place in walked], plan.common)
    noise = noise_of(moments)
    moments = moments.mean(axis=1)
    screening = screen(whole.names, walked, moments, np.sqrt(whole.error**2 + noise))
    seen = np.array(screening.seen)
    if not seen.any():
        what = "no moment responds to any of the numbers"
        raise InputError(what, where="calibration.fitted", allowed="numbers that some moment tells")
    chosen = {name: each for (name, each), on in zip(whole.fitted.items(), seen, strict=True) if on}
    problem = replace(whole, fitted=chosen)

    def filled(values: Sequence[float]) -> Values:
        rest = iter(values)
        pairs = zip(present, seen, strict=True)
        return tuple(next(rest) if on else value for value, on in pairs)

    def means(points: Sequence[Values], about: str = "Searching") -> Floats:
        found: Floats = runs.of(about, [filled(each) for each in points], plan.common).mean(axis=1)
        return found

    def more(trials: int) -> int:
        a_run = runs.seconds / runs.made if runs.made else 0.0
        in_time = monotonic() - started + plan.later * a_run < plan.budget * 60
        return plan.trials if trials < (plan.trials if in_time else 2 * len(chosen)) else 0

    distance = Distance(problem, problem.target, noise, np.zeros_like(noise))
    own = tuple(np.array(present)[seen].tolist())
    search = Search(directory, problem, plan.seed, startup=2 * len(chosen))
    _search(search, problem, own, lambda points: list(map(distance.squared, means(points))), more)

    places = [*walked[:, seen], *map(problem.place, search.points)]
    pool = [*moments, *means(search.points)]
    fitted, emulator, blurred = _fit(problem, distance, places, pool)
    for _ in range(POLISHING):
        point = problem.values(fitted.place)
        places.append(problem.place(point))
        pool.append(means([point], "Polishing")[0])
        fitted, emulator, blurred = _fit(problem, distance, places, pool)
    squared = [distance.squared(each) for each in pool]
    at_best = int(np.argmin(squared))
    best = problem.values(places[at_best])

    fresh = plan.others(0, FRESH)
    before, after = runs.of("Checking", [present, filled(best)], fresh)
    least = penalised(fitted)
    profiles = {
        name: profile(emulator, blurred, fitted, at, least) for at, name in enumerate(chosen)
    }

    def anew(points: list[Values]) -> Floats:
        asked = [(filled(each), plan.others(FRESH + turn)) for turn, each in enumerate(points)]
        found: Floats = runs.of_each("Recovering", asked).mean(axis=1)
        return found

    true = known_places(fitted, plan.replicates, plan.seed)
    recovery = recover(problem, emulator, noise, true, anew, plan.seed)
    trials = list(
        zip(search.points, [float(each.value or 0) for each in search.trials], strict=True)
    )

    def with_ranges(points: Sequence[tuple[Values, Values]]) -> Floats:
        both = [(*filled(values), *own) for values, own in points]
        found: Floats = runs.of("Ensemble", both, plan.common).mean(axis=1)
        return found

    ensemble = gather(
        distance,
        emulator,
        fitted,
        with_ranges,
        trials,
        lambda pairs: runs.expect("Ensemble", pairs * plan.seeds),
        wanted=plan.sets,
        least=squared[at_best],
        seed=plan.seed,
    )
    return Course(
        whole=whole,
        problem=problem,
        screening=screening,
        present=present,
        best=best,
        before=before,
        after=after,
        distance=distance,
        fitted=fitted,
        emulator=emulator,
        profiles=profiles,
        identification=identification(problem, emulator, blurred, fitted),
        recovery=recovery,
        ensemble=ensemble,
        trials=len(search.trials),
        points=len(runs.known),
    )


def _search(
    search: Search,
    problem: Problem,
    present: Values,
    squared: Callable[[Sequence[Values]], list[float]],
    more: Callable[[int], int],
) -> None:
    """Search on from the numbers as they stand, while ``more`` gives how many trials there may be
    after so many; it gives 0 at the end.
    """
    ranges = zip(problem.fitted.values(), present, strict=True)
    if all(each.low <= value <= each.high for each, value in ranges):
        search.add_first(present, squared([present])[0])
    while most := more(len(search.trials)):
        search.add_batch(most, squared)


def _fit(
    problem: Problem, distance: Distance, places: Sequence[Floats], pool: Sequence[Floats]
) -> tuple[Estimate, Emulator, Distance]:
    """The estimate on an emulator of all points so far, those near the best counting more."""
    squared = np.array([distance.squared(each) for each in pool])
    near = squared.min() + float(chi2.ppf(SHARE, len(problem.names)))
    emulator = emulate(np.array(places), np.array(pool), 1 / (1 + squared / near))
    blurred = replace(distance, blur=emulator.error)
    starts = np.array(places)[np.argsort(squared, kind="stable")[:3]]
    return estimate(emulator, blurred, starts), emulator, blurred
