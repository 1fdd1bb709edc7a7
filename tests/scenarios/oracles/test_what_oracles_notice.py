"""Each oracle broken: a wrong protocol or a wrong hazard fails where the right one passes."""

from collections.abc import Callable
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest

from agents.skips import RareEvent
from scenarios.oracles import (
    firm_survival,
    ranked_groups,
    rare_events,
    recycled_offers,
    several_applications,
    suitable_applications,
    two_groups,
    unemployment,
)
from scenarios.oracles.finding import Estimate
from scenarios.oracles.matching_theory import job_finding
from scenarios.oracles.textbook import Size, hires_of_one_month, textbook, textbook_market
from sim import rounds
from sim.firm_life import FirmLife
from tests.reference.other_applications import applications

SEEDS = range(1, 13)
SIZE = several_applications.SIZES[1]
Patch = pytest.MonkeyPatch


def several(number: int = 3, **search: float) -> bool:
    asked = textbook(SIZE, **{"applications": number, "rounds": 1, **search})
    return several_applications.hires(SIZE, number, hires_of_one_month(asked, SEEDS)).passed


@pytest.mark.parametrize("number", [1, 3])
def test_the_stand_in_does_as_the_kernel(monkeypatch: Patch, number: int) -> None:
    asked = textbook(Size(900, 700), applications=number, rounds=3)
    hires = hires_of_one_month(asked, SEEDS)
    monkeypatch.setattr(rounds, "apply", applications())
    assert hires_of_one_month(asked, SEEDS) == hires


@pytest.mark.parametrize("tie", ["key", "seeker"])
def test_one_lot_for_all_vacancies_is_noticed(monkeypatch: Patch, tie: str) -> None:
    """Vacancies that agree whom they like best court the same people."""
    assert several()
    monkeypatch.setattr(rounds, "apply", applications(tie=tie))
    assert not several()
    # With one application nobody can be courted twice: hires are what they were.
    assert several(1)


def test_a_slightly_other_share_that_suits_is_noticed() -> None:
    """Ten times the vacancies sought is what a city's month looks like."""
    assert suitable_applications.hires(0.1).passed
    assert not suitable_applications.hires(0.1, 0.102).passed


@pytest.mark.parametrize("wrong", ["search.ranking=random", "search.ranking_noise=1000"])
def test_firms_that_do_not_always_prefer_a_group_are_noticed(wrong: str) -> None:
    """They hire as many as before, but others."""
    preferred, everybody = ranked_groups.ranked(0.5, wrong)
    assert not preferred.passed
    assert everybody.passed


def test_a_lead_too_small_to_see_is_none() -> None:
    """Though it is what the closed form says."""
    finding = several_applications.lead(several_applications.SIZES[2], 6, SEEDS)
    assert abs(finding.z) < 4
    assert not finding.passed


def test_a_second_round_is_noticed() -> None:
    assert not several(rounds=2)


def test_fading_effort_is_noticed() -> None:
    assert not several(fading=0.9)


def counted_hires(seekers: int, vacancies: int, number: int, *, distinct: bool) -> float:
    """Mean hires over all applications and all picks; one vacancy each counts once."""
    ways = list(combinations(range(vacancies), number))
    if not distinct:
        ways = list(product(range(vacancies), repeat=number))
    found = []
    for chosen in product(ways, repeat=seekers):
        pools = [[i for i in range(seekers) if v in chosen[i]] or [-1] for v in range(vacancies)]
        found.append(np.mean([len(set(asked) - {-1}) for asked in product(*pools)]))
    return float(np.mean(found))


def test_applying_twice_to_a_vacancy_is_noticed_in_a_small_market(monkeypatch: Patch) -> None:
    """Everybody loses the job each month, so that every month is a market of its own."""
    months, size = 250, Size(2, 3, separation_rate=1.0)  # nobody retires yet

    def mean_hires() -> Estimate:
        hires = []
        for seed in range(1, 5):
            market = textbook_market(textbook(size, applications=2, rounds=1), seed)
            market.recording = False
            for _ in range(months):
                market.step()
                hires.append(market.state.events.hired.size)
            market.close()
        return Estimate.of(hires)

    rightly, wrongly = (counted_hires(2, 3, 2, distinct=distinct) for distinct in (True, False))
    assert abs(mean_hires().z(rightly)) <= 4
    assert abs(mean_hires().z(wrongly)) > 4
    monkeypatch.setattr(rounds, "apply", applications(distinct=False))
    assert abs(mean_hires().z(wrongly)) <= 4
    assert abs(mean_hires().z(rightly)) > 4


def saturated(number: int) -> bool:
    simulated = two_groups.rates(two_groups.SIZE, 0.5, number, SEEDS)
    return all(finding.passed for finding in two_groups.one_round(0.5, simulated))


def test_other_effort_of_the_treated_is_noticed() -> None:
    assert saturated(two_groups.APPLICATIONS)
    assert not saturated(two_groups.APPLICATIONS + 1)


def test_vacancies_that_prefer_the_treated_are_noticed(monkeypatch: Patch) -> None:
    monkeypatch.setattr(rounds, "apply", applications(tie="seeker"))
    simulated = two_groups.rates.__wrapped__(two_groups.SIZE, 0.5, 3, SEEDS)
    assert not all(finding.passed for finding in two_groups.one_round(0.5, simulated))


def test_fewer_rounds_than_recycled_are_noticed() -> None:
    plain = recycled_offers.TABLE[1]
    assert plain.rounds > 1
    simulated = two_groups.rates(two_groups.SIZE, plain.share, 3, SEEDS, 1)
    assert not all(finding.passed for finding in recycled_offers.against(plain, simulated))


def test_a_few_more_vacancies_are_noticed_in_the_lengths_of_spells(monkeypatch: Patch) -> None:
    monkeypatch.setattr(unemployment, "VACANCIES", round(unemployment.VACANCIES * 1.02))
    counts = unemployment.spell_counts(1)
    assert unemployment.spells_are_geometric(counts)[0].passed
    monkeypatch.undo()
    assert not unemployment.spells_are_geometric(counts)[0].passed


def test_spells_that_end_later_the_longer_they_last_are_noticed(monkeypatch: Patch) -> None:
    def discouraged(size: Size) -> Any:
        return textbook(size, fading=0.97, fading_floor=0.5)

    monkeypatch.setattr(unemployment, "textbook", discouraged)
    assert not unemployment.spells_are_geometric(unemployment.spell_counts(1))[0].passed


def test_a_gap_does_not_shrink_as_if_finding_work_stood_still() -> None:
    (finding,) = unemployment.gaps_shrink()
    seekers = unemployment.steady()[1] * unemployment.LABOUR_FORCE
    separation = unemployment.SEPARATION
    wrong = (1 - separation) * (1 - job_finding(seekers, unemployment.VACANCIES))
    assert abs(finding.simulated - wrong) > 4 * finding.standard_error + finding.bias


def test_a_wrong_separation_rate_is_noticed(monkeypatch: Patch) -> None:
    monkeypatch.setattr(unemployment, "SETTLED", range(1, 7))
    given = unemployment.starting_at

    def more_lose_jobs(unemployed: int) -> Size:
        size = given(unemployed)
        return Size(size.seekers, size.vacancies, size.employed, size.separation_rate * 1.03)

    assert unemployment.settles()[0].passed
    monkeypatch.setattr(unemployment, "starting_at", more_lose_jobs)
    assert not unemployment.settles()[0].passed


@pytest.mark.parametrize("bound", rare_events.BOUNDS)
def test_skips_of_a_slightly_other_length_are_noticed(monkeypatch: Patch, bound: float) -> None:
    right = rare_events.rare

    def longer(wanted: float) -> RareEvent:
        event = right(wanted)
        event.table, event.guide = right(wanted * 0.99).table, right(wanted * 0.99).guide
        return event

    assert all(finding.passed for finding in rare_events.at_one_hazard(bound))
    monkeypatch.setattr(rare_events, "rare", longer)
    visits, _, gaps = rare_events.at_one_hazard(bound)
    assert not visits.passed
    assert not gaps.passed


def test_striking_whoever_is_visited_is_noticed(monkeypatch: Patch) -> None:
    def everybody(*given: Any) -> Any:
        return np.ones(given[3].size, dtype=np.bool_)

    monkeypatch.setattr(RareEvent, "happens", everybody)
    assert not any(finding.passed for finding in rare_events.at_many_hazards(0.03))


def twelfths() -> Callable[..., Any]:
    """A twelfth of the yearly chance a month, expressed as the yearly chance that gives it."""
    given = FirmLife.yearly

    def yearly(self: FirmLife, state: Any, rows: Any) -> Any:
        return 1 - (1 - given(self, state, rows) / 12) ** 12

    return yearly


def a_month_older() -> Callable[..., Any]:
    """Ages counted from the month before founding."""
    given = FirmLife.yearly

    def yearly(self: FirmLife, state: Any, rows: Any) -> Any:
        state.month += 1
        chance = given(self, state, rows)
        state.month -= 1
        return chance

    return yearly


@pytest.mark.parametrize("wrong", [twelfths, a_month_older])
def test_other_lives_of_firms_are_noticed(
    monkeypatch: Patch, wrong: Callable[..., Callable[..., Any]]
) -> None:
    monkeypatch.setitem(firm_survival.NUMBERS, "enterprise", 200_000)
    assert all(finding.passed for finding in firm_survival.of_kind("enterprise"))
    monkeypatch.setattr(FirmLife, "yearly", wrong())
    assert not all(finding.passed for finding in firm_survival.of_kind("enterprise"))
