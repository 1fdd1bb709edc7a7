"""A policy that pays nothing, reaches nobody or covers nobody leaves every bit of the baseline."""

from functools import cache

import polars as pl
import pytest

from sim.instrument import Cases
from sim.model import Market
from sim.state import State
from tests.sim.markets import asked_for, assert_same, continued, frames, settled, without_spending

MONTHS = 12
LEVELS = ("junior", "intermediate", "senior", "technician", "senior_technician")
OWN = {
    "hiring_subsidy": "expansion",
    "startup_grant": "student_project_grant",
    "training": "skills_programme",
    "service_stations": "doorstep_stations",
}
RATIONED = {
    "expansion": "first_come",
    "student_project_grant": "lottery",
    "skills_programme": "pro_rata",
    "doorstep_stations": "first_come",
}


def nothing_paid(policy: str) -> list[str]:
    if policy == "skills_programme":
        return [f"scenario.policies.{policy}.pays.levels.{level}=0" for level in LEVELS]
    return [f"scenario.policies.{policy}.pays.amount=0"]


def no_budget(policy: str) -> list[str]:
    return [
        f"scenario.policies.{policy}.budget.yuan_per_year=0",
        f"scenario.policies.{policy}.budget.rationing={RATIONED[policy]}",
    ]


def nobody_knows(policy: str) -> list[str]:
    return [f"scenario.policies.{policy}.take_up=0"]


def nobody_is_covered(policy: str) -> list[str]:
    if policy == "doorstep_stations":  # it is for stations, not for people
        return nothing_paid(policy)
    words = [f"scenario.policies.{policy}.who.all=[student,unemployed]"]
    if policy == "skills_programme":  # its places are open to everybody
        words.append(f"scenario.policies.{policy}.seats_per_year=0")
    return words


WAYS = {
    "amount": nothing_paid,
    "budget": no_budget,
    "take_up": nobody_knows,
    "cover": nobody_is_covered,
}


@cache
def baseline() -> Market:
    return continued(asked_for("baseline"), MONTHS)


def paid_nothing(market: Market, *policies: str) -> bool:
    return not set(frames(market)["ledger"]["instrument"].unique()) & set(policies)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("scenario", OWN)
def test_each_kind(scenario: str, way: str) -> None:
    market = continued(asked_for(scenario, *WAYS[way](OWN[scenario])), MONTHS)
    assert paid_nothing(market, OWN[scenario])
    assert_same(without_spending(market), without_spending(baseline()), ("outcomes", "panel"))


@pytest.mark.parametrize("way", WAYS)
def test_all_kinds_together(way: str) -> None:
    words = [word for policy in OWN.values() for word in WAYS[way](policy)]
    market = continued(asked_for("combined", *words), MONTHS)
    assert paid_nothing(market, *OWN.values())
    assert_same(without_spending(market), without_spending(baseline()), ("outcomes", "panel"))
    for name in ("ledger", "claims"):
        assert frames(market)[name].equals(frames(baseline())[name])


def test_each_kind_changes_something_otherwise() -> None:
    for scenario in OWN:
        market = continued(asked_for(scenario), MONTHS)
        assert not without_spending(market)["outcomes"].equals(
            without_spending(baseline())["outcomes"]
        )


def test_they_pass_the_whole_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [word for policy in OWN.values() for word in nobody_knows(policy)]
    asked = asked_for("combined", *words)
    market = settled().fork(asked, asked.desk(), None)
    asked_of: dict[str, int] = {}
    for instrument in market.desk.instruments:

        def cases(
            state: State, name: str = instrument.terms.id, given: object = instrument.cases
        ) -> Cases:
            assert callable(given)
            found: Cases = given(state)
            asked_of[name] = asked_of.get(name, 0) + found.fen.size
            return found

        monkeypatch.setattr(instrument, "cases", cases)
    market.run(MONTHS)
    assert all(asked_of[policy] > 0 for policy in OWN.values())


def test_a_baseline_that_pays_nothing_is_no_policy() -> None:
    words = [
        *nothing_paid("hard_to_employ_insurance"),
        *nothing_paid("startup_subsidy"),
        *(f"scenario.policies.certificate_subsidy.pays.levels.{level}=0" for level in LEVELS),
    ]
    market = continued(asked_for("baseline", *words), MONTHS)
    none = continued(asked_for("none"), MONTHS)
    assert_same(without_spending(market), without_spending(none), ("outcomes", "panel"))
    changed = without_spending(none)["outcomes"].join(
        without_spending(baseline())["outcomes"], on=["month", "outcome", "group"]
    )
    assert changed.filter(pl.col("value") != pl.col("value_right")).height
