"""Which numbers of a package nobody knows: results that rest on them are to be marked."""

from agents.parameters import Evidence
from scenarios.policy import Policy
from scenarios.settings import Scenario

NOT_KNOWN: tuple[Evidence, ...] = ("unknown", "recalled")
OF_ALL = "take_up"
"""How many know of a measure is known of none, so that it would mark every scenario."""


def unknown_numbers(scenario: Scenario) -> dict[str, list[str]]:
    """By policy that a scenario adds, the paths of its numbers that are unknown or but recalled.

    Policies taken over from before are in the baseline too, and mark no difference from it.
    """
    added = {
        name: policy for name, policy in scenario.active().items() if name not in scenario.in_force
    }
    return {name: paths for name, policy in added.items() if (paths := _of(policy))}


def _of(policy: Policy) -> list[str]:
    return sorted(
        path
        for path, known in policy.about.items()
        if known.evidence in NOT_KNOWN and path.partition(".")[0] != OF_ALL
    )
