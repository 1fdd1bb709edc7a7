"""Firms send staff on courses where an award covers what it costs them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from agents.firms import Kind
from agents.people import NEVER
from sim.entitlements import FirmRule
from sim.learning_offers import StaffAward
from sim.levers import Levers
from sim.model import Market
from sim.staff_training import (
    best_numbers,
    certificates_wanted,
    note_staff_certificates,
    staff_certificates,
    staff_sent,
)
from sim.training import people_take_courses
from tests.sim.learning import SCALE, quiet, untrained_employees

STEPS = np.array([0.0] * 100 + [50000.0 + 10000.0 * (count // 20) for count in range(301)])


@pytest.mark.parametrize(
    ("most", "cost", "number"),
    [(99, 100.0, 0), (100, 499.0, 100), (100, 501.0, 0), (139, 450.0, 120), (900, 450.0, 400)],
)
def test_the_number_that_pays_best(most: int, cost: float, number: int) -> None:
    assert best_numbers(STEPS, np.array([most]), np.array([cost])).tolist() == [number]


@given(some.lists(some.tuples(some.integers(0, 500), some.floats(0, 2000)), max_size=6))
def test_each_firm_takes_the_smallest_of_the_best(firms: list[tuple[int, float]]) -> None:
    most = np.array([reach for reach, _ in firms], dtype=np.int64)
    found = best_numbers(STEPS, most, np.array([cost for _, cost in firms], dtype=np.float64))
    for number, (reach, cost) in zip(found.tolist(), firms, strict=True):
        counts = np.arange(min(reach, STEPS.size - 1) + 1)
        assert number == int(np.argmax(STEPS[counts] - cost * counts))


def award(by_count: tuple[float, ...], known: float = 1.0) -> StaffAward:
    return StaffAward(7, FirmRule(), known, by_count)


def wanting(market: Market, given_award: StaffAward) -> tuple[np.ndarray, np.ndarray]:
    training = market.settings.training
    return certificates_wanted(
        market.state, market.world, training.staff, training.pass_share, given_award
    )


def test_firms_that_cannot_reach_the_threshold_send_nobody() -> None:
    market = quiet()
    threshold = 20
    rows, number = wanting(market, award((0.0,) * threshold + (1e9,)))
    firms, training = market.state.firms, market.settings.training
    size = firms["headcount"] / np.where(firms["largest"] == 1, SCALE, 1.0)
    reach = np.round(size) * training.staff.share * training.pass_share
    assert rows.size
    assert (reach[rows] >= threshold).all()
    assert (number == threshold).all()
    others = np.setdiff1d(np.flatnonzero(firms["alive"] == 1), rows)
    inside = others[(firms["place"][others] != market.state.city.place)]
    assert (reach[inside] < threshold).all()


def test_a_larger_award_makes_more_firms_train() -> None:
    market = quiet()
    each = [100.0, 500.0, 1500.0, 5000.0]
    wanted = [wanting(market, award(tuple(np.arange(50) * yuan)))[1].sum() for yuan in each]
    assert wanted == sorted(wanted)
    assert len(set(wanted)) == len(wanted)


@pytest.mark.parametrize("nothing", [award((0.0, 0.0)), award((0.0, 900.0), known=0.0)])
def test_nothing_makes_nobody_train(nothing: StaffAward) -> None:
    market = quiet()
    training = market.settings.training
    sent = staff_sent(market.state, market.world, training.staff, training.pass_share, [nothing])
    assert not sent.size


def test_the_sent_are_staff_of_firms_that_train_and_take_no_public_place() -> None:
    market, other = quiet(), quiet()
    given_award = award(tuple(np.arange(200) * 3000.0))
    training, none = market.settings.training, np.empty(0, dtype=np.int64)
    firms = wanting(market, given_award)[0]
    people_take_courses(market.state, market.world, training, Levers(), none)
    levers = Levers(staff_awards=[given_award])
    people_take_courses(other.state, other.world, training, levers, none)
    alone, with_staff = (each.state.learners for each in (market, other))
    assert np.isin(alone, with_staff).all()
    sent = np.setdiff1d(with_staff, alone)
    assert sent.size > 10
    assert np.isin(other.state.people["employer"][sent], firms).all()
    assert (other.state.people["course_end"][sent] != NEVER).all()
    assert with_staff.size == np.unique(with_staff).size


def test_an_award_for_the_senior_level_sends_those_near_it_first() -> None:
    market = quiet()
    state, training = market.state, market.settings.training
    employer, certificate = state.people["employer"][:], state.people["certificate"]
    here = state.firms["kind"] != Kind.REST_OF_CITY
    firm = int((np.bincount(employer[employer >= 0], minlength=len(here)) * here).argmax())
    staff = np.flatnonzero(employer == firm)
    certificate[staff], certificate[staff[::2]] = 1, 2
    near = staff[::2]
    by_count = tuple(np.arange(200) * 3000.0)
    given_award = StaffAward(7, FirmRule(), 1.0, by_count, high=True)
    rows, number = wanting(market, given_award)
    full = 1 / SCALE if state.firms["largest"][firm] else 1.0
    assert firm in rows
    assert 0 < number[rows == firm][0] <= near.size * full * training.pass_share
    sent = staff_sent(state, market.world, training.staff, training.pass_share, [given_award])
    mine = np.intersect1d(sent, staff)
    assert mine.size
    assert np.isin(mine, near).all()
    certificate[staff] = 0
    assert firm not in wanting(market, given_award)[0]


def test_certificates_are_counted_by_firm_and_forgotten_with_the_year() -> None:
    market = quiet(10)
    state = market.state
    rows = untrained_employees(market, 200)
    firm = int(state.people["employer"][rows[0]])
    mine = rows[state.people["employer"][rows] == firm]
    state.people["certificate"][mine] = 3
    state.staff_certificates = state.staff_certificates[:0]
    note_staff_certificates(state, mine)
    found, skilled, high = staff_certificates(state)
    full = 1 / SCALE if state.firms["largest"][firm] else 1.0
    assert found.tolist() == [firm]
    assert skilled.tolist() == high.tolist() == [round(mine.size * full)]
    state.open_month(11, market.world.keys)
    assert state.staff_certificates.size
    state.open_month(12, market.world.keys)
    assert not state.staff_certificates.size
