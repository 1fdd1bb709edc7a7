"""Runs of many scenarios and seeds on all cores, settling once for scenarios that are alike."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace

from scenarios.comparison import Comparison
from scenarios.comparison_results import (
    are_missing,
    go_on,
    must_be_free_for,
    remove_plan,
    verb_of,
    write_plan,
)
from scenarios.directories import (
    is_run,
    new_directory,
    no_empty_directory_stays,
    remove_unfinished,
    replace_file,
    unwritable,
)
from scenarios.failure import RunError
from scenarios.parts import Part, divide, run_part
from scenarios.progress import Meter
from scenarios.workers import work_through


def run_comparison(comparison: Comparison, on_months: Callable[[int], None] | None = None) -> None:
    """Run all scenarios, closures and seeds, save each run as it finishes, then comparison.json.

    ``on_months`` is told how many more months have passed; without it a bar or lines on standard
    error show it. The same bits come of any number of processes. An interruption or a failure
    leaves finished runs and nothing else, or the earlier results where these were to be replaced:
    the new ones take their place when they are whole. RunError names the run that failed,
    InputError tells of a directory that is taken or cannot be written to.
    """
    directory, overwrite = comparison.directory, comparison.settings.overwrite
    must_be_free_for(comparison.verb, directory, overwrite=overwrite)
    if not directory.is_dir() or not any(directory.iterdir()):
        try:
            _run_and_tell(comparison, on_months)
        except (KeyboardInterrupt, RunError) as error:
            raise type(error)(_with_kept_runs(str(error), comparison)) from error
        return
    try:
        # Where a link points to, so that the link itself stays.
        with new_directory(
            directory.resolve(),
            overwrite=overwrite,
            finished=lambda place: verb_of(place) == comparison.verb,
        ) as temporary:
            _run_and_tell(replace(comparison, directory=temporary), on_months)
    except (KeyboardInterrupt, RunError) as error:
        kept = f"the earlier results in {directory} are kept"
        raise type(error)("; ".join(part for part in (str(error), kept) if part)) from error


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def finished_runs(comparison: Comparison) -> int:
    """How many of the comparison's runs are finished and saved."""
    return sum(map(is_run, comparison.directories()))


def _run_and_tell(comparison: Comparison, on_months: Callable[[int], None] | None) -> None:
    processes = comparison.settings.processes or cores()
    parts = divide(comparison, processes)
    if on_months is not None:
        _run(comparison, parts, processes, on_months)
        return
    with Meter("Simulating", sum(part.months for part in parts)) as meter:
        _run(comparison, parts, processes, meter.advance)


def _run(
    comparison: Comparison,
    parts: Sequence[Part],
    processes: int,
    on_months: Callable[[int], None],
) -> None:
    directory = comparison.directory
    folders = [folder for part in parts for folder in part.directories]
    with no_empty_directory_stays([directory, *folders]):
        try:
            directory.mkdir(parents=True, exist_ok=True)
            write_plan(directory, comparison.verb, len(comparison.directories()))
            if processes == 1:
                for part in parts:
                    run_part(part, lambda: on_months(1))
            else:
                work_through(parts, processes, on_months)
            replace_file(directory / "comparison.json", comparison.facts().encode())
            remove_plan(directory)
        except OSError as error:
            raise unwritable(directory, error) from error
        finally:
            remove_unfinished(directory)
            if not finished_runs(comparison):
                remove_plan(directory)


def _with_kept_runs(message: str, comparison: Comparison) -> str:
    kept = finished_runs(comparison)
    missing = are_missing(len(comparison.directories()) - kept)
    words = f"{kept} finished runs are kept in {comparison.directory}, {missing}"
    words = f"{words}; run the command again {go_on()}" if kept else ""
    return "; ".join(part for part in (message, words) if part)
