"""Firms train new hires where a payment covers what that costs them."""

from math import log
from statistics import NormalDist

import numpy as np
import pytest

from agents.people import NEVER, Status
from sim.apprenticeships import apprenticeships_end, firms_take_apprentices
from sim.model import Market
from sim.state import move
from tests.sim.learning import NOBODY, programme, quiet, untrained_employees


def hired(count: int = 3000) -> Market:
    """A market in whose month many untrained people were hired."""
    market = quiet()
    rows = untrained_employees(market, count)
    market.state.events.hired = rows
    market.state.events.hired_by = market.state.people["employer"][rows].astype(np.int64)
    return market


def begun(market: Market, value: float, **changes: object) -> int:
    state, world = market.state, market.world
    numbers = market.settings.training.apprenticeship
    offers = [programme(value, 12, **changes)]
    firms_take_apprentices(state, world, numbers, offers)
    return int(state.apprentices.size)


@pytest.mark.parametrize("value", [3000.0, 6000.0, 12000.0, 40000.0])
def test_the_share_whose_cost_is_covered_begins(value: float) -> None:
    market = hired()
    numbers = market.settings.training.apprenticeship
    share = NormalDist().cdf(log(value / numbers.net_cost) / numbers.dispersion)
    count = market.state.events.hired.size
    error = (share * (1 - share) / count) ** 0.5
    assert begun(market, value) / count == pytest.approx(share, abs=4 * error + 1e-9)


@pytest.mark.parametrize("changes", [{"take_up": 0.0}, {"who": NOBODY}], ids=["unknown", "nobody"])
def test_nobody_begins_for_nothing(changes: dict[str, object]) -> None:
    assert not begun(hired(), 0.0)
    assert not begun(hired(), 40000.0, **changes)
    market = quiet()
    firms_take_apprentices(market.state, market.world, market.settings.training.apprenticeship, [])
    assert not market.state.apprentices.size


def test_more_begin_for_more_and_they_are_the_same_ones() -> None:
    few, many = hired(), hired()
    assert begun(few, 4000.0) < begun(many, 8000.0)
    smaller, larger = (set(each.state.apprentices["person"].tolist()) for each in (few, many))
    assert smaller < larger


def test_who_stays_gains_a_certificate_and_skill_and_who_leaves_nothing() -> None:
    market = hired()
    begun(market, 1e9)
    state, world = market.state, market.world
    numbers = market.settings.training.apprenticeship.model_copy(update={"pass_share": 1.0})
    rows = state.apprentices["person"].astype(np.int64)
    leaver, stayer = rows[0], rows[1]
    skill = state.people["skill"][rows].copy()
    move(state, np.array([leaver]), Status.UNEMPLOYED)
    state.month = 12
    apprenticeships_end(state, world, numbers)
    assert stayer in state.apprentices["person"]
    assert leaver not in state.apprentices["person"]
    assert state.people["course_end"][leaver] == NEVER
    state.month = 13
    apprenticeships_end(state, world, numbers)
    assert not state.apprentices.size
    assert state.people["certificate"][leaver] == 0
    assert (state.people["certificate"][rows[1:]] == 1).all()
    assert state.people["skill"][rows[1:]] == pytest.approx(skill[1:] * (1 + numbers.skill_gain))
    assert state.people["skill"][leaver] == skill[0]
    assert state.events.completed.size == rows.size - 1
    assert state.events.passed.all()
    assert state.staff_certificates.size == rows.size - 1
