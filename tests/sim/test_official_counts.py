"""Official counts of a month, counted again from people, firms and stations."""

import numpy as np
import pytest

from agents.firms import Kind
from agents.people import Education, Origin, Status
from sim.counting import Counting
from sim.model import Market
from sim.outcomes.book import Book
from sim.outcomes.catalogue import OUTCOMES
from sim.outcomes.registry import evaluate
from sim.tally import tally
from tests.sim.markets import asked_for, continued

YOUNG = 36 * 12


@pytest.fixture(scope="module")
def market() -> Market:
    """A year and a month of all four packages."""
    return continued(asked_for("combined", scale=0.02), 13)


def value(market: Market, outcome: str, group: str = "all") -> float:
    at = market.recorder.groups[outcome].index(group)
    return float(market.recorder.latest[outcome][at])


def book_of(market: Market, **changes: float) -> Book:
    """The market's book with other rules of counting."""
    region, rules = market.settings.region, market.settings.counting
    return Book(
        market.state,
        tally(market.state, market.world),
        list(region.places),
        [],
        market.world.scale,
        0.0,
        list(region.sectors),
        market.world.minutes,
        region.travel_minutes_base,
        Counting.model_validate(rules.model_dump(exclude={"about"}) | changes),
    )


def test_talent_introduced_is_the_sum_of_its_parts(market: Market) -> None:
    saved = market.outcomes()
    for outcome in ("young_talent_introduced", "postgraduates_introduced"):
        monthly = saved.filter(outcome=outcome).pivot(on="group", index="month", values="value")
        parts = [name for name in monthly.columns if name not in ("month", "all")]
        assert len(parts) == 2
        total = monthly.select(parts).sum_horizontal().to_numpy()
        np.testing.assert_allclose(total, monthly["all"].to_numpy())
        assert total.sum() > 0


def test_talent_introduced_is_young_has_college_and_is_new(market: Market) -> None:
    state, people = market.state, market.state.people
    young = state.month - people["birth"].astype(np.int64) < YOUNG
    college = people["education"] >= Education.COLLEGE
    lives_here = people["place"] < state.city.place
    arrived = people["arrived"] == state.month
    residents = young & college & arrived & lives_here
    assert value(market, "young_talent_introduced", "new_residents") == pytest.approx(
        residents.sum() / market.world.scale
    )
    assert value(market, "young_talent_introduced", "new_residents") == pytest.approx(
        value(market, "young_talent_arrived")
    )
    hired = state.events.hired[state.events.hire_origin == Origin.COMMUTING]
    assert not lives_here[hired].any()
    commute = (young & college)[hired].sum()
    found = value(market, "young_talent_introduced", "insured_from_outside")
    assert found == pytest.approx(commute / market.world.scale)
    degrees = people["education"][np.flatnonzero(residents)] == Education.DOCTOR
    doctors = degrees.sum() + (people["education"][hired[(young & college)[hired]]] == 5).sum()
    assert value(market, "postgraduates_introduced", "doctor") == pytest.approx(
        doctors / market.world.scale
    )


def test_quality_jobs_are_hires_above_the_threshold(market: Market) -> None:
    state = market.state
    pay = state.people["wage"][state.events.hired].astype(np.float64)
    insured = state.firms["kind"][state.events.hired_by] != Kind.INDIVIDUAL_BUSINESS
    mean = value(market, "mean_wage")
    for threshold in (0.0, 0.8, 1.0, 1.5):
        found = evaluate(
            OUTCOMES["quality_jobs_developed"], book_of(market, quality_pay=threshold)
        )[0]
        expected = (insured & (pay >= threshold * mean)).sum()
        assert found == pytest.approx(expected / market.world.scale)
    assert 0 < value(market, "quality_jobs_developed") < value(market, "hires")


def test_graduates_start_ups_hire_a_part_of_what_start_ups_do(market: Market) -> None:
    state = market.state
    saved = market.outcomes().filter(group="all")
    hired = saved.filter(outcome="graduate_startup_hires")["value"].sum()
    assert hired > 0
    firms = state.firms
    young = (firms["alive"] == 1) & (firms["kind"] == Kind.STARTUP) & (firms["graduate"] == 1)
    young &= state.month - firms["founded"] < 36
    jobs = value(market, "graduate_startup_jobs")
    assert jobs == pytest.approx(firms["headcount"][young].sum() / market.world.scale)
    assert 0 < jobs < value(market, "startup_jobs_gross")


def test_courses_begun_have_ended_or_go_on(market: Market) -> None:
    saved = market.outcomes().filter(group="all")
    begun = saved.filter(outcome="course_places_taken")["value"].to_numpy()
    months = market.settings.training.course_months
    ended = saved.filter(outcome="trained")["value"].to_numpy()
    # Somebody who moves away ends no course.
    assert 0.9 * begun[:-months].sum() < ended[months:].sum() <= begun[:-months].sum()
    high = saved.filter(outcome="high_skill_certificates")["value"].to_numpy()
    first = saved.filter(outcome="newly_high_skilled")["value"].to_numpy()
    certified = saved.filter(outcome="certified")["value"].to_numpy()
    assert (first <= high).all()
    assert (high <= certified).all()
    assert high.sum() > 0


def test_the_whole_dose_is_no_more_than_any_of_its_parts(market: Market) -> None:
    parts = [
        value(market, "dose_1131_coverage", part) for part in ("guidance", "referrals", "training")
    ]
    assert 0 < value(market, "dose_1131_coverage") <= min(parts)
    assert max(parts) <= 100
    state, people = market.state, market.state.people
    idle = np.isin(people["status"], (Status.UNEMPLOYED, Status.TRAINEE))
    since = state.month - people["graduated"].astype(np.int64)
    due = idle & (people["education"] >= Education.COLLEGE) & (since >= 0) & (since < 24)
    due &= state.month - people["spell_start"].astype(np.int64) >= 3
    share = (people["doses"][due] > 0).mean()
    assert value(market, "dose_1131_coverage", "referrals") == pytest.approx(100 * share)


def test_without_the_service_nobody_has_the_dose() -> None:
    assert value(continued(asked_for("baseline"), 1), "dose_1131_coverage") == 0


def test_sectors_make_up_the_whole(market: Market) -> None:
    shares = market.recorder.latest["employment_by_sector"]
    assert shares.sum() == pytest.approx(100)
    sectors = [f"sector_{name}" for name in market.settings.region.sectors]
    assert market.recorder.groups["employment_by_sector"] == sectors


def test_pay_against_output_by_hand(market: Market) -> None:
    saved = market.outcomes().filter(outcome="pay_growth_less_output_growth")
    # Settling lasted six months, so that a year is over after the sixth.
    assert saved.height == 13 - 6
    (before, jobs_before, skill_before), (pay, jobs, skill) = (
        market.state.pay[0],
        market.state.pay[-1],
    )
    growth = (pay / jobs) / (before / jobs_before) - skill / skill_before
    assert value(market, "pay_growth_less_output_growth") == pytest.approx(100 * growth)
    assert jobs == pytest.approx(value(market, "jobs") * market.world.scale)


def test_households_are_overdue_once_their_time_is_up(market: Market) -> None:
    overdue = [
        evaluate(
            OUTCOMES["zero_employment_households_overdue"], book_of(market, clearing_months=months)
        )[0]
        for months in range(5)
    ]
    assert overdue[0] == pytest.approx(value(market, "zero_employment_households"))
    assert overdue == sorted(overdue, reverse=True)
    assert overdue[0] > overdue[1] > overdue[4] > 0


def test_months_to_clear_are_counted_one_by_one() -> None:
    market = continued(asked_for("baseline"), 0)
    lasted = np.zeros(market.state.zero_household.size, dtype=np.int64)
    lasted[:] = market.state.zero_months
    for _ in range(4):
        market.run(1)
        zero = market.state.zero_household
        cleared = (lasted > 0) & ~zero
        assert value(market, "months_to_clear_zero_employment_household") == pytest.approx(
            lasted[cleared].mean()
        )
        lasted = np.where(zero, lasted + 1, 0)
        np.testing.assert_array_equal(market.state.zero_months, lasted)
