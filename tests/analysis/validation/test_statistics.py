"""Statistics of invented runs, whose values follow by arithmetic."""

import numpy as np
import pytest

from analysis.validation.catalogue import STATISTICS
from analysis.validation.displacement import jackknife
from analysis.validation.regression import slopes
from analysis.validation.trials import Floats, Trials, level, ratio
from tests.analysis.validation.trials import MONTHS, SEEDS, arm, constant, trials


def value(name: str, runs: Trials, group: str = "all") -> float:
    found = STATISTICS[name].compute(runs, group)
    assert found.shape == (SEEDS,)
    return float(found.mean())


def season(of_month: dict[int, float], otherwise: float) -> Floats:
    numbers = np.arange(MONTHS) % 12 + 1
    return np.tile([of_month.get(int(each), otherwise) for each in numbers], (SEEDS, 1))


def test_the_mean_is_of_whole_years() -> None:
    values = np.tile(np.arange(30.0), (SEEDS, 1))
    assert level(values) == pytest.approx([np.arange(24.0).mean()] * SEEDS)
    assert level(values[:, :5]) == pytest.approx([2.0] * SEEDS)
    assert np.isnan(level(np.full((2, 12), np.nan))).all()
    assert np.isnan(ratio(np.ones(2), np.array([0.0, np.nan]))).all()


def test_months_without_a_value_are_left_out() -> None:
    decembers = np.where(np.arange(MONTHS) % 12 == 11, 1.25, np.nan)
    runs = trials(baseline={"firm_size_tail": np.tile(decembers, (SEEDS, 1))})
    assert value("size_tail", runs) == pytest.approx(1.25)


def test_july_jump_and_peak_of_youth() -> None:
    key = ("unemployment_rate", "age_16_24")
    runs = trials(baseline={key: season({6: 13.0, 7: 17.0, 8: 18.5}, 15.0)})
    assert value("july_jump", runs) == pytest.approx(4.0)
    assert value("youth_peak_month", runs) == 8


def test_relative_rates() -> None:
    runs = trials(
        baseline={
            ("unemployment_rate", "age_16_24"): 16.0,
            ("unemployment_rate", "age_30_59"): 4.0,
            ("unemployment_rate", "non_local"): 4.5,
            ("unemployment_rate", "local"): 5.0,
        }
    )
    assert value("youth_relative", runs) == pytest.approx(4.0)
    assert value("non_local_relative", runs) == pytest.approx(0.9)
    assert value("mean_unemployment", runs, "non_local") == pytest.approx(4.5)


def test_turnover_is_of_a_year() -> None:
    runs = trials(baseline={"separations": 10.0, "quits_to_another_job": 5.0, "jobs": 1000.0})
    assert value("yearly_turnover", runs) == pytest.approx(18.0)
    assert value("job_to_job_rate", runs) == pytest.approx(0.5)


@pytest.mark.parametrize(("of_seekers", "of_vacancies"), [(0.6, 0.4), (0.6, 0.3)])
def test_a_cobb_douglas_market_gives_its_elasticities(
    of_seekers: float, of_vacancies: float
) -> None:
    generator = np.random.default_rng(1)  # of invented data, not of a simulation
    moves = generator.normal(0, 0.2, (2, SEEDS, MONTHS))
    usual = {"seekers_unemployed": 900.0, "vacancies": 500.0, "hires_unemployed": 200.0}
    shocked = {
        "seekers_unemployed": 900 * np.exp(moves[0]),
        "vacancies": 500 * np.exp(moves[1]),
        "hires_unemployed": 210 * np.exp(of_seekers * moves[0] + of_vacancies * moves[1]),
    }
    runs = trials(baseline=usual, cycle=shocked)
    assert value("matching_returns", runs) == pytest.approx(of_seekers + of_vacancies)
    if of_seekers + of_vacancies == 1:
        assert value("matching_elasticity", runs) == pytest.approx(of_seekers)


def test_seekers_and_vacancies_that_move_as_one_still_give_the_elasticity() -> None:
    wave = 0.2 * np.sin(np.arange(MONTHS) / 6) * np.ones((SEEDS, 1))
    usual = {"seekers_unemployed": 900.0, "vacancies": 500.0, "hires_unemployed": 200.0}
    shocked = {
        "seekers_unemployed": 900 * np.exp(-wave),
        "vacancies": 500 * np.exp(2 * wave),
        "hires_unemployed": 200 * np.exp(0.6 * -wave + 0.4 * 2 * wave),
    }
    runs = trials(baseline=usual, cycle=shocked)
    assert value("matching_elasticity", runs) == pytest.approx(0.6)
    assert np.isnan(value("matching_returns", runs))


def test_a_beveridge_curve_and_okuns_relation_give_their_slopes() -> None:
    wave = 0.1 * np.sin(np.arange(MONTHS) / 6)
    wanted = 1100 * np.exp(np.tile(wave, (SEEDS, 1)))
    vacancies = 100 * np.exp(np.tile(wave, (SEEDS, 1)))
    unemployed = 80 * (vacancies / 100) ** -0.5
    usual = {"unemployed": 80.0, "vacancies": 100.0, "jobs": 1000.0, "unemployment_rate": 5.0}
    shocked = {
        "unemployed": unemployed,
        "vacancies": vacancies,
        "jobs": wanted - vacancies,
        "unemployment_rate": 5.0 - 0.4 * 100 * np.tile(wave, (SEEDS, 1)),
    }
    runs = trials(baseline=usual, cycle=shocked)
    assert value("beveridge_slope", runs) == pytest.approx(-2.0)
    assert value("okun_slope", runs) == pytest.approx(-0.4)


def test_a_shock_that_moves_nothing_identifies_nothing() -> None:
    still = {"unemployed": 80.0, "vacancies": 100.0}
    assert np.isnan(value("beveridge_slope", trials(baseline=still, cycle=still)))
    twice = np.stack([np.arange(9.0)] * 2)
    assert np.isnan(slopes(twice, [twice, twice * 2])).all()


def finding(treated: float, control: float, everybody: float) -> dict[tuple[str, str], float]:
    groups = {"treated": treated, "control": control, "all": everybody}
    return {("job_finding_rate", group): rate for group, rate in groups.items()}


def saturations(overall: float) -> Trials:
    """Nobody treated: 20. Treated gain 5 points over control in a small experiment."""
    arms = {
        "baseline": arm({"job_finding_rate": 20.0}),
        "saturation_5": arm(finding(25.0, 20.0, 20.25), count=24),
        "saturation_50": arm(finding(0.0, 0.0, 20.0 + overall), count=24),
    }
    return Trials(arms)


@pytest.mark.parametrize(("overall", "share"), [(2.5, 0.0), (0.0, 1.0), (0.5, 0.8), (-0.5, 1.2)])
def test_displacement_is_the_part_of_the_gain_that_others_lose(
    overall: float, share: float
) -> None:
    assert value("displacement", saturations(overall), "50") == pytest.approx(share)


def test_without_a_direct_effect_displacement_is_undefined() -> None:
    runs = saturations(1.0)
    same = Trials({**runs.arms, "saturation_5": arm(finding(20.0, 20.0, 20.0), count=24)})
    assert np.isnan(value("displacement", same, "50"))


def test_jackknife_of_a_mean_is_the_values_themselves() -> None:
    values = np.array([1.0, 4.0, 7.0])
    assert jackknife([values], lambda mean: mean) == pytest.approx(values)
    found = jackknife([values, np.array([2.0, 2.0, 2.0])], lambda top, below: top / below)
    assert found == pytest.approx(values / 2)


def test_yearly_counts_are_twelve_months() -> None:
    runs = trials(
        baseline={
            "net_migration": 2000.0,
            "arrived": 5000.0,
            "young_talent_arrived": 3000.0,
            "new_urban_employment": 4000.0,
            "graduate_startups_founded": 50.0,
            ("firm_entry_rate", "all"): 1.5,
            ("firm_exit_rate", "enterprises"): 0.5,
        }
    )
    expected = {
        "yearly_net_migration": 24000,
        "inflow_over_net": 2.5,
        "yearly_talent": 36000,
        "yearly_new_employment": 48000,
        "yearly_graduate_startups": 600,
        "yearly_entry": 18,
        "yearly_exit": 6,
    }
    assert {name: value(name, runs) for name in expected} == pytest.approx(expected)


def test_what_was_never_saved_is_undefined() -> None:
    empty = trials(baseline={"jobs": constant(1.0)}, cycle={}, saturation_5={}, saturation_50={})
    for name in STATISTICS:
        group = "50" if name == "displacement" else "all"
        assert np.isnan(value(name, empty, group)), name
