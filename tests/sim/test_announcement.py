"""What is not yet announced changes nothing; what has not yet started pays nothing."""

from datetime import date

import polars as pl
import pytest

from sim.model import Market
from tests.sim.markets import asked_for, continued, frames, settled

BEFORE, MONTHS = 12, 20
NAMES = ("expansion", "student_project_grant", "skills_programme", "doorstep_stations")
HALF_WAY, START = date(2026, 7, 1), date(2027, 1, 1)


def starting(announced: str, start: str, *names: str) -> list[str]:
    return [
        f"scenario.policies.{name}.period.{key}={month}"
        for name in names
        for key, month in (("announced", announced), ("start", start))
    ]


@pytest.fixture(scope="module")
def baseline() -> Market:
    return continued(asked_for("baseline"), MONTHS)


def until(market: Market, month: date) -> dict[str, pl.DataFrame]:
    """What was saved of the months before one, but for instruments that paid nothing by then."""
    saved = {name: frame.filter(pl.col("month") < month) for name, frame in frames(market).items()}
    idle = (pl.col("outcome") == "spending") & (pl.col("value") == 0)
    saved["outcomes"] = saved["outcomes"].filter(~idle)
    return saved


def same(one: dict[str, pl.DataFrame], other: dict[str, pl.DataFrame]) -> bool:
    return all(one[name].equals(other[name]) for name in one)


@pytest.mark.parametrize("name", NAMES)
def test_months_before_an_announcement_stay_as_they_were(name: str, baseline: Market) -> None:
    scenario = dict(
        zip(NAMES, ("hiring_subsidy", "startup_grant", "training", "service_stations"), strict=True)
    )[name]
    asked = asked_for(scenario, *starting("2027-01", "2027-01", name))
    market = continued(asked, MONTHS)
    assert same(until(market, START), until(baseline, START))
    assert not same(until(market, date(2100, 1, 1)), until(baseline, date(2100, 1, 1)))


def test_so_it_is_for_all_together(baseline: Market) -> None:
    market = continued(asked_for("combined", *starting("2027-01", "2027-01", *NAMES)), MONTHS)
    assert same(until(market, START), until(baseline, START))


@pytest.fixture(scope="module")
def announced_early() -> Market:
    return continued(asked_for("combined", *starting("2026-07", "2027-01", *NAMES)), MONTHS)


def test_what_is_announced_early_changes_nothing_before(
    announced_early: Market, baseline: Market
) -> None:
    assert same(until(announced_early, HALF_WAY), until(baseline, HALF_WAY))


def test_what_has_not_started_pays_nothing(announced_early: Market) -> None:
    paid = frames(announced_early)["claims"].filter(pl.col("instrument").is_in(NAMES))
    assert paid.height
    assert paid["month"].to_list() >= [START] * paid.height


def test_nobody_hires_or_founds_early_for_what_has_not_started(
    announced_early: Market, baseline: Market
) -> None:
    """Events before the start earn nothing, so nothing may be expected for them either."""
    assert same(until(announced_early, START), until(baseline, START))
    market = settled().fork(settled().settings, announced_early.desk, None).run(BEFORE - 1)
    levers = market.desk.announce(market.state, 1.0)
    others = settled().desk.announce(market.state, 1.0)
    assert levers.hiring == others.hiring
    assert levers.founding == others.founding


def test_what_has_ended_is_expected_no_more() -> None:
    words = [f"scenario.policies.{name}.period.end=2026-06" for name in NAMES]
    asked = asked_for("combined", *words)
    market = continued(asked, 6)
    market.state.month += 1
    levers = market.desk.announce(market.state, 1.0)
    in_force = {policy for policy in asked.scenario.policies if policy not in NAMES}
    assert len(levers.hiring.offers) + len(levers.founding.offers) + len(
        levers.courses.offers
    ) == len(in_force)
    assert not levers.course_seats
    assert not levers.station_staff
    assert not levers.station_openings
    assert not levers.graduates_first
