"""Hydra composes, pydantic checks: from words on the command line to frozen settings.

A user's own configurations come from ``--config-dir DIR``, laid out as ``conf/`` is:
``DIR/scenario/mine.yaml`` is chosen with ``scenario=mine`` and may begin with

    defaults:
      - baseline
      - /policy@policies.my_grant: my_grant
      - _self_
    id: mine

where ``DIR/policy/my_grant.yaml`` holds a policy. The id is the name of the file.
"""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from hydra import compose, initialize_config_dir, initialize_config_module
from hydra.errors import HydraException
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException
from pydantic import ValidationError
from yaml import YAMLError

from agents.errors import InputError
from scenarios.explain import explain_composition, explain_settings
from scenarios.interruption import postponed
from scenarios.overrides import must_be_single, regular, text_of
from scenarios.settings import RunSettings
from scenarios.source import Source, find_source

Asked = TypeVar("Asked", bound=RunSettings)
ONE_VALUE = "one value; a list as {key}=[{value}]; several runs with -m"
NAMED = ("region", "scenario", "closure", "shock", "project")
FEWEST_PEOPLE = 100
"""Below it a city is but noise."""


@dataclass(frozen=True)
class Composed:
    """A composed configuration as Hydra has it, its content resolved, and the options chosen."""

    config: DictConfig
    content: dict[str, Any]
    choices: Mapping[str, str]


def compose_words(source: Source, words: Sequence[str]) -> Composed:
    """Compose the configuration that ``source`` names with overrides made regular.

    Raises InputError for whatever keeps Hydra from doing so.
    """
    return _compose(source, source.name, words)


def compose_option(source: Source, group: str, option: str, places: Sequence[str]) -> Composed:
    """Compose one file of a group alone; ``places`` are the words that say where to search.

    Raises InputError for whatever keeps Hydra from doing so.
    """
    return _compose(source, None, [*places, f"+{group}={option}"])


def _compose(source: Source, name: str | None, words: Sequence[str]) -> Composed:
    initialized = (
        initialize_config_module(version_base="1.3", config_module="conf")
        if source.ours
        else initialize_config_dir(version_base="1.3", config_dir=source.main)
    )
    try:
        # Left half-way, OmegaConf fails in ways that look like wrong input.
        with postponed(), warnings.catch_warnings(), initialized:
            warnings.simplefilter("error")
            config = compose(name, list(words), return_hydra_config=True)
    except (HydraException, OmegaConfBaseException, YAMLError, ValueError, Warning) as error:
        raise explain_composition(error, name or source.name) from error
    choices = {key: str(option) for key, option in config.hydra.runtime.choices.items()}
    return Composed(config, contents(config), choices)


def contents(config: DictConfig) -> dict[str, Any]:
    """A composed configuration, but for Hydra's part, as plain values with references resolved.

    Raises InputError for a reference to nothing and for a value left open.
    """
    try:
        return {
            str(key): plain(config[key])  # one by one: Hydra's part has values open until it runs
            for key in config
            if key != "hydra"
        }
    except OmegaConfBaseException as error:
        raise explain_composition(error, "configuration") from error


def plain(value: Any) -> Any:
    """The same with whole numbers as keys also where they were typed on the command line."""
    if OmegaConf.is_config(value):
        value = OmegaConf.to_container(value, resolve=True, throw_on_missing=True)
    if isinstance(value, dict):
        return {_key(key): plain(below) for key, below in value.items()}
    # Where a model wants a tuple a list will not do, and where it wants a list either does.
    return tuple(map(plain, value)) if isinstance(value, list) else value


def check(content: Mapping[str, Any], form: type[Asked], choices: Mapping[str, str]) -> Asked:
    """The settings that a configuration asks for, down to every instrument and the shock.

    Raises InputError for the first thing that does not fit.
    """
    try:
        asked = form.model_validate(content)
    except ValidationError as error:
        raise explain_settings(error, form, content) from error
    for group in NAMED:
        named, chosen = getattr(asked, group), choices.get(group)
        found = getattr(named, "id", None)
        if chosen is not None and found is not None and found != chosen:
            raise InputError(
                f"id '{found}' differs from the name of its file",
                where=f"{group}.id",
                allowed=chosen,
            )
    people = asked.region.residents.people
    if not asked.region.textbook and people * asked.scale < FEWEST_PEOPLE:
        what = f"{asked.scale} of {people} people are too few to simulate"
        least = f"at least {FEWEST_PEOPLE / people:.5f} for this region"
        raise InputError(what, where="scale", allowed=least)
    asked.package_must_fit()
    asked.disturbance()
    return asked


def compose_settings(
    name: str,
    overrides: Sequence[str],
    form: type[Asked],
    *,
    config_dir: Path | None = None,
    given: Mapping[str, object] | None = None,
) -> Asked:
    """Compose the configuration called ``name`` with overrides and check it.

    ``given``: top-level keys with their values, put over the composed ones. Raises InputError for
    what cannot be used.
    """
    composed = _composed(name, tuple(overrides), config_dir)
    return check({**composed.content, **(given or {})}, form, composed.choices)


@lru_cache(maxsize=16)
def _composed(name: str, overrides: tuple[str, ...], config_dir: Path | None) -> Composed:
    source = find_source(name, config_dir)
    words = regular(overrides, source)
    must_be_single(words, ONE_VALUE)
    return compose_words(source, [text_of(word) for word in words])


def _key(key: object) -> object:
    return int(key) if isinstance(key, str) and key.isdecimal() else key
