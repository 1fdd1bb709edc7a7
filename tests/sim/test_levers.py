"""Levers: whom an offer covers, who knows of it, what offers are worth together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from agents.chance import Luck
from agents.firms import Kind
from agents.groups import GROUP_NAMES
from sim.entitlements import (
    CLASSES,
    PROGRAMMES,
    Employers,
    FirmRule,
    Offer,
    Offers,
    Who,
    takes_up,
)
from sim.labour_cost import expected_hire_value
from sim.levers import Levers
from tests.sim.markets import settled

STUDENT, DISABLED, VETERAN = (GROUP_NAMES[name] for name in ("student", "disabled", "veteran"))
UNEMPLOYED, EMPLOYEE = GROUP_NAMES["unemployed"], GROUP_NAMES["employee"]
LUCK = Luck(3)
PEOPLE = np.arange(200_000)
EVERYBODY = Who()


def offer(number: int, value: float, **terms: object) -> Offer:
    given_terms = {"who": EVERYBODY, "take_up": 1.0} | terms
    return Offer(number, value=value, **given_terms)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "covered"),
    [
        (Who(), [True, True, True, True]),
        (Who(any=STUDENT), [False, True, False, True]),
        (Who(any=STUDENT | DISABLED), [False, True, True, True]),
        (Who(all=STUDENT | DISABLED), [False, False, False, True]),
        (Who(none=DISABLED), [True, True, False, False]),
        (Who(any=STUDENT, none=DISABLED), [False, True, False, False]),
        (Who(any=DISABLED, all=STUDENT), [False, False, False, True]),
        (Who(any=VETERAN), [False, False, False, False]),
    ],
)
def test_whom_a_clause_covers(who: Who, covered: list[bool]) -> None:
    groups = np.array([0, STUDENT, DISABLED, STUDENT | DISABLED], dtype=np.uint64)
    assert who.covers(groups).tolist() == covered


@pytest.mark.parametrize(
    ("who", "only"),
    [
        (Who(), False),
        (Who(any=UNEMPLOYED), True),
        (Who(any=UNEMPLOYED | EMPLOYEE), False),
        (Who(any=UNEMPLOYED | GROUP_NAMES["hard_to_employ"]), True),
        (Who(any=VETERAN, all=UNEMPLOYED), True),
        (Who(any=VETERAN), False),
        (Who(none=EMPLOYEE), False),
    ],
)
def test_whether_a_clause_leaves_out_all_at_work(who: Who, only: bool) -> None:
    assert who.only_without_work is only
    offers = Offers([offer(1, 1.0, who=who)])
    assert offers.reach_workers is not only


def test_an_offer_is_a_bit_of_the_class() -> None:
    offers = Offers()
    offers.add(offer(1, 10.0, who=Who(any=STUDENT)))
    offers.add(offer(2, 20.0, who=Who(any=DISABLED), firms=FirmRule(frozenset({Kind.STARTUP}))))
    groups = np.array([0, STUDENT, DISABLED, STUDENT | DISABLED], dtype=np.uint64)
    assert offers.covered(groups).tolist() == [0, 1, 2, 3]
    kinds, zero = np.array([Kind.INCUMBENT, Kind.STARTUP]), np.zeros(2, dtype=np.int64)
    assert offers.open_to(Employers(kinds, zero, zero, zero)).tolist() == [1, 3]
    assert offers.values(stacks=True)[:4].tolist() == [0, 10, 20, 30]
    assert offers.values(stacks=False)[:4].tolist() == [0, 10, 20, 20]
    assert offers.values(stacks=True).shape == (CLASSES,)


def test_a_class_has_room_for_eight() -> None:
    offers = Offers()
    for number in range(PROGRAMMES):
        offers.add(offer(number, 1.0))
    assert offers.values(stacks=True)[CLASSES - 1] == PROGRAMMES
    with pytest.raises(ValueError, match="more than 8 instruments act on one decision"):
        offers.add(offer(9, 1.0))


def test_values_by_certificate_level() -> None:
    offers = Offers([offer(1, 0.0, by_level=(0.0, 800.0, 1500.0)), offer(2, 100.0)])
    assert offers.values(stacks=True, level=1)[:4].tolist() == [0, 800, 100, 900]
    assert offers.values(stacks=False, level=2)[:4].tolist() == [0, 1500, 100, 1500]


@pytest.mark.parametrize("take_up", [0.0, 0.3, 0.9, 1.0])
def test_take_up_is_the_share_who_know(take_up: float) -> None:
    knows = takes_up(LUCK, 7, PEOPLE, take_up)
    error = np.sqrt(take_up * (1 - take_up) / PEOPLE.size)
    assert abs(knows.mean() - take_up) <= 4 * error
    offers = Offers([offer(7, 1.0, take_up=take_up)])
    assert (offers.known(LUCK, PEOPLE) == knows).all()


def test_take_up_is_a_lasting_trait_of_one_instrument() -> None:
    few, many = takes_up(LUCK, 7, PEOPLE, 0.3), takes_up(LUCK, 7, PEOPLE, 0.5)
    assert many[few].all()
    assert (takes_up(LUCK, 7, PEOPLE[::-1], 0.3)[::-1] == few).all()
    other = takes_up(LUCK, 8, PEOPLE, 0.3)
    assert abs(np.corrcoef(few, other)[0, 1]) < 4 / np.sqrt(PEOPLE.size)
    halves = few[: PEOPLE.size // 2].mean() - few[PEOPLE.size // 2 :].mean()
    assert abs(halves) <= 4 * np.sqrt(0.3 * 0.7 * 4 / PEOPLE.size)


AMOUNTS = some.lists(some.floats(0.01, 1e5, allow_nan=False), min_size=1, max_size=5)


@given(AMOUNTS, some.data())
def test_an_offer_of_nothing_leaves_every_bit(amounts: list[float], data: some.DataObject) -> None:
    """Wherever it stands among the others, and although sums of floats depend on their order."""
    at = data.draw(some.integers(0, len(amounts)))
    offers = Offers([offer(number, amount) for number, amount in enumerate(amounts)])
    more = Offers([*offers.offers[:at], offer(99, 0.0), *offers.offers[at:]])
    below, above = (1 << at) - 1, -(1 << at)
    for stacks in (True, False):
        values, with_nothing = offers.values(stacks=stacks), more.values(stacks=stacks)
        for members in range(1 << len(amounts)):
            moved = (members & below) | ((members & above) << 1)
            assert values[members] == with_nothing[moved] == with_nothing[moved | 1 << at]


@given(AMOUNTS, some.data())
def test_what_firms_expect_does_not_depend_on_offers_of_nothing(
    amounts: list[float], data: some.DataObject
) -> None:
    at = data.draw(some.integers(0, len(amounts)))
    groups = [1 << number for number in range(5)]
    plain, more = Levers(), Levers()
    for number, amount in enumerate(amounts):
        if number == at:
            more.hiring.add(offer(99, 0.0, who=Who(any=0b1010)))
        for levers in (plain, more):
            levers.hiring.add(offer(number, amount, who=Who(any=groups[number])))
    state = settled().state
    hired = state.market.hired_groups
    state.market.hired_groups = np.arange(31, dtype=np.uint64)
    try:
        expected, with_nothing = (expected_hire_value(state, levers) for levers in (plain, more))
    finally:
        state.market.hired_groups = hired
    for stacks in (True, False):
        plain.stacks = more.stacks = stacks
        below, above = (1 << at) - 1, -(1 << at)
        for members in range(1 << len(amounts)):
            moved = (members & below) | ((members & above) << 1)
            if at < len(amounts):
                assert expected[members] == with_nothing[moved] == with_nothing[moved | 1 << at]


def test_firms_expect_the_mean_over_last_months_hires() -> None:
    levers = Levers()
    levers.hiring.add(offer(1, 900.0, who=Who(any=STUDENT)))
    levers.hiring.add(offer(2, 300.0, who=Who(any=DISABLED)))
    state = settled().state
    hired = state.market.hired_groups
    state.market.hired_groups = np.array(
        [0, STUDENT, STUDENT | DISABLED, DISABLED, 0, 0], dtype=np.uint64
    )
    try:
        expected = expected_hire_value(state, levers)
        assert expected[:4].tolist() == [0, 300, 100, 400]
        levers.stacks = False
        assert expected_hire_value(state, levers)[:4].tolist() == [0, 300, 100, 350]
        state.market.hired_groups = np.empty(0, dtype=np.uint64)
        assert not expected_hire_value(state, levers).any()
    finally:
        state.market.hired_groups = hired


def test_at_rest_they_change_nothing() -> None:
    levers = Levers()
    assert not levers.hiring.values(stacks=True).any()
    assert not levers.hiring.reach_workers
    assert levers.course_seats == 0
    assert not levers.station_staff
    assert not levers.station_openings
    assert not levers.graduates_first
