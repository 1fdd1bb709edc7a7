"""What is seen of a project adds up: jobs, hires by origin, separations by destination."""

import numpy as np
import pytest

from agents.groups import Group
from agents.people import Education, Status
from sim.outcomes.book import ORIGINS
from sim.watch import DESTINATIONS, TRAITS, by_trait
from tests.scenarios.projects.assessed import BEFORE, PROJECTS, firm_rows, plain, run, seen, staff

MONTHS = BEFORE + 8


@pytest.mark.parametrize("project", PROJECTS)
def test_jobs_are_hires_less_separations(project: str) -> None:
    market = run(project, MONTHS)
    jobs, hires, left = (
        seen(market, f"project_{name}") for name in ("jobs", "hires", "separations")
    )
    first = 0.0
    if project.startswith("factory"):
        start = plain(0).state
        (row,) = np.flatnonzero(start.firms["key"] == market.world.watched[0])  # type: ignore[index]
        first = float(start.firms["headcount"][row])
        assert first > 20
    np.testing.assert_allclose(np.diff(jobs, prepend=first), hires - left, atol=1e-9)
    assert hires.sum() > 0
    assert jobs[-1] == pytest.approx(market.state.firms["headcount"][firm_rows(market)].sum())


@pytest.mark.parametrize("project", PROJECTS)
def test_origins_and_destinations_are_all(project: str) -> None:
    market = run(project, MONTHS)
    for outcome, groups in (("project_hires", ORIGINS), ("project_separations", DESTINATIONS)):
        parts = sum(seen(market, outcome, group) for group in groups)
        np.testing.assert_allclose(parts, seen(market, outcome), atol=1e-9)


def test_sectors_are_all_jobs() -> None:
    market = run("battery_plant", MONTHS)
    sectors = market.settings.region.sectors
    jobs = sum(seen(market, "sector_jobs", f"sector_{name}") for name in sectors)
    saved = market.outcomes().filter(outcome="jobs", group="all").sort("month")["value"]
    np.testing.assert_allclose(jobs, saved.to_numpy() * market.world.scale, atol=1e-6)


def test_traits_count_everybody_twice_once_by_sex_once_by_schooling() -> None:
    state = plain(MONTHS).state
    employed, unemployed = by_trait(state)
    people = state.people
    home = people["place"] != state.city.place
    for counts, statuses in (
        (unemployed, [Status.UNEMPLOYED]),
        (
            employed,
            [Status.EMPLOYEE, Status.FOUNDER, Status.GIG_WORKER, Status.PUBLIC_WELFARE],
        ),
    ):
        rows = [
            row
            for row in range(len(people))
            if home[row] and int(people["status"][row]) in statuses
        ]
        expected = dict.fromkeys(TRAITS, 0)
        for row in rows:
            female = int(people["groups"][row]) & Group.FEMALE
            expected["female" if female else "male"] += 1
            level = int(people["education"][row])
            expected[TRAITS[2 + min(level, Education.BACHELOR)]] += 1
        assert counts.tolist() == list(expected.values())


def test_pay_is_that_of_the_staff() -> None:
    market = run("battery_plant", MONTHS)
    rows = staff(market)
    mean = market.state.people["wage"][rows].mean()
    table = market.recorder.project_outcomes()
    assert table is not None
    saved = table.filter(outcome="project_mean_wage").sort("month")["value"][-1]
    assert saved == pytest.approx(mean, abs=1)
