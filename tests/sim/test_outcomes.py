"""Outcomes of a month, counted again from the people before and after it."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from agents.firms import Kind
from agents.groups import Group
from agents.people import EMPLOYED_STATUSES, NEVER, Education, Status
from agents.retirement import retirement_ages
from sim import model
from sim.calendar import year_of
from sim.levers import Levers
from sim.migration import people_leave
from sim.model import Market
from sim.outcomes.book import HORIZONS, Book
from sim.outcomes.catalogue import OUTCOMES
from sim.outcomes.registry import evaluate
from sim.state import Cohorts, State
from sim.tally import tally
from tests.sim.desks import small_state
from tests.sim.markets import SCALE, asked_for, continued, settled

Bools = npt.NDArray[np.bool_]
MONTHS = 4
AT_WORK = list(EMPLOYED_STATUSES)
NOT_AT_WORK = [status for status in Status if status not in EMPLOYED_STATUSES]


def months() -> Iterator[Market]:
    """The baseline's market at the end of each of some months."""
    market = continued(asked_for("baseline"), 0)
    for _ in range(MONTHS):
        yield market.run(1)


def latest(market: Market, outcome: str) -> float:
    return float(market.recorder.latest[outcome][0])


def around(
    monkeypatch: pytest.MonkeyPatch,
    phase: str,
    before: Callable[[State], None],
    after: Callable[[State], None],
) -> None:
    """Look at the state right before and right after a phase of every month."""
    original = getattr(model, phase)

    def wrapped(state: State, *others: Any) -> Any:
        before(state)
        result = original(state, *others)
        after(state)
        return result

    monkeypatch.setattr(model, phase, wrapped)


def nothing(_: State) -> None:
    """Look at nothing."""


def recounted_groups(market: Market) -> dict[str, Bools]:
    """Who belongs to each population group."""
    people, month = market.state.people, market.state.month
    years = (month - people["birth"].astype(np.int64)) / 12
    outsider = (people["groups"] & np.uint64(Group.NON_LOCAL)) > 0
    places = {
        f"place_{name}": people["place"] == number
        for number, name in enumerate(market.settings.region.places)
    }
    # Commuters have their home, and so their place, in the rest of the city.
    lives_here = people["place"] < len(places)
    groups = {
        "all": years > 0,
        "age_16_24": years < 25,
        "age_25_29": (years >= 25) & (years < 30),
        "age_30_59": (years >= 30) & (years < 60),
        "local": ~outsider,
        "non_local": outsider,
        **places,
    }
    return {name: member & lives_here for name, member in groups.items()}


def test_rates_of_each_population_group() -> None:
    for market in months():
        people = market.state.people
        status = people["status"]
        works, seeks = np.isin(status, AT_WORK), status == Status.UNEMPLOYED
        working_age = market.state.month - people["birth"].astype(np.int64) < 65 * 12
        here = (status != Status.AWAY) & working_age
        groups = recounted_groups(market)
        for outcome in ("unemployment_rate", "employment_rate"):
            assert market.recorder.groups[outcome] == list(groups)
        for at, member in enumerate(groups.values()):
            unemployed, employed = int((member & seeks).sum()), int((member & works).sum())
            if unemployed + employed:
                rate = 100 * unemployed / (unemployed + employed)
                found = market.recorder.latest["unemployment_rate"][at]
                assert found == pytest.approx(rate)
            share = 100 * (member & works & working_age).sum() / max((member & here).sum(), 1)
            if (member & here).any():
                found = market.recorder.latest["employment_rate"][at]
                assert found == pytest.approx(share)


def test_mean_and_median_wage() -> None:
    for market in months():
        people = market.state.people
        employed = people["status"] == Status.EMPLOYEE
        workplace = market.state.firms["place"][people["employer"]]
        here = employed & (workplace < len(market.settings.region.places))
        assert here.sum() < employed.sum()
        assert latest(market, "jobs") == pytest.approx(here.sum() / SCALE)
        pay = people["wage"][here].astype(np.float64)
        assert latest(market, "mean_wage") == pytest.approx(pay.mean(), abs=0.5)
        assert latest(market, "median_wage") == pytest.approx(np.median(pay), abs=50)
        lower = np.sort(pay)[(pay.size - 1) // 2]
        assert latest(market, "median_wage") == pytest.approx(lower, abs=25)


def test_new_urban_employment_is_people_who_start_less_retired(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    retired: list[int] = []

    def retiring(state: State) -> None:
        people, month = state.people, state.month
        age = month - people["birth"].astype(np.int64)
        female = (people["groups"] & np.uint64(Group.FEMALE)) > 0
        birth, education = people["birth"], people["education"]
        due = age >= retirement_ages(people.retirement, birth, female, education)
        due &= (people["status"] != Status.FOUNDER) | (age >= 70 * 12)
        due &= people["place"] < state.city.place
        retired.append(int((due & np.isin(people["status"], AT_WORK)).sum()))

    around(monkeypatch, "people_age", retiring, nothing)
    starts = people = 0
    for market in months():
        started = int(market.state.flows[np.ix_(NOT_AT_WORK, AT_WORK)].sum())
        starts += started - market.state.events.commuters_hired
        counted = round(latest(market, "new_urban_employment") * SCALE) + retired[-1]
        people += counted
        # In a first month nobody has counted yet; later, some who start again have.
        assert 0 < counted <= started
    assert len(retired) == MONTHS <= 12
    assert sum(retired) > 0
    assert people == np.count_nonzero(market.state.people["counted"] == year_of(market.state.month))
    assert people < starts


def test_zero_employment_households(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []

    def count(state: State) -> None:
        people = state.people
        seeking, working = set[int](), set[int]()
        pairs = zip(people["household"].tolist(), people["status"].tolist(), strict=True)
        for household, status in pairs:
            if household >= 0 and status == Status.UNEMPLOYED:
                seeking.add(household)
            elif household >= 0 and status in AT_WORK:
                working.add(household)
        counted.append(len(seeking - working))

    around(monkeypatch, "people_are_grouped", count, nothing)
    for market in months():
        found = latest(market, "zero_employment_households")
        assert found == pytest.approx(counted[-1] / SCALE)
    assert min(counted) > 0


def test_hard_to_employ_served_within_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[tuple[int, int]] = []

    def long_ago(state: State) -> None:
        people = state.people
        idle = people.with_status(Status.UNEMPLOYED)
        people["served"][idle[0::3]] = state.month - 11
        people["served"][idle[1::3]] = state.month - 12

    def count(state: State) -> None:
        people = state.people
        hard = (people["groups"] & np.uint64(Group.HARD_TO_EMPLOY)) > 0
        hard &= people["status"] == Status.UNEMPLOYED
        served = hard & (state.month - people["served"].astype(np.int64) <= 11)
        counted.append((int(served.sum()), int(hard.sum())))

    around(monkeypatch, "stations_serve", long_ago, count)
    for market in months():
        served, hard = counted[-1]
        assert 0 < served <= hard
        assert latest(market, "hard_to_employ_served") == pytest.approx(100 * served / hard)


def test_startup_hires_from_nonemployment(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    idle = np.empty(0, dtype=np.int64)

    def look(state: State) -> None:
        nonlocal idle
        people = state.people
        idle = people.with_status(Status.UNEMPLOYED)
        idle = idle[people["arrived"][idle] != state.month]

    def count(state: State) -> None:
        people, firms = state.people, state.firms
        employers = people["employer"][idle]
        employers = employers[employers >= 0]
        young = state.month - firms["founded"][employers] < 36
        startups = young & (firms["kind"][employers] == Kind.STARTUP)
        counted.append(int(startups.sum()))

    around(monkeypatch, "firms_hire", look, count)
    for market in months():
        found = latest(market, "startup_hires_from_nonemployment")
        assert found == pytest.approx(counted[-1] / SCALE)
    assert sum(counted) > 0


def test_local_graduates_stayed(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    done = np.empty(0, dtype=np.int64)

    def leave_school(state: State) -> None:
        nonlocal done
        people = state.people
        done = people.with_status(Status.STUDENT)[::2]
        people["graduated"][people.with_status(Status.STUDENT)] = state.month + 1
        people["graduated"][done] = state.month
        done = done[people["education"][done] >= Education.COLLEGE]

    def count(state: State) -> None:
        counted.append(int((state.people["status"][done] != Status.AWAY).sum()))
        assert counted[-1] < done.size

    around(monkeypatch, "people_age", leave_school, count)
    market = continued(asked_for("baseline"), 1)
    assert counted[0] > 0
    assert latest(market, "local_graduates_stayed") == pytest.approx(counted[0] / SCALE)


@pytest.mark.parametrize("stayed", [0, 3, 4, 6, 12, 13])
@pytest.mark.parametrize("age", [13, 14, 18, 19, 24, 25])
def test_leavers_lower_retention_once_they_have_left(stayed: int, age: int) -> None:
    last, cohorts = 59, Cohorts()
    came = last - age
    for month in range(last + 1):
        cohorts.turn()
        cohorts.arrived[-1] = 10
        if month == came + stayed:
            cohorts.leave(month, np.array([came]))
    market = settled()
    state = small_state()
    state.cohorts = cohorts
    counted = tally(state, market.world)
    book = Book(state, counted, list(market.settings.region.places), [], SCALE)
    found = evaluate(OUTCOMES["youth_retention"], book)
    for horizon, share in zip(HORIZONS, found, strict=True):
        # The twelve cohorts seen one month past the horizon, as far as they are followed.
        pooled = horizon + 1 <= age <= horizon + 12
        lost = 1 if pooled and stayed <= horizon else 0
        followed = 10 * len([old for old in range(horizon + 1, horizon + 13) if old <= last])
        assert share == pytest.approx(100 * (followed - lost) / followed), horizon


def test_leaving_talent_is_counted_in_her_cohort() -> None:
    market = continued(asked_for("baseline"), 0)
    state, people = market.state, market.state.people
    state.open_month(state.month + 1, market.world.keys)
    here = np.flatnonzero(people["status"] != Status.AWAY)
    people["arrived"][here] = np.where(here % 5 == 0, NEVER, state.month - here % 7)
    before, left = people["status"].copy(), state.cohorts.left.copy()
    migration = market.settings.migration.model_copy(update={"leaving": {16: 0.5}})
    numbers = market.settings
    people_leave(
        state,
        market.world,
        migration,
        numbers.rents,
        numbers.rival_cities,
        numbers.rest_of_city,
        Levers(),
    )
    expected = np.zeros_like(left)
    gone = np.flatnonzero((before != Status.AWAY) & (people["status"] == Status.AWAY))
    for row in gone.tolist():
        came = int(people["arrived"][row])
        young = came - int(people["birth"][row]) < 36 * 12
        if came != NEVER and young and people["education"][row] >= Education.COLLEGE:
            stayed = state.month - came
            expected[59 - stayed, stayed] += 1
    assert (expected.sum(axis=1)[-7:] > 0).all()
    np.testing.assert_array_equal(state.cohorts.left - left, expected)
