"""The directory of a calibration: begun, gone on with, and finished."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from agents.errors import InputError
from analysis.calibration import moments, problem, simulation
from analysis.calibration.evaluations import RUNS
from analysis.calibration.fit import JOURNAL
from analysis.calibration.lock import LOCK, locked
from scenarios.calibration import CalibrationSettings
from scenarios.directories import (
    NEW,
    UNFINISHED,
    must_be_free,
    no_empty_directory_stays,
    put_in_place,
    remove_unfinished,
    replace_file,
    unwritable,
)
from scenarios.provenance import fingerprint

BEGUN = "begun.json"
FINISHED = "calibration.json"
FREE = {"budget", "processes", "threads", "write", "overwrite", "trials", "replicates", "sets"}
"""Settings that may differ when a calibration goes on: none of them changes a run."""
MEASURING = tuple(Path(str(module.__file__)) for module in (moments, problem, simulation))
"""Sources that say what is kept of a run."""


def is_calibration(directory: Path) -> bool:
    """Whether a directory holds a calibration, finished or not."""
    return (directory / BEGUN).is_file() or (directory / LOCK).is_file()


@contextmanager
def place_of(directory: Path, settings: CalibrationSettings) -> Iterator[Path]:
    """Where a calibration works: new, or gone on with where one of the same settings was begun.

    This is the directory itself, or one beside it where a finished calibration of other settings
    is to be replaced, which it is when the block ends well. Nobody else may work there meanwhile.
    Without any finished run nothing new stays. Raises InputError for a directory that is taken, in
    use, of other settings, or not writable.
    """
    must_be_free(directory, overwrite=True, finished=is_calibration)
    # Where a link points to, so that the link itself stays.
    own = directory.resolve()
    asked = _asked(settings)
    try:
        with no_empty_directory_stays([own]), locked(own):
            differing = _differing(own, asked)
            if (own / FINISHED).exists() and not settings.overwrite:
                raise InputError("holds finished results", where=str(directory), allowed=NEW)
            if differing and not settings.overwrite:
                raise _other(directory, differing)
            if not (differing and (own / FINISHED).exists()):
                with _begun(own, asked):
                    yield own
                return
            beside = own.with_name(f"{UNFINISHED}{own.name}")
            with no_empty_directory_stays([beside]), locked(beside):
                with _begun(beside, asked):
                    yield beside
                put_in_place(beside, own)
    except OSError as error:
        raise unwritable(directory, error) from error


@contextmanager
def all_at_once(place: Path) -> Iterator[Path]:
    """A directory for results, which go into place when the block ends well. Raises OSError."""
    made = Path(mkdtemp(prefix=UNFINISHED, dir=place))
    try:
        yield made
        files = [path for path in made.rglob("*") if path.is_file()]
        # What says that everything is finished comes last.
        for path in sorted(files, key=lambda path: path.name == FINISHED):
            target = place / path.relative_to(made)
            target.parent.mkdir(exist_ok=True)
            path.replace(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _begun(place: Path, asked: Mapping[str, Any]) -> Iterator[None]:
    """Begin, or go on where the same was begun."""
    remove_unfinished(place)
    if not (place / BEGUN).exists() or _differing(place, asked):
        for name in (FINISHED, RUNS, JOURNAL):
            (place / name).unlink(missing_ok=True)
        replace_file(place / BEGUN, f"{json.dumps(asked, indent=1)}\n".encode())
    try:
        yield
    finally:
        _remove_without_runs(place)


def _remove_without_runs(place: Path) -> None:
    runs = place / RUNS
    with suppress(OSError):
        if not runs.exists() or (runs.is_file() and runs.stat().st_size == 0):
            for name in (RUNS, JOURNAL, BEGUN, LOCK):
                (place / name).unlink(missing_ok=True)


def _asked(settings: CalibrationSettings) -> dict[str, Any]:
    content = _without_about(settings.model_dump(mode="json", exclude=FREE))
    content["code"] = fingerprint(*MEASURING)
    found: dict[str, Any] = json.loads(json.dumps(content))
    return found


def _without_about(content: Any) -> Any:
    """What is known of numbers changes no run."""
    if not isinstance(content, dict):
        return content
    return {key: _without_about(value) for key, value in content.items() if key != "about"}


def _differing(place: Path, asked: Mapping[str, Any]) -> list[str]:
    """The settings with which another calibration was begun there."""
    path = place / BEGUN
    if not path.exists():
        return []
    try:
        begun = json.loads(path.read_bytes())
    except ValueError:
        begun = None
    if not isinstance(begun, dict):
        return [BEGUN]
    return [name for name in {**asked, **begun} if asked.get(name) != begun.get(name)]


def _other(directory: Path, differing: list[str]) -> InputError:
    if differing == [BEGUN]:
        allowed = "the file as it was, a new directory, or overwrite=true"
        return InputError("is damaged", where=str(directory / BEGUN), allowed=allowed)
    what = f"holds a calibration that began with another {', another '.join(differing)}"
    allowed = "the same, a new directory, or overwrite=true"
    return InputError(what, where=str(directory), allowed=allowed)
