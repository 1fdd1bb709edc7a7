"""Policies on founding move who founds and which firms last; those that give nothing do not."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from sim.desk import Desk
from sim.instrument import Instrument
from sim.model import Market
from tests.scenarios.instruments.startups.founding import USUAL, build, pays
from tests.sim.markets import SCALE, asked_for, assert_same, frames, settled, without_spending

MONTHS = 4
NOBODY: dict[str, Any] = {"who": {"all": ["student", "unemployed"]}}
BUDGET: dict[str, Any] = {"budget": {"yuan_per_year": 0.0, "rationing": "lottery"}}


def under(*instruments: Instrument, months: int = MONTHS) -> Market:
    """The settled market gone on under some policies and no others."""
    return settled().fork(asked_for("baseline"), Desk(instruments), None).run(months)


@cache
def without() -> Market:
    """The same without any policy."""
    return under()


def nothing(kind: str, way: str) -> dict[str, Any]:
    """Changes by which a policy of a kind gives nothing, in one of four ways."""
    if way == "amount":
        return {"months": 0} if kind == "founder_leave" else {"pays": USUAL[kind]["pays"] | ZERO}
    if way == "budget":  # leave costs nothing, so that no budget can keep it from anybody
        return {"months": 0} if kind == "founder_leave" else BUDGET
    if way == "take_up":
        return {"take_up": 0.0}
    # Those who are paid by the place, or for the months, are paid whoever is covered.
    return {"advisers": 0.0} if kind == "startup_services" else NOBODY


ZERO = {"amount": 0.0}


@pytest.mark.parametrize("way", ["amount", "budget", "take_up", "cover"])
def test_what_gives_nothing_leaves_every_bit(way: str) -> None:
    each = [build(kind, name=kind, scale=SCALE, **nothing(kind, way)) for kind in USUAL]
    market = under(*each)
    assert frames(market)["ledger"].is_empty()
    assert_same(without_spending(market), without_spending(without()), ("outcomes", "panel"))


def founders(market: Market) -> set[int]:
    """Keys of all who founded a firm in the run."""
    firms = market.state.firms
    began = settled().state.month + 1
    return set(firms["key"][firms["founded"] >= began].tolist())


GENEROUS: dict[str, dict[str, Any]] = {
    "startup_insurance_subsidy": {"pays": pays(300000.0, "yuan/firm")},
    "rent_subsidy": {},
    "guaranteed_loan": {},
    "incubator_places": {"places_each": 1e6},
    "founder_leave": {"months": 240},
    "startup_services": {},
}
"""Policies that let more people found, and nobody fewer: amounts that show in a small market."""


@pytest.mark.parametrize("kind", GENEROUS)
def test_more_people_found(kind: str) -> None:
    more, usual = (
        founders(under(build(kind, scale=SCALE, **GENEROUS[kind]), months=1)),
        founders(under(months=1)),
    )
    assert usual < more


def test_cover_lets_more_of_those_who_borrow_found() -> None:
    loan = build("guaranteed_loan", name="loan", scale=SCALE)
    cover = build("loan_compensation", name="cover", scale=SCALE, pays=pays(1e6, "yuan/loan"))
    lent, both = (founders(under(*each, months=2)) for each in ([loan], [loan, cover]))
    assert lent < both
    assert founders(under(cover, months=2)) == founders(under(months=2))


def test_incubators_let_in_no_more_than_they_hold() -> None:
    few = build("incubator_places", scale=SCALE, incubators=1.0, places_each=3 / SCALE)
    market = under(few)
    assert market.state.startup_book.places.size == 3
    assert frames(market)["claims"]["firm"].n_unique() == 3


def test_awards_make_firms_want_more_people() -> None:
    large: dict[str, Any] = {
        "pays": pays(200000.0, "yuan/year"),
        "each": 100000.0,
        "cap": 2e6,
        "fewest": 2,
    }
    award = build("startup_employment_subsidy", scale=SCALE, **large)
    given, usual = under(award, months=10), under(months=10)
    rows = given.state.startup_book.holders(award.terms.number)
    assert rows.size > 20
    keys = given.state.firms["key"][rows]
    there = np.isin(usual.state.firms["key"], keys)
    larger = given.state.firms["headcount"][rows].sum()
    assert larger > usual.state.firms["headcount"][there].sum()


def test_mentors_and_advisers_keep_firms_in_business() -> None:
    usual = under(months=8).state.firms
    many: dict[str, dict[str, Any]] = {
        "mentoring": {"per_year": 1e7},
        "startup_services": {"advisers": 1e6},
    }
    for kind, most in many.items():
        market = under(build(kind, scale=SCALE, **most), months=8)
        assert (market.state.firms["coached_until"] > -999).sum() > 100
        both = np.isin(market.state.firms["key"], usual["key"])
        alive = market.state.firms["alive"][both].sum()
        assert alive > usual["alive"][np.isin(usual["key"], market.state.firms["key"])].sum()


def test_the_books_balance_when_founders_come_back() -> None:
    leave = build("founder_leave", months=240, scale=SCALE)
    asked = asked_for("baseline", "firm_life.enterprise=[0.9]")
    market = settled().fork(asked, Desk([leave]), None)
    returned, months = 0, 6
    for _ in range(months):
        before = market.state.startup_book.posts.size
        market.step()
        returned += before > 0
        assert (market.state.startup_book.posts["last"] >= market.state.month).all()
    posts = market.state.startup_book.posts
    assert returned
    assert (market.state.firms["alive"][posts["firm"]] == 1).mean() > 0.5
