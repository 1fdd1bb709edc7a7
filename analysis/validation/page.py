"""The page that a referee reads first: card, theory, figures, definitions."""

import json
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.facts import RunFacts, read_facts
from analysis.inline import inline
from analysis.numbers import amount, signed
from analysis.validation.card import FAIL, PASS, VERDICTS, Card
from analysis.validation.figures.gallery import DRAWINGS
from analysis.validation.words import (
    LEGEND,
    known,
    rests_on,
    shown_band,
    shown_value,
    summary,
)
from scenarios.validation import BASELINE, Validation, run_directory

TEMPLATE = "page.html.j2"


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it stands in the page."""

    svg: str
    caption: str


def page(card: Card, validation: Validation, figures: Path) -> str:
    """The page as HTML text, with the SVG files of the directory ``figures`` inside it.

    Nothing is fetched when it is opened, and equal results give an equal page.
    """
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    definitions = {row.statistic.name: row.statistic.definition for row in card.rows}
    return pages.get_template(TEMPLATE).render(
        region=validation.settings.region.label,
        rests_on=rests_on(validation),
        summary=summary(card),
        legend=LEGEND,
        families=card.families(),
        counts=[(verdict, card.count(verdict)) for verdict in VERDICTS if card.count(verdict)],
        answers=card.answers,
        passed=PASS,
        failed=FAIL,
        value=shown_value,
        band=shown_band,
        known=known,
        amount=amount,
        signed=signed,
        style=lambda verdict: verdict.lower().replace(" ", "-"),
        figures=[
            Shown(inline(figures / f"{name}.svg", name), drawing.caption)
            for name, drawing in DRAWINGS.items()
        ],
        definitions=definitions,
        versions=sorted(_versions(validation).items()),
    )


def _versions(validation: Validation) -> dict[str, str]:
    """What made the runs, as the first of them says."""
    for arm in (BASELINE, *validation.arms):
        path = run_directory(validation.directory, arm, validation.seeds[0]) / "run.json"
        if path.is_file():
            versions = read_facts(path, RunFacts).versions
            return {name: _text(value) for name, value in versions.items()}
    return {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
