"""The scoreboard: how every scenario stands against every target of the region's plan."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from analysis.attained import Attained, attained
from analysis.dependence import Dependence, dependences
from analysis.results import Results
from analysis.scores import NOT_SCORABLE, Score, is_wide, score
from scenarios.target import Target

NO_POLICY = "none"
"""The scenario that shows what is met whatever a city does."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A target with the scores of the scenarios, in their order, under one closure.

    ``found`` says over which months, or in words why there is no score; ``slack``: whether it is
    met by a wide margin without any package, or for reasons of its own; ``depends_on``: families of
    policies of the scenario that ran without each of them.
    """

    name: str
    target: Target
    found: Attained | str
    scores: tuple[Score | None, ...]
    slack: bool
    depends_on: tuple[Dependence, ...]

    @property
    def scorable(self) -> bool:
        """Whether any scenario has a score."""
        return any(self.scores)


def standings(results: Results) -> tuple[Standing, ...]:
    """All targets of the region, in their order; none where it has none."""
    return tuple(_standing(results, name, each) for name, each in results.runs.targets.items())


def _standing(results: Results, name: str, target: Target) -> Standing:
    runs = results.runs
    found = attained(target, results.series)
    if isinstance(found, str):
        return Standing(name, target, found, (None,) * len(runs.scenarios), bool(target.slack), ())
    without = NO_POLICY if NO_POLICY in runs.scenarios else runs.baseline or runs.scenarios[0]
    usual = found.values[results.series.row(without)]
    slack = bool(target.slack) or is_wide(target, found.aim, usual)
    scores = tuple(
        score(target, found, row, runs.set_of_seed, slack=slack)
        for row in range(len(runs.scenarios))
    )
    return Standing(name, target, found, scores, slack, dependences(results, target, found))


COLUMNS = {
    "target": pl.String(),
    "scenario": pl.String(),
    "closure": pl.String(),
    "kind": pl.String(),
    "outcome": pl.String(),
    "operator": pl.String(),
    "stated": pl.Float64(),
    "aim": pl.Float64(),
    "unit": pl.String(),
    "value": pl.Float64(),
    "ci_low": pl.Float64(),
    "ci_high": pl.Float64(),
    "margin": pl.Float64(),
    "margin_relative": pl.Float64(),
    "probability": pl.Float64(),
    "probability_low": pl.Float64(),
    "probability_high": pl.Float64(),
    "seeds": pl.Int64(),
    "parameter_sets": pl.Int64(),
    "months": pl.Int64(),
    "over": pl.String(),
    "verdict": pl.String(),
    "depends_on": pl.String(),
    "met_only_with": pl.String(),
    "note": pl.String(),
}


def scoreboard(results: Results) -> pl.DataFrame:
    """One row for each target, scenario and closure, in this order.

    Columns:

    - ``stated``: the plan's value, ``aim``: what the run is held against, less where it ends before
      the target's date and flows are summed (``over`` says so);
    - ``value`` with ``ci_low``, ``ci_high``, ``margin``, ``probability`` and its interval: see
      :class:`~analysis.scores.Score`; null where there is none;
    - ``verdict``: met, missed, unsure, slack, rests on unknown numbers, not scorable;
    - ``depends_on``, ``met_only_with``: families of policies, separated by spaces; null where no
      runs leave them out;
    - ``note``: why it is slack, not scorable or uncertain.
    """
    rows = [
        _row(under, standing, at, scenario)
        for under in results.closures
        for standing in standings(under)
        for at, scenario in enumerate(under.runs.scenarios)
    ]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row").rechunk()


def _row(results: Results, standing: Standing, at: int, scenario: str) -> tuple[object, ...]:
    target, found, scored = standing.target, standing.found, standing.scores[at]
    first = (
        *(standing.name, scenario, results.runs.closure, target.kind, target.outcome),
        *(target.operator, target.value),
    )
    if isinstance(found, str) or scored is None:
        said = found if isinstance(found, str) else "no seed has a value"
        return (
            *(*first, None, target.known.unit, *[None] * 11),
            *(None, NOT_SCORABLE, None, None, said),
        )
    of_it = {each.scenario for each in results.runs.left_out.values()}
    depends = [each.family for each in standing.depends_on] if scenario in of_it else None
    flips = [each.family for each in standing.depends_on if each.flips]
    numbers = (
        *(scored.value, scored.low, scored.high, scored.margin),
        scored.margin / abs(found.aim) if found.aim else None,
        *(scored.probability, scored.probability_low, scored.probability_high),
    )
    return (
        *(*first, found.aim, target.known.unit, *map(_known, numbers)),
        *(scored.seeds, scored.sets, found.months, found.said, scored.verdict),
        None if depends is None else " ".join(depends),
        None if depends is None else " ".join(flips),
        note(target),
    )


def note(target: Target) -> str:
    """What must be said of a target beside its score."""
    rests = f"rests on {target.rests_on}" if target.rests_on else ""
    return "; ".join(filter(None, (target.slack, rests, target.note)))


def _known(number: float | None) -> float | None:
    return None if number is None or not np.isfinite(number) else number
