"""Compensation on failure: what banks are paid when firms close, and whom it makes borrow."""

from typing import Any

import pytest

from agents.errors import InputError
from tests.scenarios.instruments.clauses import moved, paid
from tests.scenarios.instruments.startups.founding import build, pay_months, pays
from tests.scenarios.instruments.startups.test_guaranteed_loan import borrowed, with_loan

# clause, its terms, yuan lent, month in which the firm closes, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], float, int, list[tuple[int, float]]]] = [
    ("up to 100,000 in full", {}, 60000, 9, [(9, 60000.0)]),
    ("100,000 itself", {}, 100000, 9, [(9, 100000.0)]),
    ("four fifths of what lies above", {}, 150000, 9, [(9, 140000.0)]),
    ("within the term", {}, 60000, 35, [(35, 60000.0)]),
    ("not after it", {}, 60000, 36, []),
    ("nothing while the firm lives", {}, 60000, 99, []),
    ("only for those it is for", {"who": {"any": ["veteran"]}}, 60000, 9, []),
    ("nothing where it covers nothing", {"pays": pays(0.0, "yuan/loan")}, 60000, 9, []),
    ("nothing if nobody knows of it", {"take_up": 0.0}, 60000, 9, []),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], float, int, Any]) -> None:
    _, changes, yuan, closes, expected = clause
    loan, cover = build("guaranteed_loan", name="loan"), build("loan_compensation", **changes)
    state = with_loan(yuan, loan, cover)
    assert state.startup_book.loans["yuan"].tolist() == [yuan]
    for month in range(50):
        state.startup_book.forget(state.firms, month)
        pay_months(cover, state, 1, 0 if month == closes else 99)
    assert paid(state) == expected


@pytest.mark.parametrize(
    ("lacking", "share_above", "cost"),
    [(60000, 0.8, 0), (100000, 0.8, 0), (150000, 0.8, 200), (150000, 0.0, 1000), (400000, 1.0, 0)],
)
def test_what_is_covered_weighs_nothing(lacking: float, share_above: float, cost: float) -> None:
    levers = moved(build("guaranteed_loan"))
    bare = borrowed(levers, lacking)
    build("loan_compensation", name="cover", share_above=share_above).fill(levers, 0, 1.0)
    covered = borrowed(levers, lacking)
    assert bare.cost[0] == pytest.approx(0.02 * lacking)
    assert covered.cost[0] == pytest.approx(cost)
    assert (bare.cover[0], covered.cover[0]) == (-1, 0)


def test_without_a_loan_it_moves_nothing() -> None:
    assert not borrowed(moved(build("loan_compensation")), 1000.0).yuan.any()


def test_the_better_of_two_covers_counts() -> None:
    levers = moved(build("guaranteed_loan"))
    for name, share in (("less", 0.1), ("more", 0.9), ("little", 0.5)):
        build("loan_compensation", name=name, share_above=share).fill(levers, 0, 1.0)
    found = borrowed(levers, 200000)
    assert (found.cover[0], found.cost[0]) == (1, pytest.approx(0.02 * 10000))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"pays": pays(1e5, "yuan/firm")},
            "'yuan/firm' is not a unit in which a loan_compensation",
        ),
        ({"limits": {"months": 3}}, "pays each claim once"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("loan_compensation", **changes)
