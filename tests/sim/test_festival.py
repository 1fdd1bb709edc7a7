"""Around Spring Festival workers from elsewhere leave, people search less, posts wait."""

from datetime import date

import numpy as np
import pytest

from agents.groups import Group
from agents.people import Status
from sim.calendar import Calendar
from sim.festival import Season, posts_now, season_of
from sim.levers import Levers
from sim.model import Market
from sim.search import active_list
from sim.separation import separation_hazards
from tests.sim.markets import asked_for, continued, settled

NONE = np.empty(0, dtype=np.int64)
WHOLE = dict.fromkeys(("key", "place", "field", "education"), NONE)
AFAR = {**WHOLE, "skill": np.empty(0), "wage": np.empty(0)}
CALENDAR = Calendar(date(2025, 1, 1), 0)


def seasons(months: range, **changes: object) -> list[Season]:
    festival = settled().settings.festival.model_copy(update=changes)
    return [season_of(festival, CALENDAR, month) for month in months]


def test_it_is_where_the_moon_puts_it() -> None:
    rest = Season()
    of_2025, of_2026 = seasons(range(12)), seasons(range(12, 24))
    assert [season.leaving > 1 for season in of_2025] == [True] + [False] * 11
    assert [season.leaving > 1 for season in of_2026] == [False, True] + [False] * 10
    assert of_2025[1].applications > 1
    assert of_2025[2:] == [rest] * 10
    assert of_2026[0] == rest
    # No table reaches so far: February.
    assert seasons(range(24 * 12, 24 * 12 + 2))[1].leaving > 1


def test_when_off_every_month_is_at_rest() -> None:
    assert seasons(range(-24, 60), enabled=False) == [Season()] * 84


def test_only_workers_from_elsewhere_leave_more_often() -> None:
    market = continued(asked_for("none"), 0)
    numbers, people = market.settings, market.state.people
    rows = people.with_status(Status.EMPLOYEE)
    usual, festive = (
        separation_hazards(market.state, numbers.region, numbers.separation, rows, factor)
        for factor in (1.0, 1.6)
    )
    outsider = (people["groups"][rows] & np.uint64(Group.NON_LOCAL)) > 0
    np.testing.assert_allclose(festive[outsider], 1.6 * usual[outsider])
    np.testing.assert_array_equal(festive[~outsider], usual[~outsider])


def test_people_send_fewer_applications() -> None:
    market = continued(asked_for("none"), 0)
    sent = [
        active_list(market.state, market.world, market.settings.search, Levers(), AFAR, effort)[
            "applications"
        ].sum()
        for effort in (1.0, 0.5)
    ]
    assert sent[1] == pytest.approx(sent[0] / 2, rel=0.05)


def test_posts_are_put_off_in_part() -> None:
    market = continued(asked_for("none"), 0)
    posts = np.full(len(market.state.firms), 10)
    at_rest = posts_now(market.state, market.world, Season(), posts)
    np.testing.assert_array_equal(at_rest, posts)
    held = posts_now(market.state, market.world, Season(posts=0.75), posts)
    assert set(held.tolist()) == {7, 8}
    assert held.mean() == pytest.approx(7.5, abs=0.1)


def vacancies(*words: str) -> list[float]:
    asked = asked_for("none", *words, scale=0.02)
    market: Market = settled(1, 0.02).fork(asked, asked.desk(), None).run(4)
    rows = market.outcomes().filter(outcome="vacancies", group="all").sort("month")
    return rows["value"].to_list()


def test_firms_post_less_in_february_and_more_in_march() -> None:
    """The festival of 2026 is in February; before it nothing is different."""
    with_festival, without = vacancies(), vacancies("festival.enabled=false")
    assert with_festival[0] == without[0]
    assert with_festival[1] < 0.9 * without[1]
    assert with_festival[2] > 1.05 * without[2]
