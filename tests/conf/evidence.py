"""How the files of conf say what is known of each number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CONF = Path(__file__).resolve().parents[2] / "conf"
FILES = sorted(CONF.rglob("*.yaml"))
WITHOUT_NUMBERS = {"about", "defaults", "label", "expected", "overrides"}
"""Keys below which numbers are no parameters; what is ``expected`` states its own unit, and a set's
``overrides`` its provenance."""

Entry = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """A number's path from the top of the file, and the entries that speak of it."""

    path: str
    entries: list[Entry]


def load(path: Path) -> dict[str, Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict), path
    return content


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def speaks_of(pattern: str, path: tuple[str, ...]) -> bool:
    """Whether an entry's path covers a number's: * is one segment, ** is all that follow."""
    parts = pattern.split(".")
    if parts[-1] == "**":
        parts = parts[:-1]
        path = path[: len(parts)] if len(path) > len(parts) else ()
    return len(parts) == len(path) and all(
        part in ("*", segment) for part, segment in zip(parts, path, strict=True)
    )


def number_paths(node: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of all numbers; a list of numbers counts as one."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in WITHOUT_NUMBERS:
                yield from number_paths(value, (*path, str(key)))
    elif isinstance(node, list):
        if any(map(is_number, node)):
            yield path
        for at, value in enumerate(node):
            if not is_number(value):
                yield from number_paths(value, (*path, str(at)))
    elif is_number(node):
        yield path


def abouts(node: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Every ``about``, with the path of the mapping in which it stands."""
    if isinstance(node, dict):
        if "about" in node:
            yield path, node["about"]
        for key, value in node.items():
            if key != "about":
                yield from abouts(value, (*path, str(key)))


def known_numbers(content: object) -> list[Known]:
    """All numbers of a file, with what its entries say of each."""
    entries = list(abouts(content))
    return [
        Known(
            ".".join(path),
            [
                entry
                for place, about in entries
                if path[: len(place)] == place
                for pattern, entry in about.items()
                if speaks_of(pattern, path[len(place) :])
            ],
        )
        for path in number_paths(content)
    ]


def untold(content: object) -> list[str]:
    """What is wrong with what a file says of its numbers: of some nothing, or not enough."""
    known = known_numbers(content)
    silent = [f"nothing is said of {number.path}" for number in known if not number.entries]
    return silent + [
        f"{number.path}: {fault}"
        for number in known
        for entry in number.entries
        for fault in faults(entry)
    ]


def idle_entries(content: object) -> list[str]:
    """Entries that speak of no number of a file."""
    paths = list(number_paths(content))
    return [
        ".".join((*start, pattern))
        for start, about in abouts(content)
        for pattern in about
        if not any(
            number[: len(start)] == start and speaks_of(pattern, number[len(start) :])
            for number in paths
        )
    ]


def wrong_ids(text: str) -> list[str]:
    """Words that look like row numbers of the evidence but have another form than those have."""
    right = re.compile(r"[PBIT]\d{3}[a-z]?|X\d{2}[a-z]?")
    words = re.findall(r"(?<![\w-])[PBXIT]\d\w*", text)
    return [word for word in words if not right.fullmatch(word)]


def faults(entry: Entry) -> list[str]:
    """What an entry lacks."""
    evidence = entry.get("evidence")
    found = []
    if not entry.get("unit"):
        found.append("no unit")
    if evidence not in ("found_seed", "found", "derived", "recalled", "unknown", "chosen"):
        found.append(f"evidence {evidence}")
    if evidence not in ("unknown", "chosen") and not entry.get("source"):
        found.append("no source")
    if evidence == "unknown" and not (entry.get("range") or entry.get("note")):
        found.append("unknown, with neither a range nor a note why there is none")
    if "range" in entry and not is_ordered(entry["range"]):
        found.append(f"range {entry['range']}")
    text = " ".join(str(entry.get(key, "")) for key in ("source", "note", "borrowed_from"))
    found += [f"'{word}' is no row of the evidence" for word in wrong_ids(text)]
    return found


def is_ordered(ends: object) -> bool:
    return (
        isinstance(ends, list)
        and len(ends) == 2
        and all(map(is_number, ends))
        and ends[0] < ends[1]
    )
