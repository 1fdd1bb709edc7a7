"""Groups sought out, their households, and those whom monitored firms let go."""

from typing import Any

import numpy as np
import pytest

from agents.groups import Group
from agents.people import Status
from sim.entitlements import employers_seen
from sim.grouping import people_are_grouped
from sim.levers import Levers
from sim.outreach import monitored_firms, sought_out
from sim.services import _who_comes, stations_serve
from sim.state import move
from tests.scenarios.instruments.clauses import moved
from tests.scenarios.instruments.services.usual import at_scale, build, pays, under
from tests.sim.markets import SCALE, asked_for, market_of

LOW_INCOME: dict[str, Any] = {"who": {"any": ["low_income"]}}


def sought(**changes: Any) -> tuple[Any, Any, Any]:
    """The unemployed, whether each is sought, and whether each is of low income."""
    market = under()
    people_are_grouped(market.state)
    idle = market.state.people.with_status(Status.UNEMPLOYED)
    levers = moved(build("group_service", **changes))
    found = sought_out(market.state, market.world, levers, idle)
    poor = (market.state.people["groups"][idle] & np.uint64(Group.LOW_INCOME)) > 0
    return idle, found, poor


def test_those_covered_are_sought_and_nobody_else() -> None:
    _, found, poor = sought(**LOW_INCOME)
    assert poor.any()
    assert (found == poor).all()


def test_a_share_of_them_answers() -> None:
    _, found, poor = sought(take_up=0.5, **LOW_INCOME)
    assert not (found & ~poor).any()
    assert 0 < found.sum() < poor.sum()


def test_a_household_is_served_as_one() -> None:
    market = under()
    state = market.state
    state.people["groups"][:] &= np.uint64(~int(Group.LOW_INCOME) & (2**64 - 1))
    sizes = np.diff(state.people.member_starts)
    home = int(np.flatnonzero(sizes >= 2)[0])
    first = int(state.people.member_starts[home])
    one, other = state.people.members[first : first + 2].astype(np.int64).tolist()
    working = np.array([row for row in (one, other) if state.people["status"][row] != 1])
    move(state, working, Status.UNEMPLOYED)
    state.people["groups"][one] |= np.uint64(Group.LOW_INCOME)
    idle = state.people.with_status(Status.UNEMPLOYED)
    for households, expected in ((False, {one}), (True, {one, other})):
        levers = moved(build("group_service", households=households, **LOW_INCOME))
        found = sought_out(state, market.world, levers, idle)
        members = {row for row in idle[found].tolist() if state.people["household"][row] == home}
        assert members == expected


def test_those_sought_are_served_first() -> None:
    market = under(at_scale("group_service", who={"any": ["low_income"]}), months=1)
    people = market.state.people
    poor = (people["groups"] & np.uint64(Group.LOW_INCOME)) > 0
    idle = people["spell_start"] < market.state.month
    idle &= people["status"] == Status.UNEMPLOYED
    assert (people["served"][idle & poor] == market.state.month).all()
    assert not (people["served"][idle & ~poor] == market.state.month).all()


def test_graduates_of_the_1131_service_come_before_groups() -> None:
    market = under()
    people_are_grouped(market.state)
    levers = Levers(graduates_first=True)
    moved_by = moved(build("group_service", who={"any": ["unemployed"]}))
    levers.outreach = moved_by.outreach
    people, services = market.state.people, market.settings.services
    rows, _, priority = _who_comes(market.state, market.world, services, levers)
    groups = people["groups"][rows]
    hard = (groups & np.uint64(Group.HARD_TO_EMPLOY)) > 0
    graduate = (groups & np.uint64(Group.UNEMPLOYED_GRADUATE)) > 0
    assert (graduate & ~hard).any()
    assert (priority[graduate] <= 1).all()
    assert set(priority[hard & ~graduate].tolist()) == {0, 2}
    assert (priority[~hard] == np.where(graduate[~hard], 1, 3)).all()


def test_each_graduate_is_booked_until_she_has_had_a_course() -> None:
    for each in (False, True):
        market = under()
        people_are_grouped(market.state)
        state, services = market.state, market.settings.services
        services = services.model_copy(update={"training_share": 0.0})
        levers = Levers(graduates_first=True, training_for_each=each)
        booked = stations_serve(state, market.world, services, levers)
        served, people = state.events.served, state.people
        graduate = (people["groups"][served] & np.uint64(Group.UNEMPLOYED_GRADUATE)) > 0
        untrained = served[graduate & (people["course_level"][served] == 0)]
        assert untrained.size
        assert set(booked.tolist()) == (set(untrained.tolist()) if each else set())


def test_clients_of_the_group_are_paid_for() -> None:
    market = under(
        at_scale("group_service", pays=pays(80.0, "yuan/client"), **LOW_INCOME), months=2
    )
    paid = market.state.claims.all_payments()
    assert paid.size > 0
    assert set(paid["amount"].tolist()) == {8000}


def test_monitored_firms_are_the_largest_private_ones() -> None:
    state = under().state
    count = 20 / SCALE
    rows = monitored_firms(state, Levers(monitored_firms=count))
    firms = state.firms
    sizes = employers_seen(firms, np.arange(len(firms)), state.month, SCALE).size
    private = np.flatnonzero((firms["alive"] == 1) & (firms["kind"] != 3) & (firms["kind"] != 4))
    others = np.setdiff1d(private, rows)
    assert sizes[others].max() <= sizes[rows].min()
    # One of the largest employers stands for itself, any other firm for a full scale of firms.
    stands_for = np.where(firms["largest"][rows] == 1, 1.0, 1 / SCALE).sum()
    assert abs(stands_for - count) <= 1 / SCALE / 2
    assert monitored_firms(state, Levers()).size == 0


def monitored_share(scale: float, count: float) -> float:
    """The share of private jobs at the monitored firms of a region that has not begun to live."""
    market = market_of(asked_for("baseline", "settling_months=0", scale=scale))
    firms = market.state.firms
    rows = monitored_firms(market.state, Levers(monitored_firms=count))
    private = (firms["alive"] == 1) & (firms["kind"] != 3) & (firms["kind"] != 4)
    return float(firms["headcount"][rows].sum() / firms["headcount"][private].sum())


@pytest.mark.parametrize("count", [100.0, 1700.0])
def test_the_share_of_jobs_monitored_is_the_same_at_every_scale(count: float) -> None:
    small, large = (monitored_share(scale, count) for scale in (0.005, 0.02))
    assert small == pytest.approx(large, rel=0.15)


def test_those_let_go_are_sought_the_month_after() -> None:
    market = under(at_scale("layoff_list", monitored=10**6), months=1)
    state = market.state
    listed = state.events.listed
    assert listed.size > 0
    home = state.people["place"][listed] != state.city.place
    assert np.isin(listed[home], state.events.separated).all()
    state.open_month(state.month + 1, market.world.keys)
    idle = state.people.with_status(Status.UNEMPLOYED)
    found = sought_out(state, market.world, Levers(), idle)
    assert set(idle[found].tolist()) == set(listed.tolist()) & set(idle.tolist())


def test_nobody_is_listed_without_monitoring() -> None:
    assert under(months=1).state.events.listed.size == 0
