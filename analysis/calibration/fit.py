"""Optuna's search for the region of the best fit, kept in a journal so that it goes on."""

import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import optuna
from optuna.distributions import BaseDistribution, FloatDistribution
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend
from optuna.trial import FrozenTrial, TrialState, create_trial

from agents.errors import InputError
from analysis.calibration.problem import Problem
from scenarios.directories import replace_file

JOURNAL = "optuna.journal"
BATCH = 4
"""Trials chosen together, whatever the number of processes, so that it changes nothing."""

Evaluate = Callable[[Sequence[tuple[float, ...]]], list[float]]


class Search:
    """Trials of a problem: those in the journal of ``directory``, and more of them.

    Which trials come next depends on those before and ``seed`` alone: each batch is drawn from a
    copy of the study that holds all whole batches, by a sampler made for the trial. So a search
    that was interrupted gives the same trials as one that was not, and one whose journal was
    deleted finds them again. Nobody else may use the directory meanwhile. Raises InputError for a
    journal that is damaged; a last line that was cut off is dropped.
    """

    def __init__(self, directory: Path, problem: Problem, seed: int, startup: int) -> None:
        self.path = directory / JOURNAL
        self.problem = problem
        self.seed = seed
        self.startup = startup
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        try:
            # A process that was killed leaves its lock behind; no other is at work here.
            self.path.with_name(f"{JOURNAL}.lock").unlink(missing_ok=True)
            self._drop_what_was_cut_off()
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                storage = JournalStorage(JournalFileBackend(str(self.path)))
                self.study = optuna.create_study(
                    storage=storage, study_name="calibration", load_if_exists=True
                )
                trials = self.trials
        except Exception as error:
            # A damaged journal raises whatever the damage leads to.
            raise self._damaged(type(error).__name__) from error
        for trial in trials:
            whole = trial.state == TrialState.COMPLETE and trial.params.keys() == set(problem.names)
            if not whole:
                raise self._damaged(f"trial {trial.number} is not one of this calibration")

    @property
    def trials(self) -> list[FrozenTrial]:
        """All trials, in order."""
        return self.study.get_trials(deepcopy=False)

    @property
    def points(self) -> list[tuple[float, ...]]:
        """The numbers of all trials, in order."""
        return [self._point(trial.params) for trial in self.trials]

    def add_batch(self, most: int, evaluate: Evaluate) -> None:
        """Choose and evaluate the next batch, or what is left of one, up to ``most`` trials."""
        done = len(self.trials)
        first = done - done % BATCH
        chosen = self._choose(first, min(BATCH, most - first))
        distances = evaluate([self._point(each) for each in chosen])
        pairs = list(zip(chosen, distances, strict=True))
        for parameters, distance in pairs[done - first :]:
            self.study.add_trial(self._whole(parameters, distance))

    def add_first(self, values: Sequence[float], distance: float) -> None:
        """Begin with numbers that are known already, if nothing has begun."""
        if not self.trials:
            self.study.add_trial(
                self._whole(dict(zip(self.problem.names, values, strict=True)), distance)
            )

    def _drop_what_was_cut_off(self) -> None:
        """Optuna passes over half a last line, but would then append to it."""
        if self.path.exists():
            content = self.path.read_bytes()
            whole = content[: content.rfind(b"\n") + 1]
            if whole != content:
                replace_file(self.path, whole)

    def _choose(self, first: int, count: int) -> list[dict[str, float]]:
        copy = optuna.create_study()
        copy.add_trials(self.trials[:first])
        chosen = []
        for number in range(first, first + count):
            copy.sampler = self._sampler(number)
            chosen.append(dict(copy.ask(self._ranges()).params))
            if number < len(self.trials):
                chosen[-1] = dict(self.trials[number].params)
        return chosen

    def _sampler(self, number: int) -> optuna.samplers.BaseSampler:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
            return optuna.samplers.TPESampler(
                seed=(self.seed * 100_003 + number) % 2**32,
                n_startup_trials=self.startup,
                multivariate=True,
                constant_liar=True,
            )

    def _ranges(self) -> dict[str, BaseDistribution]:
        return {
            name: FloatDistribution(each.low, each.high, log=each.spacing == "log")
            for name, each in self.problem.fitted.items()
        }

    def _whole(self, parameters: dict[str, Any], distance: float) -> FrozenTrial:
        return create_trial(params=parameters, distributions=self._ranges(), value=distance)

    def _point(self, parameters: dict[str, Any]) -> tuple[float, ...]:
        places = zip(self.problem.names, self.problem.fitted.values(), strict=True)
        return tuple(each.nearest(parameters[name]) for name, each in places)

    def _damaged(self, why: str) -> InputError:
        what = f"the journal is damaged ({why})"
        allowed = "the file as it was, or none: delete it; the runs are kept and give it anew"
        return InputError(what, where=str(self.path), allowed=allowed)
