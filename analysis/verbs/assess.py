"""Assess a project's impact on jobs: who is hired, what is displaced, whose unemployment moves."""

from agents.process import SETTINGS  # noqa: F401 before a numeric library starts

import sys

from analysis.assessment.finish import finish_assessment
from analysis.terminal import terminal
from scenarios.assessment import prepare_assessment, preview_assessment
from scenarios.ensemble import run_comparison


def main(arguments: list[str]) -> int:
    """Run a region with a project and without, then draw what came of it; 0 when all is written.

    Everything is composed and checked before the first run starts. Raises InputError for wrong
    input and RunError for a run that failed; an interruption keeps the runs that are finished.
    """
    shown = preview_assessment(arguments)
    if shown is not None:
        sys.stdout.write(shown)
        return 0
    assessment = prepare_assessment(arguments)
    run_comparison(assessment)
    directory = assessment.directory
    try:
        finish_assessment(directory, terminal())
    except KeyboardInterrupt as error:
        message = f"all runs are saved in {directory}; `jobcity report {directory}` draws them"
        raise KeyboardInterrupt(message) from error
    return 0
