"""Leave to found: whose post is kept, what that is worth, and how founders come back."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.firms import Kind
from agents.people import Status
from sim.firm_life import close_firms
from sim.kept_posts import founders_come_back, months_kept, note_posts
from sim.startups import worth_of_a_kept_post
from sim.state import State
from tests.scenarios.instruments.clauses import bits, moved
from tests.scenarios.instruments.startups.founding import FIRM, FOUNDER, build, founded, pays
from tests.sim.desks import small_state
from tests.sim.markets import settled

RULE: dict[str, Any] = {"who": {"any": ["master", "doctor"]}, "firms": ["public_employer"]}


def test_whose_post_is_kept() -> None:
    state = small_state()
    state.firms["kind"][0] = Kind.PUBLIC_EMPLOYER
    state.people["groups"][:] = bits(["master"])
    state.people["groups"][3] = bits(["bachelor"])
    state.people["employer"][6] = -1
    levers = moved(build("founder_leave", **RULE))
    found = months_kept(state, settled().world, levers, np.arange(8))
    assert np.flatnonzero(found).tolist() == [0]  # employers 0, 1, 2 in turn
    assert found[0] == 60


@pytest.mark.parametrize(
    ("changes", "months"),
    [({}, 60), ({"months": 24}, 24), ({"months": 0}, 0), ({"take_up": 0.0}, 0)],
)
def test_for_how_long(changes: dict[str, Any], months: int) -> None:
    levers = moved(build("founder_leave", **changes))
    found = months_kept(small_state(), settled().world, levers, np.arange(8))
    assert (found == months).all()


def test_what_it_is_worth() -> None:
    startups = settled().settings.startups.model_copy(
        update={"horizon": 36, "failure_counted": 0.01, "months_without_pay": 5.0}
    )
    months, pay = np.array([0, 18, 36, 60]), np.array([1e4, 1e4, 1e4, 2e4])
    assert worth_of_a_kept_post(startups, months, pay).tolist() == [0, 250, 500, 1000]


def on_leave(months: int = 60) -> State:
    """A founder whose post at the first firm, of 9,000 yuan, is kept."""
    state = founded()
    one = np.array([FOUNDER]), np.array([FIRM]), np.array([0]), np.array([9000.0])
    note_posts(state, np.array([months]), *one)
    return state


@pytest.mark.parametrize(
    ("closes", "employer_lives", "back"),
    [(1, True, True), (60, True, True), (61, True, False), (1, False, False)],
)
def test_who_fails_comes_back(closes: int, employer_lives: bool, back: bool) -> None:
    state = on_leave()
    headcount = int(state.firms["headcount"][0])
    state.month = closes
    state.startup_book.forget(state.firms, closes)
    state.firms["alive"][0] = employer_lives
    close_firms(state, np.array([FIRM]))
    founders_come_back(state)
    people = state.people
    assert people["status"][FOUNDER] == (Status.EMPLOYEE if back else Status.UNEMPLOYED)
    assert state.firms["headcount"][0] == headcount + back
    if back:
        assert (people["employer"][FOUNDER], people["wage"][FOUNDER]) == (0, 9000.0)
    assert state.flows[Status.UNEMPLOYED, Status.EMPLOYEE] == back


def test_nobody_comes_back_from_a_firm_that_lives() -> None:
    state = on_leave()
    founders_come_back(state)
    assert state.people["status"][FOUNDER] == Status.FOUNDER
    assert state.startup_book.posts.size == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": pays(0.0, "yuan/month")}, "'yuan/month' is not a unit"),
        ({"pays": pays(5.0, "yuan/founder")}, "keeps posts and pays nothing"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("founder_leave", **changes)
