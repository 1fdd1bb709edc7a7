"""Who belongs to which group: one case by hand for each side of each rule."""

from dataclasses import replace
from typing import Any

import pytest

from agents.group_rules import groups_of
from agents.groups import GROUP_NAMES, PERMANENT, WITHOUT_WORK, Group
from tests.reference.cases_groups import described, names
from tests.reference.grouping import Person

BASE = Person()
"""An employee of 30 years with a local registration who finished senior school long ago."""


def groups(**known: Any) -> frozenset[str]:
    if "traits" in known:
        known["traits"] = frozenset(known["traits"].split())
    return names(int(groups_of(*described(replace(BASE, **known)))))


GRADUATE = {"education": "bachelor", "age_months": 23 * 12}
JOBLESS = {"status": "unemployed", "traits": "registers", "spell_months": 3}

CASES = [
    # group, who belongs, who just does not
    ("age_16_24", {"age_months": 299}, {"age_months": 300}),
    ("age_up_to_35", {"age_months": 431}, {"age_months": 432}),
    ("age_up_to_65", {"age_months": 791}, {"age_months": 792}),
    ("older", {"age_months": 600}, {"age_months": 599}),
    ("older", {"age_months": 480, "traits": "female"}, {"age_months": 480}),
    ("past_retirement_age", {"age_months": 720}, {"age_months": 719}),
    ("past_retirement_age", {"age_months": 624, "retires": 624}, {"age_months": 624}),
    (
        "migrant_worker",
        {"traits": "non_local rural_registration"},
        {"traits": "rural_registration"},
    ),
    ("migrant_worker", {"traits": "non_local rural_registration"}, {"traits": "non_local"}),
    ("student", {"status": "student"}, {"status": "trainee"}),
    ("employee", {}, {"status": "founder"}),
    ("gig_worker", {"status": "gig_worker"}, {}),
    ("unemployed", {"status": "unemployed"}, {"status": "out_of_labour_force"}),
    ("college", {"education": "college"}, {"education": "senior"}),
    ("bachelor", {"education": "bachelor"}, {"education": "college"}),
    ("master", {"education": "master"}, {"education": "bachelor"}),
    ("doctor", {"education": "doctor"}, {"education": "master"}),
    (
        "graduate_year",
        {**GRADUATE, "months_since_graduation": 11},
        {**GRADUATE, "months_since_graduation": 12},
    ),
    (
        "graduate_year",
        {**GRADUATE, "months_since_graduation": -12},
        {**GRADUATE, "months_since_graduation": -13},
    ),
    (
        "graduate_2y",
        {**GRADUATE, "months_since_graduation": 23},
        {**GRADUATE, "months_since_graduation": 24},
    ),
    (
        "graduate_2y",
        {**GRADUATE, "months_since_graduation": 0},
        {**GRADUATE, "months_since_graduation": -1},
    ),
    (
        "graduate_2y",
        {**GRADUATE, "months_since_graduation": 0},
        {"education": "senior", "months_since_graduation": 0},
    ),
    (
        "graduate_5y",
        {**GRADUATE, "months_since_graduation": 59},
        {**GRADUATE, "months_since_graduation": 60},
    ),
    (
        "graduate_10y",
        {**GRADUATE, "months_since_graduation": 119},
        {**GRADUATE, "months_since_graduation": 120},
    ),
    ("talent", {"education": "college"}, {"education": "college", "age_months": 432}),
    ("talent", {"education": "college"}, {**GRADUATE, "months_since_graduation": -1}),
    ("high_skilled", {"certificate": 3}, {"certificate": 2}),
    ("registered_unemployed", JOBLESS, JOBLESS | {"spell_months": 0}),
    ("registered_unemployed", JOBLESS, JOBLESS | {"traits": ""}),
    (
        "registered_unemployed",
        JOBLESS | {"traits": "registers non_local"},
        JOBLESS | {"traits": "non_local"},
    ),
    (
        "registered_unemployed_youth",
        JOBLESS | {"age_months": 299},
        JOBLESS | {"age_months": 300},
    ),
    (
        "registered_unemployed_half_year",
        JOBLESS | {"spell_months": 6},
        JOBLESS | {"spell_months": 5},
    ),
    (
        "long_term_unemployed",
        {"status": "unemployed", "spell_months": 12},
        {"status": "unemployed", "spell_months": 11},
    ),
    (
        "unemployed_graduate",
        {**GRADUATE, "status": "unemployed", "months_since_graduation": 23},
        {**GRADUATE, "status": "unemployed", "months_since_graduation": 24},
    ),
    (
        "zero_employment_household",
        {"status": "unemployed", "zero_household": True},
        {"status": "employee", "zero_household": True},
    ),
    ("hard_to_employ", JOBLESS | {"traits": "registers disabled"}, JOBLESS),
    ("hard_to_employ", JOBLESS | {"traits": "registers low_income"}, JOBLESS),
    ("hard_to_employ", JOBLESS | {"zero_household": True}, JOBLESS),
    ("hard_to_employ", JOBLESS | {"spell_months": 12}, JOBLESS | {"spell_months": 11}),
    (
        "hard_to_employ",
        JOBLESS | {"spell_months": 6, "age_months": 600},
        JOBLESS | {"spell_months": 5, "age_months": 600},
    ),
    (
        "hard_to_employ",
        JOBLESS | {"spell_months": 12},
        JOBLESS | {"spell_months": 12, "traits": "registers non_local"},
    ),
    (
        "hard_to_employ",
        JOBLESS | {"spell_months": 12},
        JOBLESS | {"spell_months": 12, "traits": ""},
    ),
]


@pytest.mark.parametrize(("group", "inside", "outside"), CASES)
def test_both_sides_of_a_rule(group: str, inside: dict[str, Any], outside: dict[str, Any]) -> None:
    assert group in groups(**inside)
    assert group not in groups(**outside)


def test_every_group_but_the_permanent_has_a_case() -> None:
    changing = {name for name, bit in GROUP_NAMES.items() if not bit & PERMANENT}
    assert changing == {group for group, _, _ in CASES}


@pytest.mark.parametrize("trait", sorted(names(PERMANENT)))
def test_traits_last(trait: str) -> None:
    for status in ("student", "unemployed", "employee", "away"):
        assert trait in groups(status=status, traits=trait)
        assert trait not in groups(status=status)


def test_what_was_is_forgotten() -> None:
    stale = int(Group.UNEMPLOYED | Group.HARD_TO_EMPLOY | Group.AGE_16_24 | Group.VETERAN)
    found = groups_of(2, 30 * 12, 1, stale, 60, 0, 0, False, 720)
    assert names(int(found)) == {"veteran", "age_up_to_35", "age_up_to_65", "employee"}


def test_bits_are_single_and_fit_their_column() -> None:
    assert all(int(group).bit_count() == 1 for group in Group)
    assert sum(Group) < 2**63
    assert (
        sum(
            group
            for group in Group
            if group.name
            and group.name.lower()
            in {
                "female",
                "non_local",
                "rural_registration",
                "disabled",
                "veteran",
                "low_income",
                "registers",
            }
        )
        == PERMANENT
    )


def test_only_the_unemployed_are_in_groups_without_work() -> None:
    everything = {"traits": "registers disabled low_income", "spell_months": 30}
    for status in ("student", "employee", "founder", "gig_worker", "trainee", "away"):
        found = groups(status=status, zero_household=True, **GRADUATE, **everything)
        assert not found & names(WITHOUT_WORK), status
    found = groups(
        status="unemployed",
        zero_household=True,
        months_since_graduation=3,
        **GRADUATE,
        **everything,
    )
    assert found >= names(WITHOUT_WORK)
