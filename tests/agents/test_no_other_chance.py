"""Nothing in a city is random but by the rule of chance: every other generator raises."""

import random
from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np
import pytest
from mesa import Model

from scenarios.city import City
from sim.model import Market

NUMPY = sorted(
    name
    for name in dir(np.random)
    if callable(getattr(np.random, name)) and name[0].islower() and name != "default_rng"
)
STANDARD = sorted(
    name for name in dir(random) if callable(getattr(random, name)) and name[0].islower()
)
MESA = ("random", "getrandbits", "seed")


class OtherChanceError(Exception):
    """Somebody drew otherwise."""


def refuse(*_: object, **__: object) -> NoReturn:
    raise OtherChanceError


class NoRandom(random.Random):
    """A generator of Mesa's kind that raises. It can take the place of one already handed out."""

    random = getrandbits = seed = refuse


class NoGenerator:
    """A generator of numpy's kind that raises."""

    def __getattr__(self, name: str) -> Callable[..., NoReturn]:
        return refuse


@pytest.fixture
def no_other_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every generator but ours raise, from the moment at which Mesa has set up its own."""
    ordinary = Model.__init__
    make_generator = np.random.default_rng

    def set_up(self: Any, *arguments: Any, **known: Any) -> None:
        with monkeypatch.context() as allowed:
            allowed.setattr(np.random, "default_rng", make_generator)
            ordinary(self, *arguments, **known)
        self.random.__class__ = NoRandom
        self.rng = NoGenerator()

    for name in NUMPY:
        monkeypatch.setattr(np.random, name, refuse)
    for name in STANDARD:
        monkeypatch.setattr(random, name, refuse)
    monkeypatch.setattr(np.random, "default_rng", refuse)
    monkeypatch.setattr(Model, "__init__", set_up)


@pytest.mark.usefixtures("no_other_chance")
def test_a_city_draws_from_nothing_else() -> None:
    city = City(scenario="combined", seed=3, scale=0.005, settling_months=2)
    city.run(6)
    assert city.outcomes().height > 0
    assert len(city.sample(people=5, firms=3)) == 8
    city.close()


@pytest.mark.usefixtures("no_other_chance")
def test_the_textbook_market_draws_from_nothing_else() -> None:
    market = City(region="textbook", seed=3, scale=0.01, settling_months=0)
    market.run(2)
    market.close()


@pytest.mark.usefixtures("no_other_chance")
def test_the_watch_notices() -> None:
    market = City(seed=3, scale=0.002, settling_months=0)
    draws: tuple[Callable[..., object], ...] = (
        market.random.random,
        market.random.shuffle,
        market.agents.shuffle_do,
        market.rng.integers,
        np.random.normal,
        np.random.default_rng,
        random.random,
        random.shuffle,
    )
    for draw in draws:
        with pytest.raises(OtherChanceError):
            draw([1, 2])
    market.close()


def test_mesas_seed_changes_nothing() -> None:
    """Mesa's generators are seeded, and drawing from them moves no result."""
    results = []
    for disturbed in (False, True):
        city = City(seed=4, scale=0.003, settling_months=1)
        for _ in range(3):
            if disturbed:
                city.random.random()
                city.rng.random()
                city.agents.shuffle(inplace=True)
                np.random.default_rng(1).random()
            Market.step(city)
        results.append(city.outcomes())
        city.close()
    assert results[0].equals(results[1])
