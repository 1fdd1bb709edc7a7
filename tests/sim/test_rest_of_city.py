"""The region is no island: whom it employs, who lives there, and what the city around loses."""

import numpy as np
import pytest

from agents.chance import Decision
from agents.firms import Kind
from agents.people import EMPLOYED_STATUSES, NEVER, Origin, Status
from sim.city_pool import CityPool
from sim.invariants import InvariantError, books_must_balance
from sim.model import Market
from sim.rest_of_city import city_turns, posts_wanted
from sim.tally import tally
from tests.sim.surroundings import ISLAND, at_scale, begun, counted, gone_on, latest, on_from

NO_GROWTH = ("rest_of_city.jobs_growth=0", "rest_of_city.labour_force_growth=0")


def employers(market: Market) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    people = market.state.people
    return people["employer"][people.with_status(Status.EMPLOYEE)].astype(np.int64)


def test_jobs_are_counted_by_workplace_and_people_by_residence() -> None:
    market = gone_on(3)
    city, people, firms = market.state.city, market.state.people, market.state.firms
    outside = firms["kind"] == Kind.REST_OF_CITY
    np.testing.assert_array_equal(outside, firms["place"] == city.place)
    staff = employers(market)
    commutes_out, commutes_in = int(outside[staff].sum()), city.commuters.size
    assert commutes_out > 0
    assert commutes_in > 0
    assert at_scale(latest(market, "out_commuters")) == commutes_out
    assert at_scale(latest(market, "in_commuters")) == commutes_in
    resident_employees = counted(market, Status.EMPLOYEE)
    assert at_scale(latest(market, "jobs")) == resident_employees - commutes_out + commutes_in
    everybody = counted(market, *(status for status in Status if status != Status.AWAY))
    assert at_scale(latest(market, "residents")) == everybody
    working = counted(market, *EMPLOYED_STATUSES)
    assert at_scale(latest(market, "employed")) == working
    assert latest(market, "employed_city") == pytest.approx(
        latest(market, "employed") + latest(market, "employed_rest_of_city")
    )
    idle = counted(market, Status.UNEMPLOYED)
    rate = 100 * (idle + city.unemployed) / (idle + working + city.labour_force)
    assert latest(market, "unemployment_rate_city") == pytest.approx(rate)
    assert (people["arrived"][city.commuters] == NEVER).all(), "commuters are no arrivals"


def test_an_island_has_no_commuters_and_no_city() -> None:
    assert ISLAND == "rest_of_city.enabled=false"
    market = on_from(begun(ISLAND), 2, ISLAND)
    assert not (market.state.firms["kind"] == Kind.REST_OF_CITY).any()
    assert market.world.minutes.shape == (12, 12)
    assert np.isnan(market.recorder.latest["out_commuters"]).all()
    assert np.isnan(market.recorder.latest["unemployment_rate_city"]).all()
    hires = market.recorder.latest["hires"]
    assert hires[1 + Origin.COMMUTING] == 0
    assert at_scale(latest(market, "jobs")) == counted(market, Status.EMPLOYEE)


def test_people_who_leave_the_pool_are_those_who_come() -> None:
    market, commuting = gone_on(0, *NO_GROWTH), 0
    for _ in range(4):
        before, rows = market.state.city.labour_force, len(market.state.people)
        market.run(1)
        events, city, people = market.state.events, market.state.city, market.state.people
        gained = city.labour_force - before + events.moved_from_city + events.commuters_retired
        # Commuting changes no labour force: what is left are those who moved there to work or seek.
        assert gained == pytest.approx(round(gained), abs=1e-6)
        assert 0 <= round(gained) <= events.moved_to_city
        new = np.arange(rows, len(people))
        assert (people["place"][new] == city.place).sum() == events.commuters_hired
        assert (events.hire_origin == Origin.COMMUTING).sum() == events.commuters_hired
        commuting += events.commuters_hired
    assert commuting > 0


def test_without_moves_only_retirement_changes_the_labour_force_of_the_city() -> None:
    closed = ("rest_of_city.moves_from_city=0", "rest_of_city.moves_to_city=0")
    market, retired = gone_on(0, *NO_GROWTH, *closed), 0
    start = market.state.city.labour_force
    for _ in range(4):
        market.run(1)
        retired += market.state.events.commuters_retired
        assert latest(market, "moved_from_city") == latest(market, "moved_to_city") == 0
    assert market.state.city.labour_force == pytest.approx(start - retired, abs=1e-6)
    everybody = gone_on(4, *NO_GROWTH, "rest_of_city.moves_from_city=1")
    assert at_scale(latest(everybody, "moved_from_city")) == everybody.state.events.arrived.size


def test_a_post_taken_by_a_resident_is_one_less_for_the_city() -> None:
    market = gone_on(1)
    state, numbers = market.state, market.settings
    rows = state.city.employers
    state.city.wage_index = 1.0
    found = []
    for more in (0, 40):
        pool = CityPool(**vars(state.city))
        state.firms["headcount"][rows[0]] += more
        city_turns(state, market.world, numbers.rest_of_city, numbers.wages)
        found.append(state.city.employed - pool.employed)
        state.city = pool
    # Matches are of elasticity 1/2 in vacancies: fewer are filled than are gone.
    assert 0 < found[0] - found[1] < 40
    wanted = posts_wanted(state, market.world, numbers.rest_of_city)
    state.city.wage_index = 1.1
    dearer = posts_wanted(state, market.world, numbers.rest_of_city)
    elasticity = numbers.rest_of_city.demand_elasticity
    assert dearer / wanted == pytest.approx(1.1**-elasticity, abs=1e-8)


def test_matching_stands_still_where_the_city_does() -> None:
    market = gone_on(0, *NO_GROWTH)
    state, numbers = market.state, market.settings
    before = CityPool(**vars(state.city))
    city_turns(state, market.world, numbers.rest_of_city, numbers.wages)
    assert state.city.unemployed == pytest.approx(before.unemployed, rel=1e-6)
    assert state.city.employed == pytest.approx(before.employed, rel=1e-6)


def test_commuters_never_enter_what_is_for_residents() -> None:
    market = gone_on(6, "rest_of_city.candidates_per_month=40000")
    people, city = market.state.people, market.state.city
    lives_there = people["place"] == city.place
    status = people["status"][lives_there]
    assert set(status.tolist()) == {Status.EMPLOYEE, Status.AWAY}
    for column in ("course_end", "coached_until", "served"):
        assert (people[column][lives_there] == NEVER).all()
    assert (people["certificate"][lives_there] == 0).all()
    assert not lives_there[market.state.learners].any()


def test_candidates_of_the_city_are_the_same_in_every_scenario() -> None:
    keys = begun().world.keys
    assert keys.commuters > 0
    of_month = [keys.youth_of(5), keys.candidates_of(5), keys.commuters_of(5)]
    np.testing.assert_array_equal(
        np.concatenate(of_month), np.arange(keys.before(5), keys.before(6))
    )
    assert keys.commuters_at_first()[0] == keys.residents


def test_who_is_hired_from_the_city_leaves_an_unfilled_post_or_the_unemployed() -> None:
    pool = CityPool(place=3, employed=100.0, unemployed=10.0, posts=120.0)
    pool.release(4, 3)
    assert (pool.unemployed, pool.employed) == (6.0, 97.0)
    pool.release(9, 0)
    assert (pool.unemployed, pool.employed) == (0.0, 94.0)
    assert pool.labour_force == 110 - 16
    assert pool.seeking_share(0.2) == 0


def test_more_candidates_mean_more_commuters_and_fewer_jobs_for_residents() -> None:
    few = gone_on(12, "rest_of_city.return_rate=0.2")
    many = gone_on(12)
    assert latest(few, "in_commuters") < latest(many, "in_commuters")
    assert counted(few, *EMPLOYED_STATUSES) > counted(many, *EMPLOYED_STATUSES)


def test_books_notice_a_commuter_who_is_not_listed() -> None:
    market = gone_on(1)
    market.state.city.commuters = market.state.city.commuters[1:]
    market.state.stocks[:] = tally(market.state, market.world).stocks
    market.state.flows[:] = 0
    market.state.rows_before = len(market.state.people)
    with pytest.raises(InvariantError, match="are listed as commuters"):
        books_must_balance(market.state, market.desk, tally(market.state, market.world))


def test_returns_are_drawn_by_key() -> None:
    market = gone_on(1, "rest_of_city.return_rate=0")
    city = market.state.city
    keys = market.state.people["key"][city.commuters].astype(np.int64)
    u = market.world.luck.draws(Decision.COMMUTING, market.state.month + 1, keys)
    expected = set(keys[u < 0.3].tolist())
    later = on_from(market, 1, "rest_of_city.return_rate=0.3")
    stayed = later.state.people["key"][later.state.city.commuters].tolist()
    assert expected
    assert not expected & set(stayed)
