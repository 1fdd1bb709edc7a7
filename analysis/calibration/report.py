"""One self-contained page with everything that came of a calibration."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.calibration.course import Course
from analysis.calibration.ensemble import rule
from analysis.calibration.figures import DRAWINGS
from analysis.calibration.problem import Label
from analysis.calibration.table import notes, tables
from analysis.style import save

TEMPLATE = "report.html.j2"
NAMED = re.compile(r'(\bid="|href="#|url\(#)')


def write_figures(course: Course, directory: Path) -> None:
    """Draw all figures into a directory."""
    directory.mkdir(exist_ok=True)
    for name, draw in DRAWINGS.items():
        save(draw(course), directory, name)


def page(
    course: Course,
    figures: Path,
    label: Label,
    provenance: Mapping[str, Any],
    left_alone: Mapping[str, tuple[str, ...]],
) -> str:
    """The page as HTML, the figures of a directory inside it."""
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template(TEMPLATE).render(
        label=label,
        notes=notes(course),
        tables=tables(course),
        figures=[_inline(figures / f"{name}.svg", name) for name in DRAWINGS],
        flat=[direction for direction in course.identification.flat if len(direction) > 1],
        alike=course.identification.alike,
        rule=rule(course.problem),
        provenance=provenance,
        left_alone=left_alone,
    )


def _inline(path: Path, name: str) -> str:
    text = path.read_text(encoding="utf-8")
    return NAMED.sub(rf"\g<1>{name}-", text[text.index("<svg") :])
