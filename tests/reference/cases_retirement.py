"""How the kernel that reads the age at retirement is tested."""

from typing import Any

import numpy as np

from agents.groups import Group
from agents.retirement import EARLIEST_BIRTH, Retirement, retirement_age, retirement_ages
from tests.reference.kernel_case import Arguments, Expected, KernelCase


def retirement(ages: Any, person: Any) -> int:
    """The age at which a person of a record or dictionary retires, read off a table."""
    place = min(max(int(person["birth"]) - EARLIEST_BIRTH, 0), len(ages[0]) - 1)
    if not int(person["groups"]) & Group.FEMALE:
        return int(ages[0][place])
    return int(ages[1 if person["education"] >= 2 else 2][place])


def some_ages(random: np.random.Generator) -> Any:
    """A table of ages at retirement, from 50 to 63 years."""
    return random.integers(600, 757, (3, 1500))


def some_reading(random: np.random.Generator) -> Arguments:
    """A table, a birth, perhaps beyond it, sex and education."""
    return [
        some_ages(random),
        int(random.integers(-1400, 400)),
        bool(random.integers(2)),
        int(random.integers(6)),
    ]


def reading_twin(ages: Any, birth: int, female: bool, education: int) -> Expected:
    groups = int(Group.FEMALE) if female else 0
    return Expected(retirement(ages, {"birth": birth, "groups": groups, "education": education}))


def nobody_retires_before_an_elder() -> None:
    """The later born retires at the same age or later; one by one is as all at once."""
    rules = Retirement(
        enabled=True,
        rises_from=2025,
        men=60,
        men_latest=63,
        men_step=4,
        women_staff=55,
        women_staff_latest=58,
        women_staff_step=4,
        women_workers=50,
        women_workers_latest=55,
        women_workers_step=2,
    )
    table, births = rules.table(2026), np.arange(-900, -200)
    for female, education in ((False, 0), (False, 3), (True, 1), (True, 2)):
        found = [int(retirement_age(table, birth, female, education)) for birth in births.tolist()]
        steps = np.diff(found)
        assert ((steps == 0) | (steps == 1)).all()
        assert found[-1] > found[0]
        everybody = retirement_ages(
            table, births, np.full(births.size, female), np.full(births.size, education)
        )
        np.testing.assert_array_equal(everybody, found)


CASES = {
    "agents.retirement.retirement_age": KernelCase(
        some_reading, reading_twin, nobody_retires_before_an_elder
    ),
}
