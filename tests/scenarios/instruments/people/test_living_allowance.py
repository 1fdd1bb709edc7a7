"""The living allowance: who is paid by degree, who comes for it, and who stays until it is paid."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.people import Education, Status
from agents.region import by_age
from sim.migration import acceptance
from sim.worth import worth_of_coming, worth_of_staying
from tests.scenarios.instruments.clauses import bits, paid, settle_month
from tests.scenarios.instruments.people.usual import build, levers_of, next_month
from tests.sim.desks import small_state

NEW: dict[str, Any] = {"who": {"all": ["graduate_year", "bachelor"]}}
YEARLY: dict[str, Any] = {
    "pays": {"unit": "yuan/year", "to": "person", "from": "talent_budget"},
    "degrees": {"bachelor": 10000.0},
    "limits": {"times_per_person": 1, "months": 3, "every": 12},
}
GROUPS = ("graduate_year", "bachelor")

# clause, its terms, education, groups, months she works here, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], Education, tuple[str, ...], int, Any]] = [
    ("10,000 to a bachelor in halves", {}, Education.BACHELOR, (), 60, [(6, 5e3), (12, 5e3)]),
    ("30,000 to a master", {}, Education.MASTER, (), 60, [(6, 15e3), (12, 15e3)]),
    ("100,000 to a doctor", {}, Education.DOCTOR, (), 60, [(6, 5e4), (12, 5e4)]),
    ("nothing to a college graduate", {}, Education.COLLEGE, (), 60, []),
    ("to new graduates", NEW, Education.BACHELOR, GROUPS, 60, [(6, 5e3), (12, 5e3)]),
    ("not to others", NEW, Education.BACHELOR, ("bachelor",), 60, []),
    ("not before six months insured", {}, Education.BACHELOR, (), 6, []),
    ("half, if she left before the year", {}, Education.BACHELOR, (), 9, [(6, 5e3)]),
    (
        "10,000 of rent a year for three",
        YEARLY,
        Education.BACHELOR,
        (),
        60,
        [(0, 1e4), (12, 1e4), (24, 1e4)],
    ),
    ("nothing to whom it reaches not", {"take_up": 0.0}, Education.DOCTOR, (), 60, []),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], Education, Any, int, Any]) -> None:
    _, changes, education, groups, stays, expected = clause
    state, instrument = small_state(), build("living_allowance", **changes)
    state.people["groups"][5], state.people["education"][5] = bits(groups), education
    state.events.hired, state.events.hired_by = np.array([5]), np.array([2])
    state.city.place = 9
    for month in range(40):
        if month == stays:
            state.people["status"][5] = Status.UNEMPLOYED
        settle_month(instrument, state)
    assert paid(state) == expected


def test_another_employer_here_will_do() -> None:
    state, instrument = small_state(), build("living_allowance")
    state.people["education"][5], state.city.place = Education.BACHELOR, 9
    state.events.hired, state.events.hired_by = np.array([5]), np.array([2])
    settle_month(instrument, state)
    state.people["employer"][5] = 0
    for _ in range(20):
        settle_month(instrument, state)
    assert paid(state) == [(6, 5e3), (12, 5e3)]


def candidates(market: Any) -> dict[str, Any]:
    """Four of 22 years: of senior school, bachelor, master, doctor, who left school last month."""
    count = 4
    return {
        "key": np.arange(count),
        "groups": np.zeros(count, dtype=np.uint64),
        "birth": np.full(count, market.state.month - 22 * 12 - 3),
        "education": np.array([1, 3, 4, 5]),
        "graduated": np.full(count, market.state.month - 1),
        "skill": np.ones(count),
    }


def test_candidates_spread_it_over_the_usual_stay() -> None:
    market = next_month()
    state, world, numbers = market.state, market.world, market.settings
    migration, people = numbers.migration, candidates(market)
    levers = levers_of(build("living_allowance", **NEW), worth=0.5)
    worth = worth_of_coming(state, world, levers, migration.leaving, people)
    assert worth is not None
    stay = 12 / by_age(migration.leaving, np.array([22]))[0]
    assert worth == pytest.approx([0.0, *(0.5 * x / stay for x in (1e4, 3e4, 1e5))])
    given = (state, world, migration, numbers.rents, numbers.rival_cities, people)
    usual, drawn = acceptance(*given), acceptance(*given, worth)
    relative = (1 + worth / state.market.unit_wage) ** migration.pay_elasticity
    assert drawn / usual == pytest.approx(relative, rel=1e-7)


@pytest.mark.parametrize("changes", [{"degrees": {}}, {"take_up": 0.0}], ids=["amount", "take-up"])
def test_nothing_draws_nobody(changes: dict[str, Any]) -> None:
    market = next_month()
    state, world, numbers = market.state, market.world, market.settings
    people = candidates(market)
    levers = levers_of(build("living_allowance", **changes))
    worth = worth_of_coming(state, world, levers, numbers.migration.leaving, people)
    given = (state, world, numbers.migration, numbers.rents, numbers.rival_cities, people)
    assert (acceptance(*given, worth) == acceptance(*given)).all()


def test_the_nearer_a_payment_the_more_it_holds_and_then_no_more() -> None:
    market = next_month()
    state, world = market.state, market.world
    row = state.people.with_status(Status.EMPLOYEE)[:1]
    state.people["education"][row] = Education.BACHELOR
    instrument = build("living_allowance", limits={"kept_months": 6})
    market.desk = type(market.desk)([instrument])
    state.events.hired, state.events.hired_by = row, state.people["employer"][row].astype(np.int64)
    held = []
    for _ in range(9):
        market.desk.pay(state, world.luck)
        state.events = type(state.events)()
        state.month += 1
        worth = worth_of_staying(state, world, levers_of(instrument), row)
        assert worth is not None
        held.append(round(float(worth[0])))
    assert held == [2000, 2500, 3333, 5000, 10000, 10000, 0, 0, 0]


def test_what_it_cannot_be() -> None:
    with pytest.raises(InputError, match=r"pays\.unit: 'yuan/hire' is not a unit in which a"):
        build("living_allowance", pays={"unit": "yuan/hire", "to": "person", "from": "union_fund"})
    with pytest.raises(ValueError, match=r"degrees\.senior"):
        build("living_allowance", degrees={"senior": 100.0})
