"""The hiring award: 50,000 yuan at 50 hires kept, 25,000 for each 25 more, 500,000 at most."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.groups import GROUP_NAMES
from agents.people import Status
from sim.state import State
from sim.vacancies import firm_programmes
from tests.scenarios.instruments.clauses import moved, paid, settle_month
from tests.scenarios.instruments.firms.policies import built
from tests.sim.desks import small_state
from tests.sim.markets import settled

NON_LOCAL = np.uint64(GROUP_NAMES["non_local"])
LOW_INCOME = np.uint64(GROUP_NAMES["low_income"])
PEOPLE = 700


def december(hires: int, *, others: int = 0, months: int = 8) -> State:
    """A firm that hired so many so many months ago, beside others who are not covered."""
    state = small_state(PEOPLE, 1)
    people = state.people
    state.month = 11
    people["status"][:], people["groups"][:] = Status.EMPLOYEE, NON_LOCAL
    people["spell_start"][:] = state.month - 200
    people["groups"][:hires] = 0
    people["spell_start"][: hires + others] = state.month - months
    return state


# clause, hires of local registration, months since, yuan paid in December
CLAUSES: list[tuple[str, int, int, float]] = [
    ("nothing at 49", 49, 8, 0.0),
    ("50,000 at 50", 50, 8, 50_000.0),
    ("no more at 74", 74, 8, 50_000.0),
    ("75,000 at 75", 75, 8, 75_000.0),
    ("100,000 at 100", 100, 8, 100_000.0),
    ("475,000 at 499", 499, 8, 475_000.0),
    ("500,000 at 500", 500, 8, 500_000.0),
    ("500,000 at most", 650, 8, 500_000.0),
    ("kept for six months", 60, 6, 50_000.0),
    ("not before", 60, 5, 0.0),
    ("once only", 60, 18, 0.0),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, int, int, float]) -> None:
    _, hires, months, yuan = clause
    state = december(hires, months=months)
    settle_month(built("hiring_award"), state)
    assert paid(state) == ([(11, yuan)] if yuan else [])


@pytest.mark.parametrize(("start", "yuan"), [("2026-04", 50_000.0), ("2026-05", 0.0)])
def test_whom_they_hired_before_it_began_does_not_count(start: str, yuan: float) -> None:
    state = december(60)  # hired in April
    period = {"announced": "2026-01", "start": start, "end": "2030-12"}
    settle_month(built("hiring_award", period=period), state)
    assert paid(state) == ([(11, yuan)] if yuan else [])


def test_people_from_elsewhere_do_not_count() -> None:
    state = december(40, others=30)
    settle_month(built("hiring_award"), state)
    assert not paid(state)


def test_it_is_reckoned_in_december_alone() -> None:
    state = december(60)
    state.month = 10
    settle_month(built("hiring_award"), state)
    assert not paid(state)


def test_the_largest_firms_are_reckoned_at_full_scale() -> None:
    state = december(60)
    state.scale, state.firms["largest"][:] = 0.5, 1
    settle_month(built("hiring_award", scale=0.5), state)
    assert paid(state) == [(11, 0.5 * 100_000.0)]  # 120 hires of the firm, of which half are here


def test_one_to_one_matching_pays_what_the_city_pays() -> None:
    changes: dict[str, Any] = {
        "pays": {"amount": 20_000.0},
        "who": {"all": ["non_local", "low_income"]},
        "threshold": 10,
        "step": 10,
        "step_amount": 0.0,
        "most": 20_000.0,
    }
    for matching in (1.0, 0.5):
        state = december(0, others=30)
        state.people["groups"][:12] = NON_LOCAL | LOW_INCOME
        settle_month(built("hiring_award", matching=matching, **changes), state)
        assert paid(state) == [(11, 20_000.0 * matching)]


def test_firms_near_the_threshold_and_below_the_cap_expect_it_and_others_nothing() -> None:
    market = settled()
    state, world = market.state, market.world
    rows = np.arange(len(state.firms))
    (offer,) = moved(built("hiring_award")).hiring.offers
    assert offer.value == 25_000 / 25
    programmes = firm_programmes(state, world, moved(built("hiring_award")), rows)
    part = np.where(state.firms["largest"] == 1, state.scale, 1.0)
    local = ((state.market.hired_groups & NON_LOCAL) == 0).mean()
    usual = np.round(state.firms["headcount"] / part) * 0.2 * local
    near = (usual >= 25) & (usual < 500) & (state.firms["kind"] != 4)
    assert 0 < near.sum() < rows.size / 2
    assert (programmes == near).all()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"most": 40_000.0}, "most: the cap 40000 lies below the first award 50000"),
        (
            {"most": 60_000.0, "step_amount": 70_000.0},
            "most: the cap 60000 lies below the step 70000",
        ),
        ({"pays": {"unit": "yuan/hire"}}, "pays.unit: 'yuan/hire' is not a unit"),
        ({"limits": {"months": 2}}, "limits.months: a hiring_award in yuan/year pays each claim"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        built("hiring_award", **changes)
