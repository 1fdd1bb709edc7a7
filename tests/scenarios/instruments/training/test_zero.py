"""A policy on training that pays nothing, reaches nobody or covers nobody leaves every bit."""

from functools import cache
from typing import get_args

import pytest

from scenarios.clause import Level
from sim.model import Market
from tests.sim.markets import asked_for, assert_same, continued, without_spending

MONTHS = 9
"""From January, so that the school year begins among them."""
SCALE = 0.01
NOBODY = ["who.all=[student,unemployed]"]
UNKNOWN = ["take_up=0"]
UNPAID = ["pays.amount=0"]
NO_LEVELS = [f"pays.levels.{level}=0" for level in get_args(Level)]
NO_BUDGET = ["budget.yuan_per_year=0", "budget.rationing=lottery"]

# policy, ways in which nothing of it is left
POLICIES: dict[str, dict[str, list[str]]] = {
    "hangzhou_key_people_training": {
        "amount": NO_LEVELS,
        "cover": [*NOBODY, "seats_per_year=0"],
        "budget": NO_BUDGET,
    },
    "binjiang_provider_payment": {"amount": NO_LEVELS, "cover": NOBODY, "budget": NO_BUDGET},
    "hangzhou_staff_training": {
        "amount": ["skilled.first=0", "skilled.per_step=0"],
        "cover": ["employing.fewest=100000000"],
        "budget": NO_BUDGET,
    },
    "binjiang_star_award": {"cover": ["employing.fewest=100000000"], "budget": NO_BUDGET},
    "huzhou_apprenticeship": {"amount": UNPAID, "cover": NOBODY, "budget": NO_BUDGET},
    "hangzhou_internship": {
        "amount": [*UNPAID, "wage_share=0"],
        "cover": NOBODY,
        "budget": NO_BUDGET,
    },
    "hangzhou_order_classes": {"amount": UNPAID, "cover": NOBODY, "budget": NO_BUDGET},
    "huzhou_technician_classes": {
        "amount": UNPAID,
        "cover": ["places_per_year=0"],
        "budget": NO_BUDGET,
    },
    "hangzhou_training_bases": {"amount": UNPAID, "cover": ["per_year=0"], "budget": NO_BUDGET},
    "hangzhou_online_training": {"cover": ["minutes=1000"]},
    "yuhang_skill_contests": {"amount": ["prizes=[0]"], "cover": NOBODY, "budget": NO_BUDGET},
    "yuhang_certificate_recognition": {"amount": ["saves=0"], "cover": NOBODY},
    "huzhou_shortage_list": {"amount": ["follow=0"]},
    "binjiang_company_visits": {"amount": UNPAID, "cover": NOBODY, "budget": NO_BUDGET},
}
MORE = {
    "binjiang_star_award": ["certificates=[1,2,3]", "take_up=1"],
    "yuhang_skill_contests": ["prizes=[100000]"],
    "yuhang_certificate_recognition": ["take_up=1", "saves=2000"],
    "hangzhou_online_training": ["take_up=1"],
    "huzhou_apprenticeship": ["take_up=1"],
}
"""What lets a policy show in so small a market, where its own terms are for few."""


def with_policies(words: dict[str, list[str]]) -> Market:
    """The baseline with some policies beside it, each from January 2026, with words of its own."""
    overrides = []
    for policy, own in words.items():
        place = f"scenario.policies.{policy}"
        overrides.append(f"+policy@{place}={policy}")
        overrides += [f"{place}.period.announced=2026-01", f"{place}.period.start=2026-01"]
        overrides += [f"{place}.{word}" for word in own]
    return continued(asked_for("baseline", *overrides, scale=SCALE), MONTHS)


@cache
def baseline() -> Market:
    return continued(asked_for("baseline", scale=SCALE), MONTHS)


@pytest.mark.parametrize("way", ["amount", "take_up", "cover", "budget"])
def test_nothing_of_them_changes_nothing(way: str) -> None:
    words = {policy: {"take_up": UNKNOWN, **ways}.get(way) for policy, ways in POLICIES.items()}
    market = with_policies({policy: own for policy, own in words.items() if own is not None})
    assert_same(without_spending(market), without_spending(baseline()), ("outcomes", "panel"))
    mine, other = market.state.people.table, baseline().state.people.table
    for name in (*CHANGES, "groups"):
        assert (mine[name] == other[name]).all(), name
    assert not {name for _, name in market.state.claims.ledger} & set(POLICIES)


# What each changes first, for some of it counts only when people leave school.
CHANGES = ("field", "skill", "certificate", "coached_until", "course_end")


@pytest.mark.parametrize("policy", POLICIES)
def test_all_of_it_changes_something(policy: str) -> None:
    mine, other = with_policies({policy: MORE.get(policy, [])}).state, baseline().state
    size = min(len(mine.people), len(other.people))
    same = len(mine.people) == len(other.people) and mine.offers.size == other.offers.size
    for name in CHANGES:
        column, before = mine.people.table[name][:size], other.people.table[name][:size]
        same = same and bool((column == before).all())
    assert not same
