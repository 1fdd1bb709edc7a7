"""Every outcome there is, by its id."""

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

OUTCOMES: dict[str, Outcome] = {
    entry.key: entry
    for family in FAMILIES.values()
    for entry in vars(family).values()
    if isinstance(entry, Outcome)
}
