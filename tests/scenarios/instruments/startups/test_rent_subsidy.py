"""The rent subsidy: which rents are paid for how long, and what it is worth before."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.firms import Kind
from sim.entitlements import Employers
from sim.levers import Levers
from sim.startup_support import help_counted, monthly_help
from sim.startup_terms import Applicants
from tests.scenarios.instruments.clauses import bits, moved, paid
from tests.scenarios.instruments.startups.founding import build, founded, pay_months, pays
from tests.sim.desks import LUCK

RENT = 4562.5
"""Yuan of a month: 3 a day for each of 50 square metres."""
YEARS: dict[str, Any] = {"limits": {"kept_months": 6, "months": 3, "every": 12}}
FLAT: dict[str, Any] = {"pays": pays(2778.0, "yuan/month"), "square_metres": 0.0}

# clause, its terms, the founder's groups, month in which the firm closes, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], tuple[str, ...], int, list[tuple[int, float]]]] = [
    ("three years of months", {}, (), 99, [(month, RENT) for month in range(6, 42)]),
    ("until the firm closes", {}, (), 8, [(6, RENT), (7, RENT)]),
    ("nothing if it closes first", {}, (), 6, []),
    ("a year at a time", YEARS, (), 99, [(6, RENT), (18, RENT), (30, RENT)]),
    ("a smaller room", {"square_metres": 20.0}, (), 7, [(6, 1825.0)]),
    ("a sum a month", FLAT, (), 7, [(6, 2778.0)]),
    ("for key groups", {"who": {"any": ["disabled"]}}, ("disabled",), 7, [(6, RENT)]),
    ("not for others", {"who": {"any": ["disabled"]}}, ("veteran",), 7, []),
    ("if anybody knows of it", {"take_up": 0.0}, (), 7, []),
    ("nothing for no room", {"pays": pays(0.0, "yuan/square_metre_day")}, (), 7, []),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], Any, int, Any]) -> None:
    _, changes, groups, closes, expected = clause
    state = founded(*groups)
    pay_months(build("rent_subsidy", **changes), state, 50, closes)
    assert paid(state) == expected


def would_be(count: int = 1) -> Applicants:
    """People of no group who would found start-ups."""
    none = np.zeros(count, dtype=np.int64)
    firms = Employers(np.full(count, int(Kind.STARTUP)), none, none, none)
    return Applicants(np.arange(count), np.zeros(count, dtype=np.uint64), firms)


def counted(levers: Levers, horizon: int) -> float:
    return float(help_counted(levers, monthly_help(LUCK, levers, would_be()), horizon)[0])


@pytest.mark.parametrize(
    ("horizon", "share"), [(6, 0.0), (12, 1 / 2), (36, 30 / 36), (42, 36 / 42), (84, 36 / 84)]
)
def test_founders_count_the_months_that_they_look_ahead(horizon: int, share: float) -> None:
    assert counted(moved(build("rent_subsidy")), horizon) == pytest.approx(RENT * share)


def test_offers_add_up_where_they_stack_and_else_the_highest_counts() -> None:
    levers = moved(build("rent_subsidy", limits={"months": 36}))
    build("rent_subsidy", name="other", limits={"months": 36}, **FLAT).fill(levers, 0, 1.0)
    assert counted(levers, 36) == pytest.approx(RENT + 2778)
    levers.stacks = False
    assert counted(levers, 36) == pytest.approx(RENT)


def test_only_those_covered_who_know_expect_it() -> None:
    people = would_be(1000)
    people.groups[::2] = bits(["student"])
    levers = moved(build("rent_subsidy", who={"any": ["student"]}, take_up=0.5))
    (spared,) = monthly_help(LUCK, levers, people)
    assert set(spared.tolist()) == {0.0, RENT}
    assert not spared[1::2].any()
    assert 0.4 < (spared[::2] > 0).mean() < 0.6


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": pays(3.0, "yuan/firm")}, "'yuan/firm' is not a unit"),
        ({"square_metres": 0.0}, "0 square metres do not go with yuan/square_metre_day"),
        ({"pays": pays(9.0, "yuan/month")}, "50 square metres do not go with yuan/month"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("rent_subsidy", **changes)
