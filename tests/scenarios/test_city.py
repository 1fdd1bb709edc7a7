"""A city is an ordinary Mesa model: it steps, is collected, sampled, run in batches, closed."""

import gc
import tracemalloc
import weakref
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from mesa import Agent, Model
from mesa.agent import AgentSet
from mesa.batchrunner import batch_run
from mesa.datacollection import DataCollector

from agents.errors import InputError
from agents.views import Firm, Jobseeker, ServiceStation
from scenarios.city import City

PAGE = 4096
MEGABYTE = 1e6


@pytest.fixture(scope="module")
def city() -> City:
    made = fresh_city()
    made.run(2)
    return made


def fresh_city() -> City:
    return City(scenario="service_stations", seed=3, scale=0.005, settling_months=1, months=3)


def small(seed: int = 1, **others: object) -> City:
    return City(seed=seed, scale=0.002, settling_months=0, **others)  # type: ignore[arg-type]


def test_it_steps_and_collects() -> None:
    city = fresh_city()
    assert isinstance(city, Model)
    assert city.steps == 0
    while city.running:
        city.step()
    assert city.steps == 3
    frame = city.datacollector.get_model_vars_dataframe()
    outcomes = city.outcomes().filter(pl.col("group") == "all")
    for name in frame.columns:
        recorded = outcomes.filter(pl.col("outcome") == name)["value"].to_list()
        assert frame[name].to_list() == pytest.approx(recorded), name


def test_ones_own_collector_sees_stations_and_sampled_people(city: City) -> None:
    collector = DataCollector(
        model_reporters={"queue": lambda model: sum(model.agents.get("queue"))},
        agenttype_reporters={ServiceStation: {"caseload": "caseload", "place": "place"}},
    )
    collector.collect(city)
    assert collector.model_vars["queue"][0] >= 0
    frame = collector.get_agenttype_vars_dataframe(ServiceStation)
    assert len(frame) == len(city.agents_by_type[ServiceStation])
    assert set(frame["place"]) <= set(city.world.region.places)


def test_stations_are_agents(city: City) -> None:
    stations = city.agents_by_type[ServiceStation]
    assert len(stations) >= len(city.world.region.places)
    busy = stations.select(lambda station: station.caseload > 0)
    assert 0 < len(busy) <= len(stations)
    assert sum(stations.get("caseload")) == city.recorder.latest["clients_served"][0] * 0.005
    assert len(stations.groupby("place").groups) == len(city.world.region.places)


def test_sampled_people_and_firms_are_agents(city: City) -> None:
    sample = city.sample(people=50, firms=10)
    assert isinstance(sample, AgentSet)
    people = sample.select(agent_type=Jobseeker)
    firms = sample.select(agent_type=Firm)
    assert (len(people), len(firms)) == (50, 10)
    assert all(16 <= person.age < 100 for person in people)
    assert {"employee"} <= set(people.get("doing"))
    assert all(firm.headcount == len(firm.employees) for firm in firms)
    again = city.sample(people=50, firms=10)
    assert again.get("unique_id") == sample.get("unique_id")
    gc.collect()
    assert len(sample) == 60


def test_settings_come_from_keywords_and_overrides(tmp_path: Path) -> None:
    (tmp_path / "scenario").mkdir()
    (tmp_path / "scenario" / "mine.yaml").write_text("defaults: [baseline, _self_]\nid: mine\n")
    city = small(5, scenario="mine", overrides=["search.rounds=1"], config_dir=tmp_path)
    assert (city.asked.scenario.id, city.asked.seed, city.asked.search.rounds) == ("mine", 5, 1)
    city.close()


@pytest.mark.parametrize(
    ("keywords", "where"),
    [
        ({"region": "yuhan"}, "region"),
        ({"scenario": "nope"}, "scenario"),
        ({"seed": True}, "seed"),
        ({"seed": 1.5}, "seed"),
        ({"scale": 0}, "scale"),
        ({"scale": float("nan")}, "scale"),
        ({"months": 0}, "months"),
        ({"settling_months": -1}, "settling_months"),
        ({"overrides": ["nope=3"]}, "nope"),
    ],
)
def test_wrong_keywords(keywords: dict[str, object], where: str) -> None:
    with pytest.raises(InputError) as caught:
        City(**keywords)  # type: ignore[arg-type]
    assert caught.value.where == where


def test_batch_run() -> None:
    found = batch_run(
        City,
        parameters={
            "scenario": ["baseline", "none"],
            "seed": np.arange(1, 3),
            "scale": 0.002,
            "settling_months": 0,
            "months": 2,
        },
        number_processes=1,
        data_collection_period=1,
        display_progress=False,
    )
    assert len(found) == 2 * 2 * 2
    assert {row["Step"] for row in found} == {0, 1}
    assert {row["scenario"] for row in found} == {"baseline", "none"}
    assert all(0 < row["unemployment_rate"] < 30 for row in found)


def test_a_model_run_twice_is_the_same() -> None:
    first, second = (small(seed=4).run(2) for _ in range(2))
    assert first.outcomes().equals(second.outcomes())
    first.close()
    second.close()


def test_numbers_below_nought_are_refused(city: City) -> None:
    with pytest.raises(ValueError, match="months is -1; it must be 0 or more"):
        city.run(-1)
    with pytest.raises(ValueError, match="people is -1"):
        city.sample(people=-1)
    with pytest.raises(ValueError, match="firms is -2"):
        city.sample(firms=-2)
    assert city.run(0) is city


def test_a_closed_city_says_so() -> None:
    city = small()
    city.close()
    city.close()
    for use in (city.step, city.outcomes, city.sample, lambda: city.run(1)):
        with pytest.raises(RuntimeError, match="the market is closed"):
            use()


def make_run_and_close(seed: int) -> weakref.ref[City]:
    city = small(seed).run(2)
    city.sample(people=10, firms=5)
    city.close()
    return weakref.ref(city)


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def test_fifty_models_leave_no_memory_behind() -> None:
    for seed in range(5):
        make_run_and_close(seed)
    gc.collect()
    tracemalloc.start()
    known, objects, resident = len(Agent._ids), len(gc.get_objects()), resident_bytes()
    held = tracemalloc.get_traced_memory()[0]
    models = [make_run_and_close(seed) for seed in range(50)]
    assert [model for model in models if model() is not None] == []
    del models
    gc.collect()
    left = tracemalloc.get_traced_memory()[0] - held
    tracemalloc.stop()
    assert left < 0.2 * MEGABYTE
    assert len(gc.get_objects()) - objects < 500
    assert resident_bytes() - resident < 20 * MEGABYTE
    assert len(Agent._ids) == known
