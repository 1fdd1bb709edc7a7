"""The first firms: jobs that add up, sizes that scale, and the same giants in every seed."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from agents.chance import Luck
from agents.employers import FirmPay, first_firms
from agents.firms import FIRMS, STARTUP_MONTHS, Kind
from agents.profile import Columns
from agents.quantiles import truncated_power_law
from agents.table import Table
from tests.agents.regions import region_like, yuhang

JOBS, SCALE, MONTH = 60_000, 0.1, -24
PAY = FirmPay(7600.0, 0.25, 1.5)


def firms_of(seed: int = 1, scale: float = SCALE, jobs: int = JOBS, **changes: Any) -> Columns:
    region = region_like(yuhang().region, {f"employers.{name}": changes[name] for name in changes})
    return first_firms(Luck(seed), region, scale, jobs, MONTH, PAY)


@pytest.fixture(scope="module")
def firms() -> Columns:
    return firms_of()


def test_weights_add_up_to_the_jobs(firms: Columns) -> None:
    assert firms["weight"].sum() == pytest.approx(JOBS, rel=1e-9)
    assert firms["weight"].min() >= 0
    spread = np.sqrt(firms["weight"].size / 4)
    assert abs(firms["headcount"].sum() - JOBS) < 5 * spread
    assert np.abs(firms["headcount"] - firms["weight"]).max() < 1


def test_public_employers_have_their_share(firms: Columns) -> None:
    employers = yuhang().region.employers
    public = firms["kind"] == Kind.PUBLIC_EMPLOYER
    assert public.sum() == round(employers.public_employers * SCALE)
    assert firms["weight"][public].sum() == pytest.approx(JOBS * employers.public_jobs)


def test_individual_businesses_have_theirs(firms: Columns) -> None:
    employers = yuhang().region.employers
    individual = firms["kind"] == Kind.INDIVIDUAL_BUSINESS
    assert individual.sum() == round(employers.individual_businesses * SCALE)
    mean = firms["weight"][individual].mean()
    assert mean == pytest.approx(employers.individual_business_jobs, rel=0.03)


def test_enterprises_follow_the_power_law(firms: Columns) -> None:
    employers = yuhang().region.employers
    enterprises = np.isin(firms["kind"], (Kind.INCUMBENT, Kind.STARTUP))
    others = enterprises & (firms["largest"] == 0)
    weight = firms["weight"][others]
    expected = truncated_power_law(
        weight.size,
        employers.size_exponent,
        1.0,
        float(
            truncated_power_law(
                employers.enterprises, employers.size_exponent, 1.0, employers.largest_size
            )[employers.largest - 1]
        ),
    )
    older = firms["kind"][others] == Kind.INCUMBENT
    weight, expected = weight[older], expected[older]
    np.testing.assert_allclose(weight / weight[-1], expected / expected[-1], rtol=1e-9)


@pytest.mark.parametrize("seed", [1, 2, 77])
@pytest.mark.parametrize("scale", [0.02, 0.1, 1.0])
def test_the_largest_are_the_same_firms(seed: int, scale: float, firms: Columns) -> None:
    found = firms_of(seed, scale, round(JOBS * scale / SCALE))
    count = yuhang().region.employers.largest
    assert found["largest"][:count].all()
    assert found["largest"].sum() == count
    for name in ("key", "kind", "sector", "place", "unit_wage", "founded"):
        np.testing.assert_array_equal(found[name][:count], firms[name][:count], err_msg=name)
    # Their size is scaled, up to what chance leaves to enterprises altogether.
    ratio = found["weight"][:count] / firms["weight"][:count] / (scale / SCALE)
    np.testing.assert_allclose(ratio, 1, rtol=0.1)
    assert np.all(np.diff(found["weight"][:count]) <= 0)


def test_other_firms_are_as_many_as_the_scale_says() -> None:
    for scale in (0.02, 0.1, 0.5):
        employers = yuhang().region.employers
        kinds = firms_of(scale=scale, jobs=round(600_000 * scale))["kind"]
        enterprises = np.isin(kinds, (Kind.INCUMBENT, Kind.STARTUP)).sum()
        expected = employers.largest + (employers.enterprises - employers.largest) * scale
        assert enterprises == pytest.approx(expected, abs=1)


def test_seeds_differ_otherwise(firms: Columns) -> None:
    other = firms_of(2)
    rest = slice(yuhang().region.employers.largest, None)
    assert np.mean(other["place"][rest] == firms["place"][rest]) < 0.3
    assert np.mean(other["unit_wage"][rest] == firms["unit_wage"][rest]) < 0.01


def test_start_ups_are_young_and_none_of_the_largest(firms: Columns) -> None:
    employers = yuhang().region.employers
    young = firms["kind"] == Kind.STARTUP
    enterprises = young | (firms["kind"] == Kind.INCUMBENT)
    assert young.sum() / enterprises.sum() == pytest.approx(employers.startup_share, abs=0.03)
    age = MONTH - firms["founded"]
    assert age.min() >= 0
    assert age[young].max() < STARTUP_MONTHS
    assert not firms["largest"][young].any()
    # Exponential ages, cut at fifty years.
    old = age[firms["kind"] == Kind.INDIVIDUAL_BUSINESS] / 12
    assert old.mean() == pytest.approx(employers.enterprise_age_mean, rel=0.05)
    assert old.max() <= 50


def test_sectors_come_with_their_shares(firms: Columns) -> None:
    sectors = list(yuhang().region.sectors.values())
    individual = firms["kind"] == Kind.INDIVIDUAL_BUSINESS
    for number, sector in enumerate(sectors):
        share = sector.individual_businesses
        error = np.sqrt(share * (1 - share) / individual.sum())
        found = np.mean(firms["sector"][individual] == number)
        assert abs(found - share) < 5 * error + 1e-9


def test_pay_is_the_sectors_with_a_firms_own_premium(firms: Columns) -> None:
    pay = np.array([sector.pay for sector in yuhang().region.sectors.values()])[firms["sector"]]
    premium = np.log(firms["unit_wage"] / (PAY.unit_wage * pay))
    assert abs(premium.mean()) < 5 * PAY.dispersion / np.sqrt(premium.size)
    assert premium.std() == pytest.approx(PAY.dispersion, rel=0.03)
    np.testing.assert_allclose(firms["productivity"], firms["unit_wage"] * PAY.markup)


def test_firms_fit_the_table(firms: Columns) -> None:
    table = Table(FIRMS, 1)
    table.append(firms["key"].size, **firms)
    for name, values in firms.items():
        np.testing.assert_allclose(table[name], values.astype(float), rtol=1e-6, err_msg=name)


@pytest.mark.parametrize(
    "changes",
    [
        {"individual_business_jobs": 100.0},
        {"public_jobs": 1.0},
        {"enterprises": 1, "largest": 1},
        {"largest": 0},
        {"enterprises": 10, "largest": 50},
        {"individual_businesses": 0, "public_jobs": 0.0},
    ],
    ids=str,
)
def test_odd_regions_have_no_negative_jobs(changes: dict[str, Any]) -> None:
    firms = firms_of(scale=0.01, jobs=6000, **changes)
    assert firms["weight"].min() >= 0
    assert firms["headcount"].min() >= 0
    assert np.isfinite(firms["weight"]).all()


def test_startups_have_the_jobs_of_young_firms(firms: Columns) -> None:
    pay = replace(PAY, startup_jobs=4.0)
    given = first_firms(Luck(1), yuhang().region, SCALE, JOBS, MONTH, pay)
    young = given["kind"] == Kind.STARTUP
    np.testing.assert_allclose(given["weight"][young].mean(), 4.0, rtol=1e-9)
    np.testing.assert_allclose(given["weight"].sum(), firms["weight"].sum(), rtol=1e-9)
