"""Regions: each carries its own levels, says so of every number, and may have its own period."""

from datetime import date
from typing import Any

import pytest

from scenarios.compose import compose_settings
from scenarios.settings import ComparisonSettings, RunSettings
from tests.conf.evidence import CONF, load, number_paths

NEW = ("huzhou", "hangzhou", "binjiang")
GROUPS_OF_LEVELS = {"demography", "migration", "rents", "rest_of_city", "firms", "training"}
STATUTORY = {"yuhang": 2490, "hangzhou": 2490, "binjiang": 2490, "huzhou": 2260}
"""B050, B109, X17: yuan a month since January 2024, first and second tier."""


def composed(*words: str) -> RunSettings:
    return compose_settings("run", words, RunSettings)


@pytest.mark.parametrize(("region", "amount"), STATUTORY.items())
def test_the_minimum_wage_is_that_of_the_tier(region: str, amount: float) -> None:
    found = composed(f"region={region}").region
    assert found.minimum_wage == found.usual_minimum_wage == amount


PLACES = {
    "huzhou": "wuxing nanxun deqing changxing anji",
    "hangzhou": "shangcheng gongshu xihu binjiang xiaoshan yuhang linping qiantang fuyang linan "
    "tonglu chunan jiande",
    "binjiang": "xixing changhe puyan",
}


@pytest.mark.parametrize(("region", "places"), PLACES.items())
def test_places_are_those_of_the_region(region: str, places: str) -> None:
    found = composed(f"region={region}").region
    assert list(found.places) == places.split()
    for shares in (
        [place.population for place in found.places.values()],
        [place.jobs for place in found.places.values()],
        [sector.jobs for sector in found.sectors.values()],
        [sector.individual_businesses for sector in found.sectors.values()],
        [sector.startups for sector in found.sectors.values()],
        list(found.residents.ages.values()),
        *found.residents.education.values(),
        found.residents.certificates,
    ):
        assert sum(shares) == pytest.approx(1, abs=0.0015)
    assert all(place.stations and place.staff for place in found.places.values())


def test_only_huzhou_tells_agriculture_apart() -> None:
    usual = set(composed().region.sectors)
    assert {name: set(composed(f"region={name}").region.sectors) - usual for name in NEW} == {
        "huzhou": {"agriculture"},
        "hangzhou": set(),
        "binjiang": set(),
    }


def test_institutions_of_hangzhou_are_those_that_the_city_reports() -> None:
    """T062, T064, T076, T078."""
    found = composed("region=hangzhou").region.institutions
    assert (found.gig_markets, found.incubators) == (33, 574)
    assert (found.incubated_firms, found.monitored_firms) == (26000, 1717)
    assert composed().region.institutions.incubators == 53  # B077
    assert not any(composed("region=textbook").region.institutions.model_dump().values())


@pytest.mark.parametrize("region", NEW)
def test_levels_are_the_regions_own_and_so_is_what_is_known_of_them(region: str) -> None:
    """No part of what a file says of Yuhang's level is left where a region has its own."""
    settings = composed(f"region={region}")
    groups = load(CONF / "region" / f"{region}.yaml")
    assert groups.keys() >= GROUPS_OF_LEVELS
    checked = 0
    for group, part in groups.items():
        if group in ("region", "about") or not isinstance(part, dict) or "about" not in part:
            continue
        kept = getattr(settings, group).about
        for path, entry in part["about"].items():
            said = {key: value for key, value in kept[path].model_dump().items() if value}
            assert said == tupled(entry), f"{group}.{path}"
            checked += 1
        told = {path.removesuffix(".*") for path in part["about"]}
        own = {".".join(path) for path in number_paths(part)}
        assert {
            path for path in own if path not in told and path.split(".")[0] not in told
        } == set()
    assert checked > 8


def tupled(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


@pytest.mark.parametrize("region", NEW)
def test_no_region_takes_what_was_fitted_to_another(region: str) -> None:
    assert composed().calibrated_from
    assert not composed(f"region={region}").calibrated_from
    assert composed(f"region={region}") == composed(f"region={region}", "calibrated=none")


def test_the_period_is_that_of_the_regions_plan() -> None:
    huzhou, yuhang = composed("region=huzhou"), composed()
    assert (huzhou.start, huzhou.months) == (date(2024, 8, 1), 29)  # T090
    assert (yuhang.start, yuhang.months) == (date(2026, 1, 1), 60)
    last = huzhou.calendar().begin + huzhou.months - 1
    assert huzhou.calendar().date(last) == date(2026, 12, 1)


def test_words_and_other_commands_stand_above_the_regions_period() -> None:
    asked = composed("region=huzhou", "months=6", "start=2025-03")
    assert (asked.start, asked.months) == (date(2025, 3, 1), 6)
    words = ["region=huzhou", "scenarios=[baseline]"]
    compared = compose_settings("compare", words, ComparisonSettings)
    assert (compared.months, compared.scale) == (29, 0.03)
    fewer = composed("region=huzhou", "migration.candidates_per_month=20000").migration
    assert (fewer.candidates_per_month, fewer.female) == (20000, composed().migration.female)
