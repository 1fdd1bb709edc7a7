"""The catalogue of the documents' clauses: its ids, paths, policies and tests are there."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from scenarios.clause_ids import known_clauses
from tests.conf.evidence import CONF, load
from tests.scenarios.packages import PACKAGES, own_policies

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "docs" / "clauses.csv"
STATUSES = {"runs", "mechanism", "not_representable"}
EVIDENCE = {"found_seed", "found", "derived", "recalled", "unknown"}
REGIONS = {region.capitalize(): package for package, region in PACKAGES.items()}
ACTS = "tests/scenarios/test_packages.py::test_each_policy_acts"
IN_FORCE = set(load(CONF / "scenario" / "baseline.yaml")["in_force"])


@cache
def rows() -> list[dict[str, str]]:
    with CATALOGUE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def named(row: dict[str, str]) -> list[str]:
    """The policies that carry a clause."""
    return [name for name in row["policies"].split(";") if name]


@cache
def policy(name: str) -> dict[str, object]:
    """A policy's file with what it takes over from the one it begins with."""
    content = load(CONF / "policy" / f"{name}.yaml")
    bases = [each for each in content.get("defaults", []) if each != "_self_"]
    return {**policy(bases[0]), **content} if bases else content


def test_every_clause_of_the_documents_has_one_row() -> None:
    of_documents = [clause for clause in known_clauses() if clause.startswith("I")]
    assert [row["clause"] for row in rows()] == of_documents
    assert len(of_documents) == 190


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["clause"])
def test_a_row(row: dict[str, str]) -> None:
    known = known_clauses()[row["clause"]]
    assert (row["region"], row["article"]) == (known["region"], known["article"])
    assert (row["name_zh"], row["name_en"]) == (known["zh"], known["en"])
    assert row["package"] == REGIONS[row["region"]]
    assert row["status"] in STATUSES
    assert row["evidence"] in EVIDENCE
    assert len(row["representation"]) > 20
    if row["status"] == "runs":
        assert named(row)
        assert row["test"]
    if row["status"] == "mechanism":
        assert (ROOT / row["carried_by"]).is_file()
        assert row["test"]
    if row["status"] == "not_representable":
        assert not named(row)
        # A clause that gives a number says why none of it acts.
        assert len(row["representation"]) > 60 or not known["number_given"]
    if row["carried_by"]:
        assert (ROOT / row["carried_by"]).is_file()


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["clause"])
def test_a_clauses_policies_are_in_its_package_and_say_so(row: dict[str, str]) -> None:
    for name in named(row):
        assert name in own_policies(row["package"]) or name in IN_FORCE
        assert row["clause"] in policy(name)["clauses"]  # type: ignore[operator]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_policy_of_a_package_carries_a_clause_of_its_documents(package: str) -> None:
    carrying = {name for row in rows() if row["package"] == package for name in named(row)}
    assert set(own_policies(package)) <= carrying


NAMED_TESTS = [
    (row["clause"], test) for row in rows() for test in filter(None, row["test"].split(";"))
]


@pytest.mark.parametrize(("clause", "test"), NAMED_TESTS)
def test_every_test_it_names_is_there(clause: str, test: str) -> None:
    path, _, name = test.partition("::")
    function, _, parameter = name.partition("[")
    source = (ROOT / path).read_text(encoding="utf-8")
    assert re.search(rf"^def {function}\(", source, re.MULTILINE), clause
    if f"{path}::{function}" == ACTS:
        package, _, name = parameter.rstrip("]").partition(".")
        assert name in own_policies(package)


def test_whatever_gives_a_number_acts() -> None:
    """An amount, a cap, a count, a service or a place in the document itself must do something."""
    idle = {
        row["clause"]
        for row in rows()
        if known_clauses()[row["clause"]]["number_given"] and row["status"] == "not_representable"
    }
    assert idle <= NUMBERS_THAT_CANNOT_ACT


NUMBERS_THAT_CANNOT_ACT = {"I163"}
"""Honours without money to officials and institutions, whom the model does not hold."""


@pytest.mark.parametrize("package", PACKAGES)
def test_page_and_readme_count_what_there_is(package: str) -> None:
    page = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    counts = Counter(row["status"] for row in rows())
    for status, count in counts.items():
        assert f"{count} {status.replace('_', ' ')}" in page
    said = (
        f"{counts['runs']} run as policies, {counts['mechanism']} are mechanisms of the model, and "
        f"{counts['not_representable']} cannot be"
    )
    assert said in " ".join(readme.split())
    own = [row for row in rows() if row["package"] == package]
    of_package = Counter(row["status"] for row in own)
    added = len(own_policies(package))
    cells = [len(own), of_package["runs"], of_package["mechanism"], of_package["not_representable"]]
    assert f"| `{package}` | {' | '.join(map(str, [*cells, added]))} |" in page
    assert re.search(rf"^\| `{package}` .*\| {added} \|$", readme, re.MULTILINE)
