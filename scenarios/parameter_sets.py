"""Sets of parameters, equally likely, over which a comparison spreads its seeds.

A file ``parameter_sets/REGION.yaml``, ours or in a user's directory, holds them:

    rule: how the sets were drawn
    provenance: what they were held against
    sets:
      - name: first
        overrides: {search.applications: 4, closure.new_demand: 0.3}

The user's file is taken before ours. A path is set wherever it exists: a policy's in the scenarios
that have the policy, if any has.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field, Strict, ValidationError, field_validator

from agents.errors import InputError, unknown_name
from agents.parameters import Frozen, Parameters
from scenarios.allowed import key_paths
from scenarios.compose import compose_option, plain
from scenarios.explain import explain_settings
from scenarios.settings import ParameterSet
from scenarios.some_overrides import policy_at
from scenarios.source import Source, options

FOLDER = "parameter_sets"
CENTRAL = "central"
ENSEMBLE = "ensemble"


class NamedOverrides(Frozen):
    """One set: its name and what it sets, by path."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
    overrides: Annotated[dict[str, Any], Field(min_length=1)]


class ParameterSets(Parameters):
    """A file of parameter sets. ``rule``: how they were drawn; ``provenance``: from what."""

    rule: Annotated[str, Field(min_length=1)]
    provenance: Annotated[str, Field(min_length=1)]
    sets: Annotated[tuple[NamedOverrides, ...], Strict(strict=False), Field(min_length=2)]

    @field_validator("sets")
    @classmethod
    def _named_once(cls, sets: tuple[NamedOverrides, ...]) -> tuple[NamedOverrides, ...]:
        names = [each.name for each in sets]
        for name in names:
            if names.count(name) > 1:
                message = f"'{name}' is named twice"
                raise ValueError(message)
        return sets


def parameter_sets(
    source: Source, places: Sequence[str], region: str, fixed: Iterable[str]
) -> tuple[ParameterSet, ...]:
    """The parameter sets of a region, without the paths in ``fixed``, which the user has set.

    ``places``: the words that tell Hydra where to search. Raises InputError for a region without
    sets and for a file that does not fit.
    """
    if region not in options(FOLDER, source.places):
        what = f"the region {region} has no parameter sets"
        allowed = f"parameters={CENTRAL}, or a file {FOLDER}/{region}.yaml in --config-dir"
        raise InputError(what, where="parameters", allowed=allowed)
    own = source.own is not None and (source.own / FOLDER / f"{region}.yaml").is_file()
    content = compose_option(replace(source, ours=not own), FOLDER, region, places).content[FOLDER]
    try:
        found = ParameterSets.model_validate(content)
    except ValidationError as error:
        fault = explain_settings(error, ParameterSets, content)
        where = f"{FOLDER}/{region}.yaml: {fault.where}"
        raise InputError(fault.what, where=where, allowed=fault.allowed) from error
    kept = tuple(fixed)
    return tuple(
        ParameterSet(
            name=each.name,
            rule=found.rule,
            provenance=found.provenance,
            overrides={
                path: value for path, value in each.overrides.items() if not _within(path, kept)
            },
        )
        for each in found.sets
    )


def with_parameters(
    contents: Mapping[tuple[str, str], Mapping[str, Any]],
    chosen: ParameterSet,
    policies: Collection[str] = (),
) -> dict[tuple[str, str], dict[str, Any]]:
    """The contents of runs with a set's values put in, wherever a path exists.

    ``policies``: those that a scenario may have; one that none here has is passed over. Raises
    InputError for any other path that exists in none of them.
    """
    changed = {key: deepcopy(dict(content)) for key, content in contents.items()}
    for path, value in chosen.overrides.items():
        put = [_put(content, path, plain(value)) for content in changed.values()]
        policy = policy_at(path)
        absent = policy in policies and not any(
            policy in content["scenario"]["policies"] for content in changed.values()
        )
        if not any(put) and not absent:
            known = {path for content in changed.values() for path in key_paths(content)}
            where = f"parameter set {chosen.name}"
            fault = unknown_name(path, kind="path", where=where, known=known)
            raise InputError(fault.what, where=where, nearest=fault.nearest)
    for content in changed.values():
        content["parameter_set"] = chosen.model_dump()
    return changed


def _within(path: str, kept: Iterable[str]) -> bool:
    return any(f"{path}.".startswith(f"{each}.") or each.startswith(f"{path}.") for each in kept)


def _put(content: dict[str, Any], path: str, value: object) -> bool:
    """Set what stands at a path; whether there was anything."""
    node: Any = content
    *above, last = path.split(".")
    for part in above:
        node = node.get(_key(node, part)) if isinstance(node, dict) else None
    if not isinstance(node, dict) or _key(node, last) not in node:
        return False
    node[_key(node, last)] = value
    return True


def _key(node: Mapping[object, object], part: str) -> object:
    return int(part) if part.isdecimal() and int(part) in node else part
