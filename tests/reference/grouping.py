"""Which groups a person belongs to, as the rules say it in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEVELS = ("junior", "senior", "college", "bachelor", "master", "doctor")
STATUSES = (
    "student",
    "unemployed",
    "employee",
    "founder",
    "gig_worker",
    "public_welfare",
    "trainee",
    "out_of_labour_force",
    "away",
)
WORKING = {"employee", "founder", "gig_worker", "public_welfare"}
PERMANENT = {
    "female",
    "non_local",
    "rural_registration",
    "disabled",
    "veteran",
    "low_income",
    "registers",
}


@dataclass(frozen=True)
class Person:
    """What the rules ask about a person."""

    status: str = "employee"
    age_months: int = 30 * 12
    education: str = "senior"
    traits: frozenset[str] = frozenset()
    months_since_graduation: int = 60
    spell_months: int = 0
    certificate: int = 0
    zero_household: bool = False
    retires: int = 60 * 12


def groups_by_age_and_origin(person: Person) -> set[str]:
    """Lasting traits, ages, and migrants: those registered elsewhere and in the countryside."""
    female = "female" in person.traits
    years = person.age_months / 12
    groups = set(person.traits)
    if years < 25:
        groups.add("age_16_24")
    if years < 36:
        groups.add("age_up_to_35")
    if years < 66:
        groups.add("age_up_to_65")
    if years >= (40 if female else 50):
        groups.add("older")
    if person.age_months >= person.retires:
        groups.add("past_retirement_age")
    if {"non_local", "rural_registration"} <= groups:
        groups.add("migrant_worker")
    return groups


def groups_by_schooling(person: Person) -> set[str]:
    """Degrees reached or studied for, and time since graduation, of those who went to college."""
    rank = LEVELS.index(person.education)
    if rank < LEVELS.index("college"):
        return set()
    groups = set(LEVELS[2 : rank + 1])
    since = person.months_since_graduation
    if since >= -12 and since < 12:
        groups.add("graduate_year")
    if since >= 0:
        if since < 24:
            groups.add("graduate_2y")
        if since < 60:
            groups.add("graduate_5y")
        if since < 120:
            groups.add("graduate_10y")
        if person.age_months < 36 * 12:
            groups.add("talent")
    return groups


def groups_by_unemployment(person: Person, others: set[str]) -> set[str]:
    """Groups of the unemployed, given her other groups."""
    groups = {"unemployed"}
    half_year, year = person.spell_months >= 6, person.spell_months >= 12
    if year:
        groups.add("long_term_unemployed")
    if "graduate_2y" in others:
        groups.add("unemployed_graduate")
    if person.zero_household:
        groups.add("zero_employment_household")
    if "registers" in others and person.spell_months >= 1:
        groups.add("registered_unemployed")
        if "age_16_24" in others:
            groups.add("registered_unemployed_youth")
        if half_year:
            groups.add("registered_unemployed_half_year")
        reasons = [
            "disabled" in others,
            "low_income" in others,
            year,
            person.zero_household,
            half_year and "older" in others,
        ]
        if any(reasons) and "non_local" not in others:
            groups.add("hard_to_employ")
    return groups


def groups_of(person: Person) -> set[str]:
    """All groups of a person."""
    groups = groups_by_age_and_origin(person) | groups_by_schooling(person)
    if person.certificate >= 3:
        groups.add("high_skilled")
    if person.status in {"student", "employee", "gig_worker"}:
        groups.add(person.status)
    if person.status == "unemployed":
        groups |= groups_by_unemployment(person, groups)
    return groups


def zero_households(
    households: Mapping[int, Iterable[str]], asked: Iterable[int]
) -> dict[int, bool]:
    """Of each household asked about, whether none of its members' statuses is work."""
    return {number: not WORKING & set(households[number]) for number in asked}
