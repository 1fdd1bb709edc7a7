"""Invented runs of a validation, in which every statistic has a known value."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from analysis.validation.trials import Arm, Floats, Trials
from scenarios.facts import Fact

SEEDS, MONTHS = 3, 36
Series = Mapping[Any, Any]
"""Arrays or numbers by outcome, or by outcome and group."""


def months(count: int = MONTHS) -> tuple[date, ...]:
    return tuple(date(2026 + at // 12, at % 12 + 1, 1) for at in range(count))


def constant(value: float, count: int = MONTHS) -> Floats:
    return np.full((SEEDS, count), value)


def arm(series: Series, count: int = MONTHS) -> Arm:
    named = {
        (key, "all") if isinstance(key, str) else key: constant(value, count)
        if isinstance(value, int | float)
        else value
        for key, value in series.items()
    }
    return Arm(months(count), named, SEEDS)


def trials(**arms: Series) -> Trials:
    return Trials({name: arm(series) for name, series in arms.items()})


def a_fact(
    statistic: str = "mean_unemployment",
    band: tuple[float, float] = (4.0, 6.0),
    warn: tuple[float, float] = (2.0, 8.0),
    *,
    fitted: bool = False,
    group: str = "all",
    evidence: str = "found",
) -> Fact:
    return Fact.model_validate(
        {
            "label": {"zh": "事实", "en": "A fact"},
            "statistic": statistic,
            "group": group,
            "band": band,
            "warn": warn,
            "fitted": fitted,
            "about": {"band": {"unit": "percent", "source": "B116", "evidence": evidence}},
        }
    )
