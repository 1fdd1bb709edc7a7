"""How the kernels that read or mark whole tables of people are tested."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from agents.group_rules import classify, find_zero_households
from agents.people import NEVER, People, Status, find_status, is_employed
from tests.reference import grouping
from tests.reference.cases_groups import mask, told
from tests.reference.cases_retirement import retirement, some_ages
from tests.reference.grouping import STATUSES
from tests.reference.kernel_case import Arguments, Expected, KernelCase


def some_table(random: np.random.Generator, count: int = 80) -> People:
    """People with random columns, in households of about two."""
    people = People(count, count)
    household = random.integers(-1, count // 2, count)
    people.join(
        key=random.permutation(count),
        status=random.choice([1, 1, *range(9)], count),
        birth=random.integers(-840, -190, count),
        education=random.integers(6, size=count),
        groups=random.integers(2**33, size=count).astype(np.uint64),
        graduated=np.where(random.random(count) < 0.1, NEVER, random.integers(-400, 40, count)),
        spell_start=random.integers(-30, 1, count),
        certificate=random.integers(6, size=count),
        household=household,
    )
    people.form_households(count // 2)
    return people


def some_classes(random: np.random.Generator) -> Arguments:
    """A table, a month, households, and rows to look at."""
    people = some_table(random)
    rows = random.choice(len(people), 40, replace=False)
    zero = random.random(people.households) < 0.5
    ages = some_ages(random)
    return [people.table.hot, people.table.cold, people["status"], 5, zero, ages, rows]


def classify_twin(*given: Any) -> Expected:
    hot, cold, status, month, zero, ages, rows = given
    after = hot.copy()
    for row in rows.tolist():
        household = int(cold["household"][row])
        person = told(
            [
                int(status[row]),
                month - int(hot["birth"][row]),
                int(hot["education"][row]),
                hot["groups"][row],
                month - int(cold["graduated"][row]),
                month - int(hot["spell_start"][row]),
                int(hot["certificate"][row]),
                household >= 0 and bool(zero[household]),
                retirement(ages, hot[row]),
            ]
        )
        after["groups"][row] = mask(grouping.groups_of(person))
    return Expected(None, {0: after})


def some_households(random: np.random.Generator) -> Arguments:
    """Households, and the rows of the unemployed among their members."""
    people = some_table(random)
    zero = np.zeros(people.households, dtype=np.bool_)
    unemployed = people.with_status(Status.UNEMPLOYED)
    table = people.table
    return [table.cold, table["status"], people.member_starts, people.members, unemployed, zero]


def households_twin(
    cold: Any, status: Any, starts: Any, members: Any, rows: Any, zero: Any
) -> Expected:
    statuses = [STATUSES[code] for code in status.tolist()]
    asked = {household for household in cold["household"][rows].tolist() if household >= 0}
    households = {
        number: [statuses[row] for row in members[starts[number] : starts[number + 1]]]
        for number in asked
    }
    after = zero.copy()
    for number, nobody_works in grouping.zero_households(households, asked).items():
        after[number] = nobody_works
    return Expected(None, {5: after})


def status_twin(status: Any, wanted: Any, _room: Any) -> Expected:
    rows = [row for row, code in enumerate(status.tolist()) if wanted[code]]
    return Expected(len(rows), written={2: rows})


def employment_is_the_surveys() -> None:
    employed = {STATUSES[status] for status in range(len(STATUSES)) if is_employed(status)}
    assert employed == grouping.WORKING


@given(st.lists(st.integers(0, 8), max_size=60), st.sets(st.integers(0, 8)))
def statuses_part_the_people(codes: list[int], chosen: set[int]) -> None:
    status = np.array(codes, dtype=np.uint8)
    wanted = np.isin(np.arange(9), list(chosen))
    room = np.empty((2, status.size), dtype=np.int64)
    inside = room[0][: find_status(status, wanted, room[0])]
    outside = room[1][: find_status(status, ~wanted, room[1])]
    assert np.all(np.diff(inside) > 0)
    assert sorted([*inside.tolist(), *outside.tolist()]) == list(range(status.size))


def classifying_again_changes_nothing() -> None:
    random = np.random.default_rng(3)
    for _ in range(20):
        hot, cold, status, month, zero, ages, rows = some_classes(random)
        classify(hot, cold, status, month, zero, ages, rows)
        once = hot.copy()
        for part in np.array_split(random.permutation(rows), 3):
            classify(hot, cold, status, month, zero, ages, part)
        np.testing.assert_array_equal(hot, once)


def one_worker_saves_a_household() -> None:
    random = np.random.default_rng(4)
    for _ in range(20):
        cold, status, starts, members, rows, zero = some_households(random)
        find_zero_households(cold, status, starts, members, random.permutation(rows), zero)
        again = np.zeros_like(zero)
        find_zero_households(cold, status, starts, members, rows, again)
        np.testing.assert_array_equal(again, zero)
        for household in np.flatnonzero(zero).tolist():
            at_home = members[starts[household] : starts[household + 1]]
            worker = random.choice(at_home)
            before, status[worker] = status[worker], Status.GIG_WORKER
            seeking = at_home[status[at_home] == Status.UNEMPLOYED].astype(np.int64)
            if seeking.size:
                find_zero_households(cold, status, starts, members, seeking, again)
                assert not again[household]
            status[worker] = before


CASES = {
    "agents.people.is_employed": KernelCase(
        lambda random: [int(random.integers(9))],
        lambda status: Expected(STATUSES[status] in grouping.WORKING),
        employment_is_the_surveys,
    ),
    "agents.people.find_status": KernelCase(
        lambda random: [
            random.integers(9, size=60).astype(np.uint8),
            random.random(9) < 0.4,
            np.full(60, -1),
        ],
        status_twin,
        statuses_part_the_people,
    ),
    "agents.group_rules.classify": KernelCase(
        some_classes, classify_twin, classifying_again_changes_nothing
    ),
    "agents.group_rules.find_zero_households": KernelCase(
        some_households, households_twin, one_worker_saves_a_household
    ),
}
