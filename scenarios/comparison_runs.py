"""What runs there are in a comparison: under each closure, with each set of parameters."""

from collections.abc import Mapping, Sequence
from typing import Any

from hydra.core.override_parser.types import Override
from omegaconf import DictConfig

from agents.errors import InputError, unknown_name
from scenarios.compose import check, compose_option, contents
from scenarios.overrides import SEARCH_PATH, text_of
from scenarios.parameter_sets import CENTRAL, ENSEMBLE, parameter_sets, with_parameters
from scenarios.settings import ComparisonSettings, RunSettings
from scenarios.some_overrides import apply_to_closures
from scenarios.source import config_groups
from scenarios.words import Words

LIST = "one value; a list as {key}=[{value}]"
OWN_KEYS = ComparisonSettings.model_fields.keys() - RunSettings.model_fields.keys()
Key = tuple[str, str]
"""The closure and the scenario of a run."""
SEEDS_A_SET = 2
FEWEST_SETS = 2


def runs_of_sets(
    words: Words,
    parsed: Sequence[Override],
    settings: ComparisonSettings,
    every: Mapping[Key, Mapping[str, Any]],
    choices: Mapping[str, Mapping[str, str]],
) -> dict[str, dict[Key, RunSettings]]:
    """By the name of each set of parameters, the settings of each run by closure and scenario.

    ``every``: the runs' contents with the central parameters; ``choices``: the options chosen, by
    scenario. Raises InputError for the first thing that does not fit.
    """
    sets: dict[str, Mapping[Key, Mapping[str, Any]]] = {CENTRAL: every}
    if settings.parameters == ENSEMBLE:
        if settings.seeds < FEWEST_SETS * SEEDS_A_SET:
            what = f"{settings.seeds} cannot tell what is not known of parameters from chance"
            allowed = f"at least {FEWEST_SETS * SEEDS_A_SET} with parameters={ENSEMBLE}"
            raise InputError(what, where="seeds", allowed=allowed)
        fixed = [each.key_or_group for each in parsed]
        places = [text_of(each) for each in parsed if each.key_or_group == SEARCH_PATH]
        found = parameter_sets(words.source, places, settings.region.id, fixed)
        known = config_groups(words.source.places)["policy"]
        sets = {each.name: with_parameters(every, each, known) for each in found}
    return {
        name: {
            key: check(content, RunSettings, {**choices[key[1]], "closure": key[0]})
            for key, content in each.items()
        }
        for name, each in sets.items()
    }


def closures_named(
    words: Words, places: Sequence[str], names: Sequence[str], overrides: Sequence[Override]
) -> dict[str, Any]:
    """The content of each closure, with what is set of it."""
    must_be_known(words, "closure", names)
    composed = {name: compose_option(words.source, "closure", name, places) for name in names}
    apply_to_closures(overrides, [each.config for each in composed.values()])
    return {name: contents(each.config)["closure"] for name, each in composed.items()}


def must_be_known(words: Words, group: str, names: Sequence[str]) -> None:
    """Raise InputError for a name that is no option of a group."""
    known = config_groups(words.source.places)[group]
    for name in names:
        if name not in known:
            raise unknown_name(name, kind=group, where=f"{group}s", known=known)


def run_content(config: DictConfig) -> dict[str, Any]:
    """What a run alone would have been composed of, without what is a comparison's own."""
    content = {key: value for key, value in contents(config).items() if key not in OWN_KEYS}
    about = content.get("about", {})
    return {**content, "about": {key: about[key] for key in about if key not in OWN_KEYS}}
