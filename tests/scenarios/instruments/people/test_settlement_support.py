"""Settlement support: which newcomers are paid, and who comes for it."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.people import Education, Status
from agents.region import by_age
from sim.state import move
from sim.worth import worth_of_coming
from tests.scenarios.instruments.clauses import paid, settle_month
from tests.scenarios.instruments.people.test_living_allowance import candidates
from tests.scenarios.instruments.people.usual import build, levers_of, next_month
from tests.sim.desks import small_state

YEARLY: dict[str, Any] = {
    "pays": {"amount": 800.0, "unit": "yuan/year", "to": "person", "from": "district_budget"},
    "limits": {"times_per_person": 1, "months": 3, "every": 12},
}
TALENT: dict[str, Any] = {"who": {"all": ["talent"]}}

# clause, its terms, education, months she stays, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], Education, int, list[tuple[int, float]]]] = [
    ("seven nights on arrival", {}, Education.SENIOR, 1, [(0, 1400.0)]),
    ("for talent", TALENT, Education.BACHELOR, 9, [(0, 1400.0)]),
    ("for nobody else", TALENT, Education.SENIOR, 9, []),
    ("a journey a year", YEARLY, Education.SENIOR, 99, [(0, 800.0), (12, 800.0), (24, 800.0)]),
    ("while she lives here", YEARLY, Education.SENIOR, 13, [(0, 800.0), (12, 800.0)]),
    ("if anybody knows of it", {"take_up": 0.0}, Education.SENIOR, 9, []),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], Education, int, Any]) -> None:
    _, changes, education, stays, expected = clause
    state, instrument = small_state(), build("settlement_support", **changes)
    people = state.people
    people["education"][5], people["birth"][5], people["graduated"][5] = education, -25 * 12, -1
    state.city.place = 9
    state.events.arrived = np.array([5])
    for month in range(40):
        if month == stays:
            move(state, np.array([5]), Status.AWAY)
        settle_month(instrument, state)
    assert paid(state) == expected


def test_candidates_spread_all_payments_over_the_usual_stay() -> None:
    market = next_month()
    state, leaving = market.state, market.settings.migration.leaving
    for changes, whole in (({}, 1400.0), (YEARLY, 2400.0), ({"take_up": 0.0}, 0.0)):
        levers = levers_of(build("settlement_support", **changes))
        worth = worth_of_coming(state, market.world, levers, leaving, candidates(market))
        stay = 12 / by_age(leaving, np.array([22]))[0]
        assert worth == pytest.approx(whole / stay)


def test_whoever_has_payments_to_come_waits_for_them() -> None:
    assert levers_of(build("settlement_support", **YEARLY)).awaited == {"invented": 1.0}
    assert not levers_of(build("settlement_support")).awaited
    assert not levers_of(build("settlement_support", **YEARLY), worth=0.0).awaited


def test_what_it_cannot_be() -> None:
    pays = {"amount": 1.0, "unit": "yuan/hire", "to": "person", "from": "union_fund"}
    with pytest.raises(InputError, match="'yuan/hire' is not a unit in which a settlement_support"):
        build("settlement_support", pays=pays)
