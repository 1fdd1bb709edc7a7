"""A run of a calibration, made in whichever process: numbers and a seed in, moments out."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.calibration.evaluations import Question
from analysis.calibration.moments import moments_of
from scenarios.calibration import Fitted, Moment
from scenarios.calibrations import numbers_for
from scenarios.settings import RunSettings
from scenarios.simulate import outcomes_of, with_numbers


@dataclass(frozen=True)
class Simulation:
    """Runs ``run`` with other numbers and another seed. It travels to other processes."""

    run: RunSettings
    fitted: Mapping[str, Fitted]
    moments: Mapping[str, Moment]

    def __call__(self, question: Question) -> list[float]:
        """The moments on their scales. Raises RunError, and InputError for a missing moment."""
        numbers = {
            path: number
            for fitted, value in zip(self.fitted.values(), question.values, strict=True)
            for path, number in numbers_for(self.run, fitted, value).items()
        }
        settings = with_numbers(self.run, numbers).model_copy(update={"seed": question.seed})
        return moments_of(outcomes_of(settings), self.moments)
