"""Directories of results: whole or not there at all, and never written over by accident."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from agents.errors import InputError

UNFINISHED = ".partial-"
PROBE = b"\0" * 65536
WRITABLE = "a directory that can be written to, with room left"
NEW = "a new directory, or overwrite=true"

Finished = Callable[[Path], bool]


def is_run(directory: Path) -> bool:
    """Whether a directory holds a finished run."""
    return (directory / "run.json").is_file()


def must_be_free(directory: Path, *, overwrite: bool, finished: Finished = is_run) -> None:
    """Raise InputError for a directory that may not be used for new results, or cannot be.

    Finished results are replaced with ``overwrite`` only, anything else never. Makes nothing that
    stays.
    """
    try:
        if directory.is_dir() and any(directory.iterdir()):
            if not finished(directory):
                what = "is not empty and holds no results of this kind"
                raise InputError(what, where=str(directory), allowed="a new or empty directory")
            if not overwrite:
                raise InputError("holds finished results", where=str(directory), allowed=NEW)
        there = next(place for place in (directory, *directory.parents) if place.exists())
        probe = there / f"{UNFINISHED}{_unique()}"
        try:
            probe.write_bytes(PROBE)
        finally:
            probe.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(directory, error) from error


def unwritable(directory: Path, error: OSError) -> InputError:
    """The error for a directory that the system refuses to write to."""
    return InputError(
        f"cannot be written: {error.strerror or error}", where=str(directory), allowed=WRITABLE
    )


@contextmanager
def new_directory(
    directory: Path, *, overwrite: bool, finished: Finished = is_run
) -> Iterator[Path]:
    """A temporary directory that takes its name when the block ends well, and else vanishes.

    Raises InputError where ``must_be_free`` does, and when the system refuses to write.
    """
    must_be_free(directory, overwrite=overwrite, finished=finished)
    temporary = directory.parent / f"{UNFINISHED}{_unique()}"
    with no_empty_directory_stays([directory]):
        try:
            temporary.mkdir(parents=True)
            yield temporary
            put_in_place(temporary, directory)
        except OSError as error:
            raise unwritable(directory, error) from error
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def no_empty_directory_stays(directories: Iterable[Path]) -> Iterator[None]:
    """Remove, at the end, what of these directories and their parents is new and empty."""
    every = {place for each in directories for place in (each, *each.parents)}
    fresh = [place for place in every if not place.exists()]
    try:
        yield
    finally:
        for place in sorted(fresh, key=lambda place: len(place.parts), reverse=True):
            with suppress(OSError):
                place.rmdir()


def remove_unfinished(below: Path) -> None:
    """Remove what processes that were ended left half-written anywhere below a directory."""
    for place in below.rglob(f"{UNFINISHED}*"):
        if place.is_dir():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OSError."""
    temporary = path.with_name(f"{UNFINISHED}{_unique()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def put_in_place(temporary: Path, directory: Path) -> None:
    """Give a directory the name of another beside it, which vanishes. Raises OSError."""
    if not directory.is_dir() or not any(directory.iterdir()):
        temporary.replace(directory)
        return
    old = directory.with_name(f"{UNFINISHED}{_unique()}")
    directory.replace(old)
    try:
        temporary.replace(directory)
    except OSError:
        old.replace(directory)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _unique() -> str:
    return f"{os.getpid()}-{token_hex(4)}"
