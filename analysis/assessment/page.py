"""One self-contained page with what an assessment found."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.assessment.findings import NO_LABEL, Findings, rests_on
from analysis.assessment.names import known_of, shown_term, term_label
from analysis.assessment.sides import Sides
from analysis.inline import inline

TEMPLATE = "page.html.j2"


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it stands in the page."""

    svg: str
    caption: str


def page(
    sides: tuple[Sides, ...], found: Findings, figures: Path, captions: Mapping[str, str]
) -> str:
    """The page as HTML text, with the SVG files of the directory ``figures`` inside it.

    ``captions``: of each figure, by its name. Nothing is fetched when it is opened, and equal
    results give an equal page.
    """
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    project, runs = sides[0].project, sides[0].runs
    return pages.get_template(TEMPLATE).render(
        project=project,
        rests_on=rests_on(sides),
        closures=[each.runs.closure_label() for each in sides],
        meanings=list(runs.closures.values()),
        found=found,
        no_label=NO_LABEL,
        terms=[
            (term_label(name), shown_term(value, project), known_of(name, project))
            for name, value in project.terms.items()
        ],
        figures=[
            Shown(inline(figures / f"{name}.svg", name), caption)
            for name, caption in captions.items()
        ],
        versions=sorted(runs.runs[0].facts.versions.items()),
    )
