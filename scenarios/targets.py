"""Reads the targets of a region's plan.

A file ``targets/REGION.yaml``, ours or in a user's directory, holds them by id. The user's file is
taken before ours; a region without one has no targets.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from agents.errors import InputError, unknown_name
from agents.region import Region
from scenarios.compose import compose_option
from scenarios.explain import explain_settings
from scenarios.source import Source, options
from scenarios.target import Target, Targets
from sim.outcomes.book import group_names
from sim.outcomes.catalogue import OUTCOMES

FOLDER = "targets"


def targets_of(source: Source, places: Sequence[str], region: Region) -> Mapping[str, Target]:
    """The targets of a region, by id; none where it has no file.

    ``places``: the words that tell Hydra where to search. Raises InputError for a file that does
    not fit, and for a group that the outcome does not have in the region.
    """
    if region.id not in options(FOLDER, source.places):
        return {}
    own = source.own if source.own and _has_targets(source.own, region.id) else None
    file = f"{own / FOLDER / region.id}.yaml" if own else f"{FOLDER}/{region.id}.yaml"
    content = _content(replace(source, ours=own is None), region.id, places, file)
    try:
        found = Targets.model_validate(content).targets
    except ValidationError as error:
        fault = explain_settings(error, Targets, content)
        where = f"{file}: {fault.where}".removesuffix(": ")
        raise InputError(
            fault.what, where=where, allowed=fault.allowed, nearest=fault.nearest
        ) from error
    for name, target in found.items():
        _must_have_groups(target, region, f"{file}: targets.{name}.groups")
    return found


def _content(source: Source, region: str, places: Sequence[str], file: str) -> object:
    try:
        return compose_option(source, FOLDER, region, places).content.get(FOLDER)
    except InputError as fault:
        place = fault.where.removeprefix(f"{FOLDER}.")  # Hydra puts the file below its folder
        where = fault.where if file in fault.where else f"{file}: {place}"
        raise InputError(
            fault.what, where=where, allowed=fault.allowed, nearest=fault.nearest
        ) from fault


def _has_targets(place: Path, region: str) -> bool:
    return (place / FOLDER / f"{region}.yaml").is_file()


def _must_have_groups(target: Target, region: Region, where: str) -> None:
    if target.outcome is None:
        return
    known = group_names(OUTCOMES[target.outcome].groups, region.places, (), region.sectors)
    for group in target.groups:
        if group not in known:
            raise unknown_name(group, kind="group", where=where, known=known)
