"""Fitted sets of numbers as configuration: the best one, and an ensemble of those that fit too.

``calibrated/REGION.yaml`` holds the best numbers, which every run of the region takes;
``parameter_sets/REGION.yaml`` the sets over which a comparison may spread its seeds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from agents.errors import InputError
from analysis.calibration.course import Course
from analysis.calibration.ensemble import rule
from scenarios.calibration import Span, rounded
from scenarios.calibrations import numbers_for
from scenarios.directories import replace_file
from scenarios.settings import RunSettings

BEST, ENSEMBLE = "calibrated", "parameter_sets"
HEAD = "# {about}\n# Written by `jobcity calibrate`; do not edit by hand.\n"
OVER_EVERYTHING = "# @package _global_\n"
FEWEST_SETS = 2
"""In a file of parameter sets."""
LEAST = "the least squared distance from the moments of all sets that were run"


@dataclass(frozen=True)
class Written:
    """A file to be: its path, what comes first in it, and its content."""

    path: str
    head: str
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
        return self.head + str(body)


def files_of(course: Course, run: RunSettings, provenance: Mapping[str, Any]) -> list[Written]:
    """The best set with what is known of each number, and the ensemble unless it is too small."""
    region, fitted = run.region.id, course.problem.fitted
    said = "; ".join(f"{name} {value}" for name, value in provenance.items())

    def overrides(spans: Iterable[Span], values: Sequence[float]) -> dict[str, Any]:
        return {
            path: [rounded(each) for each in number]
            if isinstance(number, list)
            else rounded(number)
            for each, value in zip(spans, values, strict=True)
            for path, number in (numbers_for(run, each, value) or {each.path: value}).items()
        }

    ranges = course.problem.ranges.values()
    best = overrides(fitted.values(), course.best)
    about = "The numbers that fit the region's moments best; every run of the region takes them."
    sets = [
        {
            "name": f"set_{number:02d}",
            "overrides": overrides(fitted.values(), member.fitted)
            | (overrides(ranges, member.ranges) if member.ranges else {}),
        }
        for number, member in enumerate(course.ensemble.sets, 1)
    ]
    many = "Sets of numbers that fit the region's moments about as well as the best."
    known = {
        "unit": "as where the number is declared",
        "source": f"calibration to {', '.join(course.problem.moments)}",
        "evidence": "derived",
    }
    files = [
        Written(
            f"{BEST}/{region}.yaml",
            OVER_EVERYTHING + HEAD.format(about=about) + f"# Rule: {LEAST}.\n# From: {said}.\n",
            {
                "calibrated_from": said,
                **nested(best),
                "about": {f"{top}.**": known for top in nested(best)},
            },
        ),
        Written(
            f"{ENSEMBLE}/{region}.yaml",
            HEAD.format(about=many),
            {
                "rule": rule(course.problem),
                "provenance": said,
                "sets": sets,
            },
        ),
    ]
    return files if len(sets) >= FEWEST_SETS else files[:1]


def nested(overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Values by dotted path as mappings in mappings; whole numbers in a path are whole numbers."""
    result: dict[str, Any] = {}
    for path, value in overrides.items():
        *above, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
        node: dict[Any, Any] = result
        for part in above:
            node = node.setdefault(part, {})
        node[last] = value
    return result


def save(files: Sequence[Written], directory: Path) -> list[Path]:
    """Write the files below a directory. Raises OSError."""
    paths = [directory / each.path for each in files]
    for path, each in zip(paths, files, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
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
