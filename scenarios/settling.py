"""Which runs are the same until their start, so that they settle once for all of them."""

import json
from collections.abc import Iterable, Mapping
from typing import TypeVar

from scenarios.policy import Policy
from scenarios.settings import RunSettings

# What says nothing of how a run goes before its start.
NOT_NUMBERS = {
    "scenario",
    "shock",
    "project",
    "seed",
    "months",
    "overwrite",
    "threads",
    "about",
    "parameter_set",
}
NOT_TERMS = {"label", "about", "clauses", "expected", "family"}

Name = TypeVar("Name")


def settling_groups(runs: Mapping[Name, RunSettings]) -> list[list[Name]]:
    """The names of runs in groups, each of which settles in the same way with the same seed."""
    groups: dict[str, list[Name]] = {}
    for name, run in runs.items():
        groups.setdefault(settling_key(run), []).append(name)
    return list(groups.values())


def settling_key(run: RunSettings) -> str:
    """Text that is equal for runs that do not differ before their start.

    It has all numbers, and the terms of the policies that anybody knows of or is paid by in a
    settling month. Such a policy may end at any time after them: nothing looks ahead to an end.
    A shock counts where it begins before the start.
    """
    calendar = run.calendar()
    first, last = calendar.first, calendar.begin - 1
    known = {
        name: _terms(policy, min(calendar.index(policy.period.end), last))
        for name, policy in run.scenario.active().items()
        if calendar.index(policy.period.announced) <= last
        and first <= min(calendar.index(policy.period.end), last)
    }
    numbers = run.model_dump(exclude=NOT_NUMBERS)
    begins = run.shock.first(calendar)
    struck = begins is not None and begins <= last
    shock = run.shock.model_dump(exclude=NOT_TERMS) if struck else None
    parts = [numbers, run.scenario.stacks, sorted(known.items()), shock]
    return json.dumps(parts, sort_keys=True)


def _terms(policy: Policy, end: int) -> dict[str, object]:
    terms = policy.model_dump(exclude=NOT_TERMS)
    terms["period"]["end"] = end
    return terms


def shares(names: list[Name], count: int) -> Iterable[list[Name]]:
    """Names dealt into ``count`` parts, in order, as equal in size as can be."""
    first = 0
    for part in range(count):
        size = len(names) // count + (part < len(names) % count)
        yield names[first : first + size]
        first += size
