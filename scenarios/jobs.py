"""The runs that a command line asks for: each composed, checked and given its directory."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hydra.core.override_parser.types import Override
from omegaconf import DictConfig, OmegaConf, open_dict
from omegaconf.errors import OmegaConfBaseException

from agents.errors import InputError
from scenarios.compose import ONE_VALUE, Composed, check, compose_words
from scenarios.directories import must_be_free
from scenarios.explain import explain_composition
from scenarios.overrides import must_be_single, parse, quoted, regular, swept, text_of
from scenarios.settings import RunSettings
from scenarios.words import Words

OUTPUTS = Path("outputs")
RUN_DIRECTORY, SWEEP_DIRECTORY = "hydra.run.dir", "hydra.sweep.dir"
SWEEP_NAME, MODE = "hydra.sweep.subdir", "hydra.mode"
LONGEST_NAME = 200
# Where results go is decided here and told to Hydra, which keeps no files of its own.
DECIDED = {
    RUN_DIRECTORY: "",
    SWEEP_DIRECTORY: "",
    SWEEP_NAME: ".",
    "hydra.output_subdir": "null",
    "hydra.job.chdir": "false",
    MODE: "",
}
SILENT = ("hydra/job_logging", "hydra/hydra_logging")


@dataclass(frozen=True, slots=True)
class Job:
    """One run: its settings and where its results go."""

    settings: RunSettings
    directory: Path


@dataclass(frozen=True, slots=True)
class Jobs:
    """All runs of a command.

    ``words``: what Hydra is to be called with; ``directory``: where the results of all are;
    ``sweep``: whether there may be several.
    """

    jobs: tuple[Job, ...]
    words: tuple[str, ...]
    directory: Path
    sweep: bool


def prepare_jobs(words: Words) -> Jobs:
    """Compose and check every run before the first starts. Makes no directory.

    Raises InputError for the first thing that is wrong with any of them.
    """
    parsed = regular(words.overrides, words.source)
    ours = [each for each in parsed if each.is_hydra_override()]
    theirs = [each for each in parsed if not each.is_hydra_override()]
    must_be_single(ours, "one value")
    _no_other_sweeper(ours)
    modes = [str(each.value()).upper() for each in ours if each.key_or_group == MODE]
    sweep = words.multirun or modes[-1:] == ["MULTIRUN"]
    if not sweep:
        must_be_single(theirs, ONE_VALUE)
    asked = {each.key_or_group for each in ours}
    settings = [text_of(each) for each in ours]
    composed = [compose_words(words.source, [*settings, *job]) for job in swept(theirs)]
    directory = _directory(composed[0], asked, sweep=sweep)
    jobs = [Job(check(each.content, RunSettings, each.choices), directory) for each in composed]
    if sweep:
        names = _names(jobs, composed, theirs, asked)
        jobs = [Job(job.settings, directory / name) for job, name in zip(jobs, names, strict=True)]
    _apart(jobs)
    for job in jobs:
        must_be_free(job.directory, overwrite=job.settings.overwrite)
    told = _told(ours, directory, sweep=sweep)
    return Jobs(tuple(jobs), (*map(text_of, theirs), *told), directory, sweep)


def fresh_directory(kind: str) -> Path:
    """A directory below ``outputs`` that does not exist yet, named by the time."""
    now = datetime.now().astimezone().strftime("%Y-%m-%dT%H-%M-%S")
    directory, number = OUTPUTS / kind / now, 1
    while directory.exists():
        number += 1
        directory = OUTPUTS / kind / f"{now}-{number}"
    return directory


def chosen_directory(composed: Composed, key: str) -> Path:
    """The directory that a configuration names under a key of Hydra's."""
    return Path(_select(composed.config, key))


def _select(config: DictConfig, key: str) -> str:
    try:
        return str(OmegaConf.select(config, key, throw_on_missing=True))
    except OmegaConfBaseException as error:
        raise explain_composition(error, key) from error


def _directory(composed: Composed, asked: set[str], *, sweep: bool) -> Path:
    key = SWEEP_DIRECTORY if sweep else RUN_DIRECTORY
    if key in asked:
        return chosen_directory(composed, key)
    return fresh_directory("sweep" if sweep else "run")


def _names(
    jobs: Sequence[Job], composed: Sequence[Composed], theirs: Sequence[Override], asked: set[str]
) -> list[str]:
    """The name of each job's directory: scenario, seed, and whatever else is swept over."""
    if SWEEP_NAME in asked:
        for number, each in enumerate(composed):
            with open_dict(each.config):
                each.config.hydra.job.num = number
        return [_select(each.config, SWEEP_NAME) for each in composed]
    varying = {each.get_key_element() for each in theirs if each.is_sweep_override()}
    names = []
    for job, words in zip(jobs, swept(theirs), strict=True):
        parts = [f"scenario={job.settings.scenario.id}", f"seed={job.settings.seed}"]
        for word in words:
            key, _, value = word.partition("=")
            plain = key.lstrip("+")
            if key in varying and plain not in {"scenario", "seed"}:
                parts.append(f"{plain}={value}")
        names.append(re.sub(r"[^\w=,.@+\[\]{}:-]+", "_", ",".join(parts)))
    return names


def _apart(jobs: Sequence[Job]) -> None:
    seen: set[Path] = set()
    for job in jobs:
        if job.directory in seen:
            what = "several runs of the sweep would go there"
            raise InputError(what, where=str(job.directory), allowed="one directory a run")
        if len(job.directory.name) > LONGEST_NAME:
            what = "the name of a run's directory is too long"
            allowed = f"a short {SWEEP_NAME}, such as {SWEEP_NAME}=\\${{hydra.job.num}}"
            raise InputError(what, where=str(job.directory), allowed=allowed)
        seen.add(job.directory)


def _no_other_sweeper(ours: Sequence[Override]) -> None:
    for each in ours:
        if each.key_or_group.startswith("hydra.sweeper.params") or (
            each.key_or_group == "hydra/sweeper" and each.value() != "basic"
        ):
            what = "sweeps are written on the command line"
            raise InputError(what, where=each.key_or_group, allowed="KEY=A,B,C with -m")


def _told(ours: Sequence[Override], directory: Path, *, sweep: bool) -> list[str]:
    kept = [each for each in ours if each.key_or_group not in DECIDED]
    named = {each.key_or_group for each in kept}
    decided = {key: value for key, value in DECIDED.items() if value}
    decided[SWEEP_DIRECTORY if sweep else RUN_DIRECTORY] = quoted(str(directory))
    decided[MODE] = "MULTIRUN" if sweep else "RUN"
    silent = [f"{group}=none" for group in SILENT if group not in named]
    words = [text_of(parse(text_of(each))) for each in kept]
    return [*words, *silent, *(f"{key}={value}" for key, value in decided.items())]
