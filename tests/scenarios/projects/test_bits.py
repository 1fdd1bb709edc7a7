"""A project that changes nothing leaves every bit, and any leaves the months before it."""

from datetime import date

import polars as pl
import pytest

from scenarios.settling import settling_key
from tests.scenarios.projects.assessed import BEFORE, MONTH, PROJECTS, plain, run
from tests.sim.markets import asked_for, assert_same, digest, frames

MONTHS = BEFORE + 3


@pytest.mark.parametrize(
    "words",
    [
        ("battery_plant", "project.jobs=0"),
        ("smart_iot_investment", "project.jobs=0"),
        ("battery_plant", "project.goes_ahead=false"),
        ("factory_closing", "project.goes_ahead=false"),
        ("factory_moving", "project.kept=1.0", "project.to=xianlin"),
    ],
    ids=" ".join,
)
def test_nothing_changes_without_a_change(words: tuple[str, ...]) -> None:
    # The factory stands in Xianlin, so that it moves to where it is.
    assert digest(run(words[0], MONTHS, *words[1:])) == digest(plain(MONTHS))


@pytest.mark.parametrize("project", PROJECTS)
def test_months_before_stay_as_they_were(project: str) -> None:
    march = date(2026, 3, 1)
    with_it, without = (frames(market) for market in (run(project, MONTHS), plain(MONTHS)))
    assert not with_it["outcomes"].equals(without["outcomes"])
    one, other = (
        {name: frame.filter(pl.col("month") < march) for name, frame in side.items()}
        for side in (with_it, without)
    )
    assert_same(one, other)


def test_all_settle_once() -> None:
    keys = {settling_key(asked_for("baseline", f"project={name}", MONTH)) for name in PROJECTS}
    assert keys == {settling_key(asked_for("baseline"))}


def test_nothing_is_seen_where_nobody_looks() -> None:
    assert plain(MONTHS).recorder.project_outcomes() is None
    assert plain(MONTHS).world.watched is None
