"""A lever that no decision reads would be one that policies pull in vain."""

import ast
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import pytest

from sim.levers import Levers

ROOT = Path(__file__).resolve().parents[2]
DESK = {"levers", "desk", "instrument"}
PHASES = [file for file in (ROOT / "sim").glob("*.py") if file.stem not in DESK]
KINDS = [ROOT / "sim" / "instrument.py", *(ROOT / "scenarios" / "instruments").rglob("*.py")]
READ_BY_KINDS = {"reach", "usual_pay"}
"""What instruments themselves reckon with; all other levers are of decisions."""


def read_in(files: Iterable[Path]) -> set[str]:
    """Names of all that is read off something called levers."""
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    return {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Load)
        and isinstance(node.value, ast.Name)
        and node.value.id == "levers"
    }


@pytest.fixture(scope="module")
def by_phases() -> set[str]:
    return read_in(PHASES)


@pytest.mark.parametrize("lever", [each.name for each in fields(Levers)])
def test_each_lever_is_read_by_a_phase(lever: str, by_phases: set[str]) -> None:
    assert lever in (read_in(KINDS) if lever in READ_BY_KINDS else by_phases)
