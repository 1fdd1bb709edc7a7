"""The shipped policies that act on employers: each moves the decisions that its kind names."""

import csv
from pathlib import Path

import pytest

from sim.levers import Levers
from tests.sim.markets import asked_for

ROOT = Path(__file__).resolve().parents[4]
CLAUSES = ROOT / "docs" / "clauses" / "firms.csv"


def rows() -> list[dict[str, str]]:
    with CLAUSES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


POLICIES = sorted({name for row in rows() for name in row["policies"].split(";") if name})


@pytest.mark.parametrize("name", POLICIES)
def test_each_moves_its_levers(name: str) -> None:
    asked = asked_for("none", f"+policy@scenario.policies.tried={name}")
    (instrument,) = (each for each in asked.desk().instruments if each.terms.id == "tried")
    levers = Levers(usual_pay=8000.0)
    instrument.fill(levers, 1, 1.0)
    at_rest = Levers(usual_pay=8000.0)
    moved = {lever for lever in vars(levers) if getattr(levers, lever) != getattr(at_rest, lever)}
    assert moved == set(instrument.moves)


def test_every_clause_says_how_it_is_carried() -> None:
    for row in rows():
        assert row["status"] in ("runs", "mechanism", "not_representable")
        assert bool(row["policies"]) == (row["status"] == "runs")
        assert bool(row["carried_by"]) == (row["status"] == "mechanism")
        assert bool(row["test"]) == (row["status"] != "not_representable")
        assert row["representation"].endswith(".")
        for name in filter(None, row["policies"].split(";")):
            written = (ROOT / "conf" / "policy" / f"{name}.yaml").read_text(encoding="utf-8")
            assert row["clause"].startswith("X") or row["clause"] in written
