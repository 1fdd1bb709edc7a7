"""Runs that only their outcomes are wanted of, with other numbers than were composed."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from pydantic import ValidationError

from agents.errors import InputError, unknown_name
from scenarios.explain import explain_settings
from scenarios.failure import failure
from scenarios.runs import settle
from scenarios.settings import RunSettings
from scenarios.settling import NOT_NUMBERS

Value = float | list[float]


def outcomes_of(settings: RunSettings) -> pl.DataFrame:
    """The outcomes of a run, tidy, nothing saved. Raises RunError, which names the run."""
    try:
        market = settle(settings)
        try:
            return market.run(settings.months).outcomes()
        finally:
            market.close()
    except Exception as error:
        raise failure(settings, error) from error


def numbers_at(settings: RunSettings, path: str) -> dict[str, Value]:
    """The numbers at a path, or all of those below it, by their full paths.

    Raises InputError for a path that leads to no number.
    """
    content: Any = settings.model_dump(exclude=NOT_NUMBERS)
    before: list[str] = []
    for part in path.split("."):
        content = _with_words(content)
        if not isinstance(content, dict) or part not in content:
            known = content if isinstance(content, dict) else ()
            raise unknown_name(part, kind="key", where=".".join(before) or path, known=known)
        content = content[part]
        before.append(part)
    return dict(_leaves(content, path))


def with_numbers(settings: RunSettings, numbers: Mapping[str, Value]) -> RunSettings:
    """The same settings with some numbers in other places. Raises InputError if they do not fit."""
    content = settings.model_dump(by_alias=True, exclude=set(type(settings).model_fields) - KEPT)
    for path, value in numbers.items():
        *above, last = path.split(".")
        node = content
        for part in above:
            node = node[_key(node, part)]
        node[_key(node, last)] = tuple(value) if isinstance(value, list) else value
    try:
        return RunSettings.model_validate(content)
    except ValidationError as error:
        raise explain_settings(error, RunSettings, content) from error


KEPT = set(RunSettings.model_fields)


def _with_words(node: Any) -> Any:
    return {str(key): below for key, below in node.items()} if isinstance(node, dict) else node


def _key(node: Mapping[Any, Any], part: str) -> Any:
    return part if part in node else int(part)


def _leaves(content: Any, path: str) -> list[tuple[str, Value]]:
    if isinstance(content, dict):
        return [leaf for key, below in content.items() for leaf in _leaves(below, f"{path}.{key}")]
    values = list(content) if isinstance(content, list | tuple) else [content]
    if any(isinstance(each, bool) or not isinstance(each, int | float) for each in values):
        raise InputError("is no number", where=path, allowed="a number, a list or bands of them")
    return [(path, values if isinstance(content, list | tuple) else content)]
