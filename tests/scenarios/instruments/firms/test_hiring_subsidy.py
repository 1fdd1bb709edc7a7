"""The hiring subsidy: who is paid how much and when, and what firms make of it."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.firms import KIND_NAMES, LASTING_DEMAND, Kind
from sim.entitlements import takes_up
from sim.labour_cost import cost_ratio, expected_hire_value
from sim.vacancies import firm_programmes, wanted
from tests.scenarios.instruments.clauses import bits, build, moved, paid, settle_month
from tests.sim.desks import small_state
from tests.sim.markets import asked_for, settled

GRADUATE, YOUTH = ("unemployed_graduate",), ("registered_unemployed_youth",)
LEAVER = ("student", "graduate_year")
COVERED: dict[str, Any] = {"who": {"any": ["unemployed_graduate", "registered_unemployed_youth"]}}
WITH_YEAR: dict[str, Any] = {"who": {"any": ["graduate_year", "unemployed_graduate"]}}
AFTER_3: dict[str, Any] = {"limits": {"kept_months": 3}}
MONTHLY: dict[str, Any] = {
    "pays": {"amount": 1250.0, "unit": "yuan/month", "to": "firm", "from": "unemployment_fund"},
    "limits": {"kept_months": 1, "months": 4},
}

# clause, its terms, groups of the hired, kind of firm, months she stays, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], tuple[str, ...], str, int, list[tuple[int, float]]]] = [
    ("paid at hiring", {}, (), "incumbent", 1, [(0, 1500.0)]),
    ("paid after 3 months insured", AFTER_3, (), "incumbent", 4, [(3, 1500.0)]),
    ("not if she left by then", AFTER_3, (), "incumbent", 3, []),
    ("nor if she left before", AFTER_3, (), "incumbent", 1, []),
    ("for graduates", COVERED, GRADUATE, "incumbent", 9, [(0, 1500.0)]),
    ("or registered youth", COVERED, YOUTH, "incumbent", 9, [(0, 1500.0)]),
    ("who come from school", WITH_YEAR, LEAVER, "incumbent", 9, [(0, 1500.0)]),
    ("only where the graduation year counts", COVERED, LEAVER, "incumbent", 9, []),
    ("once, if she is both", COVERED, GRADUATE + YOUTH, "incumbent", 9, [(0, 1500.0)]),
    ("for nobody else", COVERED, ("disabled",), "incumbent", 9, []),
    ("to start-ups", {"firms": ["startup"]}, (), "startup", 9, [(0, 1500.0)]),
    ("to no other firm", {"firms": ["startup"]}, (), "incumbent", 9, []),
    ("monthly for four months", MONTHLY, (), "incumbent", 9, [(m, 1250.0) for m in (1, 2, 3, 4)]),
    ("for as long as she stays", MONTHLY, (), "incumbent", 3, [(1, 1250.0), (2, 1250.0)]),
    ("if anybody knows of it", {"take_up": 0.0}, (), "incumbent", 9, []),
    (
        "in its time",
        {"period": {"announced": "2026-02", "start": "2026-02", "end": "2026-12"}},
        (),
        "incumbent",
        9,
        [],
    ),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], Any, str, int, Any]) -> None:
    _, changes, groups, kind, stays, expected = clause
    state, instrument = small_state(), build("hiring_subsidy", **changes)
    state.people["groups"][4] = bits(groups)
    state.firms["kind"][2] = KIND_NAMES[kind]
    state.people["employer"][4] = 2
    state.events.hired, state.events.hired_by = np.array([4]), np.array([2])
    for month in range(10):
        if month == stays:
            state.people["employer"][4] = 0
        settle_month(instrument, state)
    assert paid(state) == expected


def test_firms_expect_what_a_kept_hire_brings() -> None:
    (offer,) = moved(build("hiring_subsidy", take_up=0.3, **COVERED)).hiring.offers
    assert (offer.value, offer.take_up) == (1500.0, 0.3)
    assert offer.who.any == int(bits(GRADUATE + YOUTH))
    (offer,) = moved(build("hiring_subsidy", **MONTHLY), worth=0.5).hiring.offers
    assert offer.value == 1250 * 4 * 0.5


def test_it_moves_nothing_else() -> None:
    levers = moved(build("hiring_subsidy"))
    assert not levers.founding.offers
    assert not levers.courses.offers
    assert not levers.course_seats
    assert not levers.station_staff


@pytest.mark.parametrize(
    ("changes", "worth"),
    [
        ({"pays": MONTHLY["pays"] | {"amount": 0.0}}, 1.0),
        ({"take_up": 0.0}, 1.0),
        ({}, 0.0),
    ],
    ids=["no amount", "no take-up", "no budget"],
)
def test_nothing_moves_nothing(changes: dict[str, Any], worth: float) -> None:
    market = settled()
    levers = moved(build("hiring_subsidy", **changes), worth)
    firms = np.arange(len(market.state.firms))
    programmes = firm_programmes(market.state, market.world, levers, firms)
    assert not expected_hire_value(market.state, levers)[programmes].any()
    assert not levers.hiring.values(stacks=True)[programmes].any()


def test_who_knows_of_it_wants_more_people_and_others_decide_as_before() -> None:
    market, settings = settled(), asked_for("baseline")
    state, world, numbers = market.state, market.world, settings.firms
    instrument = build("hiring_subsidy", take_up=0.5)
    levers = moved(instrument, 4.0)
    rows = np.arange(len(state.firms))
    programmes = firm_programmes(state, world, levers, rows)
    knows = takes_up(world.luck, instrument.terms.number, state.firms["key"], 0.5)
    # Subsidies are the region's: its residents' employers elsewhere have none.
    knows &= state.firms["kind"] != Kind.REST_OF_CITY
    assert (programmes == knows).all()
    subsidy = expected_hire_value(state, levers)[programmes]
    assert set(subsidy.tolist()) == {0.0, 6000.0}
    before, after = (cost_ratio(state, world, numbers, given) for given in (0.0 * subsidy, subsidy))
    assert (after[knows] < before[knows]).all()
    assert (after[~knows] == before[~knows]).all()
    alive = (state.firms["alive"] == 1) & ~np.isin(state.firms["kind"], LASTING_DEMAND)
    more = wanted(state, numbers, settings.closure, after)
    less = wanted(state, numbers, settings.closure, before)
    weighed = alive & (state.firms["weight"] > 0)
    # Together: where pay is far above the sector's, the sum saves less than it does for others.
    assert more[knows & weighed].sum() > less[knows & weighed].sum()
    # The others lose what the knowing gain of their sector's demand, in one proportion a sector.
    for sector in range(len(settings.region.sectors)):
        others = weighed & ~knows & (state.firms["sector"] == sector)
        share = more[others] / less[others]
        assert share == pytest.approx(share[0], rel=1e-6)
    assert more.sum() > less.sum()


def test_a_larger_amount_moves_more() -> None:
    market, settings = settled(), asked_for("baseline")
    jobs = []
    for amount in (0.0, 1500.0, 6000.0, 24000.0):
        pays = MONTHLY["pays"] | {"amount": amount, "unit": "yuan/hire"}
        levers = moved(build("hiring_subsidy", pays=pays))
        rows = np.arange(len(market.state.firms))
        programmes = firm_programmes(market.state, market.world, levers, rows)
        subsidy = expected_hire_value(market.state, levers)[programmes]
        ratio = cost_ratio(market.state, market.world, settings.firms, subsidy)
        jobs.append(wanted(market.state, settings.firms, settings.closure, ratio).sum())
    assert jobs == sorted(jobs)
    assert len(set(jobs)) == 4


def test_amounts_do_not_scale_and_budgets_do() -> None:
    budget = {"yuan_per_year": 1_000_000.0, "rationing": "lottery"}
    instrument = build("hiring_subsidy", scale=0.01, budget=budget)
    assert instrument.terms.yuan_per_year == 10_000
    assert moved(instrument).hiring.offers[0].value == 1500.0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": MONTHLY["pays"] | {"unit": "yuan/firm"}}, "pays.unit: 'yuan/firm' is not a unit"),
        (
            {"limits": {"months": 3}},
            "limits.months: a hiring_subsidy in yuan/hire pays each claim once",
        ),
        ({"who": {"any": ["graduates"]}}, "unknown group 'graduates'"),
        ({"firms": ["shop"]}, "unknown kind of firm 'shop'"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("hiring_subsidy", **changes)
