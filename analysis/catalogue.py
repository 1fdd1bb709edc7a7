"""Every outcome with its definition, those of a run and those between scenarios alike."""

from collections.abc import Mapping

from analysis.net import BETWEEN_SCENARIOS, BetweenScenarios
from sim.outcomes.catalogue import FAMILIES, OUTCOMES, PROJECT_FAMILY, PROJECT_OUTCOMES
from sim.outcomes.registry import Outcome

BETWEEN = "Between scenarios"
MEASURES = {
    "rate": "rate (mean of months)",
    "stock": "stock (mean of months)",
    "flow": "flow (sum of months)",
}
GROUPS = {
    "population": "all, age_16_24, age_25_29, age_30_59, local, non_local, place_…",
    "region": "all",
    "origin": "all, from_nonemployment, from_job, from_arrival, from_school, from_commuting",
    "horizon": "months since arrival",
    "instrument": "all, each instrument",
    "treatment": "all, treated, control",
    "firm_kind": "all, enterprises, individual_businesses",
    "firm_age": "months since founding",
    "duration": "all, months without work",
    "quantile": "p10, p25, p50, p75, p90",
    "talent": "all, new_residents, insured_from_outside",
    "postgraduate": "all, master, doctor",
    "dose": "all, guidance, referrals, training",
    "destination": "all, to_unemployment, to_job, to_city, to_elsewhere",
    "trait": "female, male, junior, senior, college, bachelor_or_more",
    "sector": "sector_…",
}


def declared() -> list[Mapping[str, str]]:
    """One entry an outcome, in the order of their families.

    Keys: ``family``, ``key``, ``definition``, ``unit``, ``groups``,
    ``zh``, ``en``, ``source``, ``measure``.
    """
    named = {module.__name__: family for family, module in FAMILIES.items()}
    saved = [_entry(entry, named[entry.formula.__module__]) for entry in OUTCOMES.values()]
    saved += [_entry(entry, PROJECT_FAMILY) for entry in PROJECT_OUTCOMES.values()]
    return [*saved, *(_entry(outcome, BETWEEN) for outcome in BETWEEN_SCENARIOS.values())]


def _entry(outcome: Outcome | BetweenScenarios, family: str) -> Mapping[str, str]:
    return {
        "family": family,
        "key": outcome.key,
        "definition": outcome.definition,
        "unit": outcome.unit,
        "groups": GROUPS[outcome.groups],
        "zh": outcome.zh,
        "en": outcome.en,
        "source": outcome.source,
        "measure": MEASURES[outcome.measure],
    }
