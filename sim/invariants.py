"""What must hold in every month, whatever happened in it."""

import numpy as np

from agents.people import Status
from sim.calendar import year_of
from sim.claims import Records
from sim.desk import Desk, yearly_fen
from sim.offers import may_hold_an_offer
from sim.state import State
from sim.tally import Tally


class InvariantError(Exception):
    """The books do not balance: a defect of the model, never of its input."""


def books_must_balance(state: State, desk: Desk, tally: Tally) -> None:
    """Check every invariant of the month. Raises InvariantError naming the first that fails."""
    _flows_explain_stocks(state, tally)
    _headcounts_equal_employees(state, tally)
    _nobody_is_in_two_places(state, tally)
    _offers_wait_for_somebody(state)
    _commuters_work_here(state, tally)
    _ledger_equals_claims(state, desk)
    _budgets_hold(state, desk)


def _require(holds: bool, state: State, what: str) -> None:
    if not holds:
        message = f"month {state.month}: {what}"
        raise InvariantError(message)


def _flows_explain_stocks(state: State, tally: Tally) -> None:
    stocks = tally.stocks
    before = state.stocks.copy()
    before[Status.AWAY] += len(state.people) - state.rows_before
    _require(
        int(stocks.sum()) == len(state.people),
        state,
        f"statuses count {int(stocks.sum())} people, the table holds {len(state.people)}",
    )
    expected = before + state.flows.sum(axis=0) - state.flows.sum(axis=1)
    for status in Status:
        _require(
            bool(stocks[status] == expected[status]),
            state,
            f"{stocks[status]} people are {status.name.lower()}, flows explain {expected[status]}",
        )


def _headcounts_equal_employees(state: State, tally: Tally) -> None:
    firms = state.firms
    wrong = np.flatnonzero(tally.headcount != firms["headcount"])
    if wrong.size:
        first = wrong[0]
        _require(
            False,
            state,
            f"firm {firms['key'][first]} counts {firms['headcount'][first]} employees, "
            f"{tally.headcount[first]} people work there",
        )
    dead = np.flatnonzero((firms["alive"] == 0) & (firms["headcount"] > 0))
    _require(not dead.size, state, f"{dead.size} closed firms still employ somebody")


def _nobody_is_in_two_places(state: State, tally: Tally) -> None:
    people, firms = state.people, state.firms
    _require(
        tally.misplaced == 0,
        state,
        f"{tally.misplaced} people have an employer without being employees, or the reverse",
    )
    joined = people["key"][state.rows_before :].astype(np.int64)
    own = people.row_of[joined] == np.arange(state.rows_before, len(people))
    keyed = int(np.count_nonzero(people.row_of >= 0))
    _require(
        bool(own.all()) and keyed == len(people),
        state,
        f"{len(people)} people have {keyed} keys: somebody shares hers with another row",
    )
    run = np.flatnonzero((firms["founder"] >= 0) & (firms["alive"] == 1))
    founders = firms["founder"][run]
    agrees = (people["firm"][founders] == run) & (people["status"][founders] == Status.FOUNDER)
    count = people.with_status(Status.FOUNDER).size
    _require(
        bool(agrees.all()) and count == run.size,
        state,
        f"{count} founders and {run.size} firms with a founder do not name each other",
    )


def _offers_wait_for_somebody(state: State) -> None:
    offers = state.offers
    holders = offers["person"].astype(np.int64)
    _require(
        np.unique(holders).size == holders.size and bool((offers["starts"] > state.month).all()),
        state,
        f"{holders.size} offers for later are held by {np.unique(holders).size} people, "
        f"{np.count_nonzero(offers['starts'] <= state.month)} should have started",
    )
    waits = may_hold_an_offer(state, holders)
    _require(
        bool(waits.all()),
        state,
        f"{np.count_nonzero(~waits)} people hold an offer who neither study nor wait for it",
    )


def _commuters_work_here(state: State, tally: Tally) -> None:
    """Whoever lives in the rest of the city and has not left works for a firm of the region."""
    city, people = state.city, state.people
    if not city.simulated:
        return
    there = tally.people[city.place].sum(axis=(0, 1))
    there[Status.AWAY] = 0
    listed = np.bincount(people["status"][city.commuters], minlength=len(Status))
    _require(
        int(there.sum()) == there[Status.EMPLOYEE] == listed[Status.EMPLOYEE] == listed.sum(),
        state,
        f"{there.sum()} people of the rest of the city are here, {there[Status.EMPLOYEE]} of them "
        f"employees, {city.commuters.size} are listed as commuters",
    )
    employers = people["employer"][city.commuters]
    strays = int((state.firms["place"][employers] == city.place).sum())
    _require(strays == 0, state, f"{strays} commuters work where they live")
    least = min(city.unemployed, city.employed)
    _require(least >= 0, state, f"the rest of the city counts {least} people in a state")


def totals(payments: list[Records]) -> dict[int, tuple[int, int]]:
    """By index of the instrument: how many payments, of how many fen, among arrays of one each."""
    found: dict[int, tuple[int, int]] = {}
    for made in payments:
        index = int(made["instrument"][0])
        count, fen = found.get(index, (0, 0))
        found[index] = (count + made.size, fen + int(made["amount"].sum()))
    return found


def _ledger_equals_claims(state: State, desk: Desk) -> None:
    paid = totals(state.claims.payments_since(state.month))
    for index, instrument in enumerate(desk.instruments):
        claims = paid.get(index, (0, 0))
        booked = state.claims.ledger.get((state.month, instrument.terms.id), (0, 0))
        _require(
            booked == claims,
            state,
            f"the ledger books {booked[0]} payments of {booked[1]} fen for "
            f"{instrument.terms.id}, the claims add up to {claims[0]} of {claims[1]}",
        )


def _budgets_hold(state: State, desk: Desk) -> None:
    """By the ledger of the year, each month of which was found equal to the claims."""
    months = range(year_of(state.month) * 12, state.month + 1)
    for instrument in desk.instruments:
        name, budget = instrument.terms.id, yearly_fen(instrument.terms)
        if budget is None:
            continue
        spent = sum(state.claims.ledger.get((month, name), (0, 0))[1] for month in months)
        _require(
            spent <= budget,
            state,
            f"{name} spent {spent} of {budget} fen this year",
        )
