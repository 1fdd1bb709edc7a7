"""What a comparison runs: scenarios by seeds, all composed and checked before the first starts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hydra.core.override_parser.types import Override

from agents.errors import InputError
from scenarios.clause import FAMILIES
from scenarios.comparison_results import COMPARE, must_be_free_for
from scenarios.comparison_runs import (
    LIST,
    SEEDS_A_SET,
    Key,
    closures_named,
    must_be_known,
    run_content,
    runs_of_sets,
)
from scenarios.compose import Composed, check, compose_words
from scenarios.families import LeftOut, families_left_out, without_family
from scenarios.jobs import RUN_DIRECTORY, chosen_directory, fresh_directory
from scenarios.overrides import SEARCH_PATH, must_be_single, regular, text_of
from scenarios.preview import preview_of
from scenarios.project import PROJECT
from scenarios.settings import ComparisonSettings, RunSettings
from scenarios.some_overrides import (
    apply_to_policies,
    of_closure,
    policy_of,
)
from scenarios.target import Target
from scenarios.targets import targets_of
from scenarios.unknown_numbers import unknown_numbers
from scenarios.words import Words, read_words

BASELINE = "baseline"
SAME = ("start", "months", "settling_months", "scale", "seed")
ASSESSED = "`jobcity assess project=…`, which runs one with it and one without"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scenarios to be run side by side, with the same seeds, under every closure.

    ``settings``: those of the whole; ``sets``: by the name of each set of parameters, the settings
    of each run by its closure and scenario, in order, with the first seed; ``directory``: where all
    results go; ``targets``: of the region's plan, by id; ``left_out``: by their names, the runs of
    the last scenario without one of its families; ``verb``: whose results they are; ``against``:
    the scenario that the others are compared with, None for ``baseline``, else the first.
    """

    settings: ComparisonSettings
    sets: Mapping[str, Mapping[Key, RunSettings]]
    directory: Path
    targets: Mapping[str, Target] = field(default_factory=dict)
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)
    verb: str = COMPARE
    against: str | None = None

    @property
    def closures(self) -> tuple[str, ...]:
        """The closures by name; the first is the main one."""
        return tuple(dict.fromkeys(closure for closure, _ in self._any_set))

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The scenarios that are compared, by name, the same under every closure."""
        names = dict.fromkeys(scenario for _, scenario in self._any_set)
        return tuple(name for name in names if name not in self.left_out)

    @property
    def baseline(self) -> str:
        """The scenario that the others are compared with."""
        if self.against is not None:
            return self.against
        return BASELINE if BASELINE in self.scenarios else self.scenarios[0]

    @property
    def seeds(self) -> range:
        """The seeds, one after another."""
        return range(self.settings.seed, self.settings.seed + self.settings.seeds)

    def _assessed(self) -> dict[str, Any]:
        """What is said of a project that goes ahead in some of the runs only."""
        projects = [run.project for run in self._any_set.values() if run.project is not None]
        if len({project.goes_ahead for project in projects}) == 1 or not projects:
            return {}
        return {"project": projects[0].facts(self.settings.region)}

    @property
    def _any_set(self) -> Mapping[Key, RunSettings]:
        return next(iter(self.sets.values()))

    def set_of(self, seed: int) -> str:
        """The set of parameters that a seed takes.

        Sets take turns, as many of them that each has two seeds or more: with one seed each, chance
        and ignorance could not be told apart. Fewer than there are lie evenly among all.
        """
        names = list(self.sets)
        used = min(len(names), max(self.settings.seeds // SEEDS_A_SET, 1))
        turn = (seed - self.settings.seed) % used
        return names[turn * len(names) // used]

    def run(self, key: Key, seed: int) -> RunSettings:
        """The settings of one run."""
        return self.sets[self.set_of(seed)][key].model_copy(update={"seed": seed})

    def run_directory(self, key: Key, seed: int) -> Path:
        """Where a run's results go."""
        closure, scenario = key
        place = self.directory / "runs" / f"closure={closure}"
        return place / f"scenario={scenario}" / f"seed={seed}"

    def directories(self) -> list[Path]:
        """Where the results of all runs go."""
        return [self.run_directory(key, seed) for key in self._any_set for seed in self.seeds]

    def facts(self) -> str:
        """What ``comparison.json`` says."""
        runs = self._any_set
        packages = {name: run.scenario for (_, name), run in runs.items()}
        closures = {name: run.closure for (name, _), run in runs.items()}
        policies = {
            name: each for package in packages.values() for name, each in package.active().items()
        }
        content = {
            "baseline": self.baseline,
            "scenarios": list(self.scenarios),
            "closures": {
                name: {"label": closure.label, "meaning": closure.meaning}
                for name, closure in closures.items()
            },
            "seeds": list(self.seeds),
            "parameters": self.settings.parameters,
            "parameter_sets": [self.set_of(seed) for seed in self.seeds],
            "months": self.settings.months,
            "scale": self.settings.scale,
            "region": self.settings.region.id,
            "shock": self.settings.shock.id,
            **self._assessed(),
            "labels": {name: package.named for name, package in packages.items()},
            "instruments": {name: policies[name].label for name in sorted(policies)},
            "unknown_numbers": {
                name: unknown_numbers(package) for name, package in packages.items()
            },
            "targets": {name: target.saved() for name, target in self.targets.items()},
            "left_out": {
                name: {"scenario": each.scenario, "family": each.family}
                for name, each in self.left_out.items()
            },
            "families": {each.family: FAMILIES[each.family] for each in self.left_out.values()},
        }
        return f"{json.dumps(content, indent=2, ensure_ascii=False)}\n"


def preview(arguments: list[str]) -> str | None:
    """What ``--help`` or ``--cfg job`` ask to be shown instead; else None.

    Raises InputError for options there are not.
    """
    return preview_of(COMPARE, arguments)


def prepare_comparison(arguments: list[str]) -> Comparison:
    """Compose and check every scenario of a comparison. Makes no directory.

    Overrides apply to all scenarios and closures, those of a policy to the scenarios that have it
    and those of a closure to the closures that have the key. Raises InputError for the first thing
    that is wrong, also with the directory.
    """
    words = read_words(COMPARE, arguments)
    if words.multirun:
        what = "a comparison is no sweep"
        raise InputError(what, where="--multirun", allowed="scenarios=[…] and seeds=N; run -m")
    parsed = regular(words.overrides, words.source)
    must_be_single(parsed, LIST)
    _no_single_option(parsed)
    _no_project(parsed)
    policies = [each for each in parsed if policy_of(each)]
    of_closures = [each for each in parsed if of_closure(each)]
    some = [*policies, *of_closures]
    shared = [text_of(each) for each in parsed if each not in some]
    base = compose_words(words.source, shared)
    settings = check(base.content, ComparisonSettings, base.choices)
    scenarios = _compose_each(words, shared, base, settings.scenarios)
    apply_to_policies(policies, [each.config for each in scenarios.values()])
    contents_of = {name: run_content(each.config) for name, each in scenarios.items()}
    packages = {
        name: check(content, RunSettings, scenarios[name].choices)
        for name, content in contents_of.items()
    }
    must_be_comparable(settings, packages)
    choices = {name: each.choices for name, each in scenarios.items()}
    left_out: dict[str, LeftOut] = {}
    if settings.families:
        last = settings.scenarios[-1]
        for each in families_left_out(last, packages[last].scenario):
            left_out[each.id] = each
            contents_of[each.id] = without_family(contents_of[last], each)
            choices[each.id] = {**choices[last], "scenario": each.id}
    places = [text_of(each) for each in parsed if each.key_or_group == SEARCH_PATH]
    closures = closures_named(words, places, settings.closures, of_closures)
    every = {
        (closure, name): {**content, "closure": own}
        for closure, own in closures.items()
        for name, content in contents_of.items()
        if name not in left_out or closure == settings.closures[0]
    }
    runs = runs_of_sets(words, parsed, settings, every, choices)
    directory = free_directory(base, parsed, settings, COMPARE)
    targets = targets_of(words.source, places, settings.region)
    return Comparison(settings, runs, directory, targets, left_out)


def free_directory(
    base: Composed, parsed: Sequence[Override], settings: ComparisonSettings, verb: str
) -> Path:
    """Where the results go. Raises InputError for a directory that may not be used."""
    asked = any(each.key_or_group == RUN_DIRECTORY for each in parsed)
    directory = chosen_directory(base, RUN_DIRECTORY) if asked else fresh_directory(verb)
    must_be_free_for(verb, directory, overwrite=settings.overwrite)
    return directory


def _no_single_option(parsed: Sequence[Override]) -> None:
    for each in parsed:
        group = each.key_or_group
        if group in ("scenario", "closure"):
            named = isinstance(each.value(), str)
            example = each.value() if named else "…"
            listed = f"[{BASELINE},{example}]" if group == "scenario" else f"[{example}]"
            what, allowed = "a comparison has several", f"{group}s={listed}"
            raise InputError(what, where=group, allowed=allowed)


def _no_project(parsed: Sequence[Override]) -> None:
    for each in parsed:
        key = each.key_or_group
        if key.startswith(f"{PROJECT}.") or (key == PROJECT and each.value() is not None):
            raise InputError("has no place in a comparison", where=key, allowed=ASSESSED)


def _compose_each(
    words: Words, shared: Sequence[str], base: Composed, names: Sequence[str]
) -> dict[str, Composed]:
    must_be_known(words, "scenario", names)
    return {
        name: base
        if base.choices.get("scenario") == name
        else compose_words(words.source, [*shared, f"scenario={name}"])
        for name in names
    }


def must_be_comparable(settings: ComparisonSettings, scenarios: Mapping[str, RunSettings]) -> None:
    """Raise InputError for a scenario that differs in what must be the same for all."""
    for name, run in scenarios.items():
        for key in SAME:
            expected, found = getattr(settings, key), getattr(run, key)
            if found != expected:
                what = f"sets {key} to {found}"
                raise InputError(what, where=f"scenario {name}", allowed=f"{expected} in all")
        if run.project is not None:
            what = f"takes the project {run.project.id} along"
            raise InputError(what, where=f"scenario {name}", allowed=ASSESSED)
        if run.shock != settings.shock:
            what = f"is struck by {run.shock.id} in its own way"
            raise InputError(what, where=f"scenario {name}", allowed=f"{settings.shock.id} in all")
        if run.closure != settings.closure:
            what = "sets numbers of the closure, which are the same for all scenarios"
            raise InputError(what, where=f"scenario {name}", allowed="closures of their own")
        if run.region.id != settings.region.id:
            what = f"is about the region {run.region.id}"
            raise InputError(what, where=f"scenario {name}", allowed=settings.region.id)
