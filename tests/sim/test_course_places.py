"""What moves places on courses and who wants them, beside vouchers."""

import numpy as np
import pytest

from agents.groups import GROUP_NAMES
from agents.people import Status
from sim.contests import contests_are_held, prize_expected
from sim.entitlements import Offer, Offers, Who
from sim.invitations import invited
from sim.learning_offers import Contest, Invitation, TravelLimit
from sim.levers import Levers
from sim.model import Market
from sim.training import people_take_courses, places_for_pay
from sim.travel_to_courses import minutes_saved, minutes_to_site
from tests.sim.learning import EVERYBODY, NOBODY, SCALE, quiet, untrained_employees

NONE = np.empty(0, dtype=np.int64)
SENIOR = 3
SCARCE = "training.seats_per_month=100"


def enrolled(levers: Levers, *words: str) -> tuple[Market, set[int]]:
    market = quiet(0, *words)
    before = market.state.learners.size
    people_take_courses(market.state, market.world, market.settings.training, levers, NONE)
    return market, set(market.state.learners[before:].tolist())


@pytest.mark.parametrize(("amount", "share"), [(500.0, 1.0), (1000.0, 0.5), (0.0, 1.0)])
def test_places_follow_what_they_earn(amount: float, share: float) -> None:
    """Half of the queue paid for is as good as half the payment for all."""
    market = quiet()
    training = market.settings.training
    rows = untrained_employees(market, 100)
    people = market.state.people
    people["groups"][rows] = 0
    people["groups"][rows[: int(share * 100)]] = GROUP_NAMES["veteran"]
    offer = Offer(7, Who(any=GROUP_NAMES["veteran"]), 0.0, 1.0, by_level=(0.0,) + (amount,) * 5)
    levers, level = Levers(teaching=Offers([offer])), np.ones(100, dtype=np.int64)
    earned = 1 + training.pass_share * amount * share / training.fee
    expected = training.seats_per_month * SCALE * (earned**training.supply_elasticity - 1)
    places = places_for_pay(market.state, market.world, training, levers, rows, level)
    assert places == pytest.approx(expected, abs=1e-6)
    assert (places > 0) == (amount > 0)


def test_paid_providers_teach_more_people_and_the_same_ones_among_them() -> None:
    offer = Offer(7, EVERYBODY, 0.0, 1.0, by_level=(0.0,) + (2600.0,) * 5)
    _, few = enrolled(Levers(), SCARCE)
    _, many = enrolled(Levers(teaching=Offers([offer])), SCARCE)
    assert few < many


def test_places_at_the_senior_level_are_for_those_who_aim_at_it() -> None:
    market, usual = enrolled(Levers(), SCARCE)
    _, more = enrolled(Levers(senior_seats=1.0), SCARCE)
    extra = np.array(sorted(more - usual))
    assert usual < more
    assert extra.size == 1
    assert (market.state.people["certificate"][extra] + 1 >= SENIOR).all()


def test_a_campaign_asks_its_share_of_those_it_covers() -> None:
    market = quiet()
    gig = Who(any=GROUP_NAMES["gig_worker"])
    rows = invited(market.state, market.world, [Invitation(7, gig, 0.1)])
    people = market.state.people
    assert (people["status"][rows] == Status.GIG_WORKER).all()
    here = people["place"][:] != market.state.city.place
    riders = int(((people["status"][:] == Status.GIG_WORKER) & here).sum())
    assert rows.size == pytest.approx(0.1 * riders, abs=4 * (0.09 * riders) ** 0.5)
    assert not invited(market.state, market.world, [Invitation(7, gig, 0.0)]).size
    assert not invited(market.state, market.world, [Invitation(7, NOBODY, 0.2)]).size


def test_gig_workers_take_courses_when_asked_and_ride_on() -> None:
    gig = Who(any=GROUP_NAMES["gig_worker"])
    levers = Levers(invitations=[Invitation(7, gig, 0.2)], course_seats=1000.0)
    market, learners = enrolled(levers)
    status = market.state.people["status"][np.array(sorted(learners))]
    assert (status == Status.GIG_WORKER).sum() > 10
    _, usual = enrolled(Levers(course_seats=1000.0))
    assert not (market.state.people["status"][np.array(sorted(usual))] == Status.GIG_WORKER).any()


def test_minutes_to_the_nearest_site_and_what_a_limit_saves() -> None:
    market = quiet()
    region, minutes = market.world.region, market.world.minutes
    places = list(region.places)
    to_largest = minutes_to_site(region, minutes, 1)
    largest = max(places, key=lambda name: region.places[name].population)
    assert (
        to_largest[: len(places)].tolist() == minutes[: len(places), places.index(largest)].tolist()
    )
    saved = minutes_saved(market.world, 1, [TravelLimit(30.0, 0.5)])
    assert saved == pytest.approx(0.5 * np.maximum(to_largest - 30, 0))
    assert saved[: len(places)].max() > 0
    assert not minutes_saved(market.world, 1, [TravelLimit(1000.0, 1.0)]).any()
    assert not minutes_saved(market.world, len(places), [TravelLimit(30.0, 1.0)])[:-1].any()


def test_a_shorter_way_makes_more_willing_where_it_was_long() -> None:
    room = ("training.seats_per_month=100000", "training.sites=1")
    market, usual = enrolled(Levers(), *room)
    _, nearer = enrolled(Levers(travel_limits=[TravelLimit(10.0, 1.0)]), *room)
    assert usual < nearer
    saved = minutes_saved(market.world, 1, [TravelLimit(10.0, 1.0)])
    extra = np.array(sorted(nearer - usual))
    assert (saved[market.state.people["place"][extra]] > 0).all()


def test_a_second_fee_saved_makes_more_willing() -> None:
    room = "training.seats_per_month=100000"
    _, usual = enrolled(Levers(), room)
    _, more = enrolled(Levers(second_certificates=Offers([Offer(7, EVERYBODY, 900.0, 1.0)])), room)
    assert usual < more


def contest(**changes: object) -> Contest:
    given = {"number": 7, "who": EVERYBODY, "prizes": (2000.0, 1000.0), "a_year": 12.0}
    usual = given | {"from_level": 1, "known": 1.0, "personal": True}
    return Contest(**(usual | changes))  # type: ignore[arg-type]


def certified(count: int) -> Market:
    market = quiet()
    rows = untrained_employees(market, count)
    market.state.people["certificate"][rows] = 1
    market.state.events.completed = rows
    market.state.events.passed = np.ones(rows.size, dtype=np.bool_)
    return market


def test_the_best_win_one_prize_each() -> None:
    market = certified(50)
    contests_are_held(market.state, market.world, [contest(a_year=36.0)])
    won = market.state.events.prizes
    assert won["place"].tolist() == [1, 1, 1, 2, 2, 2]
    assert np.unique(won["person"]).size == 6
    skill = market.state.people["skill"]
    assert skill[won["person"]].mean() > skill[market.state.events.completed].mean()


def test_nobody_enters_below_the_level_or_unaware() -> None:
    for changes in ({"from_level": 2}, {"known": 0.0}, {"a_year": 0.0}, {"who": NOBODY}):
        market = certified(50)
        contests_are_held(market.state, market.world, [contest(**changes)])
        assert not market.state.events.prizes.size


def test_a_chance_of_a_prize_is_worth_prizes_over_rivals() -> None:
    market = certified(50)
    rows = untrained_employees(market, 10)
    expected = prize_expected(market.state, market.world, [contest()], rows)
    assert expected == pytest.approx(3000 / 50)
    for nothing in (contest(prizes=(0.0, 0.0)), contest(known=0.0), contest(personal=False)):
        assert not prize_expected(market.state, market.world, [nothing], rows).any()
