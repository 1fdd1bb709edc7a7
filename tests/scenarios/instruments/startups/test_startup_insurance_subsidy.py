"""The start-up insurance subsidy: which founders are paid when, and what they make of it before."""

from typing import Any

import pytest

from agents.errors import InputError
from sim.levers import Levers
from tests.scenarios.instruments.clauses import paid
from tests.scenarios.instruments.startups.founding import build, founded, pay_months, pays

KEY: dict[str, Any] = {"who": {"any": ["graduate_5y", "veteran"]}}

# clause, its terms, the founder's groups, months in business, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], tuple[str, ...], int, list[tuple[int, float]]]] = [
    ("once, after a year", {}, (), 99, [(12, 5000.0)]),
    ("not if closed within the year", {}, (), 12, []),
    ("nothing is taken back later", {}, (), 13, [(12, 5000.0)]),
    ("for key groups", KEY, ("veteran",), 99, [(12, 5000.0)]),
    ("not for others", KEY, ("student",), 99, []),
    ("not for individual businesses", {"firms": ["individual_business"]}, (), 99, []),
    ("if anybody knows of it", {"take_up": 0.0}, (), 99, []),
    ("another amount", {"pays": pays(3000.0, "yuan/firm")}, (), 99, [(12, 3000.0)]),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], Any, int, Any]) -> None:
    _, changes, groups, closes, expected = clause
    state = founded(*groups)
    pay_months(build("startup_insurance_subsidy", **changes), state, 40, closes)
    assert paid(state) == expected


@pytest.mark.parametrize(("kept", "expected"), [(0, 2500.0), (1, 2450.0), (2, 2401.0)])
def test_founders_count_it_for_less_the_later_it_comes(kept: int, expected: float) -> None:
    levers = Levers(keeping=0.98)
    build("startup_insurance_subsidy", limits={"kept_months": kept}).fill(levers, 0, 0.5)
    (offer,) = levers.founding.offers
    assert offer.value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": pays(5000.0, "yuan/month")}, "'yuan/month' is not a unit"),
        ({"limits": {"months": 2}}, "pays each claim once"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("startup_insurance_subsidy", **changes)
