"""One-off awards: whole ones of the clause's amounts, as many as expected, and what they move."""

from typing import Any

import pytest

from sim.levers import Levers
from sim.service_awards import awards_are_made
from tests.scenarios.instruments.clauses import moved, region
from tests.scenarios.instruments.services.usual import at_scale, budget, build, under

# clause, kind, its terms, amounts that may be paid, yuan expected in the first year
CLAUSES: list[tuple[str, str, dict[str, Any], set[int], float]] = [
    (
        "communities: 40,000 for a municipal, 10,000 for a district one",
        "community_award",
        {},
        {40000, 10000},
        36e4,
    ),
    (
        "communities: 100,000 national, 50,000 provincial",
        "community_award",
        {"certified_per_year": {"national": 1.0, "provincial": 2.0}},
        {100000, 50000},
        2e5,
    ),
    ("communities: none", "community_award", {"certified_per_year": {"district": 0.0}}, set(), 0),
    ("communities: a third", "community_award", budget(120000.0), {40000, 10000}, 12e4),
    ("certificates: by level", "staff_certificate", {}, {1000, 2000}, 48e3),
    ("mentors: 5,000 national, 2,000 municipal", "adviser_award", {}, {5000, 2000}, 17e3),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_whole_awards_are_paid_as_often_as_expected(
    clause: tuple[str, str, dict[str, Any], set[int], float],
) -> None:
    _, kind, changes, amounts, yearly = clause
    market, made = under(), build(kind, **changes)
    state, months = market.state, 600
    levers, total = moved(made), 0.0
    seen: set[int] = set()
    for month in range(months):
        state.month = month
        awards_are_made(state, market.world, levers)
        fen = made.cases(state).fen
        total += fen.sum() / 100
        seen |= {int(each) // 100 for each in fen}
    assert seen == amounts
    # Each draw stands for a month of the first year; the spread of their mean allows a tenth.
    assert total / months * 12 == pytest.approx(yearly, rel=0.1)


@pytest.mark.parametrize("kind", ["community_award", "adviser_award"])
def test_claims_show_the_amounts_of_the_clause(kind: str) -> None:
    many = {
        "community_award": {"certified_per_year": {"municipal": 6000.0}},
        "adviser_award": {"per_year": {"national": 6000.0}},
    }[kind]
    amount = {"community_award": 40000, "adviser_award": 5000}[kind]
    payments = under(at_scale(kind, **many), months=1).state.claims.all_payments()
    assert payments.size
    assert set(payments["amount"].tolist()) == {amount * 100}


def test_a_budget_is_never_exceeded() -> None:
    made = at_scale(
        "community_award", certified_per_year={"municipal": 60000.0}, **budget(24 * 40000.0 / 0.005)
    )
    payments = under(made, months=4).state.claims.all_payments()
    assert 0 < payments["amount"].sum() <= 24 * 40000 * 100


def test_community_awards_buy_caseworkers_everywhere() -> None:
    levers = moved(build("community_award"))
    assert sum(levers.station_staff.values()) == pytest.approx(360000 / 12 / 9000)
    assert set(levers.station_staff) == set(region().places)


def test_honoured_advisers_count_as_certified_ones() -> None:
    # Seven awards a year, half an adviser each, of seventy.
    levers = moved(build("adviser_award"))
    assert levers.certified == pytest.approx(7 / 12 * 0.5 / 70)


def test_certificates_end_when_every_caseworker_has_one() -> None:
    made = build("staff_certificate")
    expected = []
    for month in range(25):
        levers = Levers()
        made.fill(levers, month, 1.0)
        expected.append(sum(sum(each.expected) for each in levers.awards))
    assert expected == pytest.approx([3.0] * 23 + [1.0, 0.0])
