"""What a validation runs: the region as it is, in a cycle of demand, and with treated search."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, Strict, ValidationInfo, field_validator, model_validator

from agents.errors import InputError, unknown_name
from agents.region import Share
from scenarios.compose import Composed, check, compose_words
from scenarios.directories import must_be_free
from scenarios.facts import Fact, Facts
from scenarios.jobs import RUN_DIRECTORY, chosen_directory, fresh_directory
from scenarios.overrides import must_be_single, regular, text_of
from scenarios.preview import preview_of
from scenarios.settings import RunSettings, must_be_named_once, seeds_must_fit
from scenarios.source import config_groups
from scenarios.words import Words, read_words
from sim.search import MOST_APPLICATIONS

VERB = "validate"
BASELINE, CYCLE, SATURATION = "baseline", "cycle", "saturation"
SHOCKS = "shock"
NO_SHOCK = "none"
"""The kind of shock that never strikes."""

PERCENT = 100
ROUNDING = 1e-9


class ValidationSettings(RunSettings):
    """A validation: ``seeds`` runs of each kind from ``seed`` on, held against ``facts``.

    ``cycle``: the shock under which matching, vacancies and unemployment are seen to move;
    ``saturations``: shares of the unemployed who send ``treated_applications`` a month, in runs of
    ``saturation_months``; ``include``: ids of the facts that are wanted, null for all; ``theory``:
    whether the oracles of theory are asked too; ``processes``: how many work at once.
    """

    facts: Facts
    seeds: Annotated[int, Field(ge=1, le=1000)]
    processes: Annotated[int, Field(ge=1, le=1024)] | None = None
    cycle: str
    saturations: Annotated[tuple[Share, ...], Strict(strict=False), Field(min_length=1)]
    treated_applications: Annotated[float, Field(ge=0, le=MOST_APPLICATIONS)]
    saturation_months: Annotated[int, Field(ge=1, le=600)]
    include: Annotated[tuple[str, ...], Strict(strict=False)] | None = None
    theory: bool

    @model_validator(mode="after")
    def _facts_of_the_region(self) -> Self:
        if self.facts.region != self.region.id:
            message = f"facts are of {self.facts.region}, the region is {self.region.id}"
            raise ValueError(message)
        return self

    @field_validator("saturations")
    @classmethod
    def _rising_percentages(cls, shares: tuple[float, ...]) -> tuple[float, ...]:
        if list(shares) != sorted(set(shares)) or shares[0] <= 0:
            message = "must rise from above 0, as [0.25,0.5] does"
            raise ValueError(message)
        if any(abs(share * PERCENT - round(share * PERCENT)) > ROUNDING for share in shares):
            message = "must be whole percentages, as [0.25,0.5] are"
            raise ValueError(message)
        return shares

    @field_validator("include")
    @classmethod
    def _named_once(cls, names: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return names if names is None else must_be_named_once(names)

    @field_validator("seeds")
    @classmethod
    def _seeds_fit(cls, seeds: int, info: ValidationInfo) -> int:
        return seeds_must_fit(seeds, info)

    @property
    def wanted(self) -> Mapping[str, Fact]:
        """The facts that are asked for, by id; InputError for one there is not."""
        known = self.facts.targets
        for name in self.include or ():
            if name not in known:
                raise unknown_name(name, kind="fact", where="include", known=known)
        return known if self.include is None else {name: known[name] for name in self.include}


@dataclass(frozen=True, slots=True)
class Validation:
    """A validation to be carried out: its settings, its kinds of run by arm, where results go."""

    settings: ValidationSettings
    arms: Mapping[str, RunSettings]
    directory: Path

    @property
    def seeds(self) -> range:
        """The seeds, one after another."""
        return range(self.settings.seed, self.settings.seed + self.settings.seeds)


def arm_of(saturation: float) -> str:
    """The arm in which so large a share of the unemployed is treated."""
    return f"{SATURATION}_{round(saturation * PERCENT)}"


def run_directory(directory: Path, arm: str, seed: int) -> Path:
    """Where a run of a validation lies."""
    return directory / "runs" / f"arm={arm}" / f"seed={seed}"


def is_validation(directory: Path) -> bool:
    """Whether a directory holds a finished validation."""
    return (directory / "validation.json").is_file()


def preview(arguments: list[str]) -> str | None:
    """What ``--help`` or ``--cfg job`` ask to be shown instead; else None.

    Raises InputError for options there are not.
    """
    return preview_of(VERB, arguments)


def prepare_validation(arguments: list[str]) -> Validation:
    """Compose and check everything that a validation runs. Makes no directory.

    Raises InputError for the first thing that is wrong, such as a region without facts.
    """
    words = read_words(VERB, arguments)
    if words.multirun:
        raise InputError("a validation is no sweep", where="--multirun", allowed="seeds=N")
    parsed = regular(words.overrides, words.source)
    must_be_single(parsed, "one value")
    shared = [text_of(each) for each in parsed]
    base = compose_words(words.source, shared)
    _must_have_facts(base, words)
    settings = check(base.content, ValidationSettings, base.choices)
    _must_have_facts_that_are(settings)
    _baseline_must_be_plain(settings)
    arms = _arms(words, shared, base, settings)
    asked = any(each.key_or_group == RUN_DIRECTORY for each in parsed)
    directory = chosen_directory(base, RUN_DIRECTORY) if asked else fresh_directory(VERB)
    must_be_free(directory, overwrite=settings.overwrite, finished=is_validation)
    return Validation(settings, arms, directory)


def _must_have_facts(base: Composed, words: Words) -> None:
    if "facts" not in base.content:
        region = base.choices.get("region", "")
        known = config_groups(words.source.places).get("facts", [])
        what = "has no facts to be held against"
        raise InputError(what, where=f"region={region}", allowed=", ".join(known))


def _must_have_facts_that_are(settings: ValidationSettings) -> None:
    if not settings.wanted:
        raise InputError("names no fact", where="include", allowed="null for all, or ids of facts")


def _baseline_must_be_plain(settings: ValidationSettings) -> None:
    """Nothing may strike or treat the runs that the cycle and the treated are held against."""
    if settings.shock.kind != NO_SHOCK:
        what = f"'{settings.shock.id}' would strike every run, those without a cycle too"
        meant = f"cycle={settings.shock.id}"
        raise InputError(what, where=SHOCKS, allowed=NO_SHOCK, nearest=meant)
    share = settings.search.treated_share
    if share > 0:
        what = f"{share:g} would treat the runs in which nobody is to be treated"
        meant = f"saturations=[{share:g}]"
        raise InputError(what, where="search.treated_share", allowed="0", nearest=meant)


def _arms(
    words: Words, shared: list[str], base: Composed, settings: ValidationSettings
) -> dict[str, RunSettings]:
    baseline = _run_of(base)
    arms = {BASELINE: baseline}
    groups = config_groups(words.source.places)
    if SHOCKS in groups:
        if settings.cycle not in groups[SHOCKS]:
            known = groups[SHOCKS]
            raise unknown_name(settings.cycle, kind=SHOCKS, where="cycle", known=known)
        cycle = _run_of(compose_words(words.source, [*shared, f"shock={settings.cycle}"]))
        if cycle.shock.kind == NO_SHOCK:
            others = ", ".join(name for name in groups[SHOCKS] if name != settings.cycle)
            raise InputError(f"'{settings.cycle}' never strikes", where="cycle", allowed=others)
        arms[CYCLE] = cycle
    for share in settings.saturations:
        treatment = {
            "treated_share": share,
            "treated_applications": settings.treated_applications,
        }
        search = baseline.search.model_copy(update=treatment)
        changes = {"search": search, "months": settings.saturation_months}
        arms[arm_of(share)] = baseline.model_copy(update=changes)
    return arms


def _run_of(composed: Composed) -> RunSettings:
    """The run alone that a configuration of a validation describes."""
    own = ValidationSettings.model_fields.keys() - RunSettings.model_fields.keys()
    content = {key: value for key, value in composed.content.items() if key not in own}
    about = content.get("about", {})
    content["about"] = {key: value for key, value in about.items() if key not in own}
    return check(content, RunSettings, composed.choices)
