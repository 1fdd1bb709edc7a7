"""How an outcome is declared: once, as a function whose name is its key."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from sim.outcomes.book import Book

Values = npt.NDArray[np.float64]
Measure = Literal["rate", "stock", "flow"]
Groups = Literal[
    "population",
    "region",
    "origin",
    "horizon",
    "instrument",
    "treatment",
    "firm_kind",
    "firm_age",
    "duration",
    "quantile",
    "talent",
    "postgraduate",
    "dose",
    "destination",
    "trait",
    "sector",
]
Formula = Callable[[Book], object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome: what it is called, what it means, how it is counted.

    ``measure`` says how months join into a window: rates and stocks by their mean, flows by their
    sum. ``groups`` says what its values are split by; all but ``region`` come with the group's own
    names, and every split but ``horizon``, ``firm_age``, ``quantile``, ``trait`` and ``sector`` has
    the group ``all``.
    """

    key: str
    definition: str
    unit: str
    zh: str
    en: str
    source: str
    measure: Measure
    groups: Groups
    formula: Formula


def outcome(
    *, unit: str, zh: str, en: str, source: str, measure: Measure, groups: Groups = "region"
) -> Callable[[Formula], Outcome]:
    """Declare an outcome: the function's name is its key, its docstring its definition.

    The function takes the month's :class:`~sim.outcomes.book.Book` and returns either an array
    with one number a group, or a pair (numerator, denominator) of such arrays, in which case the
    value is their ratio in percent where the unit is ``percent``, else their plain ratio, and
    undefined where the denominator is 0.
    """

    def declare(formula: Formula) -> Outcome:
        definition = " ".join((formula.__doc__ or "").split())
        if not definition:
            message = f"outcome {formula.__name__} has no docstring, so it has no definition"
            raise TypeError(message)
        return Outcome(formula.__name__, definition, unit, zh, en, source, measure, groups, formula)

    return declare


def evaluate(declared: Outcome, book: Book) -> Values:
    """The outcome's values in one month, one a group, NaN where undefined."""
    result = declared.formula(book)
    if not isinstance(result, tuple):
        return np.atleast_1d(np.asarray(result, dtype=np.float64))
    numerator, denominator = (np.atleast_1d(np.asarray(part, dtype=np.float64)) for part in result)
    share = np.full(numerator.shape, np.nan)
    np.divide(numerator, denominator, out=share, where=denominator > 0)
    return share * 100.0 if declared.unit == "percent" else share
