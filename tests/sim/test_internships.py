"""Internships: bases take interns where it pays, who do not seek meanwhile and may be kept on."""

from typing import Any

import numpy as np
import pytest

from agents.firms import LASTING_DEMAND
from agents.groups import Group
from agents.people import Education, Status
from sim.census import dose_parts
from sim.entitlements import Who
from sim.internships import internships_begin, internships_end
from sim.model import Market
from tests.sim.learning import NOBODY, programme, quiet, targets_of

ALL_COME = ("training.internship.interest=1.0", "training.internship.places=0.05")
GRADUATES = Who(any=int(Group.UNEMPLOYED_GRADUATE | Group.STUDENT))


def with_interns(value: float = 1e9, **changes: Any) -> Market:
    """In January, when students of the last year are still at school."""
    market = quiet(0, *ALL_COME)
    numbers = market.settings.training.internship
    internships_begin(market.state, market.world, numbers, [programme(value, 6, **changes)])
    return market


def test_interns_without_work_do_not_seek_and_students_stay_at_school() -> None:
    market = with_interns(who=GRADUATES)
    state = market.state
    rows = state.interns["person"].astype(np.int64)
    status = state.people["status"][rows]
    assert set(status.tolist()) == {int(Status.TRAINEE), int(Status.STUDENT)}
    assert np.unique(rows).size == rows.size
    assert not np.isin(state.firms["kind"][state.interns["firm"]], LASTING_DEMAND).any()
    assert state.flows[Status.UNEMPLOYED, Status.TRAINEE] == (status == Status.TRAINEE).sum()
    assert (state.people["spell_start"][rows[status == Status.TRAINEE]] < state.month).any()


def test_places_follow_what_is_paid() -> None:
    sizes = [with_interns(value).state.interns.size for value in (0.0, 800.0, 2000.0, 6000.0)]
    assert sizes[0] == 0
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == 4


@pytest.mark.parametrize("changes", [{"take_up": 0.0}, {"who": NOBODY}], ids=["unknown", "nobody"])
def test_nobody_begins_for_nothing(changes: dict[str, Any]) -> None:
    market = with_interns(**changes)
    assert not market.state.interns.size
    assert not market.state.events.interns.size


def ended(more: int, *, goes_well: float = 1.0) -> tuple[Market, np.ndarray, np.ndarray]:
    """A market six months later, whose firms want so many more; its interns and their status."""
    market = with_interns()
    state = market.state
    rows = state.interns["person"].astype(np.int64)
    before = state.people["status"][rows].copy()
    numbers = market.settings.training.internship.model_copy(update={"goes_well": goes_well})
    state.open_month(5, market.world.keys)
    internships_end(state, market.world, numbers, targets_of(market, more))
    assert state.interns.size == rows.size
    state.open_month(6, market.world.keys)
    internships_end(state, market.world, numbers, targets_of(market, more))
    assert not state.interns.size
    return market, rows, before


def test_bases_with_room_keep_those_with_whom_it_went_well() -> None:
    market, rows, before = ended(100)
    state = market.state
    idle = rows[before == Status.TRAINEE]
    assert (state.people["status"][idle] == Status.EMPLOYEE).all()
    assert set(state.events.hired.tolist()) == set(idle.tolist())
    later = rows[(before == Status.STUDENT) & (state.people["graduated"][rows] > state.month)]
    assert np.isin(later, state.offers["person"]).all()


def test_bases_without_room_keep_nobody() -> None:
    market, rows, before = ended(0)
    assert not market.state.events.hired.size
    idle = rows[before == Status.TRAINEE]
    assert (market.state.people["status"][idle] == Status.UNEMPLOYED).all()


def test_a_base_keeps_no_more_than_it_wants() -> None:
    market, rows, _ = ended(1)
    kept = market.state.events.hired_by
    assert np.unique(kept).size == kept.size
    assert 0 < kept.size < rows.size


def test_nobody_is_kept_where_no_trial_goes_well() -> None:
    market, _, _ = ended(100, goes_well=0.0)
    assert not market.state.events.hired.size


def test_an_internship_is_the_last_part_of_the_1131_service() -> None:
    market = with_interns(who=GRADUATES)
    state, people = market.state, market.state.people
    rows = state.interns["person"].astype(np.int64)
    idle = rows[people["status"][rows] == Status.TRAINEE]
    np.testing.assert_array_equal(state.interned, np.sort(idle))
    trained = dose_parts(state, 0)[2].sum()
    state.interned = state.interned[:0]
    without = dose_parts(state, 0)[2].sum()
    left = state.month - people["graduated"][idle].astype(np.int64)
    fresh = (people["education"][idle] >= Education.COLLEGE) & (left >= 0) & (left < 24)
    first = fresh & (people["course_level"][idle] == 0)
    assert trained - without == first.sum() > 0
