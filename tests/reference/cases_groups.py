"""How the kernels that tell a person's groups are tested."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from agents.group_rules import by_age_and_origin, by_schooling, by_unemployment, groups_of
from agents.groups import GROUP_NAMES, PERMANENT, WITHOUT_WORK
from tests.reference import grouping
from tests.reference.grouping import LEVELS, STATUSES, Person
from tests.reference.kernel_case import Arguments, Expected, KernelCase

PERSONS = st.builds(
    Person,
    status=st.sampled_from(STATUSES),
    age_months=st.integers(16 * 12, 70 * 12),
    education=st.sampled_from(LEVELS),
    traits=st.frozensets(st.sampled_from(sorted(grouping.PERMANENT))),
    months_since_graduation=st.integers(-80, 400),
    spell_months=st.integers(0, 40),
    certificate=st.integers(0, 5),
    zero_household=st.booleans(),
    retires=st.integers(50 * 12, 63 * 12),
)


def mask(names: set[str] | frozenset[str]) -> int:
    """The bits of some groups."""
    return sum(GROUP_NAMES[name] for name in names)


def names(bits: int) -> frozenset[str]:
    """The groups that some bits mean."""
    return frozenset(name for name, bit in GROUP_NAMES.items() if bits & bit)


def described(person: Person) -> Arguments:
    """The arguments of the whole rule for a person."""
    return [
        STATUSES.index(person.status),
        person.age_months,
        LEVELS.index(person.education),
        np.uint64(mask(person.traits)),
        person.months_since_graduation,
        person.spell_months,
        person.certificate,
        person.zero_household,
        person.retires,
    ]


def told(arguments: Arguments) -> Person:
    """The person whom such arguments describe."""
    status, age, education, bits, since, spell, certificate, zero, retires = arguments
    return Person(
        STATUSES[status],
        age,
        LEVELS[education],
        names(int(bits) & PERMANENT),
        since,
        spell,
        certificate,
        zero,
        retires,
    )


def some_person(random: np.random.Generator) -> Arguments:
    """Somebody, at the ages, dates and spells where rules change as often as elsewhere."""
    age = random.choice(
        [*random.integers(192, 840, 6), 299, 300, 431, 432, 480, 600, 624, 791, 792]
    )
    since = random.choice(
        [*random.integers(-80, 400, 4), -13, -12, -1, 0, 11, 12, 24, 60, 119, 120]
    )
    return [
        int(random.integers(len(STATUSES))),
        int(age),
        int(random.integers(len(LEVELS))),
        np.uint64(random.integers(PERMANENT // 2 + 1)),
        int(since),
        int(random.choice([0, 1, 5, 6, 11, 12, 30])),
        int(random.integers(6)),
        bool(random.integers(2)),
        int(random.choice([600, 624, 660, 720])),
    ]


def by_age_twin(bits: np.uint64, age_months: int, retires: int) -> Expected:
    person = Person(age_months=age_months, traits=names(int(bits)), retires=retires)
    return Expected(mask(grouping.groups_by_age_and_origin(person)))


def some_schooling(random: np.random.Generator) -> Arguments:
    """Groups by age, education and time since graduation."""
    person = told(some_person(random))
    found = mask(grouping.groups_by_age_and_origin(person))
    return [found, LEVELS.index(person.education), person.months_since_graduation]


def by_schooling_twin(found: int, education: int, months: int) -> Expected:
    # The rule asks for age only whether somebody is up to 35.
    young = "age_up_to_35" in names(found)
    age = 30 * 12 if young else 50 * 12
    person = Person(age_months=age, education=LEVELS[education], months_since_graduation=months)
    return Expected(found | mask(grouping.groups_by_schooling(person)))


def some_unemployment(random: np.random.Generator) -> Arguments:
    """Groups by age and schooling, spell, household."""
    person = told(some_person(random))
    others = grouping.groups_by_age_and_origin(person) | grouping.groups_by_schooling(person)
    return [mask(others), person.spell_months, person.zero_household]


def by_unemployment_twin(found: int, spell_months: int, zero_household: bool) -> Expected:
    person = Person(spell_months=spell_months, zero_household=zero_household)
    others = set(names(found))
    return Expected(found | mask(grouping.groups_by_unemployment(person, others)))


@given(PERSONS, st.integers(0, 120))
def youth_is_lost_and_age_gained(person: Person, later: int) -> None:
    bits = mask(person.traits)
    now = names(int(by_age_and_origin(bits, person.age_months, person.retires)))
    then = names(int(by_age_and_origin(bits, person.age_months + later, person.retires)))
    assert now - then <= {"age_16_24", "age_up_to_35", "age_up_to_65"}
    assert then - now <= {"older", "past_retirement_age"}
    assert person.traits <= now


@given(PERSONS)
def degrees_come_one_after_the_other(person: Person) -> None:
    held = [
        names(int(by_schooling(0, level, person.months_since_graduation))) for level in range(6)
    ]
    assert held[0] == held[1] == frozenset()
    for lower, higher in pairwise(held):
        assert lower <= higher


@given(PERSONS, st.integers(0, 30))
def waiting_takes_nobody_out(person: Person, months: int) -> None:
    others = mask(grouping.groups_by_age_and_origin(person) | grouping.groups_by_schooling(person))
    now = by_unemployment(others, person.spell_months, person.zero_household)
    later = by_unemployment(others, person.spell_months + months, person.zero_household)
    assert now & later == now
    assert names(int(now & ~others)) <= names(WITHOUT_WORK)


@given(PERSONS)
def only_the_unemployed_lack_work(person: Person) -> None:
    bits = int(groups_of(*described(person)))
    assert bool(bits & WITHOUT_WORK) == (person.status == "unemployed")
    assert bits & PERMANENT == mask(person.traits)
    working = replace(person, status="founder")
    assert int(groups_of(*described(working))) & ~bits == 0


CASES = {
    "agents.group_rules.by_age_and_origin": KernelCase(
        lambda random: [some_person(random)[place] for place in (3, 1, 8)],
        by_age_twin,
        youth_is_lost_and_age_gained,
    ),
    "agents.group_rules.by_schooling": KernelCase(
        some_schooling, by_schooling_twin, degrees_come_one_after_the_other
    ),
    "agents.group_rules.by_unemployment": KernelCase(
        some_unemployment, by_unemployment_twin, waiting_takes_nobody_out
    ),
    "agents.group_rules.groups_of": KernelCase(
        some_person,
        lambda *given: Expected(mask(grouping.groups_of(told(list(given))))),
        only_the_unemployed_lack_work,
    ),
}
