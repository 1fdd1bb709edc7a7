"""Students take offers in their last year and begin to work when they leave school."""

import numpy as np
import pytest

from agents.people import Education, Origin, Status
from agents.table import Table
from sim.campus import campus_posts, last_year_students
from sim.model import Market
from sim.offers import coming, make_offers, offers_are_taken_up, offers_lapse
from tests.sim.markets import asked_for, settled

SCALE = 0.02
OCTOBER, JULY = 9, 6


def city(*words: str) -> Market:
    asked = asked_for("none", *words, scale=SCALE)
    return settled(1, SCALE).fork(asked, asked.desk(), None)


def youth_unemployment(market: Market) -> dict[int, float]:
    """By month of the run, in percent."""
    rows = market.outcomes().filter(outcome="unemployment_rate", group="age_16_24").sort("month")
    return dict(enumerate(rows["value"].to_list()))


def test_offers_are_taken_up_straight_from_school() -> None:
    market = city().run(OCTOBER + 1)
    state, people = market.state, market.state.people
    held = state.offers[state.offers["origin"] == Origin.GRADUATE]
    assert held.size > 20
    rows = held["person"].astype(np.int64)
    assert (people["status"][rows] == Status.STUDENT).all()
    assert (people["education"][rows] >= Education.COLLEGE).all()
    waited = state.offers.copy()
    hired = 0
    for _ in range(9):
        market.run(1)
        events = state.events
        hired += int(np.count_nonzero(events.hire_origin == Origin.GRADUATE))
        due = waited[waited["starts"] == state.month]
        started = np.isin(due["person"], events.hired[: due.size])
        lives = state.firms["alive"][due["firm"]] == 1
        # Some found a firm of their own on the way.
        founder = people["status"][due["person"].astype(np.int64)] == Status.FOUNDER
        assert started[lives & ~founder].all()
        assert founder.sum() <= 0.05 * due.size
    assert hired > 20


def test_without_rounds_nobody_is_hired_from_school() -> None:
    market = city("campus.enabled=false", "examinations.enabled=false")
    market.state.offers = market.state.offers[:0]
    for _ in range(14):
        market.run(1)
        assert not market.state.offers.size
        assert not (market.state.events.hire_origin == Origin.GRADUATE).any()


def test_the_summer_jump_of_youth_unemployment_is_smaller() -> None:
    jumps = []
    for enabled in ("true", "false"):
        market = city(f"campus.enabled={enabled}").run(20)
        rate = youth_unemployment(market)
        jumps.append(rate[12 + JULY] - rate[12 + 4])
    assert 0 < jumps[0] < jumps[1] - 0.5


def test_a_round_has_posts_in_its_months_and_at_larger_firms_only() -> None:
    market = city()
    state, world, campus = market.state, market.world, market.settings.campus
    targets = state.firms["headcount"].astype(np.int64)
    for month in range(12):
        state.month = month
        posts = campus_posts(state, world, campus, targets)
        assert (posts.sum() > 0) == (month + 1 in campus.rounds)
        size = targets / np.where(state.firms["largest"] == 1, SCALE, 1)
        assert (size[posts > 0] >= campus.smallest_firm).all()
    state.month = OCTOBER
    more = campus.model_copy(update={"rounds": {10: 0.5}})
    assert campus_posts(state, world, more, targets).sum() > posts.sum()


def one_offer() -> tuple[Market, int, int]:
    """A market in which one student holds an offer for next month; her row and the firm's."""
    market = city()
    state = market.state
    state.offers = state.offers[:0]
    row = int(last_year_students(state, 9)[0])
    firm = int(np.flatnonzero(state.firms["alive"])[0])
    starts = state.month + 1
    state.people["graduated"][row] = starts
    make_offers(state, *(np.array([value]) for value in (row, firm, 9000.0, starts)))
    return market, row, firm


def test_places_are_kept_for_those_who_come() -> None:
    market, _, firm = one_offer()
    assert not coming(market.state, 0).any()
    expected = np.zeros(len(market.state.firms), dtype=np.int64)
    expected[firm] = 1
    np.testing.assert_array_equal(coming(market.state, 1), expected)


def test_an_offer_becomes_a_job_at_its_pay() -> None:
    market, row, firm = one_offer()
    state = market.state
    before = int(state.firms["headcount"][firm])
    state.open_month(state.month + 1, market.world.keys)
    offers_are_taken_up(state)
    assert state.people["status"][row] == Status.EMPLOYEE
    assert state.people["employer"][row] == firm
    assert state.people["wage"][row] == 9000
    assert state.firms["headcount"][firm] == before + 1
    assert state.events.hired.tolist() == [row]
    assert not state.offers.size


@pytest.mark.parametrize("loss", ["firm closes", "student leaves", "student works"])
def test_offers_lapse(loss: str) -> None:
    market, row, firm = one_offer()
    state = market.state
    table: Table = state.firms
    if loss == "firm closes":
        table["alive"][firm] = 0
    else:
        state.people["status"][row] = Status.AWAY if loss == "student leaves" else Status.FOUNDER
    offers_lapse(state)
    assert not state.offers.size


def test_nothing_else_is_decided_by_another_month() -> None:
    """With no round in a month, campus posts change no bit of it."""
    months = 2
    with_posts = city().run(months).outcomes()
    other = city("campus.take_part=0.1", "campus.applications=3").run(months).outcomes()
    assert with_posts.equals(other)
