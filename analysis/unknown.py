"""Marks results that rest on numbers of a package that nobody knows, and says which."""

from analysis.facts import Label
from analysis.load import Runs

MARK = "*"
SHOWN = 6
"""Numbers that are named for each scenario; ``comparison.json`` has all."""


def count(runs: Runs, scenario: str) -> int:
    """How many numbers of a scenario's own policies are unknown or only recalled."""
    return sum(map(len, runs.unknown_numbers.get(scenario, {}).values()))


def marked_label(runs: Runs, scenario: str) -> Label:
    """The scenario's name, with a mark where its results rest on numbers that nobody knows."""
    label = runs.label(scenario)
    if not count(runs, scenario):
        return label
    return Label(zh=f"{label.zh} {MARK}", en=f"{label.en} {MARK}")


def unknown_said(runs: Runs) -> str:
    """The sentences about the mark; empty where no scenario carries it."""
    said = [_of(runs, scenario) for scenario in runs.scenarios if count(runs, scenario)]
    if not said:
        return ""
    return (
        f"{MARK}: rests on numbers of its policies that nobody knows or that are only recalled, "
        f"beside how many know of each: vary them before you believe a result. {' '.join(said)}"
    )


def _of(runs: Runs, scenario: str) -> str:
    policies = runs.unknown_numbers[scenario]
    named = [f"{policy}.{path}" for policy, paths in policies.items() for path in paths]
    more = len(named) - SHOWN
    rest = f" and {more} more" if more > 0 else ""
    numbers = "1 number" if len(named) == 1 else f"{len(named)} numbers"
    of = "1 policy" if len(policies) == 1 else f"{len(policies)} policies"
    return f"{runs.label(scenario).en}: {numbers} of {of} ({', '.join(named[:SHOWN])}{rest})."
