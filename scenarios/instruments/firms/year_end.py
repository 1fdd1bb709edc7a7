"""Awards that are reckoned once a year, in December."""

import numpy as np

from agents.quantiles import power_of
from sim.calendar import month_of_year
from sim.instrument import Cases
from sim.state import State

DECEMBER = 11


def is_year_end(state: State) -> bool:
    """Whether the year's account is drawn up this month."""
    return month_of_year(state.month) == DECEMBER


def no_cases() -> Cases:
    """No events to pay for."""
    none = np.empty(0, dtype=np.int64)
    return Cases(none, none, none)


def to_firms(state: State, yuan: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Cases:
    """A case for each firm, by row, that is to be paid something."""
    fen = np.where(state.firms["alive"] == 1, np.round(yuan * 100), 0).astype(np.int64)
    rows = np.flatnonzero(fen)
    return Cases(np.full(rows.size, -1), rows, fen[rows])


def parts(state: State) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The share of each firm's jobs that is simulated: the largest are there at every scale."""
    return np.where(state.firms["largest"] == 1, state.scale, 1.0)


def each_december(keeping: float, month: int, last: int) -> float:
    """What a yuan in each December until ``last`` is worth this month to who waits for it."""
    months = np.arange(DECEMBER - month_of_year(month), last - month + 1, 12, dtype=np.float64)
    return float(power_of(keeping, months).sum())
