"""What is to be done with the results of a calibration, told where it ends."""

from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from analysis.calibration.parameters import BEST, FEWEST_SETS
from scenarios.calibrations import Asked
from scenarios.source import options

REPORT = "report.html"
FEWEST_TRIALS = 5
"""Trials for each number, and"""
FEWEST_REPLICATES = 10
"""recoveries, below which results are not to be kept."""


def closing(asked: Asked, found: int, copies: Sequence[Path]) -> list[str]:
    """Lines to be printed: ``found`` sets fit, and ``copies`` were written into a checkout."""
    directory, wanted = asked.directory, asked.settings.sets
    lines = []
    if found < wanted:
        lines.append(f"Only {found} of {wanted} sets fit by the rule: more trials may help")
    if found < FEWEST_SETS:
        lines.append(f"No parameter sets are written: {FEWEST_SETS} are the fewest")
    numbers = len(asked.settings.calibration.fitted)
    trial = asked.settings.trials < FEWEST_TRIALS * numbers
    if trial or asked.settings.replicates < FEWEST_REPLICATES:
        lines.append(
            f"{asked.settings.trials} trials for {numbers} numbers and {asked.settings.replicates} "
            "recoveries are for trying out, not for keeping"
        )
    if copies:
        lines.append(f"Written: {', '.join(map(str, copies))}")
    else:
        # A file of the user's with the name of one of ours is refused.
        if asked.run.region.id not in options(BEST, []):
            lines.append(f"To use them: {_comparison(asked, found)}")
        words = f"hydra.run.dir={quote(str(directory))} overwrite=true write=true"
        keep = f"the same words with {words}, at the root of a checkout; no run is made again"
        lines.append(f"To keep them: {keep}")
    return [*lines, f"Look at {directory / REPORT}"]


def _comparison(asked: Asked, found: int) -> str:
    words = ["jobcity compare", f"--config-dir {quote(str(asked.directory))}"]
    if asked.own is not None:
        words.append(quote(f"hydra.searchpath=[{asked.own}]"))
    words.append(f"region={asked.run.region.id}")
    if found >= FEWEST_SETS:
        words.append("parameters=ensemble")
    return " ".join(words)
