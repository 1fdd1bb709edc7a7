"""What policies on people do in a run: something, unless they pay nothing or reach nobody."""

from collections.abc import Callable
from functools import cache
from typing import Any

import polars as pl
import pytest

from sim.levers import Levers
from sim.model import Market
from tests.scenarios.instruments.people.usual import (
    USUAL,
    build_small,
    levers_of,
    market_with,
    paying,
)
from tests.sim.markets import assert_same, frames, without_spending

MONTHS = 9
LARGE: dict[str, dict[str, Any]] = {
    "wage_top_up": {
        **paying("wage_top_up", 24000.0),
        "limits": {"kept_months": 3, "months": 3, "every": 12},
    },
    "living_allowance": {
        "degrees": {"college": 1e5, "bachelor": 1e5},
        "limits": {"kept_months": 3},
    },
    "job_search_allowance": paying("job_search_allowance", 9000.0),
    "temporary_living_aid": paying("temporary_living_aid", 9000.0),
    "flexible_insurance_subsidy": paying("flexible_insurance_subsidy", 2000.0),
    "settlement_support": paying("settlement_support", 40000.0),
    "local_right": {"value": 1000.0, "counts_for": ["living", "working", "gig_work"]},
    "minimum_wage": {"above": 0.8},
}
PAYS_NOTHING = ("local_right", "minimum_wage")


def nothing(kind: str) -> dict[str, Any]:
    """A clause that pays, or counts for, nothing."""
    zero: dict[str, dict[str, Any]] = {
        "living_allowance": {"degrees": {}},
        "local_right": {"value": 0.0},
        "minimum_wage": {"above": 0.0},
    }
    return zero.get(kind) or paying(kind, 0.0)


WAYS: dict[str, Callable[[str], dict[str, Any]]] = {
    "amount": nothing,
    "take-up": lambda _: {"take_up": 0.0},
    "cover": lambda _: {"who": {"all": ["student", "unemployed"]}},
    "budget": lambda _: {"budget": {"yuan_per_year": 0.0, "rationing": "lottery"}},
}


@cache
def baseline() -> Market:
    return market_with(months=MONTHS)


@pytest.mark.parametrize("kind", USUAL)
@pytest.mark.parametrize("way", WAYS)
def test_nothing_leaves_every_bit(kind: str, way: str) -> None:
    if (way == "budget" and kind in PAYS_NOTHING) or (way == "cover" and kind == "minimum_wage"):
        return  # it has none
    instrument = build_small(kind, **(LARGE[kind] | WAYS[way](kind)))
    market = market_with(instrument, months=3)
    months = without_spending(baseline())
    until = frames(market)["outcomes"]["month"].max()
    some = {name: frame.filter(pl.col("month") <= until) for name, frame in months.items()}
    assert_same(without_spending(market), some, ("outcomes", "panel"))


@pytest.mark.parametrize("kind", USUAL)
def test_each_kind_changes_something_otherwise(kind: str) -> None:
    market = market_with(build_small(kind, **LARGE[kind]), months=MONTHS)
    given, usual = (without_spending(each)["outcomes"] for each in (market, baseline()))
    assert not given.equals(usual)
    paid = set(frames(market)["ledger"]["instrument"].unique())
    assert ("invented" in paid) == (kind not in PAYS_NOTHING)


@pytest.mark.parametrize("kind", USUAL)
def test_it_moves_its_own_levers_and_no_other(kind: str) -> None:
    instrument = build_small(kind, **LARGE[kind])
    moved, rest = levers_of(instrument), Levers()
    changed = {name for name in vars(rest) if getattr(moved, name) != getattr(rest, name)}
    expected = set(instrument.moves)
    if kind == "settlement_support":
        expected.remove("awaited")  # that of one payment is not waited for
    if kind == "minimum_wage":
        expected.remove("minimum_wage_least")  # it names a share
    assert changed == expected
