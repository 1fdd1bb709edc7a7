"""The scoreboard as lines of text that any kind of table can print."""

import math
from dataclasses import dataclass

from analysis.facts import Label
from analysis.numbers import amount, signed
from analysis.scoreboard import Standing, note
from analysis.scores import LIKELY, MET, MISSED, SLACK, UNKNOWN, UNSURE, Score

Board = tuple[Standing, ...]
SIGNS = {">=": "≥", "<=": "≤", "=": "=", "~=": "≈"}
SHORT = {UNKNOWN: "unknown"}
LEGEND = (
    "Mean over seeds, then the verdict. Targets a year go by the worst of the run's whole calendar "
    "years, rates and levels by the mean of the last twelve months that count. met, missed: at "
    "least 90 %, or at most 10 %, of seeds reach it; ?: too few seeds to be sure. unsure: in "
    "between, with the share that do. slack: met by a wide margin without any package, or by how "
    "it is counted, so that it tells packages nothing. unknown: decided by numbers that nobody "
    "knows."
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One scenario's value and verdict; ``sure`` where it is met or missed.

    ``said``: the verdict in few words, with the share of seeds where they disagree.
    """

    value: str
    interval: str
    verdict: str
    probability: str
    said: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A target that can be scored: what is aimed at and a mark for each scenario.

    ``over``: the months that count; ``depends``: the families of policies it depends on, in words.
    """

    name: str
    label: Label
    definition: str
    aim: str
    unit: str
    over: str
    marks: tuple[Mark | None, ...]
    depends: str
    note: str


def lines(board: Board) -> tuple[Line, ...]:
    """A line for each target that any scenario has a score for."""
    return tuple(_line(each) for each in board if each.scorable)


def not_scored(board: Board) -> tuple[tuple[str, Label, str], ...]:
    """Id and name of each target that is not scorable, and why."""
    return tuple(
        (each.name, _label(each), each.found if isinstance(each.found, str) else "no value")
        for each in board
        if not each.scorable
    )


def remarks(board: Board) -> tuple[tuple[str, str], ...]:
    """Id of each target of which something must be said, and what."""
    found = ((each.name, note(each.target)) for each in board if each.scorable)
    return tuple((name, said) for name, said in found if said)


def _line(standing: Standing) -> Line:
    target, found = standing.target, standing.found
    aim, over = (target.value, "") if isinstance(found, str) else (found.aim, found.said)
    return Line(
        name=standing.name,
        label=_label(standing),
        definition=target.definition,
        aim=f"{SIGNS[target.operator]} {amount(aim)}",
        unit=target.known.unit,
        over=over,
        marks=tuple(None if each is None else _mark(each) for each in standing.scores),
        depends=_depends(standing),
        note=note(target),
    )


def _mark(scored: Score) -> Mark:
    bounded = math.isfinite(scored.low)
    verdict, share = SHORT.get(scored.verdict, scored.verdict), f"{100 * scored.probability:.0f}%"
    return Mark(
        value=amount(scored.value),
        interval=f"{amount(scored.low)} to {amount(scored.high)}" if bounded else "one seed",
        verdict=verdict,
        probability=share,
        said=_said(scored.probability, verdict, share),
        sure=scored.verdict in (MET, MISSED, SLACK),
    )


def _said(probability: float, verdict: str, share: str) -> str:
    if verdict != UNSURE:
        return verdict
    if probability >= LIKELY:
        return f"{MET} ?"
    return f"{MISSED} ?" if probability <= 1 - LIKELY else f"{verdict} {share}"


def _depends(standing: Standing) -> str:
    return ", ".join(
        f"{each.label.en} {_change(each.change)}{' (met only with it)' * each.flips}"
        for each in standing.depends_on
    )


def _change(change: float) -> str:
    return signed(change, 0 if abs(change) >= 100 else 2)  # noqa: PLR2004 as people read it


def _label(standing: Standing) -> Label:
    return Label.model_validate(standing.target.label)
