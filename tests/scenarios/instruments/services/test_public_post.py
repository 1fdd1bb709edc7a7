"""Public posts kept for graduates and disabled people, and more posts by examination."""

from typing import Any

import numpy as np
import pytest

from agents.firms import Kind
from agents.groups import Group
from agents.people import Status
from sim.events import MonthEvents
from sim.grouping import people_are_grouped
from sim.reserved_posts import reserved_posts_are_filled
from tests.scenarios.instruments.clauses import moved
from tests.scenarios.instruments.services.usual import at_scale, build, under


def filled(vacant: int, **changes: Any) -> tuple[Any, Any]:
    """The market and the rows of those who got a post, with so many vacant at each employer."""
    market = under()
    state = market.state
    state.month += 1
    state.events = MonthEvents()
    people_are_grouped(state)
    levers = moved(build("public_post", **changes))
    wanted = state.firms["headcount"].astype(np.int64) + vacant
    reserved_posts_are_filled(state, market.world, levers, wanted)
    return market, state.events.hired


def idle_in(market: Any, group: Group) -> int:
    people = market.state.people
    idle = people.with_status(Status.UNEMPLOYED)
    return int(((people["groups"][idle] & np.uint64(group)) > 0).sum())


def test_as_many_as_are_kept() -> None:
    before = idle_in(under(), Group.UNEMPLOYED_GRADUATE)
    market, hired = filled(1, reserved_per_year=24.0)
    assert before > hired.size == 2
    assert (market.state.people["status"][hired] == Status.EMPLOYEE).all()
    assert (market.state.firms["kind"][market.state.events.hired_by] == Kind.PUBLIC_EMPLOYER).all()


def test_no_more_than_are_vacant() -> None:
    market, hired = filled(0, reserved_per_year=10**6)
    assert hired.size == 0
    market, hired = filled(1, reserved_per_year=10**6)
    assert np.bincount(market.state.events.hired_by).max() == 1
    public = (market.state.firms["kind"] == Kind.PUBLIC_EMPLOYER) & (
        market.state.firms["alive"] == 1
    )
    assert 0 < hired.size <= public.sum()


@pytest.mark.parametrize("group", [Group.UNEMPLOYED_GRADUATE, Group.DISABLED])
def test_for_nobody_else(group: Group) -> None:
    who = {"all": [str(group.name).lower(), "unemployed"]}
    market, hired = filled(20, reserved_per_year=10**6, who=who)
    assert hired.size > 0
    assert ((market.state.people["groups"][hired] & np.uint64(group)) > 0).all()


def test_more_posts_by_examination_let_more_pass() -> None:
    examinations = under().settings.examinations
    assert examinations.with_more_posts(0.0) is examinations
    assert examinations.with_more_posts(0.5).posts == pytest.approx(1.5 * examinations.posts)
    levers = moved(build("public_post", reserved_per_year=0.0, by_examination=0.4, take_up=0.5))
    assert levers.examination_posts == pytest.approx(0.2)
    assert not levers.reserved_posts


def test_more_hold_an_offer_after_the_session() -> None:
    # The session of April hands out most of a year's posts.
    offers = [
        under(*made, months=4).state.offers.size
        for made in ([], [at_scale("public_post", reserved_per_year=0.0, by_examination=20.0)])
    ]
    assert offers[1] > offers[0]
