"""A run that failed, told from input that was wrong."""

import traceback

from agents.errors import InputError
from scenarios.settings import RunSettings


class RunError(Exception):
    """A run ended in an error: which run, and what it said. Ends a command with status 1."""


def failure(settings: RunSettings, error: Exception) -> Exception:
    """The error to raise for what went wrong in a run; wrong input stays what it is.

    It crosses process boundaries and carries the trace as a note.
    """
    if isinstance(error, InputError):
        return error
    about = f"scenario={settings.scenario.id} closure={settings.closure.id} seed={settings.seed}"
    failed = RunError(f"{about}: {type(error).__name__}: {error}".rstrip(": "))
    failed.add_note("".join(traceback.format_exception(error)))
    return failed
