"""Ages at retirement are those of the decision of 2024-09-13, or the old ones without it."""

import numpy as np
import pytest

from agents.retirement import Retirement, retirement_age
from tests.agents.regions import yuhang

START = 2026
MAN, STAFF, WORKER = (False, 1), (True, 2), (True, 1)
"""Sex and education."""


def birth(year: int, month: int) -> int:
    """The month of birth, counted from the January of the start's year."""
    return (year - START) * 12 + month - 1


def rules(**changes: object) -> Retirement:
    return yuhang().retirement.model_copy(update=changes)


def age(who: tuple[bool, int], born: int, **changes: object) -> tuple[int, int]:
    """Years and months."""
    return divmod(int(retirement_age(rules(**changes).table(START), born, *who)), 12)


EXAMPLES = [
    (MAN, birth(1964, 12), (60, 0)),
    (MAN, birth(1965, 1), (60, 1)),
    (MAN, birth(1965, 4), (60, 1)),
    (MAN, birth(1965, 5), (60, 2)),
    (MAN, birth(1976, 8), (62, 11)),
    (MAN, birth(1976, 9), (63, 0)),
    (MAN, birth(1999, 1), (63, 0)),
    (STAFF, birth(1969, 12), (55, 0)),
    (STAFF, birth(1970, 1), (55, 1)),
    (STAFF, birth(1981, 8), (57, 11)),
    (STAFF, birth(1981, 9), (58, 0)),
    (STAFF, birth(2003, 2), (58, 0)),
    (WORKER, birth(1974, 12), (50, 0)),
    (WORKER, birth(1975, 1), (50, 1)),
    (WORKER, birth(1975, 3), (50, 2)),
    (WORKER, birth(1984, 10), (54, 11)),
    (WORKER, birth(1984, 11), (55, 0)),
    (WORKER, birth(2001, 7), (55, 0)),
]


@pytest.mark.parametrize(("who", "born", "expected"), EXAMPLES)
def test_the_decision_s_own_examples(
    who: tuple[bool, int], born: int, expected: tuple[int, int]
) -> None:
    assert age(who, born) == expected


@pytest.mark.parametrize(("who", "years"), [(MAN, 60), (STAFF, 55), (WORKER, 50)])
def test_without_the_rise_the_old_ages_stay(who: tuple[bool, int], years: int) -> None:
    for born in (birth(1960, 1), birth(1980, 6), birth(2009, 12)):
        assert age(who, born, enabled=False) == (years, 0)


def test_a_table_does_not_depend_on_where_months_are_counted_from() -> None:
    early, late = rules().table(2020), rules().table(2030)
    np.testing.assert_array_equal(early[:, 120:], late[:, :-120])


def test_a_later_start_moves_the_births_concerned() -> None:
    assert age(MAN, birth(1975, 1), rises_from=2035) == (60, 1)
    assert age(MAN, birth(1974, 12), rises_from=2035) == (60, 0)
