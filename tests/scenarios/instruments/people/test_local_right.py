"""Local rights: worth something to those whom they cover, in the decisions that they are for."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.firms import Kind
from agents.groups import Group
from agents.people import Status
from sim.migration import leaving_hazards
from sim.worth import worth_of_coming, worth_of_gigs, worth_of_jobs, worth_of_staying
from tests.scenarios.instruments.people.test_living_allowance import candidates
from tests.scenarios.instruments.people.usual import build, levers_of, next_month

OUTSIDERS: dict[str, Any] = {"who": {"all": ["non_local"]}}
ALL = ["living", "working", "gig_work"]

# for which decisions it counts, and what it is worth in each: coming, staying, jobs, gig work
CASES: list[tuple[list[str], tuple[bool, bool, bool, bool]]] = [
    (["living"], (True, True, False, False)),
    (["working"], (False, False, True, False)),
    (["gig_work"], (False, False, False, True)),
    (ALL, (True, True, True, True)),
]


@pytest.mark.parametrize(("counts_for", "expected"), CASES, ids=str)
def test_in_which_decisions_it_counts(counts_for: list[str], expected: Any) -> None:
    market = next_month()
    state, world = market.state, market.world
    levers = levers_of(build("local_right", counts_for=counts_for, **OUTSIDERS), worth=0.5)
    idle = state.people.with_status(Status.UNEMPLOYED)
    outside = (state.people["groups"][idle] & np.uint64(Group.NON_LOCAL)) > 0
    people = candidates(market)
    people["groups"] = np.array([0, 2, 0, 2], dtype=np.uint64)
    coming = worth_of_coming(state, world, levers, market.settings.migration.leaving, people)
    found = [worth_of(state, world, levers, idle) for worth_of in RESIDENTS]
    assert tuple(each is not None for each in (coming, *found)) == expected
    if coming is not None:
        assert coming.tolist() == [0.0, 50.0, 0.0, 50.0]
    for worth in found:
        if worth is not None:
            assert not worth[~outside].any()
            assert 0 < worth[outside].min() <= worth[outside].max() <= 50


RESIDENTS = (worth_of_staying, worth_of_jobs, worth_of_gigs)


def test_of_jobs_it_counts_those_in_the_region() -> None:
    market = next_month()
    state, world = market.state, market.world
    idle = state.people.with_status(Status.UNEMPLOYED)
    worth = worth_of_jobs(state, world, levers_of(build("local_right", counts_for=ALL)), idle)
    assert worth is not None
    firms = state.firms
    here = firms["headcount"][(firms["kind"] != Kind.REST_OF_CITY) & (firms["alive"] == 1)].sum()
    share = here / firms["headcount"][firms["alive"] == 1].sum()
    assert 0.5 < share < 1
    assert worth == pytest.approx(100 * share, abs=0.01)


def test_those_for_whom_staying_counts_more_leave_less_often() -> None:
    market = next_month()
    state, migration = market.state, market.settings.migration
    rows = np.flatnonzero(state.people["status"] != Status.AWAY)
    for changes, moved in ((OUTSIDERS, True), ({"value": 0.0}, False), ({"take_up": 0.0}, False)):
        levers = levers_of(build("local_right", **changes))
        worth = worth_of_staying(state, market.world, levers, rows)
        assert worth is not None
        usual, held = (leaving_hazards(state, migration, rows, given) for given in (None, worth))
        assert usual.dtype == held.dtype
        assert (held[worth == 0] == usual[worth == 0]).all()
        assert (held[worth > 0] <= usual[worth > 0]).all()
        assert (held[worth > 0] < usual[worth > 0]).any() == moved


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"pays": {"amount": 5.0, "unit": "yuan/month", "to": "person", "from": "union_fund"}},
            "pays.amount: a local_right pays nothing",
        ),
        (
            {"budget": {"yuan_per_year": 5.0, "rationing": "lottery"}},
            "budget: a local_right needs no budget",
        ),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("local_right", **changes)


def test_it_counts_for_some_decision_that_there_is() -> None:
    for wrong in ([], ["training"]):
        with pytest.raises(ValueError, match="counts_for"):
            build("local_right", counts_for=wrong)
