"""Everything that figures, table and report are drawn from, worked out once."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.effects import ORDER, effects
from analysis.load import Runs, load
from analysis.series import Series, outcome_series, spending_series

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Results:
    """Finished runs under one closure and what follows from them.

    ``spending`` is yuan by (scenarios, seeds, instruments, months); ``effects`` is empty for a
    single run. ``without``: the outcomes of runs that leave out a family of policies. ``others``
    are the same under the other closures of the comparison.
    """

    runs: Runs
    series: Series
    instruments: tuple[str, ...]
    spending: Floats
    effects: pl.DataFrame
    without: Series | None = None
    others: tuple["Results", ...] = ()

    @property
    def closures(self) -> tuple["Results", ...]:
        """Results under every closure, the main one first."""
        return (self, *self.others)

    @property
    def all_effects(self) -> pl.DataFrame:
        """The effects under every closure, sorted."""
        return pl.concat([each.effects for each in self.closures]).sort(ORDER).rechunk()

    @property
    def compared(self) -> bool:
        """Whether there is a baseline and something to compare with it."""
        return bool(self.runs.treated)


def results(directory: Path) -> Results:
    """Read a run or comparison directory and work out its effects; those of the main closure.

    :class:`InputError` where :func:`analysis.load.load` raises it.
    """
    main, *others = map(_under_one_closure, load(directory))
    return replace(main, others=tuple(others))


def _under_one_closure(runs: Runs) -> Results:
    series = outcome_series(runs)
    instruments, spending = spending_series(runs)
    without = outcome_series(runs.without) if runs.without else None
    return Results(runs, series, instruments, spending, effects(runs, series, spending), without)
