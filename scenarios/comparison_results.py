"""Whose results a directory of compared runs holds: which verb's, and whether all are there."""

import json
from pathlib import Path

from agents.errors import InputError
from scenarios.directories import is_run, must_be_free, replace_file

COMPARE = "compare"
ASSESS = "assess"
FACTS = "comparison.json"
PLAN = "unfinished.json"
"""What lies beside the runs while some are missing: the verb, and how many runs there are to be."""
RUNS = ("runs/closure=*/scenario=*/seed=*", "runs/scenario=*/seed=*")
"""Where runs lie; those of before closures were a choice one level higher."""
SEEN = "project.parquet"


def verb_of(directory: Path) -> str:
    """The verb whose runs a directory holds, finished or some of them; empty where there are none.

    Only an assessment has runs in which a project is watched.
    """
    if (directory / FACTS).is_file():
        return ASSESS if "project" in _read(directory / FACTS) else COMPARE
    if verb := _read(directory / PLAN).get("verb"):
        return str(verb)
    runs = _runs(directory)
    if any((run / SEEN).is_file() for run in runs):
        return ASSESS
    return COMPARE if runs else ""


def must_be_free_for(verb: str, directory: Path, *, overwrite: bool) -> None:
    """Raise InputError for a directory that the verb may not use for new results, or cannot.

    ``overwrite`` replaces results of the same verb, those of another never.
    """
    found = verb_of(directory)
    if found not in {"", verb}:
        what = f"holds results of `jobcity {found}`, which `jobcity {verb}` does not replace"
        raise InputError(what, where=str(directory), allowed="a new or empty directory")
    if found and not overwrite and not (directory / FACTS).is_file():
        raise unfinished(directory)
    must_be_free(directory, overwrite=overwrite, finished=lambda place: verb_of(place) == verb)


def unfinished(directory: Path) -> InputError:
    """The error for a directory in which runs are missing: how many, and how to go on."""
    kept = sum(map(is_run, _runs(directory)))
    planned = _read(directory / PLAN).get("runs")
    missing = are_missing(planned - kept if isinstance(planned, int) else None)
    return InputError(
        f"is unfinished: {kept} finished runs are kept, {missing}",
        where=str(directory),
        allowed=f"`jobcity {verb_of(directory) or COMPARE} …` again, {go_on()}",
    )


def are_missing(count: int | None) -> str:
    """How many runs are not there, None where nothing says how many there are to be."""
    return f"{'others' if count is None else count} {'is' if count == 1 else 'are'} missing"


def go_on() -> str:
    """How results are completed of which a part is there."""
    return "in a new directory, or here with overwrite=true; it runs all of them anew"


def write_plan(directory: Path, verb: str, runs: int) -> None:
    """Say of a directory whose runs it is to hold, and how many. Raises OSError."""
    replace_file(directory / PLAN, f"{json.dumps({'verb': verb, 'runs': runs})}\n".encode())


def remove_plan(directory: Path) -> None:
    """Take back what :func:`write_plan` said. Raises OSError."""
    (directory / PLAN).unlink(missing_ok=True)


def _runs(directory: Path) -> list[Path]:
    return [run for level in RUNS for run in directory.glob(level)]


def _read(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
