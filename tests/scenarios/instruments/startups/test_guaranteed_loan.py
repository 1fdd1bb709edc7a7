"""The guaranteed loan: who borrows how much at what cost, and the interest paid on it."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from sim.levers import Levers
from sim.startup_loans import Borrowing, Lent, lend, note_loans
from sim.state import State
from tests.scenarios.instruments.clauses import moved, paid
from tests.scenarios.instruments.startups.founding import (
    FIRM,
    FOUNDER,
    build,
    founded,
    pay_months,
    pays,
)
from tests.scenarios.instruments.startups.test_rent_subsidy import would_be
from tests.sim.desks import LUCK

EVERYBODY = Borrowing(bank_passes=1.0, borrows_anyway=1.0, failure_counted=0.02)
NEEDED = 150000.0


def borrowed(levers: Levers, lacking: float, borrowing: Borrowing = EVERYBODY, n: int = 1) -> Lent:
    """What people borrow who lack so many of the yuan needed."""
    lacks, needed = np.full(n, lacking), np.full(n, NEEDED)
    return lend(LUCK, 0, levers, borrowing, would_be(n), lacks, needed)


def with_loan(yuan: float, *instruments: Any, deflator: float = 1.0) -> State:
    """A firm whose founder borrowed what she lacked: so many yuan."""
    state, levers = founded(), Levers()
    state.market.deflator = deflator
    for instrument in instruments:
        instrument.fill(levers, 0, deflator)
    founds = np.ones(1, dtype=np.bool_)
    note_loans(state, levers, borrowed(levers, yuan), founds, np.array([FOUNDER]), np.array([FIRM]))
    return state


# clause, its terms, yuan lacking, months in business, months paid, yuan of each
CLAUSES: list[tuple[str, dict[str, Any], float, int, list[int], float]] = [
    ("all interest for three years", {}, 100000, 99, list(range(36)), 300.0),
    ("part of the interest", {"subsidised": 0.3}, 100000, 3, [0, 1, 2], 90.0),
    ("until the firm closes", {}, 50000, 2, [0, 1], 150.0),
    ("a shorter term", {"limits": {"months": 12}}, 100000, 99, list(range(12)), 300.0),
    ("nothing beyond the limit", {"pays": pays(80000.0, "yuan/loan")}, 100000, 99, [], 0.0),
    ("nothing for others", {"who": {"any": ["veteran"]}}, 100000, 99, [], 0.0),
    ("nothing if nobody knows of it", {"take_up": 0.0}, 100000, 99, [], 0.0),
    ("nothing without a subsidy", {"subsidised": 0.0}, 100000, 99, [], 0.0),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, Any, float, int, list[int], float]) -> None:
    _, changes, yuan, closes, months, each = clause
    instrument = build("guaranteed_loan", **changes)
    state = with_loan(yuan, instrument)
    pay_months(instrument, state, 50, closes)
    assert paid(state) == [(month, each) for month in months]


def test_loans_and_interest_are_nominal() -> None:
    instrument = build("guaranteed_loan")
    state = with_loan(100000, instrument, deflator=0.8)
    assert state.startup_book.loans["yuan"].tolist() == [125000.0]
    pay_months(instrument, state, 1)
    assert paid(state) == [(0, 375.0)]


@pytest.mark.parametrize(
    ("lacking", "subsidised", "yuan", "cost"),
    [
        (100000, 1.0, 100000, 2000),  # the chance of failing alone
        (100000, 0.0, 100000, 2000 + 300),
        (100000, 0.5, 100000, 2000 + 150),
        (500000, 1.0, 500000, 10000),
        (500001, 1.0, 0, 0),  # more than may be lent
        (-1000, 1.0, NEEDED, 0),  # could do without, and borrows what costs nothing
        (-1000, 0.9, 0, 0),
    ],
)
def test_who_borrows_what_at_what_cost(
    lacking: float, subsidised: float, yuan: float, cost: float
) -> None:
    found = borrowed(moved(build("guaranteed_loan", subsidised=subsidised)), lacking)
    assert found.yuan[0] == yuan
    assert found.cost[0] == pytest.approx(cost)
    assert (found.credit[0] >= 0) == (yuan > 0)


def test_the_cheaper_of_two_loans_is_taken() -> None:
    levers = moved(build("guaranteed_loan", subsidised=0.2, interest=0.06))
    build("guaranteed_loan", name="other").fill(levers, 0, 1.0)
    both = borrowed(levers, 100000)
    assert (both.credit[0], both.cost[0]) == (1, 2000)


def test_banks_lend_to_a_share_of_those_who_ask() -> None:
    levers = moved(build("guaranteed_loan", take_up=0.5))
    few = borrowed(levers, 1000.0, Borrowing(0.3, 0.0, 0.02), 20000).yuan > 0
    more = borrowed(levers, 1000.0, Borrowing(0.6, 0.0, 0.02), 20000).yuan > 0
    assert few.mean() == pytest.approx(0.15, abs=0.01)
    assert more.mean() == pytest.approx(0.30, abs=0.01)
    assert more[few].all()
    anyway = borrowed(levers, -1.0, Borrowing(1.0, 0.4, 0.02), 20000).yuan > 0
    assert anyway.mean() == pytest.approx(0.2, abs=0.01)


def test_nobody_borrows_where_nobody_lends() -> None:
    assert not borrowed(Levers(), 1000.0).yuan.any()
    assert not borrowed(moved(build("guaranteed_loan"), 0.0), 1000.0).yuan.any()


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"pays": pays(5e5, "yuan/firm")}, "'yuan/firm' is not a unit in which a guaranteed_loan")],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("guaranteed_loan", **changes)
