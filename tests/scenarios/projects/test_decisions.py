"""What a project moves: which firms there are, whom posts are open to, who follows a move."""

import numpy as np
import pytest

from agents.chance import Luck
from agents.employers import FirmPay, first_firms, largest_employers
from agents.people import Education, Status
from scenarios.compose import compose_settings
from scenarios.settings import RunSettings
from sim.post_mix import open_levels
from tests.scenarios.projects.assessed import BEFORE, firm_rows, plain, run, seen, staff

FAST = "project.phase_in_months=2"
JOBS = "project_jobs"


def test_a_plant_grows_by_steps_to_its_jobs() -> None:
    market = run("battery_plant", BEFORE + 8, "project.phase_in_months=4", "project.jobs=8000")
    jobs = seen(market, JOBS)
    assert jobs[:BEFORE].tolist() == [0] * BEFORE
    assert 0 < jobs[BEFORE] <= 12
    assert jobs[-1] == pytest.approx(8000 * market.world.scale, abs=4)
    (row,) = firm_rows(market)
    region = market.settings.region
    assert list(region.places)[market.state.firms["place"][row]] == "renhe"
    assert list(region.sectors)[market.state.firms["sector"][row]] == "manufacturing"


def test_an_investment_is_spread_over_firms_and_places() -> None:
    words = (FAST, "project.plants=4", "project.jobs=8000", "project.places=[renhe,cangqian]")
    market = run("smart_iot_investment", BEFORE + 4, *words)
    rows = firm_rows(market)
    places = list(market.settings.region.places)
    named = [places[place] for place in market.state.firms["place"][rows]]
    assert named == ["renhe", "cangqian", "renhe", "cangqian"]
    assert np.ptp(market.state.firms["weight"][rows]) < 1e-3
    assert seen(market, JOBS)[-1] > 20


def only(schooling: Education) -> tuple[str, ...]:
    """Words by which all posts are open from one level on."""
    return tuple(
        f"project.schooling.{level.name.lower()}={float(level == schooling)}" for level in Education
    )


@pytest.mark.parametrize("lowest", [Education.MASTER, Education.COLLEGE])
def test_posts_are_open_to_those_who_have_the_schooling(lowest: Education) -> None:
    words = ("project.jobs=8000", FAST, *only(lowest))
    market = run("battery_plant", BEFORE + 4, *words)
    education = market.state.people["education"][staff(market)]
    assert education.size > 2
    assert np.all(education >= lowest)


def test_posts_for_the_few_stay_vacant_for_longer() -> None:
    sizes = [
        seen(run("battery_plant", BEFORE + 4, "project.jobs=8000", FAST, *only(level)), JOBS)[-1]
        for level in (Education.JUNIOR, Education.COLLEGE, Education.MASTER)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 3 * sizes[2]
    words = ("project.jobs=8000", FAST, *only(Education.JUNIOR))
    market = run("battery_plant", BEFORE + 4, *words)
    assert (market.state.people["education"][staff(market)] < Education.SENIOR).any()


@pytest.mark.parametrize(
    ("staff_levels", "vacant", "shares", "levels"),
    [
        ([], 4, (1, 0, 0, 0, 0, 0), [0, 0, 0, 0]),
        ([], 4, (0.5, 0, 0, 0.5, 0, 0), [3, 3, 0, 0]),
        ([0, 0], 2, (0.5, 0, 0, 0.5, 0, 0), [3, 3]),
        ([3, 3], 2, (0.5, 0, 0, 0.5, 0, 0), [0, 0]),
        ([5], 3, (0.5, 0, 0, 0.5, 0, 0), [3, 0, 0]),  # a doctor holds a bachelor's post
        ([5, 5, 5], 1, (0.5, 0, 0, 0.5, 0, 0), [0]),  # and the others posts open to all
        ([0, 0, 0], 1, (0.5, 0, 0, 0.5, 0, 0), [3]),  # no more than are vacant
        ([], 0, (1, 0, 0, 0, 0, 0), []),
        ([], 3, (0, 0, 2, 0, 1, 0), [4, 2, 2]),  # shares are scaled
    ],
)
def test_vacancies_are_what_the_mix_lacks(
    staff_levels: list[int], vacant: int, shares: tuple[float, ...], levels: list[int]
) -> None:
    found = open_levels(np.array(staff_levels, dtype=np.uint8), vacant, shares)
    assert found.tolist() == levels


def test_a_factory_winds_down_and_closes_in_its_last_month() -> None:
    market = run("factory_closing", BEFORE + 6, "project.phase_out_months=4")
    jobs = seen(market, JOBS)
    calm = seen(run("factory_closing", BEFORE + 6, "project.goes_ahead=false"), JOBS)
    assert jobs[:BEFORE].tolist() == calm[:BEFORE].tolist()
    assert np.all(np.diff(jobs[BEFORE - 1 : BEFORE + 4]) < 0)
    assert jobs[BEFORE + 2] > 0.25 * calm[BEFORE + 2]
    assert jobs[BEFORE + 3 :].tolist() == [0, 0, 0]
    (row,) = firm_rows(market)
    assert market.state.firms["closed"][row] == BEFORE + 3


def test_a_factory_that_leaves_closes_at_once() -> None:
    words = ("project.to=null", "project.kept=0.0")
    jobs = seen(run("factory_moving", BEFORE + 2, *words), JOBS)
    assert jobs[BEFORE - 1] > 0
    assert jobs[BEFORE:].tolist() == [0, 0]


def test_who_earns_too_little_for_the_longer_way_stays_behind() -> None:
    words = ("project.kept=1.0", "project.to=baizhang")
    before, market = plain(BEFORE), run("factory_moving", BEFORE + 1, *words)
    people, firms = before.state.people, before.state.firms
    (row,) = np.flatnonzero(firms["key"] == market.world.watched[0])  # type: ignore[index]
    search, minutes = market.settings.search, market.world.minutes
    to = list(market.settings.region.places).index("baizhang")
    assert market.state.firms["place"][row] == to
    stays: list[int] = []
    follows: list[int] = []
    for person in np.flatnonzero(people["employer"] == row).tolist():
        home = people["place"][person]
        longer = minutes[home, to] - minutes[home, firms["place"][row]]
        worth = people["wage"][person] - search.commuting_value * longer
        usual = before.state.market.unit_wage * people["skill"][person]
        (stays if worth < search.reservation_share * usual else follows).append(person)
    assert len(stays) > 3
    assert len(follows) > 3
    after = market.state.people
    still = after["employer"] == row
    assert not still[stays].any()
    assert still[follows].mean() > 0.9
    lost = np.isin(after["key"][stays], after["key"][market.state.events.separated])
    # Those who live in the rest of the city seek there again.
    resident = after["place"][stays] != market.state.city.place
    assert lost[resident].mean() > 0.7
    assert set(after["status"][stays]) <= {*Status}


def test_the_largest_employers_are_those_there_are() -> None:
    region = compose_settings("run", [], RunSettings).region
    sectors, places = largest_employers(region)
    for seed in (1, 2):
        firms = first_firms(Luck(seed), region, 0.005, 3000, 0, FirmPay(7000.0, 0.2, 1.5))
        assert firms["sector"][: sectors.size].tolist() == sectors.tolist()
        assert firms["place"][: places.size].tolist() == places.tolist()
    assert sectors.size == region.employers.largest
