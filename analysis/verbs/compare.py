"""Compare scenarios over paired seeds: effects with intervals, a table, figures and a report."""

from agents.process import SETTINGS  # noqa: F401 before a numeric library starts

import sys

from analysis.finish import finish
from analysis.terminal import terminal
from scenarios.comparison import prepare_comparison, preview
from scenarios.ensemble import run_comparison

ALONE = "Nothing to compare: one scenario given; the report shows its levels."


def main(arguments: list[str]) -> int:
    """Run what the words ask for, then draw what came of it; 0 when all is written.

    Everything is composed and checked before the first run starts. Raises InputError for wrong
    input and RunError for a run that failed; an interruption keeps the runs that are finished.
    """
    shown = preview(arguments)
    if shown is not None:
        sys.stdout.write(shown)
        return 0
    comparison = prepare_comparison(arguments)
    run_comparison(comparison)
    if len(comparison.scenarios) == 1:
        sys.stdout.write(f"{ALONE}\n")
    directory = comparison.directory
    try:
        finish(directory, terminal())
    except KeyboardInterrupt as error:
        message = f"all runs are saved in {directory}; `jobcity report {directory}` draws them"
        raise KeyboardInterrupt(message) from error
    return 0
