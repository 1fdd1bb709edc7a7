"""Regions: what is accepted, and what follows from places and ages."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from agents.parameters import About, Frozen
from agents.region import Region, by_age
from tests.agents.regions import region_like, yuhang


def test_travel_minutes_are_those_of_the_map() -> None:
    region = yuhang().region
    minutes = region.travel_minutes()
    names = list(region.places)
    assert minutes.shape == (len(names), len(names))
    np.testing.assert_array_equal(minutes, minutes.T)
    np.testing.assert_array_equal(np.diag(minutes), region.travel_minutes_base)
    one, other = region.places["yuhang"], region.places["pingyao"]
    kilometres = ((one.east - other.east) ** 2 + (one.north - other.north) ** 2) ** 0.5
    found = minutes[names.index("yuhang"), names.index("pingyao")]
    assert found == pytest.approx(
        region.travel_minutes_base + region.travel_minutes_per_kilometre * kilometres
    )
    assert minutes.min() == region.travel_minutes_base
    # No way round is shorter than the way straight.
    assert np.all(minutes[:, :, None] + minutes[None, :, :] >= minutes[:, None, :] - 1e-9)


@given(
    st.dictionaries(st.integers(0, 80), st.floats(0, 1), min_size=1, max_size=6),
    st.lists(st.integers(0, 100), min_size=1),
)
def test_by_age_reads_the_band(bands: dict[int, float], ages: list[int]) -> None:
    found = by_age(bands, np.array(ages))
    for age, value in zip(ages, found.tolist(), strict=True):
        begun = [start for start in bands if start <= age] or [min(bands)]
        assert value == bands[max(begun)]


def test_by_age_does_not_ask_for_order() -> None:
    assert by_age({30: 0.3, 16: 0.1}, np.array([15, 16, 29, 30, 69])).tolist() == [
        0.1,
        0.1,
        0.1,
        0.3,
        0.3,
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"minimum_wage": -1},
        {"employers.enterprise_age_mean": 0},
        {"minimum_wage": float("nan")},
        {"residents.household_members": float("inf")},
        {"minimum_wage": True},
        {"minimum_wage": "2490"},
        {"minimum_wages": 1},
        {"residents.people": 0},
        {"residents.people": -1},
        {"residents.people": 2.5},
        {"residents.people": True},
        {"residents.female": 1.5},
        {"residents.non_local": {16: 1.5}},
        {"residents.non_local": {}},
        {"residents.ages": {}},
        {"residents.ages": {16: 0.0, 30: 0.0}},
        {"residents.ages": {16: 1.0, 70: 1.0}},
        {"residents.ages": {15: 1.0}},
        {"residents.education": {}},
        {"residents.education": {16: (0.0,) * 6}},
        {"residents.education": {16: (0.5, 0.5)}},
        {"residents.household_members": 0},
        {"residents.unknown": 1},
        {"employers.size_exponent": 0},
        {"employers.startup_share": -0.1},
        {"places": {}},
        {"places.yuhang.stations": -1},
        {"places.yuhang.staff": 1.5},
        {"places.yuhang.population": -0.1},
        {"institutions.gig_markets": -1},
        {"institutions.incubators": 1.5},
        {"institutions.gig_market": 1},
        {"sectors": {}},
        {"sectors.digital.pay": 0},
        {"seekers": 5},
        {"seekers": 0, "employed": 0, "vacancies": 1, "separation_rate": 0.1},
        {"seekers": 5, "employed": 0, "vacancies": 1, "separation_rate": 1.1},
        {"seekers": -5, "employed": 9, "vacancies": 1, "separation_rate": 0.1},
    ],
    ids=str,
)
def test_wrong_regions_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        region_like(yuhang().region, changes)


@pytest.mark.parametrize("group", ["places", "sectors"])
def test_shares_that_add_up_to_nothing_are_refused(group: str) -> None:
    region = yuhang().region
    for share in {"places": ("population", "jobs"), "sectors": ("jobs",)}[group]:
        changes = {f"{group}.{name}.{share}": 0.0 for name in getattr(region, group)}
        with pytest.raises(ValidationError):
            region_like(region, changes)


def test_a_region_is_textbook_by_its_seekers() -> None:
    region = yuhang().region
    assert not region.textbook
    textbook = {"seekers": 5, "employed": 0, "vacancies": 1, "separation_rate": 1.0}
    assert region_like(region, textbook).textbook
    assert region_like(region, textbook | {"residents.people": 0}).textbook


def test_regions_are_frozen() -> None:
    region = yuhang().region
    with pytest.raises(ValidationError):
        region.minimum_wage = 3.0
    assert isinstance(region, Region)


class Numbers(Frozen):
    share: float
    count: int = 3


@pytest.mark.parametrize(
    "given",
    [
        {"share": True},
        {"share": "0.5"},
        {"share": float("nan")},
        {"share": float("-inf")},
        {"share": None},
        {"share": [0.5]},
        {"share": 0.5, "count": 2.0},
        {"share": 0.5, "count": True},
        {"share": 0.5, "counts": 2},
        {},
    ],
    ids=str,
)
def test_parameters_take_their_own_type_only(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Numbers.model_validate(given)


def test_parameters_take_whole_numbers_for_any() -> None:
    assert Numbers.model_validate({"share": 1}).share == 1.0


@pytest.mark.parametrize(
    "given", [{"evidence": "guessed"}, {}, {"evidence": "found", "range": (1.0,)}], ids=str
)
def test_evidence_is_one_of_the_known_kinds(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        About.model_validate(given)
