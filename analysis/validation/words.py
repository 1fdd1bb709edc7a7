"""The card in words and numbers, alike in the terminal, in JSON and on the page."""

import json
import math

from analysis.numbers import amount, tick
from analysis.validation.card import FAIL, NONE, PASS, VERDICTS, WARN, Card, Row
from scenarios.facts import Band
from scenarios.oracles.asking import Answer
from scenarios.oracles.finding import Finding
from scenarios.validation import Validation

MARK = "†"
UNSURE = {"recalled": "from memory", "unknown": "a prior"}
LEGEND = (
    f"{PASS} within the band, {WARN} within the wider one, {FAIL} beyond. Fitted: used in the "
    f"calibration; all others are predicted. {MARK} a number of the model was set from the same "
    "source. ± one standard error across seeds."
)


def shown_value(row: Row) -> str:
    """The value and its standard error, or a dash where there is none."""
    if row.verdict == NONE:
        return "–"
    spread = f" ± {amount(row.error, 2)}" if math.isfinite(row.error) else ""
    return f"{amount(row.value)}{spread}"


def shown_band(band: Band) -> str:
    """A band from its lower to its upper end."""
    return " to ".join(tick(end) for end in band)


def known(row: Row) -> str:
    """How the band is known, and in words where it is hardly known."""
    evidence = row.fact.known.evidence
    return f"{evidence}: {UNSURE[evidence]}" if evidence in UNSURE else evidence


def summary(card: Card) -> str:
    """How many facts passed, and how many oracles."""
    counts = [f"{card.count(verdict)} {verdict}" for verdict in VERDICTS if card.count(verdict)]
    predicted = [row for row in card.rows if not row.fact.fitted and row.verdict != NONE]
    passed = sum(row.verdict == PASS for row in predicted)
    free = [row for row in predicted if not row.fact.input]
    freely = sum(row.verdict == PASS for row in free)
    parts = [
        f"{len(card.rows)} facts: {', '.join(counts)}",
        f"of {len(predicted)} predicted, {passed} {PASS}",
        f"of {len(free)} that no number was set from (no {MARK}), {freely} {PASS}",
    ]
    if card.answers:
        points = [finding for answer in card.answers for finding in answer.findings]
        held = sum(finding.passed for finding in points)
        parts.append(f"theory: {held} of {len(points)} numbers hold")
    return "; ".join(parts)


def rests_on(validation: Validation) -> str:
    """What was run."""
    settings = validation.settings
    seeds = f"seeds {validation.seeds[0]} to {validation.seeds[-1]}"
    return (
        f"{settings.region.label['en']}, {settings.scenario.label['en'].lower()}, {seeds}, "
        f"{settings.months} months from {settings.start:%Y-%m} after {settings.settling_months} of "
        f"settling, {settings.scale:g} of the population."
    )


def as_json(card: Card, validation: Validation) -> str:
    """``validation.json``: every fact and finding, NaN as null."""
    settings = validation.settings
    content = {
        "region": settings.region.id,
        "scenario": settings.scenario.id,
        "seeds": list(validation.seeds),
        "months": settings.months,
        "settling_months": settings.settling_months,
        "scale": settings.scale,
        "summary": {verdict: card.count(verdict) for verdict in VERDICTS},
        "facts": [_fact(row) for row in card.rows],
        "theory": [_answer(answer) for answer in card.answers],
    }
    return f"{json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)}\n"


def _fact(row: Row) -> dict[str, object]:
    about = row.fact.known
    return {
        "id": row.name,
        "label": dict(row.fact.label),
        "family": row.statistic.family,
        "statistic": row.statistic.name,
        "group": row.fact.group,
        "definition": row.statistic.definition,
        "value": _number(row.value),
        "standard_error": _number(row.error),
        "band": list(row.fact.band),
        "warn": list(row.fact.warn),
        "unit": about.unit,
        "source": about.source,
        "evidence": about.evidence,
        "note": about.note,
        "fitted": row.fact.fitted,
        "input": row.fact.input,
        "verdict": row.verdict,
        "why": row.why,
    }


def _answer(answer: Answer) -> dict[str, object]:
    return {
        "name": answer.name,
        "statement": answer.statement,
        "source": answer.source,
        "verdict": PASS if answer.passed else FAIL,
        "points": [_finding(finding) for finding in answer.findings],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "name": finding.name,
        "expected": _number(finding.expected),
        "simulated": _number(finding.simulated),
        "standard_error": _number(finding.standard_error),
        "bias": _number(finding.bias),
        "z": _number(finding.z),
        "precision": _number(finding.precision),
        "detail": finding.detail,
        "verdict": PASS if finding.passed else FAIL,
    }


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
