"""The course of a calibration, from the screening to the ensemble."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import numpy as np
from scipy.stats import chi2

from agents.errors import InputError
from analysis.calibration.distance import Distance, noise_of
from analysis.calibration.emulator import Emulator, emulate
from analysis.calibration.ensemble import SHARE, Ensemble, gather
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
        return self.seeds * (POLISHING + 2 * FRESH + self.replicates + SPARE * self.sets)

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

    def means(about: str, points: Sequence[Values]) -> Floats:
        found: Floats = runs.of(about, [filled(each) for each in points], plan.common).mean(axis=1)
        return found

    distance = Distance(problem, problem.target, noise, np.zeros_like(noise))
    search = Search(directory, problem, plan.seed, startup=2 * len(chosen))
    own = tuple(np.array(present)[seen].tolist())
    if all(
        each.low <= value <= each.high for each, value in zip(chosen.values(), own, strict=True)
    ):
        search.add_first(own, distance.squared(means("As it stands", [own])[0]))

    def time_left() -> bool:
        a_run = runs.seconds / runs.made if runs.made else 0.0
        return monotonic() - started + plan.later * a_run < plan.budget * 60

    def evaluate(points: Sequence[Values]) -> list[float]:
        return [distance.squared(each) for each in means("Searching", points)]

    least_trials = 2 * len(chosen)
    while len(search.trials) < plan.trials and (time_left() or len(search.trials) < least_trials):
        search.add_batch(plan.trials, evaluate)

    places = [*walked[:, seen], *map(problem.place, search.points)]
    pool = [*moments, *means("Searching", search.points)]
    fitted, emulator, blurred = _fit(problem, distance, places, pool)
    for _ in range(POLISHING):
        point = problem.values(fitted.place)
        places.append(problem.place(point))
        pool.append(means("Polishing", [point])[0])
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
    ensemble = gather(
        problem,
        fitted,
        plan.sets,
        squared[at_best],
        lambda points: [distance.squared(each) for each in means("Ensemble", points)],
        trials,
        plan.seed,
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
