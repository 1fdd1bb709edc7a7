"""Draw figures, table and report again from finished runs; nothing is simulated."""

from agents.process import SETTINGS  # noqa: F401 before a numeric library starts

import argparse
from pathlib import Path
from typing import NoReturn

from agents.errors import InputError
from analysis.assessment.finish import finish_assessment
from analysis.assessment.sides import is_assessment
from analysis.finish import finish
from analysis.terminal import terminal

DESCRIPTION = """Draws the figures, the table of effects and the report again from finished runs,
into the same directory. Nothing is simulated."""
EXAMPLES = """examples:
  jobcity report outputs/compare/2026-01-31     a comparison
  jobcity report outputs/assess/2026-01-31      an assessment of a project
  jobcity report outputs/run/2026-01-31         a single run: levels only"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise InputError(message, where="jobcity report", allowed="jobcity report DIR")


def main(arguments: list[str]) -> int:
    """Redraw what ``arguments`` name; 0 when done, :class:`InputError` for what cannot be read."""
    parser = _Parser(
        prog="jobcity report",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("directory", metavar="DIR", type=Path, help="where the runs were saved")
    directory: Path = parser.parse_args(arguments).directory
    draw = finish_assessment if is_assessment(directory) else finish
    draw(directory, terminal())
    return 0
