"""The groups that rules speak of, as bits of one number per person."""

from collections.abc import Iterable
from enum import IntFlag

from agents.errors import unknown_name


class Group(IntFlag):
    """Groups of people. The first seven are permanent, the others follow from the month."""

    FEMALE = 1 << 0
    NON_LOCAL = 1 << 1
    RURAL_REGISTRATION = 1 << 2
    DISABLED = 1 << 3
    VETERAN = 1 << 4
    LOW_INCOME = 1 << 5
    REGISTERS = 1 << 6
    STUDENT = 1 << 8
    GRADUATE_YEAR = 1 << 9
    GRADUATE_2Y = 1 << 10
    GRADUATE_5Y = 1 << 11
    AGE_16_24 = 1 << 12
    AGE_UP_TO_35 = 1 << 13
    OLDER = 1 << 14
    COLLEGE = 1 << 15
    BACHELOR = 1 << 16
    MASTER = 1 << 17
    DOCTOR = 1 << 18
    UNEMPLOYED = 1 << 19
    REGISTERED_UNEMPLOYED = 1 << 20
    REGISTERED_UNEMPLOYED_YOUTH = 1 << 21
    REGISTERED_UNEMPLOYED_HALF_YEAR = 1 << 22
    LONG_TERM_UNEMPLOYED = 1 << 23
    UNEMPLOYED_GRADUATE = 1 << 24
    ZERO_EMPLOYMENT_HOUSEHOLD = 1 << 25
    HARD_TO_EMPLOY = 1 << 26
    GIG_WORKER = 1 << 27
    EMPLOYEE = 1 << 28
    HIGH_SKILLED = 1 << 29
    MIGRANT_WORKER = 1 << 30
    PAST_RETIREMENT_AGE = 1 << 31
    TALENT = 1 << 32
    GRADUATE_10Y = 1 << 33
    AGE_UP_TO_65 = 1 << 34


PERMANENT = (1 << 7) - 1
"""The bits of the permanent groups."""

GROUP_NAMES = {group.name.lower(): int(group) for group in Group if group.name}

WITHOUT_WORK = int(
    Group.UNEMPLOYED
    | Group.REGISTERED_UNEMPLOYED
    | Group.REGISTERED_UNEMPLOYED_YOUTH
    | Group.REGISTERED_UNEMPLOYED_HALF_YEAR
    | Group.LONG_TERM_UNEMPLOYED
    | Group.UNEMPLOYED_GRADUATE
    | Group.ZERO_EMPLOYMENT_HOUSEHOLD
    | Group.HARD_TO_EMPLOY
)
"""Groups of which only the unemployed can be members."""


def mask_of(names: Iterable[str], where: str) -> int:
    """The bits of the named groups. Raises InputError for a name that is not a group."""
    mask = 0
    for name in names:
        if name not in GROUP_NAMES:
            raise unknown_name(name, kind="group", where=where, known=GROUP_NAMES)
        mask |= GROUP_NAMES[name]
    return mask
