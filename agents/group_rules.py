"""Which groups a person belongs to this month: the rules, as kernels."""

import numpy as np
import numpy.typing as npt

from agents.groups import PERMANENT, Group
from agents.kernel import kernel
from agents.people import Education, Status, is_employed
from agents.retirement import retirement_age
from agents.table import Records

# Plain numbers, since kernels read module constants when they are compiled.
FEMALE, NON_LOCAL = int(Group.FEMALE), int(Group.NON_LOCAL)
_MIGRANT_BITS = int(Group.NON_LOCAL | Group.RURAL_REGISTRATION)
_HARDSHIP, _REGISTERS = int(Group.DISABLED | Group.LOW_INCOME), int(Group.REGISTERS)
_STUDENT, _GIG, _EMPLOYEE = int(Group.STUDENT), int(Group.GIG_WORKER), int(Group.EMPLOYEE)
_YEAR, _TWO, _FIVE = int(Group.GRADUATE_YEAR), int(Group.GRADUATE_2Y), int(Group.GRADUATE_5Y)
_YOUTH, _TO_35, _OLDER = int(Group.AGE_16_24), int(Group.AGE_UP_TO_35), int(Group.OLDER)
_COLLEGE, _BACHELOR = int(Group.COLLEGE), int(Group.BACHELOR)
_MASTER, _DOCTOR = int(Group.MASTER), int(Group.DOCTOR)
_UNEMPLOYED, _REGISTERED = int(Group.UNEMPLOYED), int(Group.REGISTERED_UNEMPLOYED)
_REGISTERED_YOUTH = int(Group.REGISTERED_UNEMPLOYED_YOUTH)
_HALF_YEAR, _LONG = int(Group.REGISTERED_UNEMPLOYED_HALF_YEAR), int(Group.LONG_TERM_UNEMPLOYED)
_NEW_GRADUATE, _ZERO = int(Group.UNEMPLOYED_GRADUATE), int(Group.ZERO_EMPLOYMENT_HOUSEHOLD)
_HARD, _SKILLED = int(Group.HARD_TO_EMPLOY), int(Group.HIGH_SKILLED)
_MIGRANT, _PAST = int(Group.MIGRANT_WORKER), int(Group.PAST_RETIREMENT_AGE)
_TALENT, _TEN, _TO_65 = int(Group.TALENT), int(Group.GRADUATE_10Y), int(Group.AGE_UP_TO_65)

YOUTH_MONTHS = 25 * 12
UP_TO_35_MONTHS, UP_TO_65_MONTHS = 36 * 12, 66 * 12
OLDER_MONTHS = (50 * 12, 40 * 12)
"""Age in months from which the aid rules call a jobseeker older: men, women."""

HALF_YEAR, YEAR, TWO_YEARS, FIVE_YEARS, TEN_YEARS = 6, 12, 24, 60, 120
HIGH_SKILL_CERTIFICATE = 3


@kernel
def by_age_and_origin(permanent: int, age_months: int, retires: int) -> int:
    """Permanent groups, and those that follow from age: youth, up to 35 and 65, older, past
    retirement.

    ``retires``: her age in months at retirement.
    """
    found = permanent & PERMANENT
    sex = 1 if (found & FEMALE) != 0 else 0
    if age_months < YOUTH_MONTHS:
        found |= _YOUTH
    if age_months < UP_TO_35_MONTHS:
        found |= _TO_35
    if age_months < UP_TO_65_MONTHS:
        found |= _TO_65
    if age_months >= OLDER_MONTHS[sex]:
        found |= _OLDER
    if age_months >= retires:
        found |= _PAST
    if (found & _MIGRANT_BITS) == _MIGRANT_BITS:
        found |= _MIGRANT
    return found


@kernel
def by_schooling(found: int, education: int, months_since_graduation: int) -> int:
    """Add the groups of college graduates; months are negative before graduation.

    Talent are graduates of at most 35 years. The graduation year reaches from twelve months before
    leaving college to twelve after.
    """
    if education < Education.COLLEGE:
        return found
    found |= _COLLEGE
    if education >= Education.BACHELOR:
        found |= _BACHELOR
    if education >= Education.MASTER:
        found |= _MASTER
    if education >= Education.DOCTOR:
        found |= _DOCTOR
    if -YEAR <= months_since_graduation < YEAR:
        found |= _YEAR
    if 0 <= months_since_graduation < TWO_YEARS:
        found |= _TWO
    if 0 <= months_since_graduation < FIVE_YEARS:
        found |= _FIVE
    if 0 <= months_since_graduation < TEN_YEARS:
        found |= _TEN
    if months_since_graduation >= 0 and (found & _TO_35) != 0:
        found |= _TALENT
    return found


@kernel
def by_unemployment(found: int, spell_months: int, zero_household: bool) -> int:
    """Add the groups of the unemployed; registration takes a month.

    Hard to employ are the registered with local registration who are disabled, of low income, a
    year without work, of a household in which nobody works, or older and half a year without work
    (national rules on employment aid; Yuhang plan, article 8).
    """
    found |= _UNEMPLOYED
    if spell_months >= YEAR:
        found |= _LONG
    if (found & _TWO) != 0:
        found |= _NEW_GRADUATE
    if zero_household:
        found |= _ZERO
    if (found & _REGISTERS) == 0 or spell_months < 1:
        return found
    found |= _REGISTERED
    if (found & _YOUTH) != 0:
        found |= _REGISTERED_YOUTH
    if spell_months >= HALF_YEAR:
        found |= _HALF_YEAR
    aided = spell_months >= YEAR or zero_household or (found & _HARDSHIP) != 0
    aided = aided or (spell_months >= HALF_YEAR and (found & _OLDER) != 0)
    if aided and (found & NON_LOCAL) == 0:
        found |= _HARD
    return found


@kernel
def groups_of(
    status: int,
    age_months: int,
    education: int,
    permanent: int,
    months_since_graduation: int,
    spell_months: int,
    certificate: int,
    zero_household: bool,
    retires: int,
) -> int:
    """The group bits of one person, from what is known of her this month.

    ``permanent``: her bits so far, of which only the permanent ones count; ``zero_household``:
    whether nobody in her household works; ``retires``: her age in months at retirement.
    """
    found = by_age_and_origin(permanent, age_months, retires)
    found = by_schooling(found, education, months_since_graduation)
    if certificate >= HIGH_SKILL_CERTIFICATE:
        found |= _SKILLED
    if status == Status.STUDENT:
        found |= _STUDENT
    elif status == Status.EMPLOYEE:
        found |= _EMPLOYEE
    elif status == Status.GIG_WORKER:
        found |= _GIG
    elif status == Status.UNEMPLOYED:
        found = by_unemployment(found, spell_months, zero_household)
    return found


@kernel
def classify(
    hot: Records,
    cold: Records,
    status: npt.NDArray[np.uint8],
    month: int,
    zero_household: npt.NDArray[np.bool_],
    retirement: npt.NDArray[np.int64],
    rows: npt.NDArray[np.int64],
) -> None:
    """Set the group bits of the people in the given rows, as they are in ``month``.

    ``hot``, ``cold``, ``status``: of the people's table. ``zero_household``: bool, one a
    household, whether nobody in it works. ``retirement``: ages in months at retirement, int64
    (3, births).
    """
    for row in rows:
        person = hot[row]
        household = cold[row].household
        person.groups = groups_of(
            status[row],
            month - person.birth,
            person.education,
            person.groups,
            month - cold[row].graduated,
            month - person.spell_start,
            person.certificate,
            household >= 0 and zero_household[household],
            retirement_age(
                retirement,
                person.birth,
                (person.groups & np.uint64(FEMALE)) != 0,
                person.education,
            ),
        )


@kernel
def find_zero_households(
    cold: Records,
    status: npt.NDArray[np.uint8],
    member_starts: npt.NDArray[np.int64],
    members: npt.NDArray[np.int32],
    rows: npt.NDArray[np.int64],
    zero_household: npt.NDArray[np.bool_],
) -> None:
    """Mark the households of the unemployed in ``rows`` in which nobody works.

    ``member_starts``, ``members``: rows of each household's members, one household after the other.
    ``zero_household``: bool, one a household, set in place.
    """
    for row in rows:
        household = cold[row].household
        if household < 0:
            continue
        works = False
        for at in range(member_starts[household], member_starts[household + 1]):
            works = works or is_employed(status[members[at]])
        zero_household[household] = not works
