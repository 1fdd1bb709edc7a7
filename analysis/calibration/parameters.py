"""Fitted sets of numbers as configuration: ``parameters/REGION.yaml`` and its ensemble."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from agents.errors import InputError
from analysis.calibration.course import Course
from analysis.calibration.ensemble import rule
from analysis.calibration.problem import Label, rounded
from scenarios.calibrations import numbers_for
from scenarios.directories import replace_file
from scenarios.settings import RunSettings

GROUP = "parameters"
HEAD = "# {about}\n# Written by `jobcity calibrate`; do not edit by hand.\n"


@dataclass(frozen=True)
class Written:
    """A file to be: its name and its content."""

    name: str
    about: str
    content: Mapping[str, Any]

    def text(self) -> str:
        """The file as YAML."""
        body = yaml.safe_dump(
            dict(self.content),
            allow_unicode=True,
            sort_keys=False,
            width=100,
            default_flow_style=None,
        )
        return HEAD.format(about=self.about) + str(body)


def files_of(
    course: Course, run: RunSettings, label: Label, provenance: Mapping[str, Any]
) -> list[Written]:
    """The best set and the ensemble, each number with what is known of it."""
    region = run.region.id
    fitted = course.problem.fitted

    def overrides(values: Sequence[float]) -> dict[str, Any]:
        return {
            path: [rounded(each) for each in number]
            if isinstance(number, list)
            else rounded(number)
            for each, value in zip(fitted.values(), values, strict=True)
            for path, number in numbers_for(run, each, value).items()
        }

    def content(kind: str, name: Label, words: str, sets: list[Any]) -> dict[str, Any]:
        return {
            "id": f"{region}{kind}",
            "label": {"zh": f"{label['zh']}{name['zh']}", "en": f"{label['en']}{name['en']}"},
            "rule": words,
            "provenance": dict(provenance),
            "sets": sets,
            "about": _about(course),
        }

    best = [{"name": "best", "overrides": overrides(course.best)}]
    many = [
        {"name": f"set_{number:02d}", "overrides": overrides(values)}
        for number, values in enumerate(course.ensemble.sets, 1)
    ]
    least = "the least squared distance from the moments of all sets that were run"
    words = rule(len(fitted))
    return [
        Written(
            region,
            "The numbers that fit the region's moments best.",
            content("", {"zh": "：校准值", "en": ", calibrated"}, least, best),
        ),
        Written(
            f"{region}_ensemble",
            "Sets of numbers that fit the region's moments about as well as the best.",
            content("_ensemble", {"zh": "：参数集合", "en": ", ensemble"}, words, many),
        ),
    ]


def save(files: Sequence[Written], directory: Path) -> list[Path]:
    """Write the files into a folder ``parameters`` of a directory. Raises OSError."""
    folder = directory / GROUP
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{each.name}.yaml" for each in files]
    for path, each in zip(paths, files, strict=True):
        replace_file(path, each.text().encode())
    return paths


def checkout(here: Path) -> Path:
    """The configuration of the checkout in which a command was called.

    Raises InputError where there is none: an installed package is never written to.
    """
    if not (here / "pyproject.toml").is_file() or not (here / "conf" / "calibration").is_dir():
        what = "there is no checkout of Jobcity here"
        raise InputError(what, where="write", allowed="write=true at the root of a checkout")
    return here / "conf"


def _about(course: Course) -> dict[str, Any]:
    moments = ", ".join(course.problem.moments)
    return {
        "provenance.**": {
            "unit": "as named: runs, share, months, sets",
            "evidence": "chosen",
            "note": "how the sets were found",
        },
        "sets.**": {
            "unit": "as where the number is declared",
            "source": f"calibration to {moments}",
            "evidence": "derived",
        },
    }
