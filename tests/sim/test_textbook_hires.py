"""One month of the textbook market; the oracles hold its hires to their closed forms."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from scipy.stats import chi2_contingency

from agents.people import Status
from scenarios.oracles.finding import Estimate
from scenarios.oracles.matching_theory import urn_ball_hires
from scenarios.oracles.textbook import Size, hires_of_one_month, textbook, textbook_market
from sim import rounds
from tests.sim.markets import asked_for, settled


@pytest.mark.parametrize("size", [Size(1, 1), Size(50, 1), Size(1, 50), Size(7, 3)])
def test_one_application_in_the_smallest_markets(size: Size) -> None:
    hires = Estimate.of(hires_of_one_month(textbook(size), range(1, 61)))
    expected = urn_ball_hires(size.seekers, size.vacancies)
    if min(size.seekers, size.vacancies) == 1:
        assert hires.mean == pytest.approx(expected, abs=1e-12)
    else:
        assert abs(hires.z(expected)) <= 4


def test_more_rounds_fill_more() -> None:
    size = Size(20000, 20000)
    one, two, ten = (
        np.mean(hires_of_one_month(textbook(size, applications=3, rounds=rounds_), range(1, 4)))
        for rounds_ in (1, 2, 10)
    )
    assert one * 1.03 < two < ten


def test_the_rates_of_the_treated_and_the_others_are_saved() -> None:
    asked = textbook(Size(4000, 4000), treated_share=0.3, treated_applications=3)
    market = textbook_market(asked, 1).run(1)
    saved = market.outcomes().filter(outcome="job_finding_rate")["group", "value"]
    events = market.state.events
    treated, control = np.divide(events.found_treated, events.searchers_treated) * 100
    together = events.found_by_unemployed / events.seekers_unemployed * 100
    assert dict(saved.iter_rows()) == pytest.approx(
        {"treated": treated, "control": control, "all": together}
    )
    assert treated > together > control


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
