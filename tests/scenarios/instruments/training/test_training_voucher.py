"""The training voucher: which certificates are paid for, and who learns for it."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from sim.desk import Desk
from sim.entitlements import takes_up
from sim.levers import Levers
from sim.training import people_take_courses, voucher
from tests.scenarios.instruments.clauses import bits, build, moved, paid, settle_month
from tests.sim.desks import small_state
from tests.sim.markets import SCALE, asked_for, frames, settled

JUNIOR, INTERMEDIATE, SENIOR, TECHNICIAN, HIGHEST = range(1, 6)
LEVELS = {
    "junior": 1000.0,
    "intermediate": 1500.0,
    "senior": 2000.0,
    "technician": 2500.0,
    "senior_technician": 3000.0,
}
PAYS = {"unit": "yuan/certificate", "to": "person", "from": "unemployment_fund"}
ALL: dict[str, Any] = {"pays": PAYS | {"levels": LEVELS}}
WORKERS: dict[str, Any] = ALL | {"who": {"any": ["registered_unemployed", "employee"]}}
THRICE: dict[str, Any] = ALL | {"limits": {"times_per_person": 3}}

# clause, its terms, groups of the trained, (month, level, passed) of her courses, (month, yuan)
CLAUSES: list[
    tuple[str, dict[str, Any], str, list[tuple[int, int, bool]], list[tuple[int, float]]]
] = [
    ("1,000 for a junior certificate", ALL, "", [(0, JUNIOR, True)], [(0, 1000.0)]),
    ("1,500 for an intermediate one", ALL, "", [(0, INTERMEDIATE, True)], [(0, 1500.0)]),
    ("2,000 for a senior one", ALL, "", [(0, SENIOR, True)], [(0, 2000.0)]),
    ("2,500 for a technician", ALL, "", [(0, TECHNICIAN, True)], [(0, 2500.0)]),
    ("3,000 for a senior technician", ALL, "", [(0, HIGHEST, True)], [(0, 3000.0)]),
    ("nothing without passing", ALL, "", [(0, JUNIOR, False)], []),
    ("nothing for a level not named", {}, "", [(0, INTERMEDIATE, True)], []),
    ("for employees", WORKERS, "employee", [(0, JUNIOR, True)], [(0, 1000.0)]),
    ("for the registered", WORKERS, "registered_unemployed", [(0, JUNIOR, True)], [(0, 1000.0)]),
    ("for nobody else", WORKERS, "student", [(0, JUNIOR, True)], []),
    (
        "three times a person",
        THRICE,
        "",
        [(0, 1, True), (1, 2, True), (2, 2, False), (3, 3, True), (4, 4, True)],
        [(0, 1000.0), (1, 1500.0), (3, 2000.0)],
    ),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], str, Any, Any]) -> None:
    _, changes, group, courses, expected = clause
    state, instrument = small_state(), build("training_voucher", **changes)
    state.people["groups"][4] = bits([group] if group else [])
    for month in range(6):
        for at, level, passed in courses:
            if at == month:
                state.events.completed, state.events.passed = np.array([4]), np.array([passed])
                state.people["certificate"][4] = level if passed else level - 1
        settle_month(instrument, state)
    assert paid(state) == expected


def test_it_lowers_fees_adds_places_and_moves_nothing_else() -> None:
    levers = moved(build("training_voucher", take_up=0.4, **ALL), worth=0.5)
    (offer,) = levers.courses.offers
    assert offer.by_level == (0.0, 500.0, 750.0, 1000.0, 1250.0, 1500.0)
    assert offer.take_up == 0.4
    assert levers.course_seats == 100.0
    assert not levers.hiring.offers
    assert not levers.founding.offers


def test_places_scale_and_amounts_do_not() -> None:
    levers = moved(build("training_voucher", scale=0.01))
    assert levers.course_seats == 1.0
    assert levers.courses.offers[0].by_level[1] == 1000.0


@pytest.mark.parametrize(
    ("changes", "worth"),
    [({"pays": PAYS | {"levels": {"junior": 0.0}}}, 1.0), ({"take_up": 0.0}, 1.0), ({}, 0.0)],
    ids=["no amount", "no take-up", "no budget"],
)
def test_nothing_moves_nothing(changes: dict[str, Any], worth: float) -> None:
    market = settled()
    levers = moved(build("training_voucher", **changes), worth)
    assert levers.course_seats == 0
    rows = np.arange(1000)
    level = np.ones(rows.size, dtype=np.int64)
    assert not voucher(market.state, market.world, levers, rows, level).any()


def test_who_knows_of_it_pays_less_and_others_the_whole_fee() -> None:
    market = settled()
    instrument = build("training_voucher", take_up=0.6, **ALL)
    rows = np.arange(2000)
    level = np.arange(rows.size) % 5 + 1
    off = voucher(market.state, market.world, moved(instrument), rows, level)
    keys = market.state.people["key"][rows]
    knows = takes_up(market.world.luck, instrument.terms.number, keys, 0.6)
    amounts = np.array([0.0, *LEVELS.values()])[level]
    assert (off == np.where(knows, amounts, 0.0)).all()


def enrolled(seats: float, amount: float, course_seats: float = 0.0) -> set[int]:
    """Keys of those who enrol in a month with so many places a month and so large a voucher."""
    asked = asked_for("baseline", f"training.seats_per_month={seats}")
    market = settled().fork(asked, Desk([]), None)
    state, world = market.state, market.world
    state.open_month(0, world.keys)
    pays = PAYS | {"levels": dict.fromkeys(LEVELS, amount)}
    levers: Levers = moved(build("training_voucher", pays=pays, seats_per_year=0.0))
    levers.course_seats += course_seats * SCALE
    before = state.learners.size
    people_take_courses(state, world, asked.training, levers, np.empty(0, dtype=np.int64))
    return set(state.people["key"][state.learners[before:]].tolist())


def test_a_higher_voucher_makes_more_willing() -> None:
    smaller: set[int] = set()
    sizes = []
    for amount in (0.0, 600.0, 1200.0, 2400.0):
        keys = enrolled(1e6, amount)
        assert smaller <= keys
        smaller = keys
        sizes.append(len(keys))
    assert sizes == sorted(sizes)
    assert sizes[-1] > 1.5 * sizes[0] > 0


def test_more_places_train_more_of_them() -> None:
    few, more = enrolled(800.0, 2000.0), enrolled(800.0, 2000.0, course_seats=800.0)
    assert few < more
    assert len(few) == pytest.approx(800 * SCALE, abs=1)
    assert len(more) == pytest.approx(1600 * SCALE, abs=1)
    assert not enrolled(0.0, 2000.0)


def test_what_is_paid_is_the_level_reached() -> None:
    asked = asked_for("baseline", "training.pass_share=0.5", "training.seats_per_month=3000")
    instrument = build("training_voucher", scale=SCALE, **WORKERS)
    market = settled().fork(asked, Desk([instrument]), None).run(10)
    claims = frames(market)["claims"]
    assert claims.height > 20
    assert set(claims["firm"].to_list()) == {-1}
    certified, trained = (
        float(market.outcomes().filter(outcome=name)["value"].sum()) * SCALE
        for name in ("certified", "trained")
    )
    assert claims.height <= certified < 0.75 * trained
    people = market.state.people
    last = claims.group_by("person").last()
    for person, fen in last["person", "amount"].iter_rows():
        assert LEVELS_BY_NUMBER[int(people["certificate"][people.row_of[person]])] * 100 >= fen


LEVELS_BY_NUMBER = dict(enumerate(LEVELS.values(), 1))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": PAYS | {"unit": "yuan/hire"}}, "'yuan/hire' is not a unit"),
        ({"limits": {"months": 2}}, "a training_voucher in yuan/certificate pays each claim once"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("training_voucher", **changes)
