"""A calibration as it is asked for: composed and checked before anything is simulated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from agents.errors import InputError, unknown_name
from scenarios.calibration import CalibrationSettings, Fitted, Range, Span
from scenarios.compose import Composed, check, compose_words
from scenarios.jobs import RUN_DIRECTORY, chosen_directory, fresh_directory
from scenarios.overrides import must_be_single, regular, text_of
from scenarios.preview import preview_of
from scenarios.settings import RunSettings
from scenarios.simulate import Value, numbers_at, with_numbers
from scenarios.some_overrides import policy_at
from scenarios.source import Source, config_groups
from scenarios.words import Words, read_words

VERB = "calibrate"
GROUP = "calibration"
LIST = "one value; a list as {key}=[{value}]"


@dataclass(frozen=True, slots=True)
class Asked:
    """A calibration: its settings, the run that it fits, and where all results go.

    ``own``: the directory with the user's own configurations, if there is one.
    """

    settings: CalibrationSettings
    run: RunSettings
    directory: Path
    own: Path | None = None


def preview_calibration(arguments: list[str]) -> str | None:
    """What ``--help`` or ``--cfg job`` ask to be shown instead; else None.

    Raises InputError for options there are not.
    """
    return preview_of(VERB, arguments, _composed)


def prepare_calibration(arguments: list[str]) -> Asked:
    """Compose and check a calibration. Makes no directory.

    Raises InputError for the first thing that is wrong, also for a region without targets and for
    a fitted number that the model cannot take over its whole range.
    """
    words = read_words(VERB, arguments)
    if words.multirun:
        raise InputError("a calibration is no sweep", where="--multirun", allowed="one region")
    composed = _composed(words)
    settings = check(composed.content, CalibrationSettings, composed.choices)
    found = composed.choices.get(GROUP, "")
    if settings.calibration.id != found:
        what = f"id '{settings.calibration.id}' differs from the name of its file"
        raise InputError(what, where="calibration.id", allowed=found)
    run = with_numbers(settings, {})
    fitted, ranges = settings.calibration.fitted, settings.calibration.ranges
    _must_be_simulable(run, fitted, "fitted")
    _must_be_simulable(run, ranges, "ranges")
    _must_go_together(run, (*fitted.values(), *ranges.values()))
    _policies_must_be_known(words.source, settings.calibration.ranges)
    named = any(
        word.startswith((f"{RUN_DIRECTORY}=", f"+{RUN_DIRECTORY}=")) for word in words.overrides
    )
    directory = chosen_directory(composed, RUN_DIRECTORY) if named else fresh_directory(VERB)
    return Asked(settings, run, directory, words.source.own)


def numbers_for(run: RunSettings, number: Span, value: float) -> dict[str, Value]:
    """What a value of a number means for the run: numbers by their full paths.

    ``run`` has the numbers that a factor multiplies. A policy's number means nothing for a run
    without the policy.
    """
    if _of_absent_policy(run, number.path):
        return {}
    found = numbers_at(run, number.path)
    if number.factor:
        return {path: _times(each, value) for path, each in found.items()}
    if list(found) != [number.path] or isinstance(found[number.path], list):
        what, allowed = "holds several numbers", "a single number, or factor: true"
        raise InputError(what, where=number.path, allowed=allowed)
    return {number.path: value}


def _of_absent_policy(run: RunSettings, path: str) -> bool:
    policy = policy_at(path)
    return bool(policy) and policy not in run.scenario.policies


def present_value(run: RunSettings, fitted: Fitted) -> float:
    """What a fitted number is before it is fitted: 1 for a factor."""
    if fitted.factor:
        return 1.0
    value = numbers_at(run, fitted.path)[fitted.path]
    return float(value) if not isinstance(value, list) else 1.0


def _composed(words: Words) -> Composed:
    parsed = regular(words.overrides, words.source)
    must_be_single(parsed, LIST)
    chosen = {each.key_or_group: str(each.value()) for each in parsed}
    _must_have_targets(words.source, chosen)
    return compose_words(words.source, [text_of(each) for each in parsed])


def _must_have_targets(source: Source, chosen: Mapping[str, str]) -> None:
    known = config_groups(source.places).get(GROUP, [])
    region = chosen.get("region")
    if region and GROUP not in chosen and region not in known:
        raise unknown_name(region, kind="region with targets", where="region", known=known)


def _policies_must_be_known(source: Source, ranges: Mapping[str, Range]) -> None:
    """A policy that the run does not have must be one that some scenario may have."""
    known = config_groups(source.places).get("policy", [])
    for name, each in ranges.items():
        policy = policy_at(each.path)
        if policy and policy not in known:
            where = f"calibration.ranges.{name}.path"
            raise unknown_name(policy, kind="policy", where=where, known=known)


def _must_be_simulable(run: RunSettings, spans: Mapping[str, Span], kind: str) -> None:
    """Try both ends of every range, alone and together: whatever the model refuses is told now."""
    ends: Sequence[Sequence[float]] = [
        [each.low for each in spans.values()],
        [each.high for each in spans.values()],
    ]
    for values in ends:
        numbers: dict[str, Value] = {}
        for (name, each), value in zip(spans.items(), values, strict=True):
            try:
                own = numbers_for(run, each, value)
                with_numbers(run, own)
            except InputError as error:
                what = f"cannot be {value:g}: {error.line()}"
                raise InputError(what, where=f"calibration.{kind}.{name}") from error
            numbers |= own
        with_numbers(run, numbers)


def _must_go_together(run: RunSettings, spans: Sequence[Span]) -> None:
    """The ensemble puts fitted numbers and ranges together: try all at their ends at once."""
    for values in ([each.low for each in spans], [each.high for each in spans]):
        numbers: dict[str, Value] = {}
        for each, value in zip(spans, values, strict=True):
            numbers |= numbers_for(run, each, value)
        try:
            with_numbers(run, numbers)
        except InputError as error:
            what = f"cannot all lie at their ends together: {error.line()}"
            raise InputError(what, where="calibration.fitted and ranges") from error


def _times(number: Value, factor: float) -> Value:
    return [each * factor for each in number] if isinstance(number, list) else number * factor
