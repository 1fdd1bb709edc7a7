"""A run of a calibration, made in whichever process: numbers and a seed in, moments out."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.calibration.evaluations import Question
from analysis.calibration.moments import moments_of
from scenarios.calibration import Moment, Span
from scenarios.calibrations import numbers_for
from scenarios.settings import RunSettings
from scenarios.simulate import outcomes_of, with_numbers


@dataclass(frozen=True)
class Simulation:
    """Runs ``run`` with other numbers and another seed. It travels to other processes.

    ``numbers``: those that a question gives values of, in order; it may leave out the last.
    """

    run: RunSettings
    numbers: Mapping[str, Span]
    moments: Mapping[str, Moment]

    def __call__(self, question: Question) -> list[float]:
        """The moments on their scales. Raises RunError, and InputError for a missing moment."""
        numbers = {
            path: number
            for each, value in zip(self.numbers.values(), question.values, strict=False)
            for path, number in numbers_for(self.run, each, value).items()
        }
        settings = with_numbers(self.run, numbers).model_copy(update={"seed": question.seed})
        return moments_of(outcomes_of(settings), self.moments)
