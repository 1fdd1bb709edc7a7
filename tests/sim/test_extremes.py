"""Settings at the edge of what is allowed run, and the books balance."""

import numpy as np
import polars as pl
import pytest

from agents.firms import LASTING_DEMAND
from agents.people import Status
from scenarios.oracles.textbook import Size, textbook, textbook_market
from scenarios.settings import RunSettings
from sim.model import Market
from tests.sim.markets import asked_for, market_of

PLACES = [
    "yuhang",
    "cangqian",
    "xianlin",
    "wuchang",
    "zhongtai",
    "renhe",
    "liangzhu",
    "pingyao",
    "jingshan",
    "huanghu",
    "luniao",
    "baizhang",
]
POLICIES = [
    "certificate_subsidy",
    "doorstep_stations",
    "expansion",
    "hard_to_employ_insurance",
    "skills_programme",
    "startup_subsidy",
    "student_project_grant",
]

CITIES: dict[str, tuple[str, list[str]]] = {
    "one month, not settled": ("combined", ["settling_months=0", "months=1"]),
    "no stations": (
        "baseline",
        [f"region.places.{place}.{key}=0" for place in PLACES for key in ("stations", "staff")],
    ),
    "no caseworkers": ("combined", [f"region.places.{place}.staff=0" for place in PLACES]),
    "everybody knows of everything": (
        "combined",
        [f"scenario.policies.{policy}.take_up=1" for policy in POLICIES],
    ),
    "amounts that dwarf wages": (
        "combined",
        [
            "scenario.policies.expansion.pays.amount=1e7",
            "scenario.policies.student_project_grant.pays.amount=1e7",
            "scenario.policies.skills_programme.pays.levels.junior=1e7",
        ],
    ),
    "only the highest pays": ("combined", ["scenario.stacks=false"]),
    "nobody applies": ("baseline", ["search.applications=0", "search.employed_applications=0"]),
    "sixty applications, twenty rounds": (
        "baseline",
        ["search.applications=60", "search.employed_applications=60", "search.rounds=20"],
    ),
    "everybody looks around": ("baseline", ["search.employed_share=0.5", "search.gig_share=1"]),
    "all are treated": (
        "baseline",
        ["search.treated_share=1", "search.treated_applications=0", "search.ranking=random"],
    ),
    "everybody thinks it over": ("baseline", ["participation.reconsidering=1"]),
    "nobody thinks it over": ("baseline", ["participation.reconsidering=0"]),
    "nothing suits": ("baseline", ["search.suitable_share=0", "search.referred_suitable_share=0"]),
    "all suits": ("baseline", ["search.suitable_share=1", "search.referred_suitable_share=1"]),
    "everybody takes gigs": (
        "baseline",
        ["participation.gig_entry_rate=1", "participation.gig_exit_rate=1"],
    ),
    "nobody comes, nobody grows up": (
        "baseline",
        ["migration.candidates_per_month=0", "demography.youth_per_month=0"],
    ),
    "all candidates come": (
        "baseline",
        ["migration.acceptance=[1,1,1,1,1,1,1,1,1,1,1,1]", "migration.job_first=0"],
    ),
    "no start-ups, no small businesses": (
        "combined",
        [
            "region.employers.individual_businesses=0",
            "region.employers.startup_share=0",
            "startups.graduate_ideas=0",
            "startups.college_ideas=0",
            "startups.business_ideas=0",
        ],
    ),
    "no public employers, no giants": (
        "baseline",
        ["region.employers.public_jobs=0", "region.employers.largest=0"],
    ),
    "every firm closes": (
        "baseline",
        [
            f"firm_life.{kind}=[1]"
            for kind in ("enterprise", "graduate_startup", "individual_business")
        ],
    ),
    "nobody learns": ("training", ["training.seats_per_month=0", "training.pass_share=0"]),
    "long courses for all": (
        "training",
        ["training.course_months=12", "training.fee=0", "training.seats_per_month=1e6"],
    ),
    "firms let everybody go": (
        "baseline",
        ["firms.dismissal_share=1", "closure.demand_elasticity=10", "firms.output_growth=-0.9"],
    ),
    "a boom": ("baseline", ["firms.output_growth=1", "firms.unfilled_share=2"]),
    "a high minimum wage": ("baseline", ["region.minimum_wage=20000"]),
    "no minimum wage, no pay differences": (
        "baseline",
        ["region.minimum_wage=0", "wages.dispersion=0", "ability.dispersion=0"],
    ),
    "from July": ("baseline", ["start=2026-07"]),
}


def small(scenario: str, words: list[str]) -> RunSettings:
    return asked_for(scenario, "settling_months=2", *words, scale=0.002)


@pytest.mark.parametrize("name", CITIES)
def test_a_city_of_extremes(name: str) -> None:
    scenario, words = CITIES[name]
    asked = small(scenario, words)
    market = market_of(asked).run(4 if "months=1" not in words else 1)
    outcomes = market.outcomes()
    assert outcomes["month"].min() == asked.start
    values = outcomes["value"]
    assert values.is_finite().all()
    # Flows over stocks may pass the stock.
    rates = pl.col("outcome").is_in(["firm_entry_rate", "demand_index", "minimum_over_mean_wage"])
    shares = outcomes.filter(~rates, unit="percent")["value"]
    assert shares.is_between(0, 100).all()
    counts = outcomes.filter(unit="persons")
    assert (counts.filter(outcome="residents")["value"] >= 0).all()


def stock(market: Market, status: Status) -> int:
    return int(market.state.stocks[status])


def test_where_nobody_hopes_all_who_would_leave_do() -> None:
    """Everybody thinks it over each month, and hardly anybody takes part."""
    words = [f"region.residents.participation_{sex}.16=0.0" for sex in ("men", "women")]
    words += ["participation.reconsidering=1", "participation.choice=false"]
    market = market_of(small("baseline", words)).run(3)
    people, month = market.state.people, market.state.month
    idle = people.with_status(Status.UNEMPLOYED)
    young = month - people["birth"][idle] < 25 * 12
    assert (people["spell_start"][idle][young] == month).all()


def test_where_nobody_applies_nobody_is_hired() -> None:
    scenario, words = CITIES["nobody applies"]
    words = [*words, *(f"region.places.{place}.staff=0" for place in PLACES)]
    market = market_of(small(scenario, words)).run(3)
    assert not market.outcomes().filter(outcome="hires")["value"].sum()


def test_where_every_firm_closes_only_those_that_last_employ() -> None:
    scenario, words = CITIES["every firm closes"]
    market = market_of(small(scenario, words)).run(2)
    firms = market.state.firms
    old = (firms["alive"] == 1) & (firms["founded"] < market.state.month - 1)
    assert ((firms["largest"][old] == 1) | np.isin(firms["kind"][old], LASTING_DEMAND)).all()
    assert stock(market, Status.EMPLOYEE) == firms["headcount"].sum() > 0


@pytest.mark.parametrize("scale", [0.0001, 0.001, 0.03])
def test_a_city_of_any_size(scale: float) -> None:
    asked = asked_for("combined", "settling_months=1", scale=scale)
    market = market_of(asked).run(2)
    residents = market.outcomes().filter(outcome="residents", group="all")["value"].to_list()
    assert residents == pytest.approx([1_180_000] * 2, rel=0.03 if scale < 0.001 else 0.02)


@pytest.mark.parametrize(
    "size",
    [
        Size(1, 0),
        Size(0, 0, employed=1),
        Size(0, 10, employed=10, separation_rate=1.0),
        Size(1000, 1),
        Size(1, 1000),
        Size(1000, 1000, employed=1000, separation_rate=1.0),
    ],
)
def test_a_textbook_market_of_extremes(size: Size) -> None:
    market = textbook_market(textbook(size), 1).run(5)
    assert market.state.stocks.sum() == size.seekers + size.employed
    assert market.state.events.hired.size <= size.vacancies
    assert np.isin(market.state.people["status"], (Status.UNEMPLOYED, Status.EMPLOYEE)).all()
    if size.separation_rate == 1.0 and size.employed:
        assert market.state.events.hired.size == stock(market, Status.EMPLOYEE)


@pytest.mark.parametrize("words", [["search.applications=60"], ["search.rounds=20"]])
def test_a_textbook_market_clears_its_short_side(words: list[str]) -> None:
    asked = textbook(Size(400, 300), *words, "search.rounds=20", "search.applications=60")
    market = textbook_market(asked, 1).run(1)
    assert market.state.events.hired.size == 300
