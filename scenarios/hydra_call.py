"""Hydra's own way of running jobs, called from within a program."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from typing import Any, TextIO, cast

import hydra
from omegaconf import DictConfig

from scenarios.interruption import only_here
from scenarios.source import Source

FULL_ERROR = "HYDRA_FULL_ERROR"


class _WithoutJobErrors:
    """Standard error without the line in which Hydra announces an error that follows anyway."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        announced = text.startswith("Error executing job with overrides")
        return len(text) if announced else self.stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def call_hydra(source: Source, words: Sequence[str], task: Callable[[DictConfig], None]) -> None:
    """Let Hydra compose, launch and sweep: ``task`` gets the configuration of each job.

    What a job raises is raised here.
    """
    application = hydra.main(version_base="1.3", config_path=source.main, config_name=source.name)
    stream = cast("TextIO", _WithoutJobErrors(sys.stderr))
    with _command_line(words), redirect_stderr(stream), only_here():
        application(task)()


@contextmanager
def _command_line(words: Sequence[str]) -> Iterator[None]:
    """Put words where Hydra looks for them, and have it raise errors instead of printing them."""
    arguments, full_error = sys.argv, os.environ.get(FULL_ERROR)
    sys.argv = [arguments[0] if arguments else "jobcity", *words]
    os.environ[FULL_ERROR] = "1"
    try:
        yield
    finally:
        sys.argv = arguments
        if full_error is None:
            del os.environ[FULL_ERROR]
        else:
            os.environ[FULL_ERROR] = full_error
