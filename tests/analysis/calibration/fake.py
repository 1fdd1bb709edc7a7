"""A model whose moments are formulas of its numbers: what a fit must find is known."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from analysis.calibration.course import Course, Plan, calibrate
from analysis.calibration.evaluations import Ask, Question, Runs
from analysis.calibration.problem import Problem
from scenarios.calibration import Fitted, Moment, Range, Shift

NOISE = 0.02
TRUE = (1.0, 1.08, 1.1, 1.1, 0.5)
PRESENT = (1.5, 0.7, 1.0, 1.0, 0.5)
PLAN = Plan(seed=1, seeds=3, trajectories=4, trials=24, replicates=40, sets=40, budget=60.0)


def formulas(values: Sequence[float]) -> list[float]:
    """``first`` and ``second`` are told, ``left`` and ``right`` only by their product, and
    ``idle`` moves nothing.
    """
    first, second, left, right, _, *never_fitted = values
    # What is never fitted moves the first moment, unless it is as it stands: 0.
    return [
        float(np.log(first)) + sum(never_fitted),
        float(np.log(second) + 0.3 * np.log(first)),
        float(np.log(left * right)),
        0.5 * second,
        float(-2.9 + 0.6 * np.log(first)),
    ]


def answer(question: Question) -> list[float]:
    chance = np.random.default_rng((question.seed, 5))
    luck = NOISE * chance.standard_normal(5)
    return [float(each) for each in np.array(formulas(question.values)) + luck]


def ask(questions: Sequence[Question]) -> Iterator[tuple[int, list[float]]]:
    # Answers come in another order than questions, as those of processes do.
    for at in reversed(range(len(questions))):
        yield at, answer(questions[at])


def quiet(about: str, finished: int, coming: int = 0) -> None:
    pass


def runs_in(directory: Path, made_by: Ask = ask) -> Runs:
    # With the five numbers there may be one that is never fitted.
    return Runs(directory, made_by, numbers=(5, 6), moments=5, tell=quiet)


def problem(ranges: Mapping[str, Range] | None = None) -> Problem:
    def moment(value: float, error: float) -> Moment:
        return Moment(outcome="vacancies", value=value, standard_error=error)

    def fitted(low: float, high: float, spacing: str) -> Fitted:
        return Fitted(
            path="separation.rates.16",
            low=low,
            high=high,
            spacing="log" if spacing == "log" else "linear",
            identified_by=("first_alone",),
        )

    said = formulas(TRUE)
    rate = 100 / (1 + np.exp(-said[4]))
    return Problem(
        {name: fitted(0.4, 2.5, "log") for name in ("first", "second", "left", "right")}
        | {"idle": fitted(0.0, 1.0, "linear")},
        {
            "first_alone": moment(said[0], 0.05),
            "both": moment(said[1], 0.05),
            "product": moment(said[2], 0.05),
            "half": moment(said[3], 0.05),
            "rate": Moment(
                outcome="unemployment_rate",
                scale="log_odds",
                shifted=True,
                value=float(rate),
                standard_error=0.2,
            ),
        },
        Shift(mean=-0.1, sd=0.2),
        ranges or {},
    )


def course(directory: Path, plan: Plan = PLAN, ranges: Mapping[str, Range] | None = None) -> Course:
    return calibrate(problem(ranges), PRESENT, runs_in(directory), directory, plan)
