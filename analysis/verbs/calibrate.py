"""Fit a region's numbers to its moments, with a recovery test and an ensemble of sets that fit."""

from agents.process import SETTINGS  # noqa: F401 before a numeric library starts

import sys
from pathlib import Path

from analysis.calibration.finish import carry_out
from analysis.calibration.moments import must_be_known
from analysis.calibration.parameters import checkout
from analysis.terminal import terminal
from scenarios.calibrations import prepare_calibration, preview_calibration


def main(arguments: list[str]) -> int:
    """Calibrate as the words ask, or go on with a calibration; 0 when all is written.

    Raises InputError for wrong input, before anything is simulated, and RunError for a run that
    failed; an interruption keeps every run that is finished.
    """
    shown = preview_calibration(arguments)
    if shown is not None:
        sys.stdout.write(shown)
        return 0
    asked = prepare_calibration(arguments)
    must_be_known(asked.settings.calibration.moments, asked.run)
    target = checkout(Path.cwd()) if asked.settings.write else None
    carry_out(asked, target, terminal())
    return 0
