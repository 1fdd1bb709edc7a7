"""Rival cities draw candidates away and residents too; at rest they change nothing."""

import numpy as np
import pytest

from sim.calendar import month_of_year
from sim.conditions import Condition
from sim.migration import acceptance
from sim.rivals import attraction, pull_away
from tests.sim.surroundings import gone_on, summed

BETTER = (
    "rival_cities.pay=1.25",
    "rival_cities.pay_elasticity=2",
    "rival_cities.leaving_response=1.5",
)


def test_at_rest_acceptance_is_the_base_of_migration() -> None:
    market = gone_on(2, "rents.enabled=false")
    numbers, state = market.settings, market.state
    columns = {
        "key": np.arange(5),
        "groups": np.zeros(5, dtype=np.uint64),
        "skill": np.linspace(0.5, 2, 5),
    }
    found = acceptance(
        state, market.world, numbers.migration, numbers.rents, numbers.rival_cities, columns
    )
    migration = numbers.migration
    jobs = state.market.conditions.of(Condition.JOB_FINDING)
    base = migration.acceptance[month_of_year(state.month)]
    expected = base * jobs**migration.job_elasticity
    expected *= state.market.wage_index**migration.pay_elasticity
    np.testing.assert_allclose(found, np.full(5, min(1.0, expected)), rtol=1e-7)
    assert attraction(numbers.rival_cities, 48) == 1
    assert pull_away(numbers.rival_cities, 48) == 1


def test_attraction_grows_as_rivals_pay_more_each_year() -> None:
    rivals = gone_on(0).settings.rival_cities.model_copy(
        update={"pay": 1.1, "pay_growth": 0.02, "job_finding": 1.2}
    )
    expected = (1.1 * 1.02**2) ** rivals.pay_elasticity * 1.2**rivals.job_elasticity
    assert attraction(rivals, 24) == pytest.approx(expected, rel=1e-7)
    assert pull_away(rivals, 24) == pytest.approx(expected**rivals.leaving_response, rel=1e-7)


def test_better_pay_elsewhere_lowers_arrivals_and_raises_leaving() -> None:
    usual, better = gone_on(6), gone_on(6, *BETTER)
    assert summed(better, "young_talent_arrived") < summed(usual, "young_talent_arrived")
    assert summed(better, "moved_to_city") > summed(usual, "moved_to_city")


def test_switched_off_they_change_nothing() -> None:
    off = gone_on(3, "rival_cities.enabled=false")
    off_and_better = gone_on(3, "rival_cities.enabled=false", *BETTER)
    assert off.outcomes().equals(off_and_better.outcomes())
    assert off.outcomes().equals(gone_on(3).outcomes()), "rivals like here change nothing either"
    assert not gone_on(3, *BETTER).outcomes().equals(off.outcomes())
