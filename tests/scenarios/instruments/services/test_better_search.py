"""Shared vacancies, certified caseworkers and recruitment events: what they make of search."""

from typing import Any

import numpy as np
import pytest

from sim.better_search import search_with_services
from sim.levers import Levers
from sim.recruitment_events import visitors_apply
from sim.search import SEEKER, active_list
from tests.scenarios.instruments.clauses import moved
from tests.scenarios.instruments.services.usual import build, under
from tests.sim.test_phases import AFAR

SEARCH = under().settings.search


def test_at_rest_the_numbers_are_the_same() -> None:
    assert search_with_services(SEARCH, Levers()) is SEARCH


def test_shared_vacancies_bring_distance_down() -> None:
    levers = moved(build("vacancy_sharing", better_suited=0.1))
    better = search_with_services(SEARCH, levers)
    assert better.distance_decay == pytest.approx(0.6 * SEARCH.distance_decay)
    assert better.suitable_share == pytest.approx(1.1 * SEARCH.suitable_share)
    half = moved(build("vacancy_sharing", take_up=0.5))
    assert half.less_distance == pytest.approx(0.2)


def test_two_services_leave_what_neither_bridges() -> None:
    levers = moved(build("vacancy_sharing"))
    build("vacancy_sharing", less_distance=0.5).fill(levers, 0, 1.0)
    assert levers.less_distance == pytest.approx(1 - 0.6 * 0.5)


# months since the start, share of seventy caseworkers certified at thirty-six a year
CERTIFIED = [(0, 0.0), (1, 3 / 70), (12, 36 / 70), (23, 69 / 70), (24, 1.0), (59, 1.0)]


@pytest.mark.parametrize(("month", "share"), CERTIFIED)
def test_caseworkers_are_certified_year_by_year(month: int, share: float) -> None:
    levers = Levers()
    build("staff_certificate").fill(levers, month, 1.0)
    assert levers.certified == pytest.approx(share)
    better = search_with_services(SEARCH, levers)
    gain = 1 + SEARCH.certified_gain * share
    assert better.coaching_gain == pytest.approx(SEARCH.coaching_gain * gain)
    assert better.referred_suitable_share == pytest.approx(SEARCH.referred_suitable_share * gain)


def visit(**changes: Any) -> tuple[Any, Any]:
    """The active list before and after events."""
    market = under()
    state, world = market.state, market.world
    seekers = active_list(state, world, SEARCH, Levers(), AFAR)
    before = seekers.copy()
    visitors_apply(state, world, moved(build("recruitment_event", **changes)), seekers)
    return before, seekers


def test_visitors_send_more_applications() -> None:
    # Five events of twelve visitors.
    before, after = visit(visitors=12.0, from_afar=0.0)
    more = after["applications"].astype(int) - before["applications"]
    assert set(more.tolist()) == {0, 5}
    assert (more[before["idle"] == 0] == 0).all()
    assert (more == 5).sum() == pytest.approx(60, abs=25)


def test_no_more_come_than_there_are_and_none_twice() -> None:
    before, after = visit(visitors=1e9, from_afar=0.0)
    idle = before["idle"] == 1
    assert (after["applications"][idle] - before["applications"][idle] == 5).all()


def test_applications_have_an_end() -> None:
    _, after = visit(visitors=1e9, applications=200)
    assert after["applications"].max() == 60


def test_only_those_covered_come() -> None:
    before, after = visit(who={"any": ["unemployed_graduate"]}, visitors=1e9, from_afar=0.0)
    groups = under().state.people["groups"][np.maximum(before["row"], 0)]
    graduate = (groups & np.uint64(1 << 24)) > 0
    came = after["applications"] != before["applications"]
    assert (came == (graduate & (before["idle"] == 1))).all()


def test_people_from_afar_come_too() -> None:
    market = under()
    seekers = np.zeros(4, dtype=SEEKER)
    seekers["row"], seekers["origin"] = [-1, -2, -3, -4], [2, 2, 4, 2]
    seekers["key"] = np.arange(4)
    levers = moved(build("recruitment_event", visitors=0.0, from_afar=1e9))
    visitors_apply(market.state, market.world, levers, seekers)
    assert seekers["applications"].tolist() == [5, 5, 0, 5]
