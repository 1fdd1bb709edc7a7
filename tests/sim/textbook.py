"""The textbook market: identical people, equal vacancies, applications at random."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from scenarios.compose import compose_settings
from scenarios.settings import RunSettings
from sim.model import Market


@dataclass(frozen=True)
class Size:
    """How many seek and work at first, the vacancies kept open, the share who lose their jobs."""

    seekers: int
    vacancies: int
    employed: int = 0
    separation_rate: float = 0.0

    def words(self) -> list[str]:
        return [
            "region=textbook",
            "scenario=none",
            "settling_months=0",
            "scale=1",
            f"region.seekers={self.seekers}",
            f"region.vacancies={self.vacancies}",
            f"region.employed={self.employed}",
            f"region.separation_rate={self.separation_rate}",
        ]


def textbook(size: Size, *overrides: str) -> RunSettings:
    """The settings of a textbook market; seeds are given when it is made."""
    return compose_settings("run", [*size.words(), *overrides], RunSettings)


def textbook_market(asked: RunSettings, seed: int) -> Market:
    return Market(asked, asked.desk(), seed=seed, scale=asked.scale, calendar=asked.calendar())


def hires_of_one_month(asked: RunSettings, seeds: Sequence[int]) -> list[int]:
    """How many were hired in the one month of each seed."""
    hires = []
    for seed in seeds:
        market = textbook_market(asked, seed).run(1)
        hires.append(market.state.events.hired.size)
        market.close()
    return hires


@dataclass(frozen=True)
class Estimate:
    """A mean over seeds and its standard error."""

    mean: float
    error: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Estimate":
        return cls(float(np.mean(values)), float(np.std(values, ddof=1)) / sqrt(len(values)))

    def z(self, expected: float) -> float:
        return (self.mean - expected) / self.error
