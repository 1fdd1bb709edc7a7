"""Overrides that concern some of the parts of a comparison: those that have what they set."""

from collections.abc import Callable, Iterable, Sequence

from hydra.core.override_parser.types import Override
from omegaconf import DictConfig, OmegaConf, open_dict
from omegaconf.errors import OmegaConfBaseException

from agents.errors import unknown_name
from scenarios.explain import explain_composition

NOT_THERE = object()


def policy_of(override: Override) -> str:
    """The policy that an override of a value is about, empty where it is about none."""
    return policy_at(override.key_or_group)


def policy_at(path: str) -> str:
    """The policy that a path is about, empty where it is about none."""
    parts = path.split(".")
    return parts[2] if parts[:2] == ["scenario", "policies"] and len(parts) > 2 else ""  # noqa: PLR2004


def of_closure(override: Override) -> bool:
    """Whether an override sets a number of the closure."""
    return override.key_or_group.startswith("closure.")


def apply_to_policies(overrides: Iterable[Override], configs: Sequence[DictConfig]) -> None:
    """Apply overrides of policies to the scenarios that have them, as Hydra would.

    Raises InputError for a policy that none has.
    """
    for override in overrides:
        policy = policy_of(override)
        having = [config for config in configs if policy in _policies(config)]
        if not having:
            known = {name for config in configs for name in _policies(config)}
            raise unknown_name(policy, kind="policy", where="scenario.policies", known=known)
        _apply(override, having)


def apply_to_closures(overrides: Iterable[Override], configs: Sequence[DictConfig]) -> None:
    """Apply overrides of closures to those that have the key, as Hydra would.

    Where none has it all get it, so that the check of the settings says what keys there are.
    """
    for override in overrides:
        having = [config for config in configs if _has(config, override.key_or_group)]
        _apply(override, having or configs)


def _apply(override: Override, configs: Iterable[DictConfig]) -> None:
    for config in configs:
        try:
            with open_dict(config):
                _set(config, override.key_or_group, override)
        except OmegaConfBaseException as error:
            raise explain_composition(error, override.key_or_group) from error


def _set(config: DictConfig, key: str, override: Override) -> None:
    if not override.is_delete():
        OmegaConf.update(config, key, override.value(), merge=True, force_add=True)
        return
    parent, _, name = key.rpartition(".")
    node = OmegaConf.select(config, parent)
    if node is None or name not in node:
        raise unknown_name(name, kind="key", where=parent, known=node or ())
    del node[name]


def _has(config: DictConfig, key: str) -> bool:
    select: Callable[..., object] = OmegaConf.select
    return select(config, key, default=NOT_THERE) is not NOT_THERE


def _policies(config: DictConfig) -> list[str]:
    return list(config.scenario.get("policies") or ())
