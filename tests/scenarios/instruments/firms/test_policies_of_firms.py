"""The shipped policies that act on employers: each moves the decisions that its kind names."""

import pytest

from scenarios.instruments.firms.kinds import KINDS
from sim.levers import Levers
from tests.conf.evidence import CONF, load
from tests.sim.markets import asked_for


def kind_of(name: str) -> str:
    """The kind of a policy, its own or that of the file it begins with."""
    content = load(CONF / "policy" / f"{name}.yaml")
    bases = [each for each in content.get("defaults", []) if each != "_self_"]
    return str(content["kind"]) if "kind" in content else kind_of(bases[0])


NAMES = sorted(path.stem for path in (CONF / "policy").glob("*.yaml"))
POLICIES = [name for name in NAMES if kind_of(name) in KINDS]


@pytest.mark.parametrize("name", POLICIES)
def test_each_moves_its_levers(name: str) -> None:
    asked = asked_for("none", f"+policy@scenario.policies.tried={name}")
    (instrument,) = (each for each in asked.desk().instruments if each.terms.id == "tried")
    levers = Levers(usual_pay=8000.0)
    instrument.fill(levers, 1, 1.0)
    at_rest = Levers(usual_pay=8000.0)
    moved = {lever for lever in vars(levers) if getattr(levers, lever) != getattr(at_rest, lever)}
    assert moved == set(instrument.moves)


def test_every_kind_is_used() -> None:
    assert {kind_of(name) for name in POLICIES} == set(KINDS)
