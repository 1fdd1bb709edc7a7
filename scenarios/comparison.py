"""What a comparison runs: scenarios by seeds, all composed and checked before the first starts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hydra.core.override_parser.types import Override
from omegaconf import DictConfig, OmegaConf, open_dict
from omegaconf.errors import OmegaConfBaseException

from agents.errors import InputError, unknown_name
from scenarios.compose import Composed, check, compose_words, contents
from scenarios.directories import must_be_free
from scenarios.explain import explain_composition
from scenarios.jobs import RUN_DIRECTORY, chosen_directory, fresh_directory
from scenarios.overrides import must_be_single, regular, text_of
from scenarios.overview import overview
from scenarios.settings import ComparisonSettings, RunSettings
from scenarios.source import config_groups
from scenarios.words import Words, read_words

VERB = "compare"
BASELINE = "baseline"
LIST = "one value; a list as {key}=[{value}]"
OWN_KEYS = ComparisonSettings.model_fields.keys() - RunSettings.model_fields.keys()
SAME = ("start", "months", "settling_months", "scale", "seed")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scenarios to be run side by side with the same seeds.

    ``settings``: those of the whole; ``scenarios``: the settings of each scenario by its id, in
    order, with the first seed; ``directory``: where all results go.
    """

    settings: ComparisonSettings
    scenarios: Mapping[str, RunSettings]
    directory: Path

    @property
    def baseline(self) -> str:
        """The scenario that the others are compared with: ``baseline``, else the first."""
        return BASELINE if BASELINE in self.scenarios else next(iter(self.scenarios))

    @property
    def seeds(self) -> range:
        """The seeds, one after another."""
        return range(self.settings.seed, self.settings.seed + self.settings.seeds)

    def run_directory(self, scenario: str, seed: int) -> Path:
        """Where a run's results go."""
        return self.directory / "runs" / f"scenario={scenario}" / f"seed={seed}"

    def facts(self) -> str:
        """What ``comparison.json`` says."""
        packages = [run.scenario for run in self.scenarios.values()]
        policies = {name: each for package in packages for name, each in package.policies.items()}
        content = {
            "baseline": self.baseline,
            "scenarios": list(self.scenarios),
            "seeds": list(self.seeds),
            "months": self.settings.months,
            "scale": self.settings.scale,
            "region": self.settings.region.id,
            "shock": self.settings.shock.id,
            "labels": {package.id: package.label for package in packages},
            "instruments": {name: policies[name].label for name in sorted(policies)},
        }
        return f"{json.dumps(content, indent=2, ensure_ascii=False)}\n"


def is_comparison(directory: Path) -> bool:
    """Whether a directory holds a comparison, finished or with some of its runs."""
    return (directory / "comparison.json").is_file() or any(directory.glob("runs/scenario=*"))


def preview(arguments: list[str]) -> str | None:
    """What ``--help`` or ``--cfg job`` ask to be shown instead of simulated; else None.

    Raises InputError for options there are not.
    """
    words = read_words(VERB, arguments)
    if words.help:
        return overview(VERB, words.source.own)
    if not words.shows:
        return None
    if words.shows != ("--cfg=job",):
        shown = " ".join(words.shows)
        raise InputError(f"cannot show {shown}", where=VERB, allowed="--cfg job, --help")
    overrides = regular(words.overrides, words.source)
    composed = compose_words(words.source, [text_of(each) for each in overrides])
    return str(OmegaConf.to_yaml(OmegaConf.create(composed.content)))


def prepare_comparison(arguments: list[str]) -> Comparison:
    """Compose and check every scenario of a comparison. Makes no directory.

    Overrides apply to all scenarios, those of a policy to the scenarios that have it. Raises
    InputError for the first thing that is wrong, also with the directory.
    """
    words = read_words(VERB, arguments)
    if words.multirun:
        what = "a comparison is no sweep"
        raise InputError(what, where="--multirun", allowed="scenarios=[…] and seeds=N; run -m")
    parsed = regular(words.overrides, words.source)
    must_be_single(parsed, LIST)
    policies = [each for each in parsed if _policy_of(each)]
    shared = [text_of(each) for each in parsed if not _policy_of(each)]
    _no_single_scenario(parsed)
    base = compose_words(words.source, shared)
    settings = check(base.content, ComparisonSettings, base.choices)
    composed = _compose_each(words, shared, base, settings.scenarios)
    _apply(policies, composed)
    scenarios = {
        name: check(_run_content(each.config), RunSettings, each.choices)
        for name, each in composed.items()
    }
    must_be_comparable(settings, scenarios)
    asked = any(each.key_or_group == RUN_DIRECTORY for each in parsed)
    directory = chosen_directory(base, RUN_DIRECTORY) if asked else fresh_directory(VERB)
    must_be_free(directory, overwrite=settings.overwrite, finished=is_comparison)
    return Comparison(settings, scenarios, directory)


def _no_single_scenario(parsed: Sequence[Override]) -> None:
    for each in parsed:
        if each.key_or_group == "scenario":
            what, allowed = "a comparison has several", f"scenarios=[{BASELINE},{each.value()}]"
            raise InputError(what, where="scenario", allowed=allowed)


def _compose_each(
    words: Words, shared: Sequence[str], base: Composed, names: Sequence[str]
) -> dict[str, Composed]:
    known = config_groups([words.source.own] if words.source.own else [])["scenario"]
    for name in names:
        if name not in known:
            raise unknown_name(name, kind="scenario", where="scenarios", known=known)
    return {
        name: base
        if base.choices.get("scenario") == name
        else compose_words(words.source, [*shared, f"scenario={name}"])
        for name in names
    }


def _policy_of(override: Override) -> str:
    """The policy that an override of a value is about, empty where it is about none."""
    parts = override.key_or_group.split(".")
    return parts[2] if parts[:2] == ["scenario", "policies"] and len(parts) > 2 else ""  # noqa: PLR2004


def _apply(overrides: Sequence[Override], composed: Mapping[str, Composed]) -> None:
    """Apply overrides of policies to the scenarios that have them, as Hydra would."""
    for override in overrides:
        policy, key = _policy_of(override), override.key_or_group
        having = [each.config for each in composed.values() if policy in _policies(each.config)]
        if not having:
            known = {name for each in composed.values() for name in _policies(each.config)}
            raise unknown_name(policy, kind="policy", where="scenario.policies", known=known)
        for config in having:
            try:
                with open_dict(config):
                    _set(config, key, override)
            except OmegaConfBaseException as error:
                raise explain_composition(error, key) from error


def _set(config: DictConfig, key: str, override: Override) -> None:
    if not override.is_delete():
        OmegaConf.update(config, key, override.value(), merge=True, force_add=True)
        return
    parent, _, name = key.rpartition(".")
    node = OmegaConf.select(config, parent)
    if node is None or name not in node:
        raise unknown_name(name, kind="key", where=parent, known=node or ())
    del node[name]


def _policies(config: DictConfig) -> list[str]:
    return list(config.scenario.get("policies") or ())


def _run_content(config: DictConfig) -> dict[str, object]:
    """What a run alone would have been composed of."""
    content = {key: value for key, value in contents(config).items() if key not in OWN_KEYS}
    about = content.get("about", {})
    return {**content, "about": {key: about[key] for key in about if key not in OWN_KEYS}}


def must_be_comparable(settings: ComparisonSettings, scenarios: Mapping[str, RunSettings]) -> None:
    """Raise InputError for a scenario that differs in what must be the same for all."""
    for name, run in scenarios.items():
        for key in SAME:
            expected, found = getattr(settings, key), getattr(run, key)
            if found != expected:
                what = f"sets {key} to {found}"
                raise InputError(what, where=f"scenario {name}", allowed=f"{expected} in all")
        if run.shock != settings.shock:
            what = f"is struck by {run.shock.id} in its own way"
            raise InputError(what, where=f"scenario {name}", allowed=f"{settings.shock.id} in all")
        if run.region.id != settings.region.id:
            what = f"is about the region {run.region.id}"
            raise InputError(what, where=f"scenario {name}", allowed=settings.region.id)
