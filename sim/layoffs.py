"""Layoffs of the calendar year by firm, and the staff and pay that they are measured against."""

import numpy as np
import numpy.typing as npt

from sim.state import State

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def count_layoffs(state: State, people: Ints) -> None:
    """Count the people in the given rows, still employed, as laid off by their employers."""
    count = np.bincount(state.people["employer"][people], minlength=len(state.firms))
    state.laid_off = layoffs(state) + count


def layoffs(state: State) -> Ints:
    """How many each firm has laid off since the turn of the year, int64 (firms)."""
    return _by_firm(state, state.laid_off)


def staff_at_turn(state: State) -> Ints:
    """Each firm's employees at the turn of the year, none where it was not there, int64 (firms)."""
    return _by_firm(state, state.headcount_last_year)


def pay_of_a_month(state: State) -> Floats:
    """What an employee of usual skill earns at each firm, yuan a month, float64 (firms)."""
    market = state.market
    pay: Floats = state.firms["unit_wage"].astype(np.float64) * market.skill * market.wage_index
    return pay


def pay_of_last_year(state: State) -> Floats:
    """A year's pay of the staff at the turn of the year, nominal yuan, float64 (firms)."""
    return staff_at_turn(state) * pay_of_a_month(state) * 12 / state.market.deflator


def _by_firm(state: State, counted: Ints) -> Ints:
    """A count of a time when there were fewer firms, with none for those since."""
    since = np.zeros(len(state.firms) - counted.size, dtype=counted.dtype)
    return np.concatenate([counted, since])
