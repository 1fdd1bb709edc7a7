"""Who is paid when a budget does not reach: never too much, never by key or row."""

from dataclasses import replace
from typing import get_args

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy.stats import chi2

from agents.chance import Luck
from sim.claims import DUE, Records
from sim.desk import Desk
from sim.instrument import Rationing
from sim.rationing import allot
from tests.sim.desks import (
    LUCK,
    Event,
    Listed,
    ListedForNobody,
    pass_months,
    payments,
    small_state,
    terms,
)

WAYS: tuple[Rationing, ...] = get_args(Rationing)
WITH_BUDGET = WAYS[1:]
PEOPLE = 4000
STATE = small_state(PEOPLE, 40)


def due(amounts: list[int], event: int = 0, first: int = 0) -> Records:
    """Claims of people in the order of rows, of the given fen each."""
    claims = np.zeros(len(amounts), dtype=DUE)
    claims["person"] = first + np.arange(len(amounts))
    claims["firm"], claims["event"] = claims["person"] % 40, event
    claims["amount"], claims["left"] = amounts, 1
    return claims


def allotted(
    way: Rationing, claims: Records, fen: int, luck: Luck = LUCK, number: int = 1
) -> npt.NDArray[np.int64]:
    return allot(way, claims, fen, luck, STATE, number)


def test_there_are_five_ways() -> None:
    assert WAYS == ("entitlement", "first_come", "lottery", "pro_rata", "neediest")


@given(
    some.sampled_from(WITH_BUDGET),
    some.lists(some.integers(1, 10**7), min_size=1, max_size=40),
    some.integers(0, 10**8),
)
def test_nothing_is_paid_beyond_the_budget(way: Rationing, amounts: list[int], fen: int) -> None:
    paid = allotted(way, due(amounts), fen)
    assert paid.sum() <= max(fen, 0)
    assert ((paid >= 0) & (paid <= amounts)).all()
    if fen >= sum(amounts):
        assert paid.tolist() == amounts
    elif way == "pro_rata":
        assert paid.sum() > fen - len(amounts)
        assert paid.tolist() == [amount * fen // sum(amounts) for amount in amounts]
    else:
        assert np.isin(paid, (0, *amounts)).all()


@given(
    some.sampled_from(WITH_BUDGET),
    some.lists(some.integers(1, 1000), min_size=2, max_size=30),
    some.randoms(use_true_random=False),
)
def test_the_order_of_claims_does_not_matter(
    way: Rationing, amounts: list[int], chance: object
) -> None:
    claims = due(amounts)
    order = np.arange(claims.size)
    chance.shuffle(order)  # type: ignore[attr-defined]
    fen = sum(amounts) // 2
    assert (allotted(way, claims, fen)[order] == allotted(way, claims[order], fen)).all()


def test_entitlement_pays_everyone() -> None:
    assert allotted("entitlement", due([5, 7]), 0).tolist() == [5, 7]


def test_whoever_comes_first_is_paid_first() -> None:
    early, late = due([10] * 50, event=1), due([10] * 50, event=2, first=50)
    paid = allotted("first_come", np.concatenate([late, early]), 700)
    assert paid[50:].tolist() == [10] * 50
    assert paid[:50].sum() == 200


def test_the_lowest_paid_are_the_neediest() -> None:
    wages = STATE.people["wage"]
    before = wages.copy()
    try:
        wages[:100] = 3000 + np.arange(100)[::-1]
        paid = allotted("neediest", due([10] * 100), 300)
    finally:
        wages[:] = before
    assert paid.tolist() == [0] * 70 + [10] * 30


@pytest.mark.parametrize("way", ["first_come", "lottery", "neediest"])
def test_low_keys_are_not_favoured(way: Rationing) -> None:
    """Of equal claims a third is paid; by tenths of keys and of rows as chance would have it."""
    claims = due([10] * PEOPLE)
    wins = np.zeros(PEOPLE)
    state, months = STATE.month, 60
    try:
        for STATE.month in range(months):
            wins += allotted(way, claims, 10 * PEOPLE // 3) > 0
    finally:
        STATE.month = state
    assert wins.sum() == months * (PEOPLE // 3)
    keys = STATE.people["key"].astype(np.int64)
    for trait in (np.argsort(np.argsort(keys)) * 10 // PEOPLE, keys % 10, np.arange(PEOPLE) % 40):
        counts, expected = np.bincount(trait, wins), np.bincount(trait) * wins.mean()
        # Without replacement, so a third drawn has two thirds of a count's usual variance.
        statistic = ((counts - expected) ** 2 / (expected * 2 / 3)).sum()
        assert chi2.sf(statistic, counts.size - 1) > 6e-5
    assert wins.std() == pytest.approx(np.sqrt(months * 2 / 9), rel=0.1)


def test_everybody_gets_the_same_share() -> None:
    paid = allotted("pro_rata", due([1000] * PEOPLE), 250 * PEOPLE)
    assert set(paid.tolist()) == {250}


def test_lots_differ_by_month_instrument_and_seed() -> None:
    claims = due([10] * 400)
    winners = [
        allotted("lottery", claims, 1000, luck, number) > 0
        for luck, number in ((LUCK, 1), (LUCK, 2), (Luck(6), 1))
    ]
    STATE.month += 1
    try:
        winners.append(allotted("lottery", claims, 1000) > 0)
    finally:
        STATE.month -= 1
    for at, one in enumerate(winners):
        assert one.sum() == 100
        for other in winners[at + 1 :]:
            assert 5 < (one & other).sum() < 50


HIRES: dict[int, list[Event]] = {
    month: [(row, row % 3, 10.0) for row in range(4)] for month in range(30)
}


@pytest.mark.parametrize("way", WITH_BUDGET)
def test_a_budget_is_for_a_calendar_year(way: Rationing) -> None:
    """4 claims of 10 yuan a month against 130 yuan a year: spent by spring, new in January."""
    state = small_state()
    desk = Desk([Listed(terms(yuan_per_year=130.0, rationing=way), HIRES)])
    pass_months(desk, state, 30)
    by_month = np.zeros(30)
    for month, _, _, _, yuan in payments(state, desk):
        by_month[month] += yuan
    years = [40, 40, 40, 10, *[0] * 8]
    assert by_month.tolist() == [*years, *years, *years[:6]]
    assert state.claims.accounts["invented"].spent == {0: 13000, 1: 13000, 2: 13000}


def test_what_one_instrument_spends_another_keeps() -> None:
    state = small_state()
    poor = terms("poor", yuan_per_year=10.0, rationing="lottery")
    rich = terms("rich", yuan_per_year=1000.0, rationing="lottery")
    desk = Desk([Listed(poor, {0: HIRES[0]}), Listed(rich, {0: HIRES[0]})])
    pass_months(desk, state, 1)
    paid = [name for _, name, _, _, _ in payments(state, desk)]
    assert (paid.count("poor"), paid.count("rich")) == (1, 4)


def test_whoever_goes_without_is_not_paid_later() -> None:
    state = small_state()
    given = terms(yuan_per_year=20.0, rationing="lottery")
    desk = Desk([Listed(given, {11: HIRES[0]})])
    pass_months(desk, state, 14)
    assert [month for month, *_ in payments(state, desk)] == [11, 11]


def test_firms_without_persons_are_drawn_by_their_own_keys() -> None:
    state = small_state(firms=3)
    events: dict[int, list[Event]] = {0: [(-1, 0, 10.0), (-1, 1, 10.0), (-1, 2, 10.0)]}
    found = []
    for number in range(40):
        state.claims.accounts.clear()
        state.claims.forget_payments()
        state.month = 0
        given = replace(terms(f"invented_{number}"), yuan_per_year=10.0, rationing="lottery")
        desk = Desk([ListedForNobody(given, events)])
        pass_months(desk, state, 1)
        found += [firm for _, _, _, firm, _ in payments(state, desk)]
    assert set(found) == {0, 1, 2}
    assert len(found) == 40
