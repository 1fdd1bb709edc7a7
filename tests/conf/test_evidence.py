"""Every number of conf comes with its unit, its source and how surely it is known."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.parameters import About
from scenarios.clause_ids import known_clauses
from tests.conf.evidence import (
    CONF,
    FILES,
    Known,
    abouts,
    faults,
    idle_entries,
    is_ordered,
    known_numbers,
    load,
    number_paths,
    speaks_of,
    untold,
    wrong_ids,
)


def place(path: Path) -> str:
    return path.relative_to(CONF).as_posix()


def labels(node: object, path: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "label":
                yield path, value
            else:
                yield from labels(value, f"{path}.{key}")


def named(path: Path) -> bool:
    """Whether files of this kind are shown to people by name."""
    return path.parent.name in ("scenario", "policy", "region", "shock", "closure", "project")


@pytest.mark.parametrize("path", FILES, ids=place)
def test_every_number_says_what_is_known_of_it(path: Path) -> None:
    assert untold(load(path)) == []


@pytest.mark.parametrize("path", FILES, ids=place)
def test_no_entry_speaks_of_nothing(path: Path) -> None:
    content = load(path)
    assert idle_entries(content) == []
    for _, about in abouts(content):
        for entry in about.values():
            About.model_validate(entry, strict=False)


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_number_lies_in_its_range(path: Path) -> None:
    content = load(path)
    numbers = {".".join(number): number for number in number_paths(content)}
    for known in known_numbers(content):
        value: object = content
        for segment in numbers[known.path]:
            if isinstance(value, list):
                value = value[int(segment)]
                continue
            assert isinstance(value, dict)
            value = next(inner for key, inner in value.items() if str(key) == segment)
        for entry in known.entries:
            if "range" in entry and not isinstance(value, list):
                assert isinstance(value, int | float)
                low, high = entry["range"]
                assert low <= value <= high, f"{place(path)}: {known.path}"


@pytest.mark.parametrize("path", FILES, ids=place)
def test_labels_are_in_both_languages(path: Path) -> None:
    content = load(path)
    found = list(labels(content))
    assert found or not named(path), f"{place(path)} has no label"
    for where, label in found:
        assert isinstance(label, dict), where
        assert set(label) == {"zh", "en"}, where
        assert all(isinstance(text, str) and text.strip() for text in label.values()), where
        assert not any("一" <= letter <= "鿿" for letter in label["en"]), where


@pytest.mark.parametrize("path", sorted((CONF / "policy").glob("*.yaml")), ids=place)
def test_every_instrument_says_what_it_is_expected_to_do(path: Path) -> None:
    content = load(path)
    expected = content["expected"]
    assert expected["low"] < expected["high"]
    assert expected["unit"] in ("points", "relative")
    assert expected["note"]
    assert not wrong_ids(expected["note"])
    assert not [word for clause in content["clauses"] for word in wrong_ids(clause)]


def test_amounts_of_another_place_say_so() -> None:
    for path in (CONF / "policy").glob("*.yaml"):
        content = load(path)
        # What the policy's own clause says is no other place's.
        ours = ("X01", "X08", *content["clauses"])
        for number in known_numbers(content):
            for entry in number.entries:
                its_own = entry["evidence"] in ("unknown", "found_seed", "chosen")
                if number.path.startswith("pays.") and not its_own:
                    own = str(entry["source"]).startswith(ours)
                    assert own or entry.get("borrowed_from"), f"{place(path)}: {number.path}"


BROKEN: list[tuple[str, dict[str, object], str]] = [
    ("no entry", {"rate": 0.1, "about": {}}, ""),
    ("entry of another number", {"rate": 0.1, "about": {"rates": {}}}, ""),
    ("entry one level too deep", {"rate": 0.1, "about": {"rate.*": {}}}, ""),
    ("no unit", {"rate": 0.1, "about": {"rate": {"evidence": "chosen"}}}, "no unit"),
    (
        "no evidence",
        {"rate": 0.1, "about": {"rate": {"unit": "share", "source": "P001"}}},
        "evidence None",
    ),
    (
        "no source",
        {"rate": 0.1, "about": {"rate": {"unit": "share", "evidence": "found"}}},
        "no source",
    ),
    (
        "unknown without a range",
        {"rate": 0.1, "about": {"rate": {"unit": "share", "evidence": "unknown"}}},
        "unknown, with neither a range nor a note why there is none",
    ),
    (
        "a number of a row that cannot be",
        {"rate": 0.1, "about": {"rate": {"unit": "share", "evidence": "found", "source": "P1"}}},
        "'P1' is no row of the evidence",
    ),
    (
        "a range upside down",
        {"rate": 0.1, "about": {"rate": {"unit": "share", "evidence": "chosen", "range": [2, 1]}}},
        "range [2, 1]",
    ),
]


@pytest.mark.parametrize(("content", "fault"), [case[1:] for case in BROKEN], ids=lambda _: "")
def test_a_number_without_evidence_is_found_out(content: dict[str, object], fault: str) -> None:
    (number,) = known_numbers(content)
    assert isinstance(number, Known)
    assert [fault for entry in number.entries for fault in faults(entry)] == [fault] * bool(fault)


def test_silence_and_idle_entries_are_found_out() -> None:
    rates = {"rates": {"a": 0.1, "b": 0.2}}
    entry = {"unit": "share", "evidence": "chosen"}
    assert untold(rates) == ["nothing is said of rates.a", "nothing is said of rates.b"]
    assert untold({**rates, "about": {"rates.**": entry}}) == []
    assert untold({**rates, "about": {"rates.*": {"unit": "share"}}})[0].startswith("rates.a: ")
    assert idle_entries({**rates, "about": {"rates.c": entry, "rates.**": entry}}) == ["rates.c"]


def test_numbers_are_found_wherever_they_stand() -> None:
    content = {
        "rates": {16: 0.1, 25: 0.2},
        "season": [0.1, 0.2],
        "places": {"a": {"east": 1, "open": True, "label": {"zh": "一", "en": "one"}}},
        "rows": [[1, 2], [3, 4]],
        "name": "7",
        "about": {"rates.16": {"range": [0, 1]}},
    }
    assert [".".join(path) for path in number_paths(content)] == [
        "rates.16",
        "rates.25",
        "season",
        "places.a.east",
        "rows.0",
        "rows.1",
    ]
    assert is_ordered([0, 1])


@pytest.mark.parametrize(
    ("pattern", "path", "covers"),
    [
        ("a.b", "a.b", True),
        ("a.*", "a.b", True),
        ("*.b", "a.b", True),
        ("a", "a.b", False),
        ("a.*", "a.b.c", False),
        ("a.**", "a.b.c", True),
        ("a.**", "a", False),
        ("a.*.c", "a.b.c", True),
    ],
)
def test_paths_of_entries(pattern: str, path: str, covers: bool) -> None:
    assert speaks_of(pattern, tuple(path.split("."))) is covers


def test_every_id_of_a_source_is_explained() -> None:
    page = (CONF.parent / "docs" / "sources.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| ([BPTXI]\d{2,3}[a-c]?) \|", page, re.MULTILINE))
    explained |= set(known_clauses())
    named = {
        row
        for path in FILES
        for row in re.findall(r"\b[BPTXI]\d{2,3}[a-c]?\b", path.read_text(encoding="utf-8"))
    }
    assert named
    assert sorted(named - explained) == []
