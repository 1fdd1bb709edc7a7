"""One month of the textbook market: hires as the urn-ball matching functions say."""

from collections.abc import Callable
from math import exp

import numpy as np
import numpy.typing as npt
import pytest
from scipy.stats import chi2_contingency

from agents.people import Status
from sim import rounds
from tests.sim.markets import asked_for, settled
from tests.sim.textbook import Estimate, Size, hires_of_one_month, textbook, textbook_market

SEEDS = range(1, 13)


def urn(seekers: int, vacancies: int) -> float:
    """Vacancies with at least one applicant, when each seeker sends one application."""
    return vacancies * (1 - (1 - 1 / vacancies) ** seekers)


def several(seekers: int, vacancies: int, applications: int) -> float:
    """Seekers with at least one offer in a large market, when each vacancy makes one."""
    load = applications * seekers / vacancies
    return seekers * (1 - (1 - (1 - exp(-load)) / load) ** applications)


@pytest.mark.parametrize(
    "size",
    [Size(60000, 30000), Size(40000, 40000), Size(30000, 60000)],
    ids=lambda size: f"{size.vacancies}/{size.seekers}",
)
def test_one_application(size: Size) -> None:
    hires = Estimate.of(hires_of_one_month(textbook(size), SEEDS))
    expected = urn(size.seekers, size.vacancies)
    assert hires.error <= 0.001 * expected
    assert abs(hires.z(expected)) <= 4


@pytest.mark.parametrize("size", [Size(1, 1), Size(50, 1), Size(1, 50), Size(7, 3)])
def test_one_application_in_the_smallest_markets(size: Size) -> None:
    hires = Estimate.of(hires_of_one_month(textbook(size), range(1, 61)))
    expected = urn(size.seekers, size.vacancies)
    if min(size.seekers, size.vacancies) == 1:
        assert hires.mean == pytest.approx(expected, abs=1e-12)
    else:
        assert abs(hires.z(expected)) <= 4


@pytest.mark.parametrize("ratio", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("applications", [2, 3])
def test_several_applications_approach_their_limit(ratio: float, applications: int) -> None:
    vacancies = 20000
    size = Size(round(vacancies / ratio), vacancies)
    asked = textbook(size, f"search.applications={applications}")
    hires = Estimate.of(hires_of_one_month(asked, SEEDS))
    expected = several(size.seekers, vacancies, applications)
    assert hires.error <= 0.001 * expected
    bias = 2 * applications * expected / vacancies  # the formula is the limit of large markets
    assert abs(hires.mean - expected) <= 4 * hires.error + bias


def test_more_rounds_fill_more() -> None:
    size = Size(20000, 20000)
    one, two, ten = (
        np.mean(
            hires_of_one_month(
                textbook(size, "search.applications=3", f"search.rounds={rounds_}"), range(1, 4)
            )
        )
        for rounds_ in (1, 2, 10)
    )
    assert one * 1.03 < two < ten


@pytest.mark.parametrize("share", [0.2, 0.5])
def test_the_treated_and_the_others_find_work_as_predicted(share: float) -> None:
    """Control: (1 − e^−x) / x with x applications a vacancy; treated: one minus its k-fold miss."""
    seekers, vacancies, k = 40000, 40000, 3
    asked = textbook(
        Size(seekers, vacancies),
        f"search.treated_share={share}",
        f"search.treated_applications={k}",
    )
    rates: dict[str, list[float]] = {"treated": [], "control": [], "all": []}
    for seed in SEEDS:
        market = textbook_market(asked, seed).run(1)
        for name, rate in (
            market.outcomes().filter(outcome="job_finding_rate")["group", "value"].iter_rows()
        ):
            rates[name].append(rate / 100)
        market.close()
    load = (1 + share * (k - 1)) * seekers / vacancies
    control = (1 - exp(-load)) / load
    treated = 1 - (1 - control) ** k
    expected = {
        "control": control,
        "treated": treated,
        "all": share * treated + (1 - share) * control,
    }
    for name, rate in expected.items():
        found = Estimate.of(rates[name])
        assert found.error <= 0.002 * rate
        assert abs(found.mean - rate) <= 4 * found.error + 5 / vacancies


def test_nobody_is_treated_by_default() -> None:
    market = textbook_market(textbook(Size(100, 100)), 1).run(1)
    rates = market.outcomes().filter(outcome="job_finding_rate")
    assert rates["group"].to_list() == ["all"]


def deviation(trait: npt.NDArray[np.int64], hired: npt.NDArray[np.bool_]) -> float:
    """z of the difference in a trait between those hired and those not."""
    yes, no = trait[hired], trait[~hired]
    error = np.sqrt(yes.var() / yes.size + no.var() / no.size)
    return float((yes.mean() - no.mean()) / error)


@pytest.mark.parametrize("overrides", [(), ("search.applications=3", "search.rounds=2")])
def test_neither_spell_nor_key_matters(overrides: tuple[str, ...]) -> None:
    size = Size(60000, 9000, employed=90000, separation_rate=0.1)
    market = textbook_market(textbook(size, *overrides), 1).run(12)
    keys, spells, found = [], [], []
    for _ in range(4):
        people = market.state.people
        idle = people.with_status(Status.UNEMPLOYED)
        keys.append(people["key"][idle].astype(np.int64))
        spells.append(market.state.month - people["spell_start"][idle].astype(np.int64))
        market.run(1)
        found.append(market.state.people["status"][idle] == Status.EMPLOYEE)
    key, spell, hired = np.concatenate(keys), np.concatenate(spells), np.concatenate(found)
    assert 0.1 < hired.mean() < 0.9
    assert spell.max() > 6
    assert abs(deviation(spell, hired)) <= 4
    assert abs(deviation(key, hired)) <= 4
    for trait in (np.minimum(spell, 6), key * 10 // key.max(), key % 8, key % 64 // 8):
        table = np.zeros((2, trait.max() + 1))
        np.add.at(table, (hired.astype(int), trait), 1)
        assert chi2_contingency(table).pvalue > 6e-5


def test_it_runs_in_the_kernels_of_the_city(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def listen(name: str) -> None:
        given: Callable[..., object] = getattr(rounds, name)

        def heard(*arguments: object) -> object:
            called.append(name)
            return given(*arguments)

        monkeypatch.setattr(rounds, name, heard)

    city = settled().fork(asked_for("baseline"), asked_for("baseline").desk(), None)
    market = textbook_market(textbook(Size(100, 100)), 1)
    for name in ("alias_tables", "apply", "offer", "accept"):
        listen(name)
    market.run(1)
    assert called == ["alias_tables", "apply", "offer", "accept"]
    called.clear()
    city.run(1)
    assert set(called) == {"alias_tables", "apply", "offer", "accept"}
