"""Taking part in the labour force is a choice, and gig work pays less the more do it."""

import numpy as np
import pytest

from agents.people import Status
from sim.conditions import Condition
from sim.participation import people_choose_to_take_part, takes_part
from tests.sim.markets import asked_for, settled

NUMBERS = asked_for("baseline").participation


def share(finding: float = 1.0, wage: float = 1.0, hope: float = 1.0, **changes: object) -> float:
    market = settled()
    asked = asked_for("baseline")
    state = market.fork(asked, asked.desk(), None).state
    state.market.conditions.relative[Condition.JOB_FINDING] = finding
    state.market.wage_index = wage
    rows = np.flatnonzero(state.people["status"] != Status.AWAY)
    numbers = NUMBERS.model_copy(update=changes)
    part = takes_part(state, market.world, numbers, rows, np.full(rows.size, hope))
    return float(part.mean())


def test_more_take_part_when_work_is_easier_to_find_and_better_paid() -> None:
    usual = share()
    assert share(finding=0.5) < usual < share(finding=2.0)
    assert share(wage=0.8) < usual < share(wage=1.25)
    assert share(hope=0.5) < usual


def test_staying_at_home_follows_the_elasticity() -> None:
    at_home = [1 - share(finding=finding, job_elasticity=0.5) for finding in (1.0, 1.44)]
    assert at_home[1] / at_home[0] == pytest.approx(1.44**-0.5, rel=0.06)


def test_switched_off_the_market_decides_nothing() -> None:
    off = {"choice": False}
    assert share(finding=0.3, **off) == share(finding=3.0, **off) == share(hope=0.1, **off)
    assert share(finding=0.3, **off) != share(finding=0.3)


def test_a_poor_market_sends_jobseekers_home() -> None:
    found = {}
    for label, choice, finding in (("off", False, 0.4), ("on", True, 0.4), ("usual", True, 1.0)):
        asked = asked_for("baseline")
        market = settled()
        state = market.fork(asked, asked.desk(), None).state
        state.market.conditions.relative[Condition.JOB_FINDING] = finding
        numbers = NUMBERS.model_copy(update={"choice": choice, "reconsidering": 1.0})
        people_choose_to_take_part(state, market.world, numbers)
        found[label] = state.people.with_status(Status.UNEMPLOYED).size
    assert found["on"] < found["usual"]
    assert found["on"] < found["off"]


def test_gig_pay_falls_as_people_crowd_in_unless_switched_off() -> None:
    words = ("settling_months=6", "participation.gig_entry_rate=0.5")
    pay = {}
    for elasticity in (0.0, 1.0):
        asked = asked_for("none", *words, f"participation.gig_pay_elasticity={elasticity}")
        market = settled().fork(asked, asked.desk(), None).run(8)
        state = market.state
        gig = state.people.with_status(Status.GIG_WORKER)
        assert gig.size > 1.1 * state.market.gig_workers
        pay[elasticity] = float(state.people["wage"][gig].mean()) / state.market.wage_index
    assert pay[0.0] == pytest.approx(NUMBERS.gig_pay, rel=0.01)
    assert pay[1.0] < 0.95 * NUMBERS.gig_pay
