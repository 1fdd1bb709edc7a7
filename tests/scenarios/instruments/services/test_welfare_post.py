"""Public-welfare posts: what providers are paid, how many they offer, how long they are held."""

from typing import Any

import numpy as np
import pytest

from agents.people import Status
from sim.entitlements import Who
from sim.levers import Levers
from sim.public_welfare import public_welfare_posts_turn_over
from sim.service_terms import WelfarePosts
from sim.state import move
from sim.subsidised_posts import covered_share, uncovered
from tests.scenarios.instruments.clauses import moved, paid, settle_month
from tests.scenarios.instruments.services.usual import at_scale, build, pays, rows_of, under
from tests.sim.desks import small_state

MINIMUM = 2490.0
HOLDERS: dict[str, Any] = {"pays": pays(3600.0, "yuan/year", "person"), "limits": {}}
FIXED: dict[str, Any] = {"pays": pays(0.55, "share of the minimum wage", "post_provider")}
MATCH: dict[str, Any] = FIXED | {"limits": {"months": 36}}


def placed(kind: str, stays: int, months: int, left: float = 0.0, **changes: Any) -> list[float]:
    """Yuan paid month by month for one holder placed in the first, who stays so long."""
    state, made = small_state(), build(kind, **changes)
    state.people["groups"][4] = np.uint64(1 << 26)
    move(state, rows_of([4]), Status.PUBLIC_WELFARE)
    state.events.subsidised = rows_of([4])
    state.events.subsidised_by = rows_of([made.terms.number])
    state.events.subsidised_groups = np.array([1 << 26], dtype=np.uint64)
    state.events.uncovered = np.array([left])
    for month in range(months):
        if month == stays:
            move(state, rows_of([4]), Status.UNEMPLOYED)
        settle_month(made, state)
    return [yuan for _, yuan in paid(state)]


# clause, kind, its terms, months stayed, months looked at, yuan a month, months paid
CLAUSES: list[tuple[str, str, dict[str, Any], int, int, float, int]] = [
    ("65 % of the minimum wage", "welfare_post", {}, 99, 10, 0.65 * MINIMUM, 10),
    ("for three years at most", "welfare_post", {}, 99, 50, 0.65 * MINIMUM, 36),
    ("while the post is held", "welfare_post", {}, 5, 10, 0.65 * MINIMUM, 5),
    ("property firms: 55 % beside it, 1,369.50", "welfare_post_addition", MATCH, 9, 12, 1369.5, 9),
    ("of other posts than these", "welfare_post_addition", MATCH | {"of": "others"}, 9, 12, 0.0, 0),
    ("holders: 3,600 a year at most", "welfare_post_addition", HOLDERS, 99, 12, 300.0, 12),
    ("holders: by the work done", "welfare_post_addition", HOLDERS, 7, 12, 300.0, 7),
    ("the rest of the cost", "welfare_post_addition", {}, 99, 10, 900.0, 10),
    (
        "a half of the rest",
        "welfare_post_addition",
        {"pays": pays(0.5, "share of the rest", "post_provider")},
        99,
        10,
        450.0,
        10,
    ),
]


@pytest.mark.parametrize("case", CLAUSES, ids=lambda case: case[0])
def test_what_is_paid(case: tuple[str, str, dict[str, Any], int, int, float, int]) -> None:
    _, kind, changes, stays, months, yuan, times = case
    found = placed(kind, stays, months, 900.0, **changes)
    assert found == pytest.approx([yuan] * times)


def posts(*offers: WelfarePosts) -> Levers:
    return Levers(welfare_posts=list(offers))


OWN = WelfarePosts(1, Who(), 100.0, 1000.0)

# other subsidies, what of a cost of 2,000 is left, the share that is borne
SHARES: list[tuple[str, list[WelfarePosts], float, float]] = [
    ("its own alone", [], 1000.0, 0.5),
    ("with a fixed addition", [WelfarePosts(2, Who(), 0.0, 500.0)], 500.0, 0.75),
    ("with the rest", [WelfarePosts(2, Who(), 0.0, 0.0, 1.0)], 1000.0, 1.0),
    ("with half of the rest", [WelfarePosts(2, Who(), 0.0, 0.0, 0.5)], 1000.0, 0.75),
    ("never more than all", [WelfarePosts(2, Who(), 0.0, 5000.0)], 0.0, 1.0),
    ("beside other posts", [WelfarePosts(2, Who(), 50.0, 5000.0)], 1000.0, 0.5),
]


@pytest.mark.parametrize("case", SHARES, ids=lambda case: case[0])
def test_posts_are_offered_as_far_as_their_cost_is_borne(
    case: tuple[str, list[WelfarePosts], float, float],
) -> None:
    _, others, left, share = case
    levers = posts(OWN, *others)
    assert uncovered(levers, OWN, 2000.0) == left
    assert covered_share(levers, OWN, 2000.0) == pytest.approx(share)


def test_posts_that_stand_alone_are_not_topped_up() -> None:
    alone = WelfarePosts(1, Who(), 100.0, 1000.0, alone=True)
    levers = posts(alone, WelfarePosts(2, Who(), 0.0, 500.0, 1.0))
    assert covered_share(levers, alone, 2000.0) == pytest.approx(0.5)


def test_a_fixed_addition_goes_to_the_posts_it_names() -> None:
    alone = WelfarePosts(1, Who(), 100.0, 1000.0, alone=True)
    named = WelfarePosts(2, Who(), 0.0, 500.0, adds_to=1)
    levers = posts(alone, WelfarePosts(3, Who(), 50.0, 1000.0), named)
    assert [uncovered(levers, each, 2000.0) for each in levers.welfare_posts[:2]] == [500.0, 1000.0]
    assert covered_share(levers, alone, 2000.0) == pytest.approx(0.75)


def test_property_firms_get_the_city_and_the_district_and_no_top_up() -> None:
    whole = pays(1.0, "share of the minimum wage", "post_provider")
    market = under(
        at_scale("welfare_post", name="city", pays=whole, topped_up=False),
        at_scale("welfare_post_addition", name="district", of="city", **MATCH),
        at_scale("welfare_post_addition", name="rest"),
        months=1,
    )
    payments = market.state.claims.all_payments()
    amounts = [payments["amount"][payments["instrument"] == at] for at in range(3)]
    assert amounts[0].size == amounts[1].size > 0
    assert set(amounts[0].tolist()) == {249000}
    assert set(amounts[1].tolist()) == {136950}
    assert amounts[2].size == 0


def test_the_region_s_own_posts_are_paid_for_where_the_clause_says_so() -> None:
    made = [at_scale("welfare_post", posts=1, standing=standing) for standing in (False, True)]
    without, paid_for = (under(each, months=3) for each in made)
    payments = paid_for.state.claims.all_payments()
    now = payments["month"] == paid_for.state.month
    held = paid_for.state.people.with_status(Status.PUBLIC_WELFARE)
    assert set(payments["person"][now].tolist()) == set(paid_for.state.people["key"][held].tolist())
    assert now.sum() == held.size > without.state.claims.all_payments().size
    # What is paid for them moves nobody.
    assert (paid_for.state.people["status"] == without.state.people["status"]).all()


def test_additions_are_taken_up_post_by_post_and_paid_in_full() -> None:
    half = at_scale("welfare_post_addition", name="rest", take_up=0.5)
    market = under(at_scale("welfare_post", standing=True), half, months=2)
    payments = market.state.claims.all_payments()
    amounts = [payments["amount"][payments["instrument"] == at] for at in (0, 1)]
    assert 0 < amounts[1].size < amounts[0].size
    assert amounts[1] / 100 == pytest.approx(0.65 * MINIMUM, rel=0.01)


def holders(*made: Any, months: int = 3) -> int:
    return under(*made, months=months).state.people.with_status(Status.PUBLIC_WELFARE).size


def test_half_the_cost_brings_half_the_posts() -> None:
    # 6,000 possible posts at a scale of 0.005 are thirty; half of 1.3 minimum wages is paid.
    # Whoever is without work may hold one here, and the pay beside the wage lets all accept.
    pay = at_scale("welfare_post_addition", name="pay", pays=pays(9e6, "yuan/year", "person"))
    half = at_scale("welfare_post", who={})
    before = holders(pay)
    assert holders(half, pay) - before in (14, 15, 16)
    rest = at_scale("welfare_post_addition", name="rest")
    assert holders(half, rest, pay) - before in (29, 30, 31)


def test_the_rest_is_paid_for_each_post() -> None:
    market = under(at_scale("welfare_post"), at_scale("welfare_post_addition", name="r"), months=1)
    payments = market.state.claims.all_payments()
    by_instrument = [payments[payments["instrument"] == at] for at in (0, 1)]
    assert by_instrument[0].size == by_instrument[1].size > 0
    # At the start a yuan is a yuan: 1.3 minimum wages less 0.65.
    assert by_instrument[1]["amount"] / 100 == pytest.approx(0.65 * MINIMUM, rel=0.01)


def test_pay_beside_the_wage_lets_more_accept() -> None:
    pay = at_scale("welfare_post_addition", name="pay", pays=pays(60000.0, "yuan/year", "person"))
    assert moved(build("welfare_post_addition", **HOLDERS)).welfare_pay == pytest.approx(300.0)
    whole = pays(1.3, "share of the minimum wage", "post_provider")
    many = at_scale("welfare_post", posts=40000, who={}, pays=whole)
    assert holders(many, pay) > holders(many)


RULE: dict[str, Any] = {
    "longest": 36,
    "near_retirement": 60,
    "placements": 2,
    "again": ["older"],
}

# months held, months to retirement when placed, months since the first placement before this one,
# whether the post goes on
STAYS = [
    (35, 300, 0, True),
    (36, 300, 0, False),
    (36, 60, 0, False),
    (36, 59, 0, True),
    (50, 55, 0, True),
    (36, 55, 4, True),
    (36, 55, 5, False),
]


@pytest.mark.parametrize(("stayed", "left", "earlier", "goes_on"), STAYS)
def test_three_years_or_until_retirement(
    stayed: int, left: int, earlier: int, goes_on: bool
) -> None:
    market = under()
    state, people = market.state, market.state.people
    state.month += 1
    row = people.with_status(Status.EMPLOYEE)[:1]
    move(state, row, Status.PUBLIC_WELFARE)
    start = state.month - stayed
    people["spell_start"][row] = start
    state.first_placed[int(row[0])] = start - earlier
    people.retirement[:] = 60 * 12
    people["birth"][row] = start - 60 * 12 + left
    levers = moved(build("welfare_post", **RULE))
    levers.welfare_posts.clear()
    numbers = market.settings
    public_welfare_posts_turn_over(
        state, market.world, numbers.participation, numbers.search, levers
    )
    assert bool((people["status"][row] == Status.PUBLIC_WELFARE)[0]) == goes_on


# times placed before, whether she is older, whether she may be placed
TIMES = [(0, False, True), (0, True, True), (1, False, False), (1, True, True), (2, True, False)]


@pytest.mark.parametrize(("times", "older", "may"), TIMES)
def test_two_placements_at_most(times: int, older: bool, may: bool) -> None:
    market = under()
    state, people = market.state, market.state.people
    state.month += 1
    row = people.with_status(Status.EMPLOYEE)[:1]
    move(state, row, Status.UNEMPLOYED)
    people["spell_start"][row] = state.month - 5
    people["groups"][:] &= np.uint64(~(1 << 26) & (2**64 - 1))
    people["groups"][row] = np.uint64((1 << 26) | (1 << 14) * older)
    state.placements[int(row[0])] = times
    people["status"][people.with_status(Status.PUBLIC_WELFARE)] = Status.OUT_OF_LABOUR_FORCE
    levers = moved(build("welfare_post", **RULE))
    levers.welfare_posts.clear()
    numbers = market.settings
    public_welfare_posts_turn_over(
        state, market.world, numbers.participation, numbers.search, levers
    )
    assert bool((people["status"][row] == Status.PUBLIC_WELFARE)[0]) == may
    assert people["wage"][row][0] == pytest.approx(
        state.market.minimum_wage if may else 0.0, rel=1e-6
    )
