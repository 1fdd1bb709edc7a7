"""Markets with and without the rest of the city, and what is read off them."""

from functools import cache

import numpy as np

from agents.people import Status
from sim.model import Market
from tests.sim.markets import SCALE, asked_for, market_of

ISLAND = "rest_of_city.enabled=false"


@cache
def begun(*overrides: str) -> Market:
    """A market as it starts, unsettled: to be forked, never to be stepped."""
    return market_of(asked_for("baseline", "settling_months=0", *overrides))


def gone_on(months: int, *overrides: str) -> Market:
    """A market some months after its start; overrides may change numbers, not who there is."""
    return on_from(begun(), months, *overrides)


def on_from(market: Market, months: int, *overrides: str) -> Market:
    """A fork of a market some months later, under changed numbers."""
    asked = asked_for("baseline", "settling_months=0", *overrides)
    return market.fork(asked, asked.desk(), None).run(months)


def latest(market: Market, outcome: str) -> float:
    return float(market.recorder.latest[outcome][0])


def summed(market: Market, outcome: str) -> float:
    """A flow over all months of a run, at full scale."""
    return sum(float(recorded[outcome][0]) for _, recorded in market.recorder.months)


def counted(market: Market, *statuses: Status) -> int:
    """Residents with some statuses, at the scale of the run."""
    people = market.state.people
    here = people["place"] < len(market.settings.region.places)
    return int((here & np.isin(people["status"], statuses)).sum())


def at_scale(value: float) -> int:
    """A count at full scale as the people simulated."""
    return round(value * SCALE)
