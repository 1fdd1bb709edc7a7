"""An assessment's saved runs: both sides under each closure, with what was seen of the project."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from agents.errors import InputError
from analysis.facts import ComparisonFacts, ProjectFacts, read_facts
from analysis.load import Runs, load, together
from analysis.saved_tables import OUTCOMES, must_have_columns
from analysis.series import Series, outcome_series
from analysis.windows import YEAR, Window

FACTS = "comparison.json"
SEEN = "project.parquet"
SINCE = "since_start"


@dataclass(frozen=True, slots=True)
class Sides:
    """The runs with and without a project under one closure, and all that they recorded."""

    project: ProjectFacts
    runs: Runs
    series: Series

    @property
    def places(self) -> tuple[int, int]:
        """Where the side without the project and the one with it stand in the series."""
        return self.series.row(self.runs.baseline or ""), self.series.row(self.project.id)

    @property
    def windows(self) -> tuple[Window, ...]:
        """All months since the project's first, and the last twelve of a run that has them."""
        start = date.fromisoformat(f"{self.project.month}-01")
        since = np.array([month >= start for month in self.runs.months])
        found = [Window(SINCE, since)]
        if since.sum() > YEAR:
            place = np.arange(since.size)
            found.append(Window("last_12_months", place >= since.size - YEAR))
        return tuple(found)


def is_assessment(directory: Path) -> bool:
    """Whether a directory holds the finished runs of an assessment."""
    path = directory / FACTS
    return path.is_file() and read_facts(path, ComparisonFacts).project is not None


def load_sides(directory: Path) -> tuple[Sides, ...]:
    """Both sides under each closure, the main one first.

    :class:`InputError` where :func:`analysis.load.load` raises it, for a directory that holds no
    assessment, and for a run that lacks what was seen of the project.
    """
    found = load(directory)
    project = None
    if (directory / FACTS).is_file():
        project = read_facts(directory / FACTS, ComparisonFacts).project
    if project is None:
        what, allowed = "holds no assessment", "a directory that `jobcity assess` made"
        raise InputError(what, where=str(directory), allowed=allowed)
    if project.id not in found[0].treated:
        what = f"names no runs with the project '{project.id}'"
        allowed = ", ".join(found[0].scenarios)
        raise InputError(what, where=str(directory / FACTS), allowed=allowed)
    return tuple(Sides(project, runs, _everything(runs)) for runs in found)


def _everything(runs: Runs) -> Series:
    for run in runs.runs:
        path = run.directory / SEEN
        if not path.is_file():
            raise InputError("file is missing", where=str(path), allowed="a finished assessment")
        must_have_columns(path, OUTCOMES)
    seen = together(runs.runs, SEEN, OUTCOMES)
    return outcome_series(replace(runs, outcomes=pl.concat([runs.outcomes, seen])))
