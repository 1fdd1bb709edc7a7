"""One calibration in a directory at a time: two would write over each other's runs."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agents.errors import InputError

LOCK = ".lock"


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """Make the directory, and hold it until the block ends or the process does.

    Raises InputError where another process holds it, and OSError.
    """
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / LOCK
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever held it may have removed the file after it was opened here.
            held = path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())
        except BlockingIOError:
            held = False
        if not held:
            what, allowed = "another calibration is at work there", "another directory, or later"
            raise InputError(what, where=str(directory), allowed=allowed)
        yield
