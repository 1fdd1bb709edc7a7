"""Instruments of firms through which no money passes: whom they serve, and what comes of it."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from agents.errors import InputError
from agents.groups import Group
from agents.people import Status
from sim.first_rounds import first_rounds_are_held, people_who_apply, posts_offered
from sim.job_relief import job_relief
from sim.levers import Levers
from sim.model import Market
from sim.vacancies import firm_programmes
from tests.scenarios.instruments.clauses import moved
from tests.scenarios.instruments.firms.policies import built
from tests.sim.markets import asked_for, assert_same, continued, settled, without_spending

Ints = npt.NDArray[np.int64]
KEY: dict[str, Any] = {"employing": {"fewest": 500}}
STATE_FIRMS: dict[str, Any] = {
    "who": {"any": ["unemployed_graduate"]},
    "employing": {"fewest": 100},
}


def month_with_clients() -> Market:
    """A market after a month, with clients whom stations refer, as a round finds it."""
    market = continued(asked_for("baseline"), 1)
    idle = market.state.people.with_status(Status.UNEMPLOYED)
    market.state.people["referrals"][:] = 0
    market.state.people["referrals"][idle[::2]] = 3
    market.state.events = type(market.state.events)()
    return market


def held(market: Market, levers: Levers, posts: Ints) -> Ints:
    asked = asked_for("baseline")
    return first_rounds_are_held(
        market.state, market.world, asked.search, asked.firms, levers, posts
    )


def test_clients_are_sent_to_key_firms_alone_and_the_rest_stays_open() -> None:
    market = month_with_clients()
    state, rows = market.state, np.arange(len(market.state.firms))
    part = np.where(state.firms["largest"] == 1, state.scale, 1.0)
    key = np.round(state.firms["headcount"] / part) >= 500
    key &= state.firms["kind"] != 4
    posts = np.full(rows.size, 2)
    clients = state.people["referrals"] > 0
    left = held(market, moved(built("key_firm_service", **KEY)), posts)
    hired, hired_by = state.events.hired, state.events.hired_by
    assert hired.size > 0
    assert clients[hired].all()
    assert key[hired_by].all()
    assert (state.people["employer"][hired] == hired_by).all()
    assert (left == posts - np.bincount(hired_by, minlength=rows.size)).all()
    assert state.events.hired_first == hired.size
    assert state.events.found_by_duration.sum() == hired.size
    # Their referrals are used up; the others' are still to come.
    assert not state.people["referrals"][clients].any()


def test_firms_short_of_staff_alone_are_on_the_list_and_only_in_its_months() -> None:
    market = month_with_clients()
    posts = np.arange(len(market.state.firms)) % 3
    service = built("key_firm_service", unfilled=0.1, months=[2, 3])
    assert [len(filled(service, month).first_rounds) for month in (0, 1, 2, 3)] == [0, 1, 1, 0]
    (held_round,) = filled(service, 1).first_rounds
    offered = posts_offered(market.state, market.world, held_round, posts)
    short = posts >= 0.1 * market.state.firms["headcount"]
    here = (market.state.firms["kind"] != 4) & (market.state.firms["alive"] == 1)
    assert (offered == np.where(short & here, posts, 0)).all()


def filled(instrument: Any, month: int) -> Levers:
    levers = Levers()
    instrument.fill(levers, month, 1.0)
    return levers


def test_a_share_of_clients_is_sent() -> None:
    market = month_with_clients()
    clients = int((market.state.people["referrals"] > 0).sum())
    (all_sent,) = moved(built("key_firm_service")).first_rounds
    (some_sent,) = moved(built("key_firm_service", referred=0.3)).first_rounds
    assert people_who_apply(market.state, market.world, all_sent).size == clients
    some = people_who_apply(market.state, market.world, some_sent).size
    assert abs(some - 0.3 * clients) < 4 * np.sqrt(0.21 * clients)


def test_key_firms_fill_more_of_their_vacancies() -> None:
    words = ["services.visiting_share=1", "services.referrals=3"]
    own = ["+policy@scenario.policies.key=huzhou_key_firms", "scenario.policies.key.referred=1"]
    period = ["scenario.policies.key.period.end=2030-12", "scenario.policies.key.take_up=1"]
    hires = []
    for chosen in (words, [*words, *own, *period]):
        market = continued(asked_for("baseline", *chosen), 6)
        firms = market.state.firms
        part = np.where(firms["largest"] == 1, market.state.scale, 1.0)
        key = (firms["headcount"] / part >= 500) & (firms["kind"] < 2)
        wanted = firms["weight"][key].sum()
        hires.append(float(firms["headcount"][key].sum() / wanted))
    assert hires[1] > hires[0]


def test_the_month_counts_first_rounds_among_its_hires() -> None:
    words = ["+policy@scenario.policies.key=huzhou_key_firms", "scenario.policies.key.referred=1"]
    market = continued(asked_for("baseline", *words), 4)
    events, state = market.state.events, market.state
    assert events.hired_first > 0
    assert state.market.hired_groups.size == events.vacancies_filled
    assert events.seekers_by_duration.sum() == events.seekers_unemployed
    assert events.found_by_duration.sum() == events.found_by_unemployed
    assert events.vacancies >= events.vacancies_filled >= events.hired_first


def test_room_in_the_wage_bill_adds_posts_for_graduates_that_stay_wanted() -> None:
    market = month_with_clients()
    state = market.state
    room = built("wage_bill_room", room=1.0, **STATE_FIRMS)
    (held_round,) = moved(room).first_rounds
    assert held_round.extra == pytest.approx(1.0 / 60)
    posts = np.zeros(len(state.firms), dtype=np.int64)
    weight = state.firms["weight"].copy()
    graduate = np.uint64(Group.UNEMPLOYED_GRADUATE)
    graduates = people_who_apply(state, market.world, held_round)
    assert (state.people["groups"][graduates] & graduate).all()
    offered = posts_offered(state, market.world, held_round, posts)
    assert offered.sum() > 0
    left = held(market, moved(room), posts)
    assert not left.any()
    hired, hired_by = state.events.hired, state.events.hired_by
    assert hired.size > 0
    assert np.isin(hired, graduates).all()
    assert (np.bincount(hired_by, minlength=posts.size) <= offered).all()
    assert state.firms["weight"] - weight == pytest.approx(
        np.bincount(hired_by, minlength=posts.size)
    )


def test_cover_is_worth_the_risk_of_the_months_she_stays() -> None:
    levers = Levers(keeping=0.98)
    built("work_injury_cover").fill(levers, 0, 0.9)
    (offer,) = levers.hiring.offers
    assert offer.value == pytest.approx(0.9 * 30 * (1 - 0.98**12) / 0.02)
    market = settled()
    rows = np.arange(len(market.state.firms))
    small = built("work_injury_cover", employing={"most": 20})
    programmes = firm_programmes(market.state, market.world, moved(small), rows)
    assert 0 < programmes.sum() < rows.size


def test_lighter_rules_count_in_full_each_month_at_the_firms_covered() -> None:
    market, numbers = settled(), asked_for("baseline").firms
    state, world = market.state, market.world
    rules = built("lighter_rules", employing={"sectors": ["trade_hospitality"]})
    relief = job_relief(state, world, numbers, moved(rules))
    assert isinstance(relief, np.ndarray)
    trade = list(asked_for("baseline").region.sectors).index("trade_hospitality")
    covered = (state.firms["sector"] == trade) & (state.firms["kind"] != 4)
    assert relief * numbers.amortisation == pytest.approx(np.where(covered, 50.0, 0.0))
    nobody = moved(built("lighter_rules", take_up=0.0))
    assert not np.any(job_relief(state, world, numbers, nobody))
    assert not np.any(job_relief(state, world, numbers, Levers()))


NOTHING = {
    "key_firm_service": ("huzhou_key_firms", ["take_up=0"]),
    "key_firm_service, none referred": ("huzhou_key_firms", ["referred=0"]),
    "wage_bill_room": ("huzhou_wage_bill_room", ["room=0"]),
    "work_injury_cover": ("huzhou_work_injury_cover", ["pays.amount=0"]),
    "lighter_rules": ("hangzhou_outdoor_trading", ["pays.amount=0"]),
    "retention_rebate": ("retention_rebate", ["pays.amount=0"]),
    "hiring_award": ("binjiang_hiring_award", ["pays.amount=0", "step_amount=0"]),
    "quota_award": ("hangzhou_quota_award", ["pays.amount=0"]),
    "enterprise_loan": ("hangzhou_enterprise_loan", ["take_up=0"]),
    "share of insurance": ("hangzhou_graduate_insurance", ["pays.amount=0"]),
}


@pytest.mark.parametrize("case", NOTHING)
def test_zero_leaves_every_bit_of_the_baseline(case: str) -> None:
    policy, words = NOTHING[case]
    own = [f"scenario.policies.tried.{word}" for word in words]
    added = f"+policy@scenario.policies.tried={policy}"
    market = continued(asked_for("baseline", added, *own), 3)
    usual = continued(asked_for("baseline"), 3)
    assert_same(without_spending(market), without_spending(usual), ("outcomes", "panel"))


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        ("key_firm_service", {"pays": {"amount": 5.0}}, "pays: a key_firm_service pays nobody"),
        ("key_firm_service", {"pays": {"unit": "yuan/month"}}, "'yuan/month' is not a unit"),
        ("wage_bill_room", {"pays": {"amount": 5.0}}, "pays: a wage_bill_room pays nobody"),
        ("work_injury_cover", {"pays": {"unit": "yuan/hire"}}, "'yuan/hire' is not a unit"),
        ("lighter_rules", {"pays": {"unit": "yuan/hire"}}, "'yuan/hire' is not a unit"),
        ("lighter_rules", {"employing": {"sectors": ["shops"]}}, "unknown sector 'shops'"),
    ],
)
def test_what_they_cannot_be(kind: str, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        built(kind, **changes)
