"""Some graduates prepare for public posts: more of them where work is hard to find."""

from itertools import pairwise

import numpy as np
import pytest

from agents.firms import Kind
from agents.people import Education, Origin, Status
from sim.campus import last_year_students
from sim.examinations import (
    examinations_are_held,
    graduates_prepare,
    months_until,
    places_kept,
    prefers_posts,
    preparing,
    work_forgone,
)
from sim.model import Market
from sim.participation import people_choose_to_take_part
from tests.sim.markets import asked_for, settled

SCALE = 0.02
MARCH, MAY, JUNE, AUGUST = 2, 4, 5, 7


def city(*words: str) -> Market:
    asked = asked_for("none", *words, scale=SCALE)
    return settled(1, SCALE).fork(asked, asked.desk(), None)


def at_leaving(market: Market, count: int = 400) -> None:
    """Bring the market to June with students of the last year who leave school now."""
    state = market.state
    state.month = JUNE
    state.offers = state.offers[:0]
    students = state.people.with_status(Status.STUDENT)[:count]
    state.people["graduated"][students] = JUNE
    state.people["education"][students] = Education.BACHELOR


def leave(market: Market) -> None:
    numbers = market.settings
    graduates_prepare(market.state, market.world, numbers.examinations, numbers.demography)


def hold(market: Market) -> None:
    targets = market.state.firms["headcount"].astype(np.int64)
    numbers = market.settings
    examinations_are_held(
        market.state, market.world, numbers.examinations, numbers.demography, targets
    )


@pytest.mark.parametrize(
    ("finding", "months", "expected"),
    [(0.0, 12, 0.0), (1.0, 12, 11.0), (0.5, 2, 0.5), (0.25, 1, 0.0)],
)
def test_work_forgone(finding: float, months: int, expected: float) -> None:
    """Of two months at even odds one is idle for sure, the other with even odds."""
    assert work_forgone(finding, months) == pytest.approx(expected)


def test_months_until() -> None:
    assert [months_until(month, 5) for month in (JUNE, MAY, MARCH)] == [11, 12, 2]


def test_the_queue_is_longer_where_work_is_hard_to_find() -> None:
    lengths = []
    for finding in (0.05, 0.15, 0.4):
        market = city()
        at_leaving(market)
        before = preparing(market.state).size
        market.state.market.job_finding_rate = finding
        leave(market)
        lengths.append(preparing(market.state).size - before)
    assert lengths[0] > lengths[1] > lengths[2]


def test_the_better_the_chance_the_longer_the_queue() -> None:
    market = city()
    rows = last_year_students(market.state, 12)
    found = []
    for passing in (0.05, 0.3, 0.9):
        market.state.market.passing_rate = passing
        found.append(prefers_posts(market.state, market.world, market.settings.examinations, rows))
    assert (found[0] <= found[1]).all()
    assert (found[1] <= found[2]).all()
    assert found[0].sum() < found[2].sum() < rows.size


def test_when_off_nobody_prepares() -> None:
    market = city("examinations.enabled=false")
    at_leaving(market)
    before = preparing(market.state).size
    leave(market)
    rows = last_year_students(market.state, 12)
    examinations = market.settings.examinations
    assert preparing(market.state).size == before
    assert not prefers_posts(market.state, market.world, examinations, rows).any()
    targets = market.state.firms["headcount"].astype(np.int64)
    assert not places_kept(market.state, market.world, examinations, targets).any()


def test_who_prepares_does_not_begin_to_seek_meanwhile() -> None:
    market = city("participation.reconsidering=0.9")
    at_leaving(market)
    market.state.market.job_finding_rate = 0.05
    leave(market)
    waiting = preparing(market.state)
    waiting = waiting[market.state.people["prepares_until"][waiting] > JUNE + 3]
    assert waiting.size > 20
    numbers = market.settings
    for _ in range(3):
        market.state.open_month(market.state.month + 1, market.world.keys)
        people_choose_to_take_part(market.state, market.world, numbers.participation)
    outside = market.state.people["status"][waiting] == Status.OUT_OF_LABOUR_FORCE
    assert outside.all()
    assert (market.state.flows[Status.OUT_OF_LABOUR_FORCE, Status.UNEMPLOYED]) > 0


def test_no_more_pass_than_there_are_posts_and_the_others_decide_anew() -> None:
    market = city("examinations.posts=0.05", "examinations.retry=0.5")
    at_leaving(market)
    state = market.state
    state.market.job_finding_rate = 0.05
    leave(market)
    queue = preparing(state).size
    state.open_month(12 + MARCH, market.world.keys)
    hold(market)
    passed = state.offers
    public = state.firms["kind"][passed["firm"]] == Kind.PUBLIC_EMPLOYER
    assert passed.size > 0
    assert public.all()
    assert (passed["starts"] == 12 + AUGUST).all()
    jobs = state.firms["headcount"][state.firms["kind"] == Kind.PUBLIC_EMPLOYER].sum()
    assert passed.size <= np.ceil(0.05 * 0.8 * jobs * 1.5 + 5)
    left = preparing(state)
    assert left.size >= queue - passed.size
    state.open_month(12 + MAY, market.world.keys)
    hold(market)
    status = state.people["status"][left]
    again = int((status == Status.OUT_OF_LABOUR_FORCE).sum())
    assert 0 < again < left.size
    assert (status[status != Status.OUT_OF_LABOUR_FORCE] == Status.UNEMPLOYED).all()
    until = state.people["prepares_until"][left[status == Status.OUT_OF_LABOUR_FORCE]]
    assert (until == 24 + MAY).all()


def test_posts_start_in_august_at_public_employers() -> None:
    market = city("examinations.posts=0.05", "examinations.premium=0.4").run(AUGUST)
    state = market.state
    due = state.offers[state.offers["starts"] == AUGUST]
    assert due.size > 0
    market.run(1)
    rows = due["person"].astype(np.int64)
    started = np.isin(rows, state.events.hired)
    assert started.mean() > 0.9
    assert not (state.offers["starts"] == AUGUST).any()
    origins = state.events.hire_origin[np.isin(state.events.hired, rows[started])]
    assert set(origins.tolist()) <= {Origin.GRADUATE, Origin.NONEMPLOYMENT, Origin.JOB}


def test_places_kept_grow_until_posts_start() -> None:
    market = city("examinations.posts=0.5")
    targets = market.state.firms["headcount"].astype(np.int64)
    kept = []
    for month in range(AUGUST, AUGUST + 12):
        market.state.month = month
        kept.append(places_kept(market.state, market.world, market.settings.examinations, targets))
    assert not kept[0].any()
    assert all((less <= more).all() for less, more in pairwise(kept))
    public = market.state.firms["kind"] == Kind.PUBLIC_EMPLOYER
    assert not kept[-1][~public].any()
    expected = targets[public].sum() * 0.5 * 11 / 12
    assert kept[-1].sum() == pytest.approx(expected, rel=0.1)
