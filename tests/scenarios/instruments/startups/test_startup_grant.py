"""The start-up grant: which founders are paid when, and who founds for it."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.firms import KIND_NAMES, Kind
from agents.people import Status
from sim.desk import Desk
from sim.entitlements import Employers, takes_up
from sim.startups import expected_grant
from tests.scenarios.instruments.clauses import bits, build, moved, paid, settle_month
from tests.sim.desks import LUCK, small_state
from tests.sim.markets import SCALE, asked_for, settled

STUDENTS: dict[str, Any] = {"who": {"any": ["student", "graduate_5y"], "all": ["college"]}}
AFTER_6: dict[str, Any] = {"limits": {"kept_months": 6, "times_per_person": 1}}
STARTUPS: dict[str, Any] = {"firms": ["startup"]}
LARGE: dict[str, Any] = {
    "pays": {"amount": 1e5, "unit": "yuan/firm", "to": "founder", "from": "district_budget"}
}

# clause, its terms, the founder's groups, kind of firm, months in business, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], tuple[str, ...], str, int, list[tuple[int, float]]]] = [
    ("paid at founding", {}, (), "startup", 1, [(0, 5000.0)]),
    ("paid after 6 months in business", AFTER_6, (), "startup", 7, [(6, 5000.0)]),
    ("not if closed by then", AFTER_6, (), "startup", 6, []),
    ("100,000 for a project", LARGE, (), "startup", 9, [(0, 100000.0)]),
    ("for students of a college", STUDENTS, ("student", "college"), "startup", 9, [(0, 5000.0)]),
    ("not for those of a school", STUDENTS, ("student",), "startup", 9, []),
    ("nor for every college graduate", STUDENTS, ("college",), "startup", 9, []),
    (
        "for graduates of five years",
        STUDENTS,
        ("graduate_5y", "college"),
        "startup",
        9,
        [(0, 5000.0)],
    ),
    ("for start-ups", STARTUPS, (), "startup", 9, [(0, 5000.0)]),
    ("not for individual businesses", STARTUPS, (), "individual_business", 9, []),
    ("if anybody knows of it", {"take_up": 0.0}, (), "startup", 9, []),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], Any, str, int, Any]) -> None:
    _, changes, groups, kind, lives, expected = clause
    state, instrument = small_state(), build("startup_grant", **changes)
    state.people["groups"][4] = bits(groups)
    state.people["firm"][4] = 2
    state.firms["kind"][2] = KIND_NAMES[kind]
    state.events.founders, state.events.founded = np.array([4]), np.array([2])
    for month in range(10):
        if month == lives:
            state.people["firm"][4] = -1
        settle_month(instrument, state)
    assert paid(state) == expected


def test_a_second_firm_is_not_paid_for() -> None:
    state, instrument = small_state(), build("startup_grant", **AFTER_6)
    for firm in (0, 1):
        state.people["firm"][4] = firm
        state.events.founders, state.events.founded = np.array([4]), np.array([firm])
        for _ in range(8):
            settle_month(instrument, state)
    assert paid(state) == [(6, 5000.0)]


def test_it_adds_to_capital_and_moves_nothing_else() -> None:
    levers = moved(build("startup_grant", take_up=0.4, **STARTUPS), worth=0.5)
    (offer,) = levers.founding.offers
    assert (offer.value, offer.take_up) == (2500.0, 0.4)
    assert offer.firms.kinds == {Kind.STARTUP}
    assert not levers.hiring.offers
    assert not levers.courses.offers
    assert not levers.course_seats


def test_what_founders_expect() -> None:
    instrument = build("startup_grant", take_up=0.5, **STUDENTS, **STARTUPS)
    keys = np.arange(1000)
    knows = takes_up(LUCK, instrument.terms.number, keys, 0.5)
    student = np.full(keys.size, bits(["student", "college"]))
    none = np.zeros_like(keys)
    startup = Employers(np.full(keys.size, int(Kind.STARTUP)), none, none, none)
    business = Employers(np.full(keys.size, int(Kind.INDIVIDUAL_BUSINESS)), none, none, none)
    levers = moved(instrument)
    expected = expected_grant(LUCK, levers, student, keys, startup)
    assert (expected == 5000.0 * knows).all()
    assert not expected_grant(LUCK, levers, student, keys, business).any()
    assert not expected_grant(LUCK, levers, np.zeros_like(student), keys, startup).any()
    assert not expected_grant(LUCK, moved(instrument, 0.0), student, keys, startup).any()


@pytest.fixture(scope="module")
def founders() -> dict[float, set[int]]:
    """The keys of one month's founders, by the amount of a grant that half know of."""
    found = {}
    for amount in (0.0, 5000.0, 50000.0, 400000.0):
        asked = asked_for("baseline")
        market = settled().fork(asked, Desk([]), None)
        pays = LARGE["pays"] | {"amount": amount}
        market.desk = Desk([build("startup_grant", pays=pays, take_up=0.5, scale=SCALE)])
        keys: set[int] = set()
        for _ in range(3):  # the grant changes nothing else so soon
            market.step()
            keys |= set(market.state.people["key"][market.state.events.founders].tolist())
        found[amount] = keys
    return found


def test_a_larger_grant_brings_more_founders(founders: dict[float, set[int]]) -> None:
    smaller: set[int] = set()
    for keys in founders.values():
        assert smaller <= keys
        smaller = keys
    assert len(founders[0.0]) > 10
    assert len(founders[400000.0]) > len(founders[0.0]) + 3


def test_only_those_who_know_found_for_it(founders: dict[float, set[int]]) -> None:
    number = build("startup_grant").terms.number
    added = np.array(sorted(founders[400000.0] - founders[0.0]))
    assert takes_up(settled().world.luck, number, added, 0.5).all()
    same = np.array(sorted(founders[0.0]))
    assert 0 < takes_up(settled().world.luck, number, same, 0.5).mean() < 1


def test_a_founder_without_a_firm_is_owed_nothing() -> None:
    asked = asked_for("baseline")
    market = settled().fork(asked, Desk([build("startup_grant", scale=SCALE, **AFTER_6)]), None)
    market.run(12)
    people, firms = market.state.people, market.state.firms
    payments = market.state.claims.all_payments()
    assert payments.size > 5
    for payment in payments.tolist():
        _, month, person, firm, _ = payment
        row = int(np.flatnonzero(firms["key"] == firm)[0])
        assert month - firms["founded"][row] == 6
        assert firms["alive"][row] == 1 or firms["closed"][row] > month
        assert people["key"][people.row_of[person]] == person
    alive = people.with_status(Status.FOUNDER)
    assert set(payments["person"].tolist()) & set(people["key"][alive].tolist())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": LARGE["pays"] | {"unit": "yuan/hire"}}, "'yuan/hire' is not a unit"),
        ({"limits": {"months": 2}}, "a startup_grant in yuan/firm pays each claim once"),
        ({"who": {"none": ["rich"]}}, "unknown group 'rich'"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("startup_grant", **changes)
