"""What a month does to people, told person by person."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from tests.reference.grouping import WORKING
from tests.reference.splitmix import draw

Person = dict[str, Any]
AGE_BANDS = ((16, 24), (25, 29), (30, 59), (60, 64), (65, 200))


def practised(
    person: Person, youngest_birth: int, factors: tuple[float, float, float], minimum_wage: float
) -> tuple[float, float]:
    """Skill and wage after a month; ``factors``: growth, loss, pay."""
    growth, loss, pay = factors
    skill, wage = person["skill"], person["wage"]
    if person["status"] == "employee":
        if person["birth"] <= youngest_birth:
            growth = 1.0
        return skill * growth, max(wage * growth * pay, minimum_wage)
    if person["status"] == "unemployed":
        return skill * loss, wage
    return skill, wage


def dismissed(people: Sequence[Person], let_go: Sequence[float], stream: int) -> list[int]:
    """The positions of employees whose firms let them go."""
    return [
        position
        for position, person in enumerate(people)
        if person["employer"] >= 0 and draw(stream, person["key"], 0) < let_go[person["employer"]]
    ]


def due(people: Sequence[Person], month: int) -> tuple[list[int], list[int]]:
    """Who is of retirement age and does what one retires from; who is 70 or more."""
    retiring, oldest = [], []
    for position, person in enumerate(people):
        age = month - person["birth"]
        if person["status"] == "away":
            continue
        if age >= 70 * 12:
            oldest.append(position)
        elif age >= person["retires"] and retires(person["status"]):
            retiring.append(position)
    return retiring, oldest


def retires(status: str) -> bool:
    """Whoever works for others, seeks or learns a trade retires; founders go on."""
    return status in (WORKING | {"unemployed", "trainee"}) - {"founder"}


def head_count(
    people: Sequence[Person], month: int, outside: Sequence[int]
) -> dict[str, Counter[Any]]:
    """Everybody counted: by place, registration, age band and status, and what is earned here."""
    counts: dict[str, Counter[Any]] = {
        name: Counter() for name in ("people", "histogram", "headcount", "sums")
    }
    for person in people:
        years = (month - person["birth"]) // 12
        band = next(at for at, (_, end) in enumerate(AGE_BANDS) if years <= end)
        cell = (person["place"], int(person["non_local"]), band)
        counts["people"][*cell, person["status"]] += 1
        employed = person["status"] == "employee"
        if employed != (person["employer"] >= 0):
            counts["sums"]["misplaced"] += 1
        if person["status"] != "away" and person["certificate"] >= 3:
            counts["sums"]["certified"] += 1
        if employed and person["employer"] >= 0:
            counts["headcount"][person["employer"]] += 1
            if outside[person["employer"]]:
                continue
            counts["histogram"][min(int(person["wage"] // 50), 1199)] += 1
            counts["sums"]["skill"] += int(person["skill"] * 1000 + 0.5)
            counts["sums"]["pay"] += int(person["wage"] + 0.5)
    return counts
