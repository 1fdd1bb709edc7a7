"""Every outcome there is, by its id: those of all runs, and those of runs that watch a project."""

from types import ModuleType

from sim.outcomes import (
    boundary,
    demand,
    durations,
    firms,
    flows,
    migration,
    money,
    official,
    places,
    project,
    services,
    skills,
    startups,
    unemployment,
    wages,
    youth,
)
from sim.outcomes.registry import Outcome

FAMILIES = {
    "Employment and unemployment": unemployment,
    "Flows and vacancies": flows,
    "Demand": demand,
    "Durations": durations,
    "The city around": boundary,
    "Wages": wages,
    "Youth": youth,
    "Migration": migration,
    "Start-ups": startups,
    "Firms": firms,
    "Skills": skills,
    "Service stations": services,
    "Official counts": official,
    "Near and far": places,
    "Money": money,
}

PROJECT_FAMILY = "Projects"


def _declared(family: ModuleType) -> dict[str, Outcome]:
    return {entry.key: entry for entry in vars(family).values() if isinstance(entry, Outcome)}


OUTCOMES: dict[str, Outcome] = {
    key: entry for family in FAMILIES.values() for key, entry in _declared(family).items()
}
"""Recorded by every run."""

PROJECT_OUTCOMES: dict[str, Outcome] = _declared(project)
"""Recorded beside them where a project is watched."""

DECLARED: dict[str, Outcome] = OUTCOMES | PROJECT_OUTCOMES
