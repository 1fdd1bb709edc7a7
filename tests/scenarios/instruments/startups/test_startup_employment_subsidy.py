"""The start-up-driven employment subsidy: what is paid at which size, and what one job is worth."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from sim.job_awards import awards_to_come, worth_of_a_job
from sim.levers import Levers
from sim.startup_support import note_support, rights_to_awards
from sim.startup_terms import JobAward
from sim.state import State
from tests.scenarios.instruments.clauses import moved, paid
from tests.scenarios.instruments.startups.founding import FIRM, build, founded, pay_months, pays
from tests.scenarios.instruments.startups.test_rent_subsidy import would_be
from tests.sim.desks import LUCK

LATER: dict[str, Any] = {"limits": {"times_per_firm": 3, "kept_months": 12}}
HUNDRED: dict[str, Any] = {
    "pays": pays(100000.0, "yuan/year"),
    "fewest": 101,
    "each": 0.0,
    "cap": 100000.0,
}


def with_right(employees: int, **changes: Any) -> tuple[State, Any]:
    """A firm with so many employees whose founder was entitled when she founded it."""
    state, instrument = founded(), build("startup_employment_subsidy", **changes)
    levers = moved(instrument)
    entitled = rights_to_awards(LUCK, levers, would_be())
    note_support(state, levers, np.zeros((0, 1)), entitled, np.array([FIRM]))
    state.firms["headcount"][FIRM] = employees
    return state, instrument


# clause, its terms, employees, month in which the firm closes, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], int, int, list[tuple[int, float]]]] = [
    ("2,000 for three, three years", {}, 3, 99, [(12, 2000.0), (24, 2000.0), (36, 2000.0)]),
    ("1,000 for each further one", {}, 5, 99, [(12, 4000.0), (24, 4000.0), (36, 4000.0)]),
    ("20,000 a year at most", {}, 40, 20, [(12, 20000.0)]),
    ("the cap binds from 21 on", {}, 21, 13, [(12, 20000.0)]),
    ("and not before", {}, 20, 13, [(12, 19000.0)]),
    ("nothing for two", {}, 2, 99, []),
    ("not before the year of insurance is over", {}, 3, 12, []),
    ("later where it must be kept", LATER, 3, 30, [(24, 2000.0)]),
    ("one award at more than a hundred", HUNDRED, 101, 13, [(12, 100000.0)]),
    ("no award at a hundred", HUNDRED, 100, 99, []),
    ("nothing if nobody knows of it", {"take_up": 0.0}, 9, 99, []),
    ("nothing for others", {"who": {"any": ["veteran"]}}, 9, 99, []),
    ("nothing for other firms", {"firms": ["individual_business"]}, 9, 99, []),
    ("a first step of nothing", {"pays": pays(0.0, "yuan/year")}, 9, 99, []),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], int, int, Any]) -> None:
    _, changes, employees, closes, expected = clause
    state, instrument = with_right(employees, **changes)
    pay_months(instrument, state, 60, closes)
    assert paid(state) == expected


def test_whoever_shrinks_below_three_before_it_is_due_gets_nothing() -> None:
    state, instrument = with_right(3, **LATER)
    pay_months(instrument, state, 13)
    state.firms["headcount"][FIRM] = 2
    pay_months(instrument, state, 40)
    assert paid(state) == []


def award(**changes: Any) -> JobAward:
    (found,) = moved(build("startup_employment_subsidy", **changes)).startup_jobs
    return found


def test_a_job_is_worth_half_of_what_comes_with_it_and_half_of_what_goes_without() -> None:
    employees = np.array([0, 1, 2, 3, 4, 19, 20, 21, 22, 30])
    expected = [0, 0, 1000, 1500, 1000, 1000, 1000, 500, 0, 0]
    assert award().for_one_more(employees).tolist() == expected


def test_the_steps_add_up_to_the_award() -> None:
    sizes = np.arange(0, 60)
    given = award()
    steps = given.for_one_more(sizes)
    assert steps[:40].sum() == given.yuan(sizes)[40]


def test_later_awards_count_for_less_and_end() -> None:
    worth = awards_to_come(award(), 0.98)
    expected = [1 + 0.98**12 + 0.98**24, 1 + 0.98**12, 1, 0.0]
    np.testing.assert_allclose(worth[:4], expected, atol=1e-8)
    assert not worth[3:].any()
    assert awards_to_come(award(limits={"times_per_firm": 1}), 0.98)[0] == 1.0


@pytest.mark.parametrize(
    ("employees", "month", "expected"),
    [
        (3, 0, 1500 * 3),
        (3, 12, 1500 * 3),
        (3, 13, 1500 * 2),
        (9, 36, 1000),
        (9, 37, 0),
        (2, 0, 1000 * 3),
        (1, 0, 0),
    ],
)
def test_what_a_firm_expects_for_an_employee_more(
    employees: int, month: int, expected: float
) -> None:
    state, instrument = with_right(employees)
    state.month = month
    levers = Levers()
    instrument.fill(levers, month, 0.5)
    worth = worth_of_a_job(state, levers)
    assert worth[FIRM] == 0.5 * expected
    assert not np.delete(worth, FIRM).any()
    state.firms["alive"][FIRM] = 0
    assert not worth_of_a_job(state, levers).any()


@pytest.mark.parametrize(("month", "waits"), [(0, 12), (5, 7), (12, 0)])
def test_it_counts_the_months_until_each_award(month: int, waits: int) -> None:
    state, instrument = with_right(3)
    state.month = month
    levers = Levers(keeping=0.98)
    instrument.fill(levers, month, 1.0)
    expected = 1500 * sum(0.98 ** (waits + more) for more in (0, 12, 24))
    assert worth_of_a_job(state, levers)[FIRM] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": pays(2000.0, "yuan/hire")}, "'yuan/hire' is not a unit"),
        ({"cap": 1500.0}, "1500 yuan lies below the first step of 2000"),
        ({"limits": {}}, "it needs a number of yearly awards"),
        ({"limits": {"times_per_firm": 12}}, "it needs a number of yearly awards"),
        ({"limits": {"times_per_firm": 3, "months": 2}}, "pays each claim once"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("startup_employment_subsidy", **changes)
