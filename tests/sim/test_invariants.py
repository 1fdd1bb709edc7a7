"""The books balance in every month of every scenario; whatever breaks them is named."""

from collections.abc import Callable

import numpy as np
import pytest

from agents.people import Status
from sim import model
from sim.claims import PAID
from sim.desk import Desk, yearly_fen
from sim.invariants import InvariantError, books_must_balance
from sim.model import Market
from sim.offers import make_offers, without_offer
from sim.state import State
from sim.tally import Tally, tally
from tests.sim.markets import SCENARIOS, asked_for, continued, settled

MONTHS = 14
FIRST = -1
"""The month before the first one reported."""

Break = Callable[[State, Desk], None]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_they_hold_in_every_month(scenario: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settled().state.month == FIRST
    checked = []

    def check(state: State, desk: Desk, counted: Tally) -> None:
        books_must_balance(state, desk, counted)
        recount_the_slow_way(state)
        checked.append(state.month)

    monkeypatch.setattr(model, "books_must_balance", check)
    continued(asked_for(scenario), MONTHS)
    assert checked == list(range(MONTHS))


def recount_the_slow_way(state: State) -> None:
    """The same and more, over all rows and without the model's own counts."""
    people, firms = state.people, state.firms
    status, employer = people["status"], people["employer"]
    assert (people.row_of[people["key"]] == np.arange(len(people))).all()
    assert np.count_nonzero(people.row_of >= 0) == len(people)
    assert np.unique(firms["key"]).size == len(firms)
    assert ((employer >= 0) == (status == Status.EMPLOYEE)).all()
    assert (firms["alive"][employer[employer >= 0]] == 1).all()
    headcount = np.bincount(employer[employer >= 0], minlength=len(firms))
    assert (headcount == firms["headcount"]).all()
    assert ((people["firm"] >= 0) == (status == Status.FOUNDER)).all()
    paid = np.isin(
        status, (Status.EMPLOYEE, Status.FOUNDER, Status.GIG_WORKER, Status.PUBLIC_WELFARE)
    )
    assert ((people["wage"] > 0) == paid).all()
    learns = people["course_end"] >= state.month
    assert learns[status == Status.TRAINEE].all()
    assert np.isin(np.flatnonzero(learns), state.learners).all()
    payments = state.claims.all_payments()
    ledger = state.claims.ledger.values()
    assert payments.size == sum(count for count, _ in ledger)
    assert payments["amount"].sum() == sum(fen for _, fen in ledger)


def change_a_status(state: State, _: Desk) -> None:
    row = state.people.with_status(Status.OUT_OF_LABOUR_FORCE)[0]
    state.people["status"][row] = Status.STUDENT


def lose_a_flow(state: State, _: Desk) -> None:
    state.flows[Status.UNEMPLOYED, Status.EMPLOYEE] -= 1


def forget_newcomers(state: State, _: Desk) -> None:
    state.rows_before += 1


def count_one_employee_too_many(state: State, _: Desk) -> None:
    state.firms["headcount"][np.argmax(state.firms["headcount"])] += 1


def move_an_employee_silently(state: State, _: Desk) -> None:
    row = state.people.with_status(Status.EMPLOYEE)[0]
    state.people["employer"][row] = (state.people["employer"][row] + 1) % len(state.firms)


def close_a_firm_with_staff(state: State, _: Desk) -> None:
    firms = state.firms
    staffed = np.flatnonzero((firms["headcount"] > 0) & (firms["founder"] < 0))
    firms["alive"][staffed[0]] = 0


def employ_an_unemployed_person(state: State, _: Desk) -> None:
    state.people["employer"][state.people.with_status(Status.UNEMPLOYED)[0]] = 0


def take_an_employer_away(state: State, _: Desk) -> None:
    row = state.people.with_status(Status.EMPLOYEE)[0]
    state.firms["headcount"][state.people["employer"][row]] -= 1
    state.people["employer"][row] = -1


def give_a_newcomer_an_old_key(state: State, _: Desk) -> None:
    newcomer = len(state.people) - 1
    own = int(state.people["key"][newcomer])
    state.people["key"][newcomer] = state.people["key"][0]
    state.people.row_of[own] = -1


def lose_a_key(state: State, _: Desk) -> None:
    state.people.row_of[state.people["key"][0]] = -1


def name_another_founder(state: State, _: Desk) -> None:
    firms = state.firms
    one, other = np.flatnonzero((firms["founder"] >= 0) & (firms["alive"] == 1))[:2]
    firms["founder"][one] = firms["founder"][other]


def name_another_firm(state: State, _: Desk) -> None:
    one, other = state.people.with_status(Status.FOUNDER)[:2]
    state.people["firm"][one] = state.people["firm"][other]


def make_a_founder_without_a_firm(state: State, _: Desk) -> None:
    firms = state.firms
    firms["founder"][np.flatnonzero((firms["founder"] >= 0) & (firms["alive"] == 1))[0]] = -1


def promise(state: State, row: int, starts: int, times: int = 1) -> None:
    """Give somebody offers of the first firm."""
    rows = np.full(times, row)
    make_offers(state, rows, np.zeros_like(rows), np.ones(times), np.full(times, starts))


def a_student(state: State) -> int:
    """Somebody who leaves school later and holds no offer."""
    rows = without_offer(state, state.people.with_status(Status.STUDENT))
    return int(rows[state.people["graduated"][rows] > state.month + 1][0])


def hold_an_offer_at_work(state: State, _: Desk) -> None:
    promise(state, int(state.people.with_status(Status.EMPLOYEE)[0]), state.month + 2)


def hold_two_offers(state: State, _: Desk) -> None:
    promise(state, a_student(state), state.month + 2, times=2)


def miss_the_day(state: State, _: Desk) -> None:
    promise(state, a_student(state), state.month)


def book_one_fen_more(state: State, desk: Desk) -> None:
    name = desk.instruments[0].terms.id
    state.claims.book(state.month, name, 1, 1)


def forget_a_payment(state: State, desk: Desk) -> None:
    instruments = [paid["instrument"][0] for paid in state.claims.payments]
    assert desk.instruments[instruments[-1]]
    state.claims.payments[-1]["amount"][0] -= 1


def pay_beyond_the_budget(state: State, desk: Desk) -> None:
    names = [instrument.terms.id for instrument in desk.instruments]
    index = names.index("student_project_grant")
    budget = yearly_fen(desk.instruments[index].terms)
    assert budget is not None
    payment = np.zeros(1, dtype=PAID)
    payment["instrument"], payment["month"], payment["amount"] = index, state.month, budget + 1
    state.claims.payments.append(payment)
    state.claims.book(state.month, names[index], 1, budget + 1)


BREAKS: list[tuple[Break, str]] = [
    (hold_an_offer_at_work, "1 people hold an offer who neither study nor wait"),
    (hold_two_offers, "offers for later are held by"),
    (miss_the_day, "1 should have started"),
    (change_a_status, "people are student, flows explain"),
    (lose_a_flow, "people are unemployed, flows explain"),
    (forget_newcomers, "people are away, flows explain"),
    (count_one_employee_too_many, "employees, [0-9]+ people work there"),
    (move_an_employee_silently, "employees, [0-9]+ people work there"),
    (close_a_firm_with_staff, "1 closed firms still employ somebody"),
    (employ_an_unemployed_person, "1 people have an employer without being employees"),
    (take_an_employer_away, "1 people have an employer without being employees, or the reverse"),
    (give_a_newcomer_an_old_key, "somebody shares hers with another row"),
    (lose_a_key, "somebody shares hers with another row"),
    (name_another_founder, "do not name each other"),
    (name_another_firm, "do not name each other"),
    (make_a_founder_without_a_firm, "do not name each other"),
    (book_one_fen_more, "the ledger books"),
    (forget_a_payment, "the claims add up to"),
    (pay_beyond_the_budget, "student_project_grant spent [0-9]+ of [0-9]+ fen this year"),
]


@pytest.mark.parametrize(
    ("breaks", "message"), BREAKS, ids=lambda part: getattr(part, "__name__", "")
)
def test_each_is_found_when_broken(
    breaks: Break, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asked_for("combined")
    market = settled().fork(asked, asked.desk(), None).run(1)

    def check(state: State, desk: Desk, counted: Tally) -> None:
        books_must_balance(state, desk, counted)
        breaks(state, desk)
        books_must_balance(state, desk, tally_of(market))

    monkeypatch.setattr(model, "books_must_balance", check)
    with pytest.raises(InvariantError, match=f"month 1: .*{message}"):
        market.step()


def tally_of(market: Market) -> Tally:
    return tally(market.state, market.world)
