"""Targets and series made up for the tests of the scoreboard."""

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.series import Series
from scenarios.target import Target

Floats = npt.NDArray[np.float64]


def target(**changes: Any) -> Target:
    """A cumulative target of 600 hires in the five years from 2026 on."""
    usual: dict[str, Any] = {
        "label": {"zh": "招用", "en": "Hires"},
        "definition": "Hires.",
        "article": "1",
        "operator": ">=",
        "value": 600,
        "period": "cumulative",
        "begins": "2026-01",
        "ends": "2030-12",
        "outcome": "hires",
        "about": {"value": {"unit": "persons", "source": "T003", "evidence": "found_seed"}},
    }
    return Target.model_validate(usual | changes)


def series(values: Floats, outcome: str = "hires", first: date = date(2026, 1, 1)) -> Series:
    """Monthly values (scenarios, seeds, months) of one outcome."""
    start = first.year * 12 + first.month - 1
    months = tuple(date(at // 12, at % 12 + 1, 1) for at in range(start, start + values.shape[-1]))
    scenarios = tuple(f"scenario_{at}" for at in range(values.shape[0]))
    seeds = tuple(range(values.shape[1]))
    shape = (*values.shape[:2], 1, values.shape[2])
    return Series(
        scenarios, seeds, ((outcome, "all"),), months, {outcome: "persons"}, values.reshape(shape)
    )
