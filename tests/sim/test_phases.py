"""The phases of a month, one by one, do what their numbers say."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest

from agents.groups import Group
from agents.people import NEVER, Status
from sim import model
from sim.gig_work import gig_pay
from sim.levers import Levers
from sim.migration import leaving_hazards
from sim.model import Market
from sim.outcomes.book import Book
from sim.outcomes.catalogue import OUTCOMES
from sim.outcomes.registry import evaluate
from sim.search import Seekers, active_list
from sim.separation import separation_hazards
from sim.settings import Settings
from sim.state import State, move
from sim.tally import tally
from sim.training import courses_end, people_take_courses
from sim.wages import Wages, pay_step, wages_and_skills_move
from sim.world import World
from tests.sim.desks import small_state
from tests.sim.markets import SCALE, asked_for, continued, settled

Ints = npt.NDArray[np.int64]
NONE = np.empty(0, dtype=np.int64)
WHOLE = dict.fromkeys(("key", "place", "field", "education"), NONE)
AFAR = {**WHOLE, "skill": np.empty(0), "wage": np.empty(0)}


def numbers() -> Settings:
    return settled().settings


def next_month(scenario: str = "none") -> Market:
    """A copy of the settled market in which the next month has just begun."""
    market = continued(asked_for(scenario), 0)
    market.state.open_month(market.state.month + 1, market.world.keys)
    return market


def seekers_of(market: Market, **changes: float) -> Seekers:
    search = market.settings.search.model_copy(update=changes)
    return active_list(market.state, market.world, search, Levers(), AFAR)


def unemployment_rate(market: Market) -> float:
    book = Book(market.state, tally(market.state, market.world), ["here"] * 99, [], SCALE)
    return float(evaluate(OUTCOMES["unemployment_rate"], book)[0])


def test_nobody_is_hired_below_the_minimum_wage(monkeypatch: pytest.MonkeyPatch) -> None:
    first_pay: list[npt.NDArray[np.float64]] = []

    def noting(state: State, world: World, wages: Wages) -> None:
        first_pay.append(state.people["wage"][state.events.hired] / world.minimum_wage(state.month))
        wages_and_skills_move(state, world, wages)

    monkeypatch.setattr(model, "wages_and_skills_move", noting)
    continued(asked_for("none", "region.minimum_wage=6000"), 3)
    relative = np.concatenate(first_pay)
    assert relative.min() == pytest.approx(1, abs=1e-6)
    assert (relative > 1.001).any()


def test_a_course_interrupts_the_search_but_not_the_spell() -> None:
    market = next_month()
    state, world, people = market.state, market.world, market.state.people
    idle = people.with_status(Status.UNEMPLOYED)
    people["course_end"][idle] = NEVER
    learners = idle[::2]
    assert set(learners) <= set(seekers_of(market)["row"])
    spells = people["spell_start"][idle].copy()
    assert (spells < state.month).any()
    working = int((people["status"] >= Status.EMPLOYEE).sum())
    working -= int((people["status"] >= Status.TRAINEE).sum())
    before = unemployment_rate(market)
    assert before == pytest.approx(100 * idle.size / (idle.size + working))

    training = market.settings.training.model_copy(
        update={
            "seats_per_month": 1e9,
            "fee": 0.0,
            "interest_employed": 0.0,
            "interest_unemployed": 0.0,
            "course_months": 3,
        }
    )
    people_take_courses(state, world, training, Levers(), learners)
    assert (people["status"][learners] == Status.TRAINEE).all()
    assert set(seekers_of(market)["row"]).isdisjoint(learners)
    rest = idle.size - learners.size
    assert unemployment_rate(market) == pytest.approx(100 * rest / (rest + working))

    for passed in (1, 2, 3):
        state.open_month(state.month + 1, world.keys)
        courses_end(state, world, training)
        back = people["status"][learners] == Status.UNEMPLOYED
        assert back.all() if passed == 3 else not back.any()
    np.testing.assert_array_equal(people["spell_start"][idle], spells)


def test_coaching_adds_applications() -> None:
    market = next_month()
    people, month = market.state.people, market.state.month
    move(market.state, people.with_status(Status.EMPLOYEE), Status.UNEMPLOYED)
    idle = people.with_status(Status.UNEMPLOYED)
    people["coached_until"][idle] = np.where(np.arange(idle.size) % 2, month, month - 1)
    seekers = seekers_of(market, fading=1.0, applications=3.3, coaching_gain=0.25, gig_share=0.0)
    assert seekers.size == idle.size > 2000
    coached = people["coached_until"][seekers["row"]] == month
    assert seekers["applications"][~coached].mean() == pytest.approx(3.3, abs=0.06)
    assert seekers["applications"][coached].mean() == pytest.approx(3.3 * 1.25, abs=0.06)


def test_new_jobs_end_more_often() -> None:
    state = small_state(people=13)
    state.people["birth"][:] = -27 * 12
    state.people["spell_start"][:] = -np.arange(13)
    separation = numbers().separation.model_copy(
        update={"rates": {16: 0.02, 25: 0.01, 30: 0.004}, "first_months": 1.5}
    )
    hazards = separation_hazards(state, numbers().region, separation, np.arange(13))
    np.testing.assert_allclose(hazards, [0.015] * 6 + [0.01] * 7)


@pytest.mark.parametrize("workers", [0, 1, 4, 8])
def test_gig_pay_falls_with_crowding(workers: int) -> None:
    state = small_state()
    state.market.gig_workers, state.market.wage_index = 4, 1.1
    move(state, np.arange(workers), Status.GIG_WORKER)
    participation = numbers().participation.model_copy(
        update={"gig_pay": 5000.0, "gig_pay_elasticity": 0.5}
    )
    expected = 5000 * (max(workers, 1) / 4) ** -0.5 * 1.1
    assert gig_pay(state, participation) == pytest.approx(expected)


def test_skills_grow_at_work_and_wear_without() -> None:
    state, world = small_state(), settled().world
    people = state.people
    years = {0: 30, 1: 44, 2: 45, 3: 50, 4: 30, 5: 30, 6: 30, 7: 30}
    people["birth"][:] = [-12 * age for age in years.values()]
    move(state, np.array([4]), Status.UNEMPLOYED)
    move(state, np.array([5]), Status.OUT_OF_LABOUR_FORCE)
    move(state, np.array([6]), Status.TRAINEE)
    wages = numbers().wages.model_copy(
        update={"skill_growth": 0.02, "skill_loss": 0.05, "growing_age": 45.0}
    )
    people["wage"][7] = 1.0
    state.market.minimum_wage = lowest = world.minimum_wage(0)
    for _ in range(12):
        wages_and_skills_move(state, world, wages)
        state.month += 1
    expected = [1.02, 1.02, 1, 1, 0.95, 1, 1, 1.02]
    np.testing.assert_allclose(people["skill"], expected, rtol=1e-5)
    np.testing.assert_allclose(people["wage"][:4], np.array(expected[:4]) * 5000, rtol=1e-5)
    assert lowest <= people["wage"][7] * 1.0001 <= lowest * 1.03


def test_pay_follows_tightness_within_limits() -> None:
    wages = numbers().wages.model_copy(
        update={"tightness_elasticity": 0.1, "adjustment": 0.1, "greatest_monthly_step": 0.004}
    )
    steps = [pay_step(tightness, 1.0, wages) for tightness in (0.0, 0.2, 0.8, 1.0, 1.2, 10.0, 1e3)]
    assert all(less <= more for less, more in pairwise(steps))
    assert steps[0] == steps[1] == pytest.approx(0.996)
    assert steps[2] == pytest.approx(0.8**0.01)
    assert steps[3] == pytest.approx(1)
    assert steps[4] == pytest.approx(1.2**0.01)
    assert steps[5] == steps[6] == pytest.approx(1.004)


def test_pay_comes_to_rest_on_the_wage_curve() -> None:
    wages = numbers().wages.model_copy(update={"tightness_elasticity": 0.1, "adjustment": 0.2})
    index = 1.0
    for _ in range(200):
        index *= pay_step(1.5, index, wages)
    assert index == pytest.approx(1.5**0.1)
    off = wages.model_copy(update={"tightness_elasticity": 0.0})
    assert pay_step(1.5, 1.0, off) == 1.0


def test_leaving_is_multiplied_by_what_applies() -> None:
    state = small_state()
    people, month = state.people, 40
    state.month = month
    people["birth"][:] = month - 32 * 12
    people["groups"][:] = np.uint64(Group.NON_LOCAL)
    people["wage"][:] = 7000.0
    move(state, np.array([1, 6]), Status.UNEMPLOYED)
    people["groups"][[2, 6]] = np.uint64(0)
    people["arrived"][:] = [NEVER, NEVER, NEVER, month, month - 11, month - 12, month, NEVER]
    people["wage"][7] = 3500.0
    migration = numbers().migration.model_copy(
        update={
            "leaving": {16: 0.5, 30: 0.06, 40: 0.7},
            "leaving_if_unemployed": 2.0,
            "leaving_if_local": 0.1,
            "leaving_in_first_year": 1.5,
            "leaving_pay_elasticity": 0.4,
        }
    )
    hazards = leaving_hazards(state, migration, np.arange(8))
    factors = [1, 2, 0.1, 1.5, 1.5, 1, 2 * 0.1 * 1.5, np.exp(0.4)]
    np.testing.assert_allclose(hazards, 0.005 * np.array(factors), rtol=1e-6)
