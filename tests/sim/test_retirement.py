"""With the rise the old work longer: who retires is told by birth, sex and schooling."""

import numpy as np

from agents.groups import Group
from agents.people import Education, Status
from sim.demography import old_people_retire
from sim.model import Market
from tests.sim.markets import asked_for, settled

WORKER, STAFF, MAN = 0, 1, 2
OLD_AGE = {WORKER: 50, STAFF: 55, MAN: 60}


def city(*words: str) -> Market:
    asked = asked_for("none", *words)
    return settled().fork(asked, asked.desk(), None)


def still_at_work(market: Market, years: dict[int, int], months: int) -> list[bool]:
    """Whether a woman worker, a woman of the staff and a man of some age go on to work."""
    state, people = market.state, market.state.people
    rows = people.with_status(Status.EMPLOYEE)[:3]
    ages = np.array([years[kind] * 12 + months for kind in (WORKER, STAFF, MAN)])
    people["birth"][rows] = state.month - ages
    people["education"][rows] = [Education.SENIOR, Education.COLLEGE, Education.BACHELOR]
    people["groups"][rows] = np.array([Group.FEMALE, Group.FEMALE, 0], dtype=np.uint64)
    old_people_retire(state, market.world)
    return [bool(status == Status.EMPLOYEE) for status in people["status"][rows]]


def test_at_the_old_age_people_go_on_if_it_rose() -> None:
    """In January 2026 it has risen by 7 months for women workers, by 4 for the others."""
    assert still_at_work(city(), OLD_AGE, 0) == [True, True, True]
    assert still_at_work(city("retirement.enabled=false"), OLD_AGE, 0) == [False] * 3
    assert still_at_work(city("retirement.enabled=false"), OLD_AGE, -1) == [True] * 3
    latest = {WORKER: 55, STAFF: 58, MAN: 63}
    assert still_at_work(city(), latest, 0) == [False] * 3


def test_fewer_retire() -> None:
    retired = []
    for enabled in ("true", "false"):
        market = city(f"retirement.enabled={enabled}")
        market.state.people["education"][:] = Education.JUNIOR
        count = 0
        for _ in range(12):
            market.run(1)
            count += market.state.events.retired_workers
        retired.append(count)
    assert retired[0] < retired[1]
