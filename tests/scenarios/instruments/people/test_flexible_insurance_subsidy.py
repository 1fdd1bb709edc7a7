"""The flexible insurance subsidy: which gig workers are paid, and who takes gig work up for it."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.people import Status
from sim.entitlements import takes_up
from sim.gig_work import people_take_up_gigs
from sim.state import move
from tests.scenarios.instruments.clauses import bits, paid, settle_month
from tests.scenarios.instruments.people.usual import build, levers_of, next_month, paying
from tests.sim.desks import small_state

AIDED: dict[str, Any] = {"who": {"any": ["hard_to_employ", "graduate_2y"]}}
THREE = [(2, 600.0), (3, 600.0), (4, 600.0)]

# clause, its terms, her groups as a jobseeker, months of gig work, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], tuple[str, ...], int, list[tuple[int, float]]]] = [
    ("600 a month insured, for three months", {}, (), 9, THREE),
    ("for as long as she lives on it", {}, (), 2, THREE[:1]),
    ("for those who were hard to employ", AIDED, ("hard_to_employ",), 9, THREE),
    ("or new graduates", AIDED, ("graduate_2y",), 9, THREE),
    ("for nobody else", AIDED, ("older",), 9, []),
    ("if anybody knows of it", {"take_up": 0.0}, (), 9, []),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], Any, int, Any]) -> None:
    _, changes, groups, lasts, expected = clause
    state, instrument = small_state(), build("flexible_insurance_subsidy", **changes)
    state.month = 1
    move(state, np.array([5]), Status.GIG_WORKER)
    state.events.gigs_begun = np.array([5])
    state.events.gig_groups = np.array([bits(groups)])
    for month in range(9):
        if month == lasts:
            move(state, np.array([5]), Status.UNEMPLOYED)
        settle_month(instrument, state)
    assert paid(state) == expected


def test_those_who_live_on_it_already_are_paid_from_the_first_month() -> None:
    state, instrument = small_state(), build("flexible_insurance_subsidy")
    move(state, np.array([2, 5]), Status.GIG_WORKER)
    for _ in range(6):
        settle_month(instrument, state)
    assert paid(state) == [(month, 600.0) for month in (1, 1, 2, 2, 3, 3)]


def taken_up(*instruments: Any) -> tuple[Any, set[int], set[int]]:
    """Rows that take up gig work and give it up next month, where all who gain by it do."""
    market = next_month()
    state, numbers = market.state, market.settings
    before = set(state.people.with_status(Status.GIG_WORKER).tolist())
    levers = levers_of(*instruments)
    at_once = numbers.participation.model_copy(update={"gig_entry_rate": 1.0, "gig_exit_rate": 1.0})
    people_take_up_gigs(state, market.world, at_once, numbers.search, levers)
    after = set(state.people.with_status(Status.GIG_WORKER).tolist())
    assert set(state.events.gigs_begun.tolist()) == after - before
    assert state.events.gig_groups.size == state.events.gigs_begun.size
    return market, after - before, before - after


def test_more_take_up_gig_work_and_fewer_give_it_up_among_those_who_know() -> None:
    kind = "flexible_insurance_subsidy"
    instrument = build(kind, **(paying(kind, 2000.0) | {"take_up": 0.5}))
    _, usual, given_up = taken_up()
    market, more, fewer = taken_up(instrument)
    assert usual < more
    assert fewer < given_up
    changed = np.array(sorted((more - usual) | (given_up - fewer)))
    keys = market.state.people["key"][changed].astype(np.int64)
    assert takes_up(market.world.luck, instrument.terms.number, keys, 0.5).all()


@pytest.mark.parametrize(
    "changes",
    [paying("flexible_insurance_subsidy", 0.0), {"take_up": 0.0}, {"who": {"all": ["student"]}}],
    ids=["amount", "take-up", "cover"],
)
def test_nothing_moves_nobody(changes: dict[str, Any]) -> None:
    assert taken_up(build("flexible_insurance_subsidy", **changes))[1:] == taken_up()[1:]


def test_what_it_cannot_be() -> None:
    pays = {"amount": 1.0, "unit": "yuan/hire", "to": "person", "from": "union_fund"}
    with pytest.raises(InputError, match="'yuan/hire' is not a unit in which a flexible_insurance"):
        build("flexible_insurance_subsidy", pays=pays)
