"""The desk: from announcement to payment, case by case."""

from typing import Any

import numpy as np
import pytest

from agents.firms import Kind
from agents.groups import GROUP_NAMES
from sim.claims import Account
from sim.desk import Desk, funded_share, yearly_fen
from sim.entitlements import FirmRule, Who, takes_up
from tests.sim.desks import (
    LUCK,
    Event,
    Listed,
    ListedForFounding,
    ListedForNobody,
    ListedForPeople,
    pass_months,
    payments,
    small_state,
    terms,
)

DISABLED = GROUP_NAMES["disabled"]
HIRES: dict[int, list[Event]] = {1: [(0, 0, 500.0), (1, 1, 500.0)], 3: [(0, 0, 500.0)]}
PAID = {(1, 0), (1, 1), (3, 0)}

PERIODS = [
    ("in force throughout", {}, PAID),
    ("from the first event's month", {"start": 1}, PAID),
    ("from the month after it", {"start": 2}, {(3, 0)}),
    ("until it", {"end": 1}, {(1, 0), (1, 1)}),
    ("until the month before it", {"end": 0}, set()),
    ("announced, not started", {"announced": 0, "start": 4}, set()),
    ("started, not announced", {"announced": 2, "start": 0}, {(3, 0)}),
]
LIMITS = [
    ("any number of times", {"times_per_person": None}, PAID),
    ("twice a person", {"times_per_person": 2}, PAID),
    ("once a person", {"times_per_person": 1}, {(1, 0), (1, 1)}),
]
COVER = [
    ("for everybody", {}, PAID),
    ("for the disabled", {"who": Who(any=DISABLED)}, {(1, 1)}),
    ("for others", {"who": Who(none=DISABLED)}, {(1, 0), (3, 0)}),
    ("for start-ups", {"firms": FirmRule(frozenset({Kind.STARTUP}))}, {(1, 1)}),
    ("for two kinds", {"firms": FirmRule(frozenset({Kind.STARTUP, Kind.INCUMBENT}))}, PAID),
    ("for no kind here", {"firms": FirmRule(frozenset({Kind.PUBLIC_EMPLOYER}))}, set()),
    ("known to nobody", {"take_up": 0.0}, set()),
]
KEPT = [
    ("at once", {}, {(1, 0), (1, 1), (3, 0)}),
    ("after two months", {"kept_months": 2}, {(3, 0), (3, 1), (5, 0)}),
    ("in two instalments", {"instalments": 2}, {(1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (4, 0)}),
    (
        "after one month, twice",
        {"kept_months": 1, "instalments": 2},
        {(2, 0), (2, 1), (3, 0), (3, 1), (4, 0), (5, 0)},
    ),
    ("claims of its time are paid after its end", {"kept_months": 2, "end": 1}, {(3, 0), (3, 1)}),
]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [case[1:] for case in (*PERIODS, *LIMITS, *COVER, *KEPT)],
    ids=[case[0] for case in (*PERIODS, *LIMITS, *COVER, *KEPT)],
)
def test_who_is_paid_when(changes: dict[str, Any], expected: set[tuple[int, int]]) -> None:
    state = small_state()
    state.people["groups"][1] = DISABLED
    state.firms["kind"][1] = Kind.STARTUP
    desk = Desk([Listed(terms(**changes), HIRES)])
    pass_months(desk, state, 10)
    paid = payments(state, desk)
    assert {(month, person) for month, _, person, _, _ in paid} == expected
    assert len(paid) == len(expected)
    assert all(yuan == 500.0 for *_, yuan in paid)
    assert all(person == firm for _, _, person, firm, _ in paid)


def test_a_claim_lapses_with_its_condition() -> None:
    state = small_state()
    desk = Desk([Listed(terms(kept_months=2, instalments=3), {0: [(0, 0, 9.0), (1, 1, 9.0)]})])
    pass_months(desk, state, 3)
    state.people["employer"][1] = 0
    pass_months(desk, state, 2)
    state.people["employer"][1] = 1
    pass_months(desk, state, 5)
    assert payments(state, desk) == [
        (2, "invented", 0, 0, 9.0),
        (2, "invented", 1, 1, 9.0),
        (3, "invented", 0, 0, 9.0),
        (4, "invented", 0, 0, 9.0),
    ]
    assert not state.claims.account("invented").pending.size


def test_of_two_events_in_a_month_the_first_counts() -> None:
    events: dict[int, list[Event]] = {0: [(3, 0, 1.0), (3, 1, 2.0), (2, 2, 4.0)]}
    state = small_state()
    desk = Desk([ListedForNobody(terms(times_per_person=1), events)])
    state.people["employer"][3] = 0
    pass_months(desk, state, 1)
    assert payments(state, desk) == [(0, "invented", 2, 2, 4.0), (0, "invented", 3, 0, 1.0)]


def test_what_pays_nothing_uses_up_no_right() -> None:
    state = small_state()
    events: dict[int, list[Event]] = {0: [(0, 0, 0.0)], 1: [(0, 0, 5.0)]}
    desk = Desk([Listed(terms(times_per_person=1), events)])
    pass_months(desk, state, 2)
    assert payments(state, desk) == [(1, "invented", 0, 0, 5.0)]


def test_it_is_the_claimant_who_must_know() -> None:
    state = small_state(people=400, firms=40)
    events: dict[int, list[Event]] = {0: [(row, row % 40, 1.0) for row in range(400)]}
    for kind, rows, table in (
        (ListedForPeople, range(400), state.people.table),
        (Listed, [row % 40 for row in range(400)], state.firms),
    ):
        state.claims.accounts.clear()
        state.claims.forget_payments()
        state.month = 0
        desk = Desk([kind(terms(take_up=0.4), events)])
        pass_months(desk, state, 1)
        keys = table["key"][list(rows)].astype(np.int64)
        knows = takes_up(LUCK, desk.instruments[0].terms.number, keys, 0.4)
        assert {person for _, _, person, _, _ in payments(state, desk)} == set(
            np.flatnonzero(knows).tolist()
        )


STACKING = [
    ("they add up", True, 1, [("high", 9.0), ("low", 4.0), ("other", 1.0), ("station", 2.0)]),
    ("only the highest pays", False, 1, [("high", 9.0), ("other", 1.0), ("station", 2.0)]),
    (
        "instalments count",
        False,
        3,
        [("low", 4.0), ("low", 4.0), ("low", 4.0), ("other", 1.0), ("station", 2.0)],
    ),
]


@pytest.mark.parametrize(
    ("stacks", "instalments", "expected"),
    [case[1:] for case in STACKING],
    ids=[case[0] for case in STACKING],
)
def test_amounts_for_one_event(
    stacks: bool, instalments: int, expected: list[tuple[str, float]]
) -> None:
    state = small_state()
    desk = Desk(
        [
            Listed(terms("high"), {0: [(0, 0, 9.0)]}),
            Listed(terms("low", instalments=instalments), {0: [(0, 0, 4.0)]}),
            ListedForFounding(terms("other"), {0: [(0, 0, 1.0)]}),
            ListedForNobody(terms("station"), {0: [(-1, -1, 2.0)]}),
        ],
        stacks=stacks,
    )
    pass_months(desk, state, 4)
    assert sorted((name, yuan) for _, name, _, _, yuan in payments(state, desk)) == expected


def test_the_highest_is_found_event_by_event() -> None:
    state = small_state()
    hires: dict[int, list[Event]] = {0: [(0, 0, 3.0), (1, 1, 8.0), (2, 2, 5.0)]}
    others: dict[int, list[Event]] = {0: [(0, 0, 6.0), (1, 1, 2.0)]}
    desk = Desk([Listed(terms("one"), hires), Listed(terms("two"), others)], stacks=False)
    pass_months(desk, state, 1)
    assert [(person, name) for _, name, person, _, _ in payments(state, desk)] == [
        (1, "one"),
        (2, "one"),
        (0, "two"),
    ]


def test_what_one_payee_is_paid_does_not_displace_what_another_is() -> None:
    state = small_state()
    event: dict[int, list[Event]] = {0: [(0, 0, 9.0)]}
    less: dict[int, list[Event]] = {0: [(0, 0, 4.0)]}
    desk = Desk(
        [
            Listed(terms("firm"), event),
            Listed(terms("person", payee="person"), less),
            Listed(terms("again", payee="person"), {0: [(0, 0, 3.0)]}),
        ],
        stacks=False,
    )
    pass_months(desk, state, 1)
    assert [(name, yuan) for _, name, _, _, yuan in payments(state, desk)] == [
        ("firm", 9.0),
        ("person", 4.0),
    ]


def test_whoever_is_over_the_limit_of_the_highest_gets_the_other() -> None:
    state = small_state()
    twice: dict[int, list[Event]] = {0: [(0, 0, 9.0)], 1: [(0, 0, 9.0)]}
    low: dict[int, list[Event]] = {0: [(0, 0, 4.0)], 1: [(0, 0, 4.0)]}
    desk = Desk(
        [Listed(terms("high", times_per_person=1), twice), Listed(terms("low"), low)], stacks=False
    )
    pass_months(desk, state, 2)
    assert payments(state, desk) == [(0, "high", 0, 0, 9.0), (1, "low", 0, 0, 4.0)]


def test_instruments_are_told_each_month_they_are_in_force() -> None:
    state = small_state()
    instrument = Listed(terms(announced=1, start=2, end=4), {})
    pass_months(Desk([instrument]), state, 7)
    assert instrument.told == [(2, 1.0), (3, 1.0), (4, 1.0)]


FUNDED = [
    ("no budget", None, {}, {}, {}, 1.0),
    ("a budget of nothing", 0.0, {}, {}, {}, 0.0),
    ("no experience", 100.0, {}, {}, {}, 1.0),
    ("all was paid", 100.0, {1: 500}, {11: 500}, {11: 500}, 1.0),
    ("half was paid", 100.0, {0: 500}, {10: 500, 11: 500}, {10: 500}, 0.5),
    ("spent this year", 100.0, {1: 10000}, {11: 10000}, {11: 10000}, 0.0),
    ("spent last year", 100.0, {0: 10000}, {11: 20000}, {11: 10000}, 0.5),
    ("too long ago to count", 100.0, {}, {-1: 500, 11: 100}, {11: 100}, 1.0),
]


@pytest.mark.parametrize(
    ("budget", "spent", "claimed", "paid", "share"),
    [case[1:] for case in FUNDED],
    ids=[case[0] for case in FUNDED],
)
def test_what_experience_lets_one_expect(
    budget: float | None,
    spent: dict[int, int],
    claimed: dict[int, int],
    paid: dict[int, int],
    share: float,
) -> None:
    account = Account(spent=spent, claimed=claimed, paid=paid)
    given = terms(yuan_per_year=budget, rationing="lottery")
    assert funded_share(given, account, 12) == share
    assert yearly_fen(given) == (None if budget is None else budget * 100)
