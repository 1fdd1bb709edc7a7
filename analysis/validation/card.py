"""The card: every fact with its value and a verdict. A fact that fails stays on it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analysis.facts import Label
from analysis.validation.catalogue import FAMILIES, STATISTICS
from analysis.validation.registry import Statistic
from analysis.validation.trials import Floats, Trials
from scenarios.facts import Band, Fact
from scenarios.oracles.asking import Answer

PASS, WARN, FAIL, NONE = "PASS", "WARN", "FAIL", "NOT COMPUTED"
VERDICTS = (PASS, WARN, FAIL, NONE)


@dataclass(frozen=True, slots=True)
class Row:
    """One fact on the card. ``error``: standard error across seeds, NaN for one seed alone.

    ``why`` says why there is no value, where there is none.
    """

    name: str
    fact: Fact
    statistic: Statistic
    value: float
    error: float
    verdict: str
    why: str = ""

    @property
    def label(self) -> Label:
        """The fact's name in both languages."""
        return Label(**self.fact.label)

    @property
    def standing(self) -> str:
        """Whether the fact was fitted, or, else, predicted; an input's prediction is marked."""
        if self.fact.fitted:
            return "fitted"
        return "predicted †" if self.fact.input else "predicted"


@dataclass(frozen=True, slots=True)
class Card:
    """All facts, in the order of their families, and what theory's oracles found."""

    rows: tuple[Row, ...]
    answers: tuple[Answer, ...]

    def count(self, verdict: str) -> int:
        """How many facts have a verdict."""
        return sum(row.verdict == verdict for row in self.rows)

    @property
    def not_computed(self) -> tuple[Row, ...]:
        """The facts without a value."""
        return tuple(row for row in self.rows if row.verdict == NONE)

    def families(self) -> list[tuple[Label, list[Row]]]:
        """The rows by family, families without any left out."""
        found = [
            (label, [row for row in self.rows if row.statistic.family == name])
            for name, (_, label) in FAMILIES.items()
        ]
        return [(label, rows) for label, rows in found if rows]


def verdict_on(value: float, band: Band, warn: Band) -> str:
    """PASS within the band, WARN within the wider one, FAIL beyond; ends belong to both."""
    if math.isnan(value):
        return NONE
    if band[0] <= value <= band[1]:
        return PASS
    return WARN if warn[0] <= value <= warn[1] else FAIL


def estimate(values: Floats) -> tuple[float, float]:
    """Mean over the seeds that have a value, and its standard error; NaN where there is none."""
    known = values[np.isfinite(values)]
    if not known.size:
        return math.nan, math.nan
    spread = float(known.std(ddof=1)) / math.sqrt(known.size) if known.size > 1 else math.nan
    return float(known.mean()), spread


def make_card(
    facts: Mapping[str, Fact],
    trials: Trials,
    answers: tuple[Answer, ...] = (),
    missing: Mapping[str, str] | None = None,
) -> Card:
    """Judge every fact. ``missing``: why those facts cannot be computed that no run speaks of."""
    order = list(FAMILIES)
    rows = [_row(name, fact, trials, (missing or {}).get(name, "")) for name, fact in facts.items()]
    return Card(tuple(sorted(rows, key=lambda row: order.index(row.statistic.family))), answers)


def _row(name: str, fact: Fact, trials: Trials, missing: str) -> Row:
    statistic = STATISTICS[fact.statistic]
    if missing:
        return Row(name, fact, statistic, math.nan, math.nan, NONE, missing)
    value, error = estimate(statistic.compute(trials, fact.group))
    verdict = verdict_on(value, fact.band, fact.warn)
    why = "undefined in these runs" if verdict == NONE else ""
    return Row(name, fact, statistic, value, error, verdict, why)
