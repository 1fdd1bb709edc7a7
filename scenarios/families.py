"""Scenarios with one family of policies left out, to see what each family is worth."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from agents.errors import InputError
from scenarios.clause import FAMILIES, Family
from scenarios.settings import Scenario


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A scenario without one of its families: ``scenario``, the whole one, and the ``family``."""

    scenario: str
    family: Family

    @property
    def id(self) -> str:
        """What it is called among the runs."""
        return f"{self.scenario}_without_{self.family}"


def families_left_out(name: str, package: Scenario) -> list[LeftOut]:
    """The scenario without each of its families in turn, those of measures in force aside.

    Raises InputError where there is no family to leave out.
    """
    found = {
        policy.family for key, policy in package.active().items() if key not in package.in_force
    }
    if not found:
        what = f"nothing can be left out of the last scenario {name}"
        allowed = "families=true with a last scenario that has policies beside those in force"
        raise InputError(what, where="families", allowed=allowed)
    return [LeftOut(name, family) for family in FAMILIES if family in found]


def without_family(content: Mapping[str, Any], left_out: LeftOut) -> dict[str, Any]:
    """The content of a scenario's run, without the family, under a name of its own."""
    changed = deepcopy(dict(content))
    scenario = changed["scenario"]
    scenario["without"] = (*scenario.get("without", ()), left_out.family)
    scenario["id"] = left_out.id
    return changed
