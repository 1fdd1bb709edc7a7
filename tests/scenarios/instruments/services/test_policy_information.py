"""Information, automatic payment and monitoring: what they make of other policies."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from scenarios.policy import Around
from sim.calendar import Calendar
from sim.desk import Desk
from sim.instrument import EVERY
from tests.scenarios.alone import written
from tests.scenarios.instruments.clauses import build as usual_kind
from tests.scenarios.instruments.services.usual import at_scale, budget, build, pays, under
from tests.scenarios.packages import asked_of
from tests.sim.desks import small_state, terms


def offered(known: float, **changes: Any) -> float:
    """Who applies for a hiring subsidy that so many would know of, once they are informed."""
    subsidy = usual_kind("hiring_subsidy", take_up=known)
    desk = Desk([subsidy, build("policy_information", name="told", **changes)])
    (offer,) = desk.announce(small_state(), 1.0).hiring.offers
    return offer.take_up


# share who know, share of the others reached, share who apply
REACHED = [(0.5, 0.0, 0.5), (0.5, 0.4, 0.7), (0.0, 0.4, 0.4), (1.0, 0.4, 1.0), (0.3, 1.0, 1.0)]


@pytest.mark.parametrize(("known", "share", "apply"), REACHED)
def test_some_of_those_who_did_not_know_learn_of_it(
    known: float, share: float, apply: float
) -> None:
    assert offered(known, take_up=share, of=["invented"]) == pytest.approx(apply)
    assert offered(known, take_up=share, of=["all"]) == pytest.approx(apply)


def test_of_no_other_policy() -> None:
    assert offered(0.5, of=["another"]) == 0.5


def test_unpaid_where_no_budget_is_left() -> None:
    assert offered(0.5, **budget(0.0)) == 0.5
    costs = {"pays": pays(1000.0, "yuan/month")} | budget(6000.0)
    assert offered(0.0, of=["all"], **costs) == pytest.approx(0.5)


def test_it_speaks_of_every_policy() -> None:
    assert build("policy_information").informs(0) == {EVERY: 1.0}


def test_automatic_payment_pays_more_claims() -> None:
    subsidy = {"scale": 0.005, "take_up": 0.1}
    claims = [
        under(usual_kind("hiring_subsidy", **subsidy), *told, months=3)
        .state.claims.all_payments()
        .size
        for told in ([], [at_scale("policy_information", name="told", of=["invented"])])
    ]
    assert claims[1] > 3 * claims[0] > 0


# unemployment of past months in percent, months it stays on, whether it calls
WATCHED = [
    ([], 6, False),
    ([4.9, 5.0], 6, False),
    ([4.9, 5.1], 1, True),
    ([5.1, 4.9], 1, False),
    ([5.1, 4.9], 2, True),
    ([5.1, 4.9, 4.8, 4.7], 3, False),
    ([9.0] * 24, 24, True),
]


@pytest.mark.parametrize(("past", "stays", "calls"), WATCHED)
def test_a_threshold_calls_for_months(past: list[float], stays: int, calls: bool) -> None:
    state = small_state()
    state.unemployment = np.array(past) / 100
    assert build("monitoring", stays=stays).calls_for(state) is calls
    assert not build("monitoring", stays=stays, take_up=0.0).calls_for(state)


@pytest.mark.parametrize(("above", "called"), [(0.0, True), (99.0, False)])
def test_what_it_calls_is_in_force_only_then(above: float, called: bool) -> None:
    watch = at_scale("monitoring", name="watch", above=above)
    staff = at_scale("station_grant", name="called")
    market = under(watch, staff, months=2)
    assert (market.state.stations["added_staff"].sum() > 0) == called
    assert bool(market.state.claims.all_payments().size) == called


def test_the_rate_is_last_months() -> None:
    market = under(months=3)
    outcomes = market.outcomes().filter(outcome="unemployment_rate", group="all")["value"]
    market.state.open_month(market.state.month + 1, market.world.keys)
    assert market.state.unemployment[-3:] * 100 == pytest.approx(outcomes.to_numpy(), abs=0.05)


def test_terms_know_whom_information_reaches() -> None:
    assert terms(take_up=0.2).known_by({"invented": 0.5}) == pytest.approx(0.6)


def test_telling_those_who_may_not_anyway_changes_nothing() -> None:
    kept_out = terms(take_up=0.002, take_up_by_knowing=False)
    assert kept_out.known_by({"invented": 0.5}) == pytest.approx(0.002)


def test_publicity_brings_no_enterprise_more_loans() -> None:
    """A share of firms get a loan; they are not the firms that have heard of it."""
    told = written("hangzhou_opinion", "hangzhou_enterprise_loan")
    around = Around(Calendar(date(2026, 1, 1), 0), 1.0, asked_of("hangzhou_opinion").region)
    reach = {"loan": 0.3}
    assert told.terms("loan", around).known_by(reach) == told.take_up < 0.01
