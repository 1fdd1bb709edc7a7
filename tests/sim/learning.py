"""Markets to which one lever on learning is applied by hand."""

from typing import Any

import numpy as np

from agents.people import NEVER, Status
from sim.desk import Desk
from sim.entitlements import Offer, Who
from sim.learning_offers import Programme
from sim.model import Market
from tests.sim.markets import asked_for, settled

SCALE = 0.02
EVERYBODY = Who()
NOBODY = Who(all=int(np.uint64(1 << 8) | np.uint64(1 << 28)))
"""Students who are employees: there are none."""


def quiet(month: int = 0, *words: str) -> Market:
    """The settled baseline with an empty desk, opened in a month; nothing of it has passed yet."""
    asked = asked_for("baseline", *words, scale=SCALE)
    market = settled(1, SCALE).fork(asked, Desk([]), None)
    market.state.open_month(month, market.world.keys)
    return market


def offered(value: float, **changes: Any) -> Offer:
    """An offer to everybody and every firm, which all know."""
    given: dict[str, Any] = {"number": 7, "who": EVERYBODY, "value": value, "take_up": 1.0}
    return Offer(**(given | changes))


def programme(value: float, months: int = 6, **changes: Any) -> Programme:
    """The same as a programme of some months."""
    return Programme(offered(value, **changes), months)


def targets_of(market: Market, more: int = 0) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Headcounts as they are, and so many more at each living firm."""
    firms = market.state.firms
    extra = np.where(firms["alive"] == 1, more, 0)
    targets: np.ndarray[Any, np.dtype[np.int64]] = firms["headcount"].astype(np.int64) + extra
    return targets


def untrained_employees(market: Market, count: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Rows of employees here without a certificate or a course."""
    people, firms = market.state.people, market.state.firms
    rows = people.with_status(Status.EMPLOYEE)
    here = firms["place"][people["employer"][rows]] != market.state.city.place
    free = (people["course_end"][rows] == NEVER) & (people["certificate"][rows] == 0)
    found: np.ndarray[Any, np.dtype[np.int64]] = rows[here & free][:count]
    return found
