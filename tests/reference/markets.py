"""Random markets as the kernels take them, and the same ones as the plain market takes them."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.table import Records
from sim.matching import MARKET, VACANCY, alias_tables
from sim.search import SEEKER
from tests.reference.market import Market

PROGRAMMES = 8


@dataclass
class Arrays:
    """A market as arrays, in the order of the arguments of the kernels of matching."""

    seekers: Records
    vacancies: Records
    starts: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]
    chance: npt.NDArray[np.float64]
    other: npt.NDArray[np.int64]
    hire_value: npt.NDArray[np.float64]
    minutes: npt.NDArray[np.float64]
    terms: Records

    def to_apply(self) -> list[Any]:
        """The arguments of ``apply``, but for where it writes and whom it takes."""
        return [
            self.seekers,
            self.vacancies,
            self.starts,
            self.chance,
            self.other,
            self.hire_value,
            self.terms,
        ]

    def to_match(self) -> list[Any]:
        """Copies of the arguments of ``match``, but for the rounds."""
        arguments = [self.seekers, self.vacancies, self.starts, self.weights]
        arguments += [self.hire_value, self.minutes, self.terms]
        return [argument.copy() for argument in arguments]


def some_market(
    random: np.random.Generator, seekers: int = 60, vacancies: int = 40, *, ranked: bool = True
) -> Arrays:
    """A market of two places and two fields, some of whose seekers and vacancies are closed.

    Wages are whole yuan and skills 64ths, so that products are exact in every width.
    """
    homes, buckets = 4, 4
    sizes = np.bincount(random.integers(buckets, size=vacancies), minlength=buckets)
    weights = random.random((homes, buckets)) * (random.random((homes, buckets)) < 0.8)
    chance, other = np.empty((homes, buckets)), np.empty((homes, buckets), dtype=np.int64)
    alias_tables(weights, chance, other)
    terms = np.zeros(1, dtype=MARKET)
    streams = [name for name in MARKET.names or () if name.endswith("_stream")]
    for name in streams:
        terms[name] = random.integers(2**64, dtype=np.uint64)
    terms["minimum_wage"], terms["contribution_rate"] = 2490.0, 0.25
    terms["ranking_noise"], terms["referral_bonus"] = 500.0, 300.0
    terms["referred_share"] = 0.8
    terms["commuting_value"], terms["fields"], terms["ranked"] = 16.0, 2, ranked
    return Arrays(
        some_seekers(random, seekers),
        some_vacancies(random, sizes),
        np.concatenate([[0], np.cumsum(sizes)]),
        weights,
        chance,
        other,
        random.integers(2000, size=PROGRAMMES).astype(np.float64),
        random.integers(5, 60, size=(2, 2)).astype(np.float64),
        terms,
    )


def some_seekers(random: np.random.Generator, count: int) -> Records:
    """Seekers, one in ten of whom has found work already."""
    seekers = np.zeros(count, dtype=SEEKER)
    seekers["key"] = random.choice(10 * count, count, replace=False)
    seekers["row"] = np.arange(count)
    seekers["skill"] = random.integers(16, 160, count) / 64
    seekers["floor"] = random.integers(0, 6000, count)
    seekers["suitable"] = random.integers(16, 65, count) / 64
    seekers["place"], seekers["field"] = random.integers(2, size=(2, count))
    seekers["applications"] = random.integers(8, size=count)
    seekers["referrals"] = random.integers(3, size=count)
    seekers["programmes"] = random.integers(PROGRAMMES, size=count)
    seekers["open"] = random.random(count) < 0.9
    seekers["education"] = np.arange(count) % 3
    return seekers


def some_vacancies(random: np.random.Generator, sizes: npt.NDArray[np.int64]) -> Records:
    """Vacancies by bucket, one in ten of which is filled already."""
    count = int(sizes.sum())
    vacancies = np.zeros(count, dtype=VACANCY)
    vacancies["key"] = random.choice(10 * count, count, replace=False) * 65536
    vacancies["unit_wage"] = random.integers(2000, 12000, count)
    vacancies["margin"] = random.integers(-500, 6000, count)
    vacancies["place"] = np.repeat([0, 0, 1, 1], sizes)
    vacancies["programmes"] = random.integers(PROGRAMMES, size=count)
    vacancies["open"] = random.random(count) < 0.9
    vacancies["schooling"] = np.arange(count) % 2
    return vacancies


def even_market(
    seed: int, seekers: int, vacancies: int, applications: int, *, wage: float = 5000.0
) -> Arrays:
    """Identical seekers and vacancies in one place, picked at random."""
    market = some_market(np.random.default_rng(seed), seekers, vacancies, ranked=False)
    for name in ("floor", "place", "field", "referrals", "programmes"):
        market.seekers[name] = 0
    for name in ("skill", "suitable", "open"):
        market.seekers[name] = 1
    market.seekers["key"] = np.arange(seekers)
    market.seekers["applications"] = applications
    for name in ("place", "programmes", "margin", "schooling"):
        market.vacancies[name] = 0
    market.vacancies["unit_wage"], market.vacancies["open"] = wage, 1
    market.vacancies["key"] = np.arange(vacancies)
    market.terms["fields"] = 1
    market.starts = np.array([0, vacancies])
    market.weights = market.chance = np.ones((1, 1))
    market.other, market.minutes = np.zeros((1, 1), dtype=np.int64), np.zeros((1, 1))
    return market


def plain(market: Arrays) -> Market:
    """The same market as lists and dictionaries."""
    ends = market.starts.tolist()
    return Market(
        entries(market.seekers),
        entries(market.vacancies),
        [list(range(first, end)) for first, end in pairwise(ends)],
        market.chance.tolist(),
        market.other.tolist(),
        market.hire_value.tolist(),
        market.minutes.tolist(),
        entries(market.terms)[0],
    )


def entries(records: Records) -> list[dict[str, Any]]:
    """Records as dictionaries."""
    assert records.dtype.names is not None
    return [dict(zip(records.dtype.names, record, strict=True)) for record in records.tolist()]
