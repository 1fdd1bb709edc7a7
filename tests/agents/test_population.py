"""The people at the start: statuses, households, founders and first jobs."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from agents.chance import Luck
from agents.employers import FirmPay, first_firms
from agents.firms import FIRMS, Kind
from agents.groups import Group
from agents.people import NEVER, PEOPLE, WITHOUT_RISE, Education, People, Status
from agents.population import (
    LONGEST_FIRST_SPELL,
    POST_AGE,
    FirstPeople,
    assign_jobs,
    choose_founders,
    first_people,
    place_founders,
)
from agents.profile import Columns
from agents.region import by_age
from agents.table import Table
from tests.agents.regions import region_like, yuhang

SCALE, MONTH = 0.1, -24
OLD_AGES = np.array(WITHOUT_RISE)
STARTED = (Kind.STARTUP, Kind.INDIVIDUAL_BUSINESS)


@pytest.fixture(scope="module")
def first() -> FirstPeople:
    return first_people(Luck(3), yuhang().region, SCALE, MONTH, yuhang().ability, OLD_AGES)


@pytest.fixture(scope="module")
def columns(first: FirstPeople) -> Columns:
    return first.columns


@pytest.fixture
def city(first: FirstPeople) -> SimpleNamespace:
    """Tables of the people and of firms with about as many jobs as there are workers."""
    return settled(first, jobs=45_000)


def settled(first: FirstPeople, jobs: int) -> SimpleNamespace:
    people = People(first.columns["key"].size, first.columns["key"].size)
    people.join(**first.columns)
    drawn = first_firms(Luck(3), yuhang().region, SCALE, jobs, MONTH, FirmPay(7600.0, 0.25, 1.5))
    firms = Table(FIRMS, 1)
    firms.append(drawn["key"].size, **drawn)
    return SimpleNamespace(people=people, firms=firms)


def is_in(columns: Columns, group: Group) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = (columns["groups"] & np.uint64(group)) > 0
    return found


def assert_share(chosen: npt.NDArray[np.bool_], expected: npt.NDArray[np.float64]) -> None:
    """As many chosen as expected one by one, within five standard errors."""
    error = np.sqrt((expected * (1 - expected)).sum())
    assert abs(chosen.sum() - expected.sum()) <= 5 * error + 1e-9


def test_as_many_people_as_the_scale_says(columns: Columns) -> None:
    assert columns["key"].size == round(yuhang().region.residents.people * SCALE)
    np.testing.assert_array_equal(columns["key"], np.arange(columns["key"].size))
    tiny = first_people(Luck(3), yuhang().region, 1e-9, MONTH, yuhang().ability, OLD_AGES)
    assert tiny.columns["key"].size == 1


def test_whoever_still_studies_is_a_student(columns: Columns) -> None:
    np.testing.assert_array_equal(
        columns["status"] == Status.STUDENT, columns["graduated"] >= MONTH
    )


def test_participation_is_as_configured(columns: Columns) -> None:
    residents = yuhang().region.residents
    grown = columns["graduated"] < MONTH
    age = MONTH - columns["birth"]
    female = is_in(columns, Group.FEMALE)
    college = columns["education"] >= Education.COLLEGE
    retired = age >= np.where(female, np.where(college, 55, 50), 60) * 12
    outside = columns["status"] == Status.OUT_OF_LABOUR_FORCE
    assert outside[grown & retired].all()
    for sex, bands in (
        (female, residents.participation_women),
        (~female, residents.participation_men),
    ):
        here = grown & ~retired & sex
        assert_share(~outside[here], by_age(bands, age[here] // 12))


def test_unemployment_is_as_configured(columns: Columns) -> None:
    """Those in public-welfare posts are taken from the unemployed."""
    labour_force = np.isin(
        columns["status"],
        (Status.EMPLOYEE, Status.UNEMPLOYED, Status.GIG_WORKER, Status.PUBLIC_WELFARE),
    )
    out_of_work = np.isin(columns["status"], (Status.UNEMPLOYED, Status.PUBLIC_WELFARE))
    years = (MONTH - columns["birth"]) // 12
    bands = yuhang().region.residents.unemployment
    for low, high in ((16, 25), (25, 30), (30, 60)):
        here = labour_force & (years >= low) & (years < high)
        assert_share(out_of_work[here], by_age(bands, years[here]))


def test_gig_work_is_as_configured(columns: Columns) -> None:
    workers = np.isin(columns["status"], (Status.EMPLOYEE, Status.GIG_WORKER))
    gig = columns["status"] == Status.GIG_WORKER
    lower = columns["education"] < Education.COLLEGE
    share = yuhang().region.residents.gig_share * np.where(lower, 1.3, 0.6)
    for here in (workers & lower, workers & ~lower):
        assert_share(gig[here], share[here])


def test_public_welfare_posts_go_to_older_locals(columns: Columns) -> None:
    posts = columns["status"] == Status.PUBLIC_WELFARE
    assert posts.sum() == round(yuhang().region.residents.public_welfare_posts * SCALE)
    assert not is_in(columns, Group.NON_LOCAL)[posts].any()
    assert ((MONTH - columns["birth"][posts]) // 12).min() >= POST_AGE


def test_no_more_posts_than_people_for_them() -> None:
    region = region_like(yuhang().region, {"residents.public_welfare_posts": 10**8})
    columns = first_people(Luck(3), region, 0.01, MONTH, yuhang().ability, OLD_AGES).columns
    left = (columns["status"] == Status.UNEMPLOYED) & ~is_in(columns, Group.NON_LOCAL)
    assert ((MONTH - columns["birth"][left]) // 12).max() < POST_AGE


def test_first_spells_are_geometric(columns: Columns) -> None:
    unemployed = columns["status"] == Status.UNEMPLOYED
    spell = MONTH - columns["spell_start"]
    assert spell.min() >= 0
    finding = yuhang().region.residents.job_finding
    staying = (1 - finding) ** np.arange(LONGEST_FIRST_SPELL)
    chances = staying / staying.sum()
    for months in (0, 1, 6, 12):
        assert_share(spell[unemployed] >= months, np.full(unemployed.sum(), chances[months:].sum()))
    assert spell[~unemployed].max() < 72
    assert set(columns["arrived"].tolist()) == {NEVER}


def test_households_are_of_local_neighbours(first: FirstPeople) -> None:
    columns = first.columns
    local = ~is_in(columns, Group.NON_LOCAL)
    np.testing.assert_array_equal(columns["household"] >= 0, local)
    sizes = np.bincount(columns["household"][local], minlength=first.households)
    assert sizes.size == first.households
    assert sizes.min() >= 1
    assert set(sizes.tolist()) <= {1, 2, 3}
    assert sizes.mean() == pytest.approx(yuhang().region.residents.household_members, rel=1e-3)
    # At most one household stands between two places.
    homes = {
        (at, place)
        for at, place in zip(
            columns["household"][local].tolist(), columns["place"][local].tolist(), strict=True
        )
    }
    assert len(homes) - first.households < len(yuhang().region.places)


def test_the_same_seed_draws_the_same_city(first: FirstPeople) -> None:
    again = first_people(Luck(3), yuhang().region, SCALE, MONTH, yuhang().ability, OLD_AGES)
    other = first_people(Luck(4), yuhang().region, SCALE, MONTH, yuhang().ability, OLD_AGES)
    assert again.households == first.households
    for name, values in first.columns.items():
        np.testing.assert_array_equal(again.columns[name], values, err_msg=name)
    assert np.mean(other.columns["status"] == first.columns["status"]) < 0.9


def test_people_fit_the_table(columns: Columns) -> None:
    table = Table(PEOPLE, 1)
    table.append(columns["key"].size, **columns)
    for name, values in columns.items():
        np.testing.assert_allclose(
            table[name].astype(float), values.astype(float), rtol=1e-6, err_msg=name
        )


def test_founders_are_employees_by_lot(city: SimpleNamespace) -> None:
    table = city.people.table
    founders = choose_founders(Luck(3), table, 500)
    assert np.unique(founders).size == 500
    assert set(table["status"][founders].tolist()) == {Status.EMPLOYEE}
    np.testing.assert_array_equal(choose_founders(Luck(3), table, 100), founders[:100])
    everybody = choose_founders(Luck(3), table, 10**9)
    assert everybody.size == (table["status"] == Status.EMPLOYEE).sum()
    usual = table["birth"][table["status"] == Status.EMPLOYEE].astype(float)
    chosen = table["birth"][founders].astype(float)
    assert abs(chosen.mean() - usual.mean()) < 5 * usual.std() / np.sqrt(500)


def test_founders_run_one_firm_each(city: SimpleNamespace) -> None:
    people, firms = city.people, city.firms
    started = np.flatnonzero(np.isin(firms["kind"], STARTED))
    founders = choose_founders(Luck(3), people.table, started.size)
    place_founders(people.table, firms, founders)
    np.testing.assert_array_equal(firms["founder"][started], founders)
    np.testing.assert_array_equal(people["firm"][founders], started)
    assert set(people["status"][founders].tolist()) == {Status.FOUNDER}
    assert (people["status"] == Status.FOUNDER).sum() == started.size
    others = np.setdiff1d(np.arange(len(firms)), started)
    assert set(firms["founder"][others].tolist()) == {-1}
    assert not firms["graduate"][others].any()
    college = people["education"][founders] >= Education.COLLEGE
    since = firms["founded"][started] - people["graduated"][founders]
    startup = firms["kind"][started] == Kind.STARTUP
    expected = startup & college & (since < 60)
    np.testing.assert_array_equal(firms["graduate"][started] == 1, expected)


def test_fewer_founders_than_firms_leave_some_without(city: SimpleNamespace) -> None:
    place_founders(city.people.table, city.firms, np.arange(3))
    assert (city.firms["founder"] >= 0).sum() == 3


def assigned(first: FirstPeople, jobs: int) -> tuple[Any, Any, npt.NDArray[np.bool_]]:
    """People and firms once jobs are given out, and who was to work."""
    city = settled(first, jobs)
    workers = city.people["status"] == Status.EMPLOYEE
    assign_jobs(Luck(3), city.people.table, city.firms, MONTH)
    return city.people, city.firms, workers


@pytest.mark.parametrize("jobs", [30_000, 120_000])
def test_headcounts_equal_employees(first: FirstPeople, jobs: int) -> None:
    people, firms, workers = assigned(first, jobs)
    employed = people["status"] == Status.EMPLOYEE
    np.testing.assert_array_equal(people["employer"] >= 0, employed)
    employees = np.bincount(people["employer"][employed], minlength=len(firms))
    np.testing.assert_array_equal(firms["headcount"], employees)
    assert employed.sum() == min(workers.sum(), employees.sum())
    assert np.all(people["wage"][employed] > 0)
    idle = workers & ~employed
    assert set(people["status"][idle].tolist()) <= {Status.UNEMPLOYED}
    assert set(people["spell_start"][idle].tolist()) <= {MONTH}
    assert bool(idle.any()) == (jobs == 30_000)
    pay = firms["unit_wage"][people["employer"][employed]] * people["skill"][employed]
    np.testing.assert_allclose(people["wage"][employed], pay, rtol=1e-5)


def test_who_finds_no_job_at_first_is_anybody(first: FirstPeople) -> None:
    people, _, workers = assigned(first, 30_000)
    idle = workers & (people["status"] == Status.UNEMPLOYED)
    for column in ("field", "place", "birth", "key"):
        usual = people[column][workers].astype(float)
        found = people[column][idle].astype(float)
        assert abs(found.mean() - usual.mean()) < 5 * usual.std() / np.sqrt(found.size), column


def test_which_job_stands_open_is_any(first: FirstPeople) -> None:
    _, firms, _ = assigned(first, 120_000)
    wanted = firms["weight"].astype(float)
    filled = firms["headcount"].sum() / wanted.sum()
    for sector in range(len(yuhang().region.sectors)):
        here = firms["sector"] == sector
        assert firms["headcount"][here].sum() / wanted[here].sum() == pytest.approx(
            filled, abs=0.03
        )


def test_first_jobs_are_near_in_field_and_place(first: FirstPeople) -> None:
    people, firms, _ = assigned(first, 30_000)
    employed = people["employer"] >= 0
    employer = people["employer"][employed]
    same = people["field"][employed] == firms["sector"][employer]
    by_chance = np.bincount(people["field"]) / len(people)
    assert same.mean() > 2 * (by_chance**2).sum()
    home, work = people["place"][employed][same], firms["place"][employer][same]
    assert np.corrcoef(home, work)[0, 1] > 0.3
