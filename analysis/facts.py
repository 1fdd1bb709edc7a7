"""What the JSON files of finished runs must say, checked before anything is drawn from them."""

import json
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agents.errors import InputError
from scenarios.target import Target
from sim.outcomes.catalogue import OUTCOMES

SCHEMA_VERSION = 1


class Label(BaseModel):
    """A name in both languages."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    zh: str
    en: str

    @property
    def twofold(self) -> bool:
        """Whether the two names differ, so that both are worth showing."""
        return self.zh.casefold() != self.en.casefold()


class RunFacts(BaseModel):
    """``run.json``: what made a run and what it took. Other keys are kept as they are."""

    model_config = ConfigDict(frozen=True, extra="allow")

    scenario: str
    closure: str = "central"  # the only one there was when it was not yet saved
    region: str
    seed: int
    months: int = Field(gt=0)
    scale: float = Field(gt=0)
    settling_months: int
    schema_version: Literal[1]
    status: Literal["finished"]
    calibrated_from: str = ""
    versions: Mapping[str, object] = {}
    people: int | None = None
    firms: int | None = None
    seconds_setup: float | None = None
    seconds_settling: float | None = None
    seconds_stepping: float | None = None
    bytes_per_person: float | None = None
    peak_memory: float | None = None


class ClosureFacts(BaseModel):
    """A closure of the product market: its name and what it assumes, in both languages."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    label: Label
    meaning: Label


class LeftOutFacts(BaseModel):
    """Runs of a scenario without one of its families of policies."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    scenario: str
    family: str


class ProjectFacts(BaseModel):
    """A project whose impact was assessed: what it is called, its terms, what is known of them.

    ``places``, ``sectors``: the names of the region's, by their ids.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    kind: str
    label: Label
    month: str
    terms: Mapping[str, object]
    about: Mapping[str, Mapping[str, object]] = {}
    places: Mapping[str, Label] = {}
    sectors: Mapping[str, Label] = {}


class ComparisonFacts(BaseModel):
    """``comparison.json``: which runs stand side by side, in which order, under which names.

    ``parameter_sets``: for each seed the set of parameters that it took; empty if there was one.
    ``unknown_numbers``: by scenario and policy, the paths of numbers that nobody knows.
    ``targets``: of the region's plan, by id. ``left_out``: by their names, runs under the first
    closure without one of the ``families`` of policies, which are given with their labels.
    ``project``: what goes ahead in some of the runs only, if that is what was asked.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    baseline: str
    scenarios: tuple[str, ...] = Field(min_length=1)
    closures: Mapping[str, ClosureFacts] = {}
    seeds: tuple[int, ...] = Field(min_length=1)
    parameter_sets: tuple[str, ...] = ()
    months: int = Field(gt=0)
    scale: float = Field(gt=0)
    region: str
    labels: Mapping[str, Label] = {}
    instruments: Mapping[str, Label] = {}
    unknown_numbers: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    targets: Mapping[str, Target] = {}
    left_out: Mapping[str, LeftOutFacts] = {}
    families: Mapping[str, Label] = {}
    project: ProjectFacts | None = None


Facts = TypeVar("Facts", bound=BaseModel)


def read_facts(path: Path, model: type[Facts]) -> Facts:
    """The checked content of a JSON file; :class:`InputError` names file and first fault."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError("file is missing", where=str(path), allowed="a finished run") from None
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise InputError(reason, where=str(path), allowed="a readable file") from error
    except ValueError as error:
        raise InputError(
            "not readable as JSON", where=str(path), allowed="a finished run"
        ) from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(str(part) for part in fault["loc"]) or "the file"
        found = f" (found {fault['input']!r})" if fault["type"] != "missing" else ""
        close = get_close_matches(str(fault["input"]), OUTCOMES, n=1, cutoff=0.5)
        raise InputError(
            f"{key}{found} does not fit",
            where=str(path),
            allowed=_allowed(key, fault["msg"]),
            nearest=close[0] if close and key.endswith(".outcome") else "",
        ) from error


def _allowed(key: str, message: str) -> str:
    if key.endswith(".outcome"):
        return "an outcome of docs/outcomes.md"
    if key == "status":
        return "a finished run; this one did not finish"
    if key == "schema_version":
        return f"version {SCHEMA_VERSION}; these results were saved by another version of Jobcity"
    return message


def plain_label(name: str) -> Label:
    """The label of a thing that was saved without one: its id in words, in both languages."""
    words = name.replace("_", " ").strip()
    return Label(zh=words, en=words[:1].upper() + words[1:])
