"""The directory of a calibration: begun, gone on with, and finished."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from agents.errors import InputError
from analysis.calibration.evaluations import RUNS
from analysis.calibration.fit import JOURNAL
from scenarios.calibration import CalibrationSettings
from scenarios.directories import NEW, must_be_free, replace_file, unwritable
from scenarios.provenance import versions

BEGUN = "begun.json"
FINISHED = "calibration.json"
FREE = {"budget", "processes", "threads", "write", "overwrite", "trials", "replicates", "sets"}
"""Settings that may differ when a calibration goes on: none of them changes a run."""


def is_calibration(directory: Path) -> bool:
    """Whether a directory holds a calibration, finished or not."""
    return (directory / BEGUN).is_file()


def begin(directory: Path, settings: CalibrationSettings) -> int:
    """Make the directory ready, or go on where the calibration in it was interrupted.

    Returns how many runs are in it already. A finished one is done anew with ``overwrite`` only.
    Raises InputError for a directory that is taken, of other settings, or not writable.
    """
    going_on = is_calibration(directory) and not settings.overwrite
    if (directory / FINISHED).exists() and going_on:
        raise InputError("holds finished results", where=str(directory), allowed=NEW)
    must_be_free(directory, overwrite=True, finished=is_calibration)
    asked = _asked(settings)
    if going_on:
        _must_be_same(directory, asked)
        runs = directory / RUNS
        return runs.read_bytes().count(b"\n") if runs.exists() else 0
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name in (FINISHED, RUNS, JOURNAL):
            (directory / name).unlink(missing_ok=True)
        replace_file(directory / BEGUN, f"{json.dumps(asked, indent=1)}\n".encode())
    except OSError as error:
        raise unwritable(directory, error) from error
    return 0


def _asked(settings: CalibrationSettings) -> dict[str, Any]:
    code = versions()
    content = settings.model_dump(mode="json", exclude=FREE | {"about"})
    content["code"] = {name: code[name] for name in ("jobcity", "commit")}
    found: dict[str, Any] = json.loads(json.dumps(content))
    return found


def _must_be_same(directory: Path, asked: Mapping[str, Any]) -> None:
    path = directory / BEGUN
    try:
        begun = json.loads(path.read_bytes())
    except ValueError:
        begun = None
    if not isinstance(begun, dict):
        raise InputError("is damaged", where=str(path), allowed="the file as it was")
    differing = [name for name in {**asked, **begun} if asked.get(name) != begun.get(name)]
    if differing:
        what = f"holds a calibration that began with another {', another '.join(differing)}"
        allowed = "the same, a new directory, or overwrite=true"
        raise InputError(what, where=str(directory), allowed=allowed)
