"""How the kernels that pass over everybody in a month are tested."""

from collections import Counter
from itertools import pairwise
from typing import Any

import numpy as np

from agents.groups import Group
from agents.people import Status
from sim import demography, tally, wages
from sim.demography import retires
from sim.search import SEEKER, list_seekers
from sim.separation import dismissed
from sim.tally import BANDS, STATUSES, WAGE_STEPS
from tests.reference import grouping, month
from tests.reference.cases_people import some_table
from tests.reference.cases_retirement import retirement, some_ages
from tests.reference.kernel_case import Arguments, Expected, KernelCase, loosely
from tests.reference.markets import entries

FIRMS, PLACES, MONTH = 7, 3, 4
find_due, practise = loosely(demography.find_due), loosely(wages.practise)
count_people = loosely(tally.count_people)


def some_people(random: np.random.Generator, count: int = 120) -> tuple[Any, Any]:
    """Hot records and statuses of people, most of whom work where they say, at whole yuan."""
    people = some_table(random, count)
    status = people["status"]
    status[random.random(count) < 0.5] = Status.EMPLOYEE
    employed = (status == Status.EMPLOYEE) != (random.random(count) < 0.05)
    people["employer"][:] = np.where(employed, random.integers(FIRMS, size=count), -1)
    people["wage"][:] = random.integers(2000, 80000, count) / 4
    people["skill"][:] = random.uniform(0.2, 4.0, count)
    people["place"][:] = random.integers(PLACES, size=count)
    ages = random.choice([*random.integers(190, 880, 20), 624, 720, 840, 300, 360], count)
    people["birth"][:] = MONTH - ages
    return people.table.hot, status


def told(hot: Any, status: Any) -> list[month.Person]:
    """The same people as dictionaries."""
    people = entries(hot)
    for person, code in zip(people, status.tolist(), strict=True):
        person["status"] = grouping.STATUSES[code]
        person["female"] = bool(person["groups"] & Group.FEMALE)
        person["non_local"] = bool(person["groups"] & Group.NON_LOCAL)
    return people


def some_part(random: np.random.Generator, size: int) -> list[int]:
    """The first and the last but one of a part."""
    first, last = sorted(random.integers(size + 1, size=2).tolist())
    return [first, last]


def parts(random: np.random.Generator, size: int) -> list[tuple[int, int]]:
    """A whole cut into four parts."""
    cuts = [0, *sorted(random.integers(size, size=3).tolist()), size]
    return list(pairwise(cuts))


def some_practice(random: np.random.Generator) -> Arguments:
    """People, the youngest birth that does not grow, factors, a wage floor, a part."""
    hot, status = some_people(random)
    return [hot, status, -400, 1.002, 0.996, 1.0005, 2490.0, *some_part(random, status.size)]


def practise_twin(*given: Any) -> Expected:
    hot, status, youngest, growth, loss, pay, minimum, first, last = given
    for row, person in enumerate(told(hot, status)):
        if first <= row < last:
            factors = (growth, loss, pay)
            hot[row]["skill"], hot[row]["wage"] = month.practised(
                person, youngest, factors, minimum
            )
    return Expected(None, {0: hot})


def practice_goes_row_by_row() -> None:
    random = np.random.default_rng(1)
    for _ in range(20):
        hot, status, *numbers, _, _ = some_practice(random)
        whole = hot.copy()
        practise(whole, status, *numbers, 0, status.size)
        order = random.permutation(status.size)
        shuffled = hot[order]
        for first, last in parts(random, status.size):
            practise(shuffled, status[order], *numbers, first, last)
        np.testing.assert_array_equal(shuffled, whole[order])
        working = status == Status.EMPLOYEE
        assert np.all(whole["wage"][working] >= numbers[-1])
        assert np.all(whole["skill"][status == Status.UNEMPLOYED] < hot["skill"][status == 1])


def some_listing(random: np.random.Generator) -> Arguments:
    """People, rows of some, a list to be filled in part."""
    hot, status = some_people(random)
    rows = random.choice(status.size, 50, replace=False)
    return [hot, rows, np.zeros(rows.size, dtype=SEEKER), *some_part(random, rows.size)]


def listing_twin(hot: Any, rows: Any, seekers: Any, first: int, last: int) -> Expected:
    people = entries(hot)
    for at in range(first, last):
        person = people[rows[at]]
        seekers[at]["row"] = rows[at]
        for name in ("key", "skill", "place", "field", "education"):
            seekers[at][name] = person[name]
    return Expected(None, {2: seekers})


def listing_keeps_the_order_of_rows() -> None:
    random = np.random.default_rng(2)
    for _ in range(20):
        hot, rows, seekers, _, _ = some_listing(random)
        for first, last in parts(random, rows.size):
            list_seekers(hot, rows, seekers, first, last)
        np.testing.assert_array_equal(seekers["row"], rows)
        for name in ("key", "skill", "place", "field", "education"):
            np.testing.assert_array_equal(seekers[name], hot[name][rows])
        untouched = [name for name in seekers.dtype.names if name not in hot.dtype.names]
        assert all(not seekers[name].any() for name in untouched if name != "row")


def some_dismissals(random: np.random.Generator) -> Arguments:
    """People, firms' shares (some 0, some 1), a stream, a part, and room for rows."""
    hot, status = some_people(random)
    let_go = np.clip(random.uniform(-0.5, 1.5, FIRMS), 0, 1)
    stream = np.uint64(random.integers(2**64, dtype=np.uint64))
    return [hot, let_go, stream, *some_part(random, status.size), np.full(status.size, -1)]


def dismissed_twin(hot: Any, let_go: Any, stream: Any, first: int, last: int, _: Any) -> Expected:
    people = entries(hot)
    rows = [at for at in month.dismissed(people, let_go, int(stream)) if first <= at < last]
    return Expected(len(rows), written={5: rows})


def gone(hot: Any, shares: Any, stream: Any, first: int, last: int) -> set[int]:
    """The rows of those dismissed."""
    room = np.empty(len(hot), dtype=np.int64)
    return set(room[: dismissed(hot, shares, stream, first, last, room)].tolist())


def who_goes_at_a_small_share_goes_at_a_larger() -> None:
    random = np.random.default_rng(3)
    for _ in range(20):
        hot, let_go, stream, *_ = some_dismissals(random)
        size = len(hot)
        whole = gone(hot, let_go, stream, 0, size)
        split = (gone(hot, let_go, stream, *part) for part in parts(random, size))
        assert whole == set().union(*split)
        assert gone(hot, let_go / 2, stream, 0, size) <= whole
        everybody = set(np.flatnonzero(hot["employer"] >= 0).tolist())
        assert gone(hot, np.ones(FIRMS), stream, 0, size) == everybody
        assert not gone(hot, np.zeros(FIRMS), stream, 0, size)


def some_due(random: np.random.Generator) -> Arguments:
    """People, a month, room for two lists of rows, a part."""
    hot, status = some_people(random)
    room = np.full(status.size, -1)
    ages = some_ages(random)
    return [hot, status, MONTH, ages, room, room.copy(), *some_part(random, status.size)]


def due_twin(hot: Any, status: Any, now: int, ages: Any, *rest: Any) -> Expected:
    first, last = rest[2:]
    people = told(hot, status)
    for person in people:
        person["retires"] = retirement(ages, person)
    retiring, oldest = (
        [row for row in rows if first <= row < last] for rows in month.due(people, now)
    )
    return Expected((len(retiring), len(oldest)), written={4: retiring, 5: oldest})


def nobody_is_due_twice() -> None:
    random = np.random.default_rng(4)
    for _ in range(20):
        hot, status, now, ages, *rooms, _, _ = some_due(random)
        counts = find_due(hot, status, now, ages, *rooms, 0, status.size)
        found = [set(room[:count].tolist()) for room, count in zip(rooms, counts, strict=True)]
        assert not found[0] & found[1]
        again: list[set[int]] = [set(), set()]
        for first, last in parts(random, status.size):
            counts = find_due(hot, status, now, ages, *rooms, first, last)
            for rows, room, count in zip(again, rooms, counts, strict=True):
                rows.update(room[:count].tolist())
        assert again == found
        assert set(status[list(found[0])].tolist()) <= {1, 2, 4, 5, 6}


def founders_and_idle_do_not_retire() -> None:
    kept = {grouping.STATUSES[status] for status in range(STATUSES) if not retires(status)}
    assert kept == {"student", "founder", "out_of_labour_force", "away"}


def some_count(random: np.random.Generator) -> Arguments:
    """People, a month, which firms are outside, empty counts, a part."""
    hot, status = some_people(random)
    shapes = [(PLACES, 2, BANDS, STATUSES), WAGE_STEPS, FIRMS, 4]
    counts = [np.zeros(shape, dtype=np.int64) for shape in shapes]
    outside = random.integers(0, 2, FIRMS).astype(np.uint8)
    return [hot, status, MONTH, outside, *counts, *some_part(random, status.size)]


def count_twin(*given: Any) -> Expected:
    hot, status, now, outside, *counts, first, last = given
    told_counts = month.head_count(told(hot, status)[first:last], now, outside.tolist())
    for array, counter in zip(counts, told_counts.values(), strict=True):
        if array.size == 4:
            array[:] = [counter[name] for name in ("misplaced", "certified", "skill", "pay")]
        else:
            fill(array, counter)
    return Expected(None, dict(enumerate(counts, start=4)))


def fill(array: Any, counter: Counter[Any]) -> None:
    """Write counts to where they belong; a status may stand by its name."""
    for place, count in counter.items():
        at = place if isinstance(place, tuple) else (place,)
        codes = (grouping.STATUSES.index(it) if isinstance(it, str) else it for it in at)
        array[tuple(codes)] = count


def counts_add_up() -> None:
    random = np.random.default_rng(5)
    for _ in range(20):
        hot, status, now, outside, *counts, _, _ = some_count(random)
        people, histogram, headcount, sums = counts
        order = random.permutation(status.size)
        for first, last in parts(random, status.size):
            count_people(hot[order], status[order], now, outside, *counts, first, last)
        again = [np.zeros_like(count) for count in counts]
        count_people(hot, status, now, outside, *again, 0, status.size)
        for ours, theirs in zip(counts, again, strict=True):
            np.testing.assert_array_equal(ours, theirs)
        assert people.sum() == status.size
        np.testing.assert_array_equal(
            people.sum(axis=(0, 1, 2)), np.bincount(status, minlength=STATUSES)
        )
        placed = (status == Status.EMPLOYEE) & (hot["employer"] >= 0)
        assert headcount.sum() == placed.sum()
        assert histogram.sum() == headcount[outside == 0].sum()
        here = placed & (outside[np.maximum(hot["employer"], 0)] == 0)
        assert sums[3] == np.floor(hot["wage"][here].astype(float) + 0.5).sum()
        assert sums[0] == ((status == Status.EMPLOYEE) != (hot["employer"] >= 0)).sum()


CASES = {
    "sim.wages.practise": KernelCase(
        some_practice, practise_twin, practice_goes_row_by_row, tolerance=1e-6
    ),
    "sim.search.list_seekers": KernelCase(
        some_listing, listing_twin, listing_keeps_the_order_of_rows
    ),
    "sim.separation.dismissed": KernelCase(
        some_dismissals, dismissed_twin, who_goes_at_a_small_share_goes_at_a_larger
    ),
    "sim.demography.find_due": KernelCase(some_due, due_twin, nobody_is_due_twice),
    "sim.demography.retires": KernelCase(
        lambda random: [int(random.integers(STATUSES))],
        lambda status: Expected(month.retires(grouping.STATUSES[status])),
        founders_and_idle_do_not_retire,
    ),
    "sim.tally.count_people": KernelCase(some_count, count_twin, counts_add_up),
}
