"""Overrides made regular: checked for their form and their groups before Hydra sees them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import Override
from hydra.errors import HydraException

from agents.errors import InputError, unknown_name
from scenarios.source import Source, config_groups

SEARCH_PATH = "hydra.searchpath"
MAY_BE_NULL = ("project",)
"""Groups of which a run may have no option."""


def parse(word: str) -> Override:
    """One override. Raises InputError for what cannot be read as one."""
    key, equals, value = word.partition("=")
    if not equals and not word.startswith("~"):
        raise InputError(f"'{word}' has no value", where=word, allowed="KEY=VALUE")
    try:
        found = OverridesParser.create().parse_override(word)
    except HydraException:
        found = None
    if found is None or not found.key_or_group:
        raise InputError(
            f"'{value if equals else word}' cannot be read",
            where=key or word,
            allowed="KEY=VALUE, with quotes around text that has commas, spaces, brackets or "
            "Chinese, as \"key='…'\"",
        )
    return found


def regular(overrides: Sequence[str], source: Source) -> list[Override]:
    """Overrides as Hydra is to see them.

    A plain key becomes ``++key``, which adds what a file left out and leaves it to the models to
    know all keys; the user's directory becomes part of Hydra's search path. Raises InputError for
    words that are no overrides and for options that their group does not have.
    """
    parsed = [parse(word) for word in overrides]
    searched = list(_searched(parsed))
    groups = config_groups([*searched, *source.places])
    result = [_regular(each, groups) for each in parsed if each.key_or_group != SEARCH_PATH]
    places = [*(f"file://{place.absolute()}" for place in searched), *source.others]
    if places:
        result.insert(0, parse(f"{SEARCH_PATH}=[{','.join(map(quoted, places))}]"))
    return result


def quoted(text: str) -> str:
    """Text in quotes, as an override's value."""
    escaped = text.replace("'", "\\'")
    return f"'{escaped}'"


def text_of(override: Override) -> str:
    """An override as a word."""
    if override.is_delete() and override.input_line and "=" not in override.input_line:
        return override.get_key_element()
    return f"{override.get_key_element()}={override.get_value_string()}"


def variants(override: Override) -> list[str]:
    """An override as words, one for each value that is swept over."""
    if not override.is_sweep_override():
        return [text_of(override)]
    if not override.is_discrete_sweep():
        raise InputError(
            f"{override.get_value_string()} has no end",
            where=override.key_or_group,
            allowed="values as a,b,c or range(1,4)",
        )
    return [f"{override.get_key_element()}={value}" for value in override.sweep_string_iterator()]


def swept(overrides: Sequence[Override]) -> list[list[str]]:
    """The words of every job of a sweep, the last override varying fastest."""
    by_key = {each.get_key_element(): variants(each) for each in overrides}
    return [list(words) for words in product(*by_key.values())]


def must_be_single(overrides: Iterable[Override], hint: str) -> None:
    """Raise InputError for an override that names several values where one is wanted."""
    for each in overrides:
        if each.is_sweep_override():
            key, value = each.key_or_group, each.get_value_string()
            what = f"{value} names several values"
            raise InputError(what, where=key, allowed=hint.format(key=key, value=value))


def _searched(parsed: Iterable[Override]) -> Iterator[Path]:
    for each in parsed:
        if each.key_or_group == SEARCH_PATH:
            places = each.value()
            for place in places if isinstance(places, list) else [places]:
                path = Path(str(place).removeprefix("file://"))
                if not path.is_dir():
                    what = f"{place} is no directory"
                    raise InputError(what, where=SEARCH_PATH, allowed="a list of directories")
                yield path


def _regular(override: Override, groups: Mapping[str, Sequence[str]]) -> Override:
    key = override.key_or_group
    if override.is_hydra_override() or override.is_delete():
        return override
    if key not in groups or isinstance(override.value(), dict):
        package = f"@{override.package}" if override.package else ""
        return parse(f"++{key}{package}={override.get_value_string()}")
    if key in MAY_BE_NULL and override.value() is None:
        return parse(f"~{key}")  # Hydra takes no null for an option
    if key == "policy" and override.package is None:
        what = "a policy needs a place in the scenario"
        raise InputError(what, where=key, allowed="+policy@scenario.policies.NAME=OPTION")
    for name in _options(override):
        if name not in groups[key]:
            where = key if override.package is None else f"{key}@{override.package}"
            raise unknown_name(name, kind=key, where=where, known=groups[key])
    if override.package is None:
        return parse(f"{key}={override.get_value_string()}")
    return override


def _options(override: Override) -> list[str]:
    if override.is_sweep_override():
        return [word.partition("=")[2].strip("'\"") for word in variants(override)]
    value = override.value()
    return [str(name) for name in (value if isinstance(value, list) else [value])]
