"""The names in both languages that a single run saved with its configuration."""

from collections.abc import Mapping
from pathlib import Path

from omegaconf import OmegaConf
from omegaconf.errors import OmegaConfBaseException
from pydantic import ValidationError
from yaml import YAMLError

from agents.errors import InputError
from analysis.facts import Label


def labels_of_run(path: Path, scenario: str) -> tuple[Mapping[str, Label], Mapping[str, Label]]:
    """The labels of the scenario and of its instruments, as far as ``config.yaml`` has them.

    A comparison keeps its labels in ``comparison.json``; a single run has only its configuration,
    where ``scenario.label`` and ``scenario.policies.<id>.label`` are read. What has no label there
    is left out, and goes by its id.
    """
    try:
        config = OmegaConf.to_container(OmegaConf.load(path), resolve=False)
    except (OSError, ValueError, YAMLError, OmegaConfBaseException) as error:
        raise InputError(
            "not readable as YAML", where=str(path), allowed="a finished run"
        ) from error
    chosen = _part(config, "scenario")
    own = _label(chosen)
    policies = _part(chosen, "policies")
    found = {str(name): _label(policy) for name, policy in policies.items()}
    instruments = {name: label for name, label in found.items() if label is not None}
    return ({} if own is None else {scenario: own}), instruments


def _part(tree: object, key: str) -> Mapping[object, object]:
    part = tree.get(key) if isinstance(tree, Mapping) else None
    return part if isinstance(part, Mapping) else {}


def _label(tree: object) -> Label | None:
    try:
        return Label.model_validate(dict(_part(tree, "label")))
    except ValidationError:
        return None
