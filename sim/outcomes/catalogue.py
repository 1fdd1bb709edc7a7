"""Every outcome there is, by its id."""

from sim.outcomes import (
    boundary,
    flows,
    money,
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
    "The city around": boundary,
    "Wages": wages,
    "Youth": youth,
    "Start-ups": startups,
    "Skills": skills,
    "Service stations": services,
    "Money": money,
}

OUTCOMES: dict[str, Outcome] = {
    entry.key: entry
    for family in FAMILIES.values()
    for entry in vars(family).values()
    if isinstance(entry, Outcome)
}
