"""What a configuration allows at a place, said in words from the models' own JSON schema."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from scenarios.kinds import KINDS
from scenarios.project_kinds import PROJECTS
from scenarios.shock_kinds import SHOCKS

Schema = Mapping[str, Any]
Place = Sequence[str | int]
POLICIES = ("scenario", "policies")
BY_KIND: Mapping[str, Mapping[str, type[BaseModel]]] = {"shock": SHOCKS, "project": PROJECTS}
"""Places whose kind says which keys there are."""
MAPPING = "keys with values"


def known_keys(form: type[BaseModel], content: object, place: Place) -> list[str]:
    """The keys there are at a place: those of its model, or those a mapping has anyway."""
    node = _schema_at(form, content, place)
    names = [name for name in node.get("properties", ()) if name != "about"]
    names += node.get("propertyNames", {}).get("enum", ())
    found = value_at(content, place)
    if not names and isinstance(found, Mapping):
        names = [str(name) for name in found]
    return names


def allowed_at(form: type[BaseModel], content: object, place: Place) -> str:
    """The values that a place takes, in words; empty where nothing is known of it."""
    return _words(_schema_at(form, content, place))


def is_entry(form: type[BaseModel], content: object, place: Place) -> bool:
    """Whether a place is one of several alike, such as a policy or a subdistrict."""
    above = _schema_at(form, content, place[:-1]) if place else {}
    return isinstance(above.get("additionalProperties"), Mapping)


def value_at(content: object, place: Place) -> object:
    """What stands at a place of nested mappings and lists; None where there is none."""
    for part in place:
        if isinstance(content, Mapping):
            content = content.get(part)
        elif isinstance(content, list | tuple) and isinstance(part, int) and part < len(content):
            content = content[part]
        else:
            return None
    return content


def key_paths(content: object, before: str = "") -> list[str]:
    """The dotted paths of everything in nested mappings, but for what is said about them."""
    if not isinstance(content, Mapping):
        return []
    paths = []
    for name, below in content.items():
        if name != "about":
            path = f"{before}{name}"
            paths += [path, *key_paths(below, f"{path}.")]
    return paths


@lru_cache
def _schema(form: type[BaseModel]) -> Schema:
    return form.model_json_schema()


def _schema_at(form: type[BaseModel], content: object, place: Place) -> Schema:
    root = node = _schema(form)
    for depth, part in enumerate(place):
        if tuple(place[:depth]) == POLICIES:
            kind = value_at(content, (*place[: depth + 1], "kind"))
            if kind not in KINDS:
                return {}
            root = node = _schema(KINDS[str(kind)].form)
        elif depth == 0 and part in BY_KIND:
            kind, known = value_at(content, (part, "kind")), BY_KIND[str(part)]
            if kind not in known:
                return {}
            root = node = _schema(known[str(kind)])
        else:
            node = _below(_plain(node, root), part)
    return _plain(node, root)


def _plain(node: Schema, root: Schema) -> Schema:
    """A schema without reference, and of several alternatives the one that is not null."""
    while True:
        if "$ref" in node:
            node = root["$defs"][node["$ref"].rpartition("/")[2]]
        elif "anyOf" in node:
            chosen = [one for one in node["anyOf"] if one.get("type") != "null"]
            nullable = len(chosen) < len(node["anyOf"])
            node = {**_plain(chosen[0], root), "nullable": nullable}
        else:
            return node


def _below(node: Schema, part: str | int) -> Schema:
    if part in node.get("properties", ()):
        found = node["properties"][part]
    elif isinstance(part, int) and part < len(node.get("prefixItems", ())):
        found = node["prefixItems"][part]
    else:
        found = node.get("items") if isinstance(part, int) else None
        found = found or node.get("additionalProperties")
    return found if isinstance(found, Mapping) else {}


def _words(node: Schema) -> str:
    words = _plain_words(node)
    return f"{words}, or null" if words and node.get("nullable") else words


def _plain_words(node: Schema) -> str:
    if "enum" in node:
        return ", ".join(map(str, node["enum"]))
    if "const" in node:
        return str(node["const"])
    kind = node.get("type")
    if kind in {"integer", "number"}:
        noun = "a whole number" if kind == "integer" else "a number"
        return f"{noun} {_range_words(node)}".rstrip()
    if kind == "string":
        pattern = node.get("pattern")
        month = "a month from 1900-01 to 2199-12, as 2026-01"
        text = f"text that matches {pattern}" if pattern else "text"
        return month if node.get("format") == "date" else text
    if kind == "array":
        length = node.get("minItems", 0)
        same = length and length == node.get("maxItems")
        return f"a list of {length} values" if same else "a list, as [a,b]"
    return {"boolean": "true or false", "object": MAPPING}.get(str(kind), "")


def _range_words(node: Schema) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    if low is not None and high is not None:
        return f"from {_bare(low)} to {_bare(high)}"
    bounds = {
        "of at least": low,
        "above": node.get("exclusiveMinimum"),
        "of at most": high,
        "below": node.get("exclusiveMaximum"),
    }
    return " and ".join(f"{word} {bound}" for word, bound in bounds.items() if bound is not None)


def _bare(number: float) -> str:
    """A number without an empty decimal part."""
    return str(int(number)) if float(number).is_integer() else str(number)
