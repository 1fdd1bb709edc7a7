"""Nothing depends on the order of rows: not of people, not of firms."""

from copy import deepcopy

import numpy as np
import numpy.typing as npt
import pytest

from agents.table import Table
from sim.model import Market
from sim.state import State
from tests.sim.markets import asked_for, assert_same, continued, frames, market_of

MONTHS = 8
Ints = npt.NDArray[np.int64]


def reorder(table: Table, order: Ints) -> None:
    """Put the rows of a table into another order, in place."""
    for columns in (table._hot, table._cold, *table._alone.values()):
        columns[: order.size] = columns[: order.size][order]


def moved(rows: npt.NDArray[np.signedinteger], new_row: Ints) -> npt.NDArray[np.int64]:
    """Where rows have gone; −1 stays −1."""
    return np.where(rows >= 0, new_row[rows], -1)


def shuffled(state: State, seed: int, *, people: bool, firms: bool) -> State:
    """The same state with the rows of people or of firms in another order."""
    state = deepcopy(state)
    chance = np.random.default_rng(seed)
    table, row_of = state.people.table, state.people.row_of
    orders = [
        chance.permutation(len(rows)) if chosen else np.arange(len(rows))
        for rows, chosen in ((table, people), (state.firms, firms))
    ]
    person, firm = (np.argsort(order) for order in orders)
    reorder(table, orders[0])
    reorder(state.firms, orders[1])
    row_of[:] = moved(row_of, person)
    state.people.members[:] = person[state.people.members]
    for name in ("employer", "firm"):
        table[name][:] = moved(table[name], firm)
    state.firms["founder"][:] = moved(state.firms["founder"], person)
    state.learners, state.clients = person[state.learners], person[state.clients]
    state.offers = state.offers.copy()
    state.offers["person"] = person[state.offers["person"]]
    state.offers["firm"] = firm[state.offers["firm"]]
    state.events.served = person[state.events.served]
    state.city.commuters = person[state.city.commuters]
    state.city.employers = firm[state.city.employers]
    for account in state.claims.accounts.values():
        account.pending["person"] = moved(account.pending["person"], person)
        account.pending["firm"] = moved(account.pending["firm"], firm)
        account.times = {int(person[row]): count for row, count in account.times.items()}
    return state


@pytest.fixture(scope="module")
def before() -> Market:
    return market_of(asked_for("combined", *BUDGETS)).run(3)


@pytest.fixture(scope="module")
def expected(before: Market) -> Market:
    asked = asked_for("combined", *BUDGETS)
    return before.fork(asked, asked.desk(), None).run(MONTHS)


BUDGETS = [
    "scenario.policies.expansion.budget.yuan_per_year=500000",
    "scenario.policies.expansion.budget.rationing=neediest",
    "scenario.policies.skills_programme.budget.yuan_per_year=2000000",
    "scenario.policies.skills_programme.budget.rationing=lottery",
    "scenario.policies.startup_subsidy.budget.yuan_per_year=1000000",
    "scenario.policies.startup_subsidy.budget.rationing=first_come",
]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("which", ["people", "firms", "both"])
def test_a_shuffled_market_goes_on_in_the_same_way(
    which: str, seed: int, before: Market, expected: Market
) -> None:
    asked = asked_for("combined", *BUDGETS)
    market = before.fork(asked, asked.desk(), None)
    market.state = shuffled(
        market.state, seed, people=which in ("people", "both"), firms=which in ("firms", "both")
    )
    market.run(MONTHS)
    assert_same(frames(market), frames(expected))
    assert (market.state.people["key"] != expected.state.people["key"]).any() or which == "firms"


def test_shuffling_really_shuffles(before: Market) -> None:
    state = shuffled(before.state, 1, people=True, firms=True)
    for table, shuffled_table in (
        (before.state.people.table, state.people.table),
        (before.state.firms, state.firms),
    ):
        assert np.mean(table["key"] != shuffled_table["key"]) > 0.99
        assert set(table["key"].tolist()) == set(shuffled_table["key"].tolist())


def test_budgets_bind_here(expected: Market) -> None:
    """Or the shuffling would say nothing of rationing."""
    accounts = expected.state.claims.accounts
    for name in ("expansion", "skills_programme", "startup_subsidy"):
        assert sum(accounts[name].paid.values()) < sum(accounts[name].claimed.values())
    assert frames(continued(asked_for("baseline"), 1))
