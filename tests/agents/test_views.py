"""Views: a row of a table as a Mesa agent."""

import copy
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from mesa import Model
from mesa.agent import AgentSet

from agents.firms import FIRMS, Kind
from agents.groups import Group
from agents.people import PEOPLE, Education, People, Status
from agents.stations import STATIONS
from agents.table import Table
from agents.views import Firm, Jobseeker, ServiceStation, stations_appear

MONTH = 10


@pytest.fixture
def model() -> Any:
    """A Mesa model with three people, two firms and two stations."""
    model: Any = Model(rng=1)
    people = People(3, 50)
    people.join(
        key=[40, 7, 3],
        status=[Status.EMPLOYEE, Status.UNEMPLOYED, Status.EMPLOYEE],
        employer=[1, -1, 1],
        wage=[6000.5, 0.0, 5000.0],
        birth=MONTH - 24 * 12 - 5,
        education=Education.BACHELOR,
        graduated=MONTH - 12,
        spell_start=MONTH - 2,
        groups=int(Group.FEMALE | Group.REGISTERS),
        household=[-1, 0, -1],
    )
    firms = Table(FIRMS, 2)
    firms.append(2, key=[5, 9], kind=[Kind.INCUMBENT, Kind.STARTUP], headcount=[0, 2])
    stations = Table(STATIONS, 1)
    stations.append(2, staff=[5.0, 2.5], added_staff=[3.0, 0.0], place=[1, 0], queue=4, caseload=6)
    model.state = SimpleNamespace(
        people=people,
        firms=firms,
        stations=stations,
        month=MONTH,
        zero_household=np.array([True]),
    )
    places = {"cangqian": None, "liangzhu": None}
    model.world = SimpleNamespace(region=SimpleNamespace(places=places))
    return model


def test_attributes_are_the_columns(model: Any) -> None:
    for view, columns in ((Jobseeker(model, 1), PEOPLE), (Firm(model, 1), FIRMS)):
        table = view._table()
        for column in columns:
            assert getattr(view, column.name) == table[column.name][1].item()
    assert Jobseeker(model, 0).wage == 6000.5
    assert Jobseeker(model, 0).unique_id == 40
    assert Firm(model, 1).unique_id == 9


def test_setting_an_attribute_sets_the_column(model: Any) -> None:
    person = Jobseeker(model, 2)
    person.wage = 7000
    person.status = Status.GIG_WORKER
    assert model.state.people["wage"].tolist() == [6000.5, 0.0, 7000.0]
    assert person.doing == "gig_worker"
    model.state.people["wage"][2] = 1.5
    assert person.wage == 1.5


def test_a_view_outlives_growth(model: Any) -> None:
    person = Jobseeker(model, 0)
    model.state.people.join(key=np.arange(10, 35))
    person.wage = 3.0
    assert model.state.people["wage"][0] == person.wage == 3.0


@pytest.mark.parametrize("name", ["wages", "salary", "__len__", "_hidden"])
def test_unknown_attributes_are_errors(model: Any, name: str) -> None:
    person = Jobseeker(model, 0)
    with pytest.raises(AttributeError, match=f"Jobseeker has no attribute '{name}'"):
        getattr(person, name)
    with pytest.raises(AttributeError, match=f"Jobseeker has no attribute '{name}'"):
        setattr(person, name, 3)
    assert not hasattr(person, name)


def test_what_is_worked_out_cannot_be_set(model: Any) -> None:
    for view, name in ((Jobseeker(model, 0), "age"), (Firm(model, 0), "employees")):
        with pytest.raises(AttributeError):
            setattr(view, name, 3)


def test_a_person_in_words(model: Any) -> None:
    person = Jobseeker(model, 1)
    assert (person.age, person.doing, person.schooling) == (24, "unemployed", "bachelor")
    assert set(person.member_of) == {
        "female",
        "registers",
        "age_16_24",
        "age_up_to_35",
        "age_up_to_65",
        "college",
        "bachelor",
        "talent",
        "graduate_2y",
        "graduate_5y",
        "graduate_10y",
        "unemployed",
        "registered_unemployed",
        "registered_unemployed_youth",
        "unemployed_graduate",
        "zero_employment_household",
        "hard_to_employ",
    }
    person.status = Status.EMPLOYEE
    assert "employee" in person.member_of
    assert "unemployed" not in person.member_of


def test_a_firm_in_words(model: Any) -> None:
    firm = Firm(model, 1)
    assert firm.sort == "startup"
    assert sorted(firm.employees) == [3, 40]
    assert len(firm.employees) == firm.headcount
    assert Firm(model, 0).employees == []


def test_explanations_name_every_column(model: Any) -> None:
    explained = Jobseeker(model, 0).explain()
    assert explained.keys() == {column.name for column in PEOPLE}
    assert explained["wage"].startswith("6000.5 yuan/month (")
    assert all(column.meaning in explained[column.name] for column in PEOPLE)


def test_views_are_not_registered(model: Any) -> None:
    held = [Jobseeker(model, row) for row in range(3)]
    assert len(model.agents) == 0
    assert held[0] != held[1]


def test_views_work_in_agent_sets(model: Any) -> None:
    held = [Jobseeker(model, row) for row in range(3)]
    people = AgentSet(held, random=model.random)
    assert people.get("wage") == [6000.5, 0.0, 5000.0]
    assert [person.unique_id for person in people.select(lambda one: one.wage > 5500)] == [40]
    people.set("referrals", 2)
    assert model.state.people["referrals"].tolist() == [2, 2, 2]
    assert people.groupby("doing").count() == {"employee": 2, "unemployed": 1}
    assert people.agg("wage", max) == 6000.5


def test_views_can_be_copied(model: Any) -> None:
    person = copy.copy(Jobseeker(model, 0))
    assert person.row == 0
    assert person.wage == 6000.5


def test_stations_are_agents_of_the_model(model: Any) -> None:
    stations_appear(model, model.state.stations)
    stations_appear(model, model.state.stations)
    stations = model.agents_by_type[ServiceStation]
    assert len(model.agents) == len(stations) == 2
    assert stations.get("place") == ["liangzhu", "cangqian"]
    assert stations.get(["staff", "queue", "caseload"]) == [[8.0, 4, 6], [2.5, 4, 6]]
    model.state.stations.append(1, place=1)
    stations_appear(model, model.state.stations)
    assert [station.row for station in model.agents_by_type[ServiceStation]] == [0, 1, 2]


def test_staff_is_what_it_is_set_to(model: Any) -> None:
    stations_appear(model, model.state.stations)
    first, second = model.agents_by_type[ServiceStation]
    first.staff += 1
    second.staff = 4
    assert (first.staff, second.staff) == (9.0, 4.0)
    assert model.state.stations["added_staff"].tolist() == [3.0, 0.0]
    first.staff = 1
    assert first.staff == 3.0, "those whom a policy pays stay"
    with pytest.raises(AttributeError):
        first.queue = 0
