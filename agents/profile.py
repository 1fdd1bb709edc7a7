"""Who a person is, drawn from nothing but her key: the same in every scenario."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck
from agents.groups import Group
from agents.parameters import Parameters
from agents.people import GRADUATION_AGE, SCHOOL_YEARS
from agents.quantiles import choose, exponential, standard_normal
from agents.region import Amount, Educations, by_age

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Columns = dict[str, npt.NDArray[Any]]


class Ability(Parameters):
    """What a unit of skill rests on (Mincer's wage equation)."""

    return_to_schooling: float
    return_to_experience: float
    return_to_experience_squared: float
    dispersion: Amount


@dataclass(frozen=True, slots=True)
class Profile:
    """The shares from which people of one kind (residents, arrivals, youth) are drawn."""

    ages: dict[int, float]
    female: float
    non_local: dict[int, float]
    rural_registration: float
    education: dict[int, Educations]
    disabled: float
    veteran: float
    low_income: float
    registers: float
    leaves_in_june: float
    places: list[float]
    sectors: list[float]


def draw_people(luck: Luck, keys: Ints, month: int, profile: Profile, ability: Ability) -> Columns:
    """The permanent columns of the people with the given keys, seen in ``month``.

    Returns columns of the people's table: key, birth, education, graduated, groups (permanent
    bits), place, field, skill. Skill is exp(return to schooling × years + returns to experience +
    normal), relative to a worker of 12 school years and 15 years of experience.
    """
    u = [luck.draws(Decision.PERSON, 0, keys, k) for k in range(12)]
    starts = sorted(profile.ages)
    band = choose(u[0], [profile.ages[start] for start in starts])
    widths = np.diff([*starts, 70])
    age_months = ((np.array(starts)[band] + u[1] * widths[band]) * 12).astype(np.int64)
    years = age_months // 12
    education = _education(u[2], years, profile.education)
    graduation = np.array(GRADUATION_AGE)[education] * 12 + (u[3] * 12).astype(np.int64)
    birth = month - age_months
    leaves = _june_or_july(birth + graduation, u[3], profile.leaves_in_june)
    non_local = u[4] < by_age(profile.non_local, years)
    bits = np.zeros(keys.size, dtype=np.uint64)
    for group, chosen in (
        (Group.FEMALE, u[5] < profile.female),
        (Group.NON_LOCAL, non_local),
        (Group.RURAL_REGISTRATION, u[6] < profile.rural_registration),
        (Group.DISABLED, u[7] < profile.disabled),
        (Group.VETERAN, (u[7] >= 1 - profile.veteran) & (u[5] >= profile.female)),
        (Group.LOW_INCOME, u[8] < profile.low_income),
        (Group.REGISTERS, u[9] < profile.registers),
    ):
        bits |= np.where(chosen, np.uint64(group), np.uint64(0))
    experience = np.clip(years - np.array(SCHOOL_YEARS)[education] - 6, 0, 40).astype(np.float64)
    return {
        "key": keys,
        "birth": birth,
        "education": education,
        "graduated": leaves,
        "groups": bits,
        "place": choose(u[10], profile.places),
        "field": choose(u[11], profile.sectors),
        "skill": skill_of(luck, keys, education, experience, ability),
    }


def skill_of(
    luck: Luck, keys: Ints, education: Ints, experience: Floats, ability: Ability
) -> Floats:
    """Units of effective labour: Mincer's equation with a permanent normal part."""
    schooling = np.array(SCHOOL_YEARS)[education] - 12.0
    return exponential(
        ability.return_to_schooling * schooling
        + ability.return_to_experience * (experience - 15.0)
        + ability.return_to_experience_squared * (experience**2 - 225.0)
        + ability.dispersion * standard_normal(luck.draws(Decision.PERSON, 0, keys, 12))
    )


def _education(uniforms: Floats, years: Ints, bands: dict[int, Educations]) -> Ints:
    education = np.zeros(years.size, dtype=np.int64)
    starts = sorted(bands)
    for start, end in zip(starts, [*starts[1:], 200], strict=True):
        inside = (years >= start) & (years < end)
        education[inside] = choose(uniforms[inside], bands[start])
    return education


def _june_or_july(month: Ints, uniforms: Floats, june: float) -> Ints:
    """The June, of the share ``june``, or July of the year of leaving school; 0 is a January."""
    return month // 12 * 12 + 5 + (uniforms < 1 - june)
