"""Nothing of a service changes nothing, bit for bit; something of it changes something."""

from functools import cache
from typing import Any

import pytest

from scenarios.instruments.services.kinds import KINDS
from sim.model import Market
from tests.scenarios.instruments.services.usual import USUAL, at_scale, budget, under
from tests.sim.markets import assert_same, without_spending

MONTHS = 4
NOBODY: dict[str, Any] = {"who": {"all": ["student", "unemployed"]}}
UNPAID = {
    "service_circle": {"pays": USUAL["service_circle"]["pays"] | {"amount": 0.0}},
    "station_grant": {"pays": USUAL["station_grant"]["pays"] | {"amount": 0.0}},
    "gig_market": {"pays": USUAL["gig_market"]["pays"] | {"amount": 0.0}},
    "community_award": {"awards": {"municipal": 0.0}},
    "adviser_award": {"awards": {"municipal": 0.0}},
    "staff_certificate": {"pays": USUAL["staff_certificate"]["pays"] | {"levels": {"junior": 0.0}}},
    "recruitment_event": {"pays": USUAL["recruitment_event"]["pays"] | {"amount": 0.0}},
    "welfare_post": {"pays": USUAL["welfare_post"]["pays"] | {"amount": 0.0}},
    "vacancy_sharing": {"less_distance": 0.0},
    "layoff_list": {"monitored": 0},
    "service_purchase": {"clients": 0.0},
    "public_post": {"reserved_per_year": 0.0},
    "group_service": NOBODY,
}
SLOW = ("staff_certificate", "adviser_award")
"""Kinds of which a few months are too little."""

BY_THEMSELVES = sorted(UNPAID)
"""Kinds that act without another policy."""


@cache
def baseline() -> Market:
    return under(months=MONTHS)


def is_as_without(kind: str, changes: dict[str, Any]) -> bool:
    market = under(at_scale(kind, **changes), months=MONTHS)
    try:
        assert_same(without_spending(market), without_spending(baseline()), ("outcomes", "panel"))
    except AssertionError:
        return False
    return True


def test_every_kind_is_looked_at() -> None:
    others = {"station_capacity", "policy_information", "monitoring", "welfare_post_addition"}
    assert {*BY_THEMSELVES} | others == set(KINDS)


@pytest.mark.parametrize("kind", BY_THEMSELVES)
def test_nothing_of_it_changes_nothing(kind: str) -> None:
    for changes in (UNPAID[kind], {"take_up": 0.0}, budget(0.0)):
        assert is_as_without(kind, changes), changes


@pytest.mark.parametrize("kind", ["service_purchase", "public_post"])
def test_covering_nobody_changes_nothing(kind: str) -> None:
    assert is_as_without(kind, NOBODY)


def test_events_for_nobody_move_nobody() -> None:
    # They are held and counted all the same.
    made = at_scale("recruitment_event", from_afar=0.0, **NOBODY)
    after, before = (market.state.people for market in (under(made, months=MONTHS), baseline()))
    for column in ("status", "employer", "wage", "spell_start"):
        assert (after[column] == before[column]).all()


def test_covering_nobody_with_posts_changes_nothing() -> None:
    assert is_as_without("welfare_post", NOBODY)


@pytest.mark.parametrize("kind", [kind for kind in BY_THEMSELVES if kind not in SLOW])
def test_something_of_it_changes_something(kind: str) -> None:
    assert not is_as_without(kind, {})


@pytest.mark.parametrize("kind", BY_THEMSELVES)
def test_months_before_it_is_announced_stay(kind: str) -> None:
    later = {"announced": "2026-04", "start": "2026-04", "end": "2030-12"}
    market = under(at_scale(kind, period=later), months=3)
    before = without_spending(under(months=3))
    assert_same(without_spending(market), before, ("outcomes", "panel"))
