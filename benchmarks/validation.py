"""Puts a finished validation into docs/validation.md, and its misses into the README's limits.

Run it as ``python benchmarks/validation.py outputs/validate/…`` after ``jobcity validate``.
"""

import argparse
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.numbers import amount, signed
from analysis.validation.catalogue import FAMILIES
from analysis.validation.figures.gallery import DRAWINGS
from analysis.validation.words import LEGEND, shown_band

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BEGINS, ENDS = "<!-- card: begins -->", "<!-- card: ends -->"
PAGE = ROOT / "docs" / "validation.md"
FIGURES = ROOT / "docs" / "figures" / "validation"
Entry = dict[str, Any]

INTRODUCTION = """\
# Validation

What `jobcity validate region={region}` shows: stylised facts as bands, and theory in the textbook
region. Facts used in the calibration are fitted, all others are predicted; a prediction that fails
stays here. {legend}

{counts}. Simulated: seeds {first} to {last}, {months} months after {settling} of settling,
{scale:g} of the population.
"""


def main() -> None:
    """Copy the figures and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    directory: Path = parser.parse_args().directory
    card = json.loads((directory / "validation.json").read_text(encoding="utf-8"))
    FIGURES.mkdir(parents=True, exist_ok=True)
    parts = [_introduction(card), *_facts(card["facts"]), *_theory(card["theory"]), "## Figures"]
    for name, drawing in DRAWINGS.items():
        shutil.copy(directory / "figures" / f"{name}.png", FIGURES / f"{name}.png")
        parts.append(f"![{drawing.caption}](figures/validation/{name}.png)\n\n{drawing.caption}")
    PAGE.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(f"{BEGINS}\n")
    _, _, after = rest.partition(ENDS)
    README.write_text(f"{before}{BEGINS}\n{_limit(card)}\n{ENDS}{after}", encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)} and {len(DRAWINGS)} figures from {directory}")


def _limit(card: Entry) -> str:
    """What of the card is a limit: predictions outside their bands, with their values."""
    missed: dict[str, list[str]] = {"FAIL": [], "WARN": []}
    for fact in card["facts"]:
        if fact["verdict"] in missed and not fact["fitted"]:
            band = shown_band(tuple(fact["band"]))
            shown = f"{fact['label']['en']} {amount(fact['value'])} ({band})"
            missed[fact["verdict"]].append(shown)
    far, near = ("; ".join(missed[verdict]) for verdict in ("FAIL", "WARN"))
    free, passed = _passing(card, lambda fact: not fact["fitted"] and not fact["input"])
    return (
        f"- **Predictions miss.** Of {free} facts that neither the fit nor any number uses, "
        f"{passed} pass. Beyond their band, by value and (band), are, far: {far}. "
        f"Somewhat: {near}. All are on [the card](docs/validation.md)."
    )


def _passing(card: Entry, counts: Callable[[Entry], bool]) -> tuple[int, int]:
    """How many of such facts there are, and how many of them pass."""
    facts = [fact for fact in card["facts"] if counts(fact)]
    return len(facts), sum(fact["verdict"] == "PASS" for fact in facts)


def _introduction(card: Entry) -> str:
    counts = ", ".join(f"{count} {verdict}" for verdict, count in card["summary"].items() if count)
    predicted, passed = _passing(card, lambda fact: not fact["fitted"])
    free, freely = _passing(card, lambda fact: not fact["fitted"] and not fact["input"])
    return INTRODUCTION.format(
        region=card["region"],
        legend=LEGEND,
        counts=f"Facts: {counts}; of {predicted} predicted, {passed} PASS; of {free} "
        f"that no number was set from (no †), {freely} PASS",
        first=card["seeds"][0],
        last=card["seeds"][-1],
        months=card["months"],
        settling=card["settling_months"],
        scale=card["scale"],
    ).rstrip()


def _facts(facts: list[Entry]) -> list[str]:
    parts = []
    for family, (_, label) in FAMILIES.items():
        rows = [fact for fact in facts if fact["family"] == family]
        if rows:
            parts += [f"## {label.en}", "\n".join([*HEAD, *map(_fact, rows)])]
    return parts


HEAD = [
    "| verdict | fact | value | PASS | WARN | unit | known | source |",
    "|---|---|---:|---|---|---|---|---|",
]


def _fact(fact: Entry) -> str:
    value = "–" if fact["value"] is None else amount(fact["value"])
    if fact["standard_error"] is not None:
        value += f" ± {amount(fact['standard_error'], 2)}"
    standing = "fitted" if fact["fitted"] else f"predicted{' †' if fact['input'] else ''}"
    return _row(
        f"**{fact['verdict']}**",
        f"{fact['label']['en']}  {fact['label']['zh']}",
        value,
        shown_band(tuple(fact["band"])),
        shown_band(tuple(fact["warn"])),
        fact["unit"],
        f"{standing}; {fact['evidence']}",
        fact["source"],
    )


def _theory(answers: list[Entry]) -> list[str]:
    if not answers:
        return []
    rows = [
        "| verdict | statement | numbers that hold | largest error, % | worst z | source |",
        "|---|---|---|---:|---:|---|",
    ]
    for answer in answers:
        points = answer["points"]
        held = sum(point["verdict"] == "PASS" for point in points)
        worst = max((point["z"] or 0.0 for point in points), key=abs)
        precision = 100 * max(point["precision"] or 0.0 for point in points)
        rows.append(
            _row(
                f"**{answer['verdict']}**",
                answer["statement"],
                f"{held} of {len(points)}",
                f"{precision:.3f}" if precision else "–",
                signed(worst, 1),
                answer["source"],
            )
        )
    return ["## Theory, in the textbook region", "\n".join(rows)]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '∣') for cell in cells)} |"


if __name__ == "__main__":
    main()
