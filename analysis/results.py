"""Everything that figures, table and report are drawn from, worked out once."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.effects import effects
from analysis.load import Runs, load
from analysis.series import Series, outcome_series, spending_series

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Results:
    """Finished runs and what follows from them.

    ``spending`` is yuan by (scenarios, seeds, instruments, months); ``effects`` is empty for a
    single run.
    """

    runs: Runs
    series: Series
    instruments: tuple[str, ...]
    spending: Floats
    effects: pl.DataFrame

    @property
    def compared(self) -> bool:
        """Whether there is a baseline and something to compare with it."""
        return bool(self.runs.treated)


def results(directory: Path) -> Results:
    """Read a run or comparison directory and work out its effects.

    :class:`InputError` where :func:`analysis.load.load` raises it.
    """
    runs = load(directory)
    series = outcome_series(runs)
    instruments, spending = spending_series(runs)
    return Results(runs, series, instruments, spending, effects(runs, series, spending))
