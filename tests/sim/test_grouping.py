"""Groups are true whenever a rule asks about them."""

from collections.abc import Callable
from copy import deepcopy

import numpy as np
import numpy.typing as npt
import pytest

from agents.groups import WITHOUT_WORK, Group
from agents.people import EMPLOYED_STATUSES, Status
from sim import hiring, model, startups, training
from sim.grouping import group
from sim.state import State
from tests.sim.markets import asked_for, settled

MONTHS = 14
Ints = npt.NDArray[np.int64]


def true_groups(state: State, rows: Ints) -> npt.NDArray[np.uint64]:
    """The groups of people as the rules have it now, found for a copy."""
    copy = deepcopy(state)
    group(copy, rows)
    found: npt.NDArray[np.uint64] = copy.people["groups"][rows]
    return found


def listen(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, check: Callable[[State], None]
) -> None:
    """Check the state just before a function of the model is called."""
    given: Callable[..., object] = getattr(module, name)

    def heard(state: State, *rest: object, **named: object) -> object:
        check(state)
        return given(state, *rest, **named)

    monkeypatch.setattr(module, name, heard)


@pytest.fixture
def market() -> model.Market:
    asked = asked_for("combined", scale=0.01)
    return settled(1, 0.01).fork(asked, asked.desk(), None)


@pytest.mark.parametrize("phase", ["stations_serve", "public_welfare_posts_turn_over"])
def test_of_the_unemployed(
    phase: str, market: model.Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []

    def check(state: State) -> None:
        idle = state.people.with_status(Status.UNEMPLOYED)
        if phase != "stations_serve":  # posts are for those already idle last month
            idle = idle[state.people["spell_start"][idle] < state.month]
        true = true_groups(state, idle)
        assert (state.people["groups"][idle] == true).all()
        looked_at.append(idle.size)

    listen(monkeypatch, model, phase, check)
    market.run(MONTHS)
    assert min(looked_at) > 100


def test_of_the_hired(market: model.Market, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those hired out of work have their groups of before, those at work none of the idle's."""
    given = hiring._start_jobs
    origins = []

    def heard(*arguments: object) -> object:
        state = market.state
        status = state.people["status"].copy()
        before = true_groups(state, np.arange(len(state.people)))
        earlier = state.events.hired.size  # by offers from before, not in this market
        result = given(*arguments)  # type: ignore[arg-type]
        rows = state.events.hired[earlier:]
        resident = rows < status.size
        groups = state.people["groups"][rows]
        idle = resident & (status[np.minimum(rows, status.size - 1)] == Status.UNEMPLOYED)
        assert (groups[idle] == before[rows[idle]]).all()
        assert not (groups[resident & ~idle] & np.uint64(WITHOUT_WORK)).any()
        assert (state.market.hired_groups == groups).all()
        origins.append((idle.sum(), (resident & ~idle).sum()))
        return result

    monkeypatch.setattr(hiring, "_start_jobs", heard)
    market.run(MONTHS)
    assert np.min(origins) > 0


@pytest.mark.parametrize(("module", "name"), [(startups, "expected_grant"), (training, "voucher")])
def test_of_those_who_weigh_an_idea_or_a_course(
    module: object, name: str, market: model.Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: Callable[..., object] = getattr(module, name)
    asked = []

    def heard(*arguments: object) -> object:
        state = market.state
        rows = arguments[3] if name == "voucher" else state.people.rows(arguments[3])  # type: ignore[arg-type]
        assert isinstance(rows, np.ndarray)
        assert (state.people["groups"][rows] == true_groups(state, rows)).all()
        asked.append(rows.size)
        return given(*arguments)

    monkeypatch.setattr(module, name, heard)
    market.run(4)
    assert sum(asked) > 10


def test_a_household_without_work(market: model.Market) -> None:
    market.run(1)
    state, people = market.state, market.state.people
    works = np.isin(people["status"], EMPLOYED_STATUSES)
    working = set(people["household"][works & (people["household"] >= 0)].tolist())
    idle = people.with_status(Status.UNEMPLOYED)
    group(state, idle)
    named = people["groups"][idle] & np.uint64(Group.ZERO_EMPLOYMENT_HOUSEHOLD) > 0
    assert named.any()
    # Households are looked at when the month begins; few have changed since.
    wrong = [row for row in idle[named].tolist() if people["household"][row] in working]
    assert len(wrong) < 0.3 * named.sum()
    assert not named[people["household"][idle] < 0].any()
