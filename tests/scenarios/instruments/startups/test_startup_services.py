"""Start-up services: advisers, whom they coach, which loans they find, and their pay."""

from typing import Any

import pytest

from agents.errors import InputError
from tests.scenarios.instruments.clauses import moved, paid
from tests.scenarios.instruments.startups.founding import build, pay_months, pays
from tests.scenarios.instruments.startups.test_guaranteed_loan import borrowed
from tests.scenarios.instruments.startups.test_mentoring import many_founders

HALF: dict[str, Any] = {"budget": {"yuan_per_year": 540000.0, "rationing": "first_come"}}


@pytest.mark.parametrize(
    ("changes", "scale", "firms", "yuan"),
    [
        ({}, 1.0, 80, 90000),
        ({}, 0.1, 8, 9000),
        ({"advisers": 3.0}, 1.0, 24, 27000),
        ({"firms_each": 4.0}, 1.0, 40, 90000),
        (HALF, 1.0, 40, 45000),
        ({"pays": pays(0.0, "yuan/month")}, 1.0, 0, 0),
        ({"take_up": 0.0}, 1.0, 0, 0),
        ({"advisers": 0.0}, 1.0, 0, 0),
    ],
)
def test_advisers_coach_and_are_paid(
    changes: dict[str, Any], scale: float, firms: float, yuan: float
) -> None:
    instrument = build("startup_services", scale=scale, **changes)
    (mentors,) = moved(instrument).mentors
    assert mentors.firms_per_month == pytest.approx(firms)
    state = many_founders()
    pay_months(instrument, state, 2)
    assert paid(state) == ([(0, yuan), (1, yuan)] if yuan else [])


def test_they_find_loans_at_the_market_interest() -> None:
    found = borrowed(moved(build("startup_services")), 100000)
    assert (found.yuan[0], found.cost[0]) == (100000, pytest.approx(500 + 2000))
    assert not borrowed(moved(build("startup_services")), 200001).yuan.any()
    assert not borrowed(moved(build("startup_services", brokered=0.0)), 100000).yuan.any()
    assert not borrowed(moved(build("startup_services", advisers=0.0)), 100000).yuan.any()


def test_whoever_can_do_without_borrows_nothing() -> None:
    assert not borrowed(moved(build("startup_services")), -1.0).yuan.any()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": pays(1.0, "yuan/session")}, "'yuan/session' is not a unit"),
        ({"limits": {"months": 2}}, "pays each claim once"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("startup_services", **changes)
