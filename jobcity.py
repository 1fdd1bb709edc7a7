"""Jobcity's command: the first word is a verb, all others are handed to it."""

import agents.process  # noqa: F401 before any verb loads a numeric library

import ast
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from importlib.metadata import EntryPoint, entry_points, version
from pathlib import Path
from threading import current_thread, main_thread

from agents.errors import InputError, unknown_name

GROUP = "jobcity.verbs"
SIGNALLED = 128
"""What a shell adds to the number of a signal for the exit status."""

HELP = """\
Jobcity simulates an employment-friendly city before anyone funds it.

usage: jobcity VERB [KEY=VALUE ...]
       jobcity VERB --help
       jobcity --help | --version

verbs:
{verbs}

examples:
  jobcity compare scenarios=[baseline,training] seeds=4 scale=0.1
  jobcity run region=yuhang scenario=hiring_subsidy seed=3 months=24 scale=0.1
"""


def find_verbs() -> dict[str, EntryPoint]:
    """The installed verbs by name; none is imported."""
    return {found.name: found for found in sorted(entry_points(group=GROUP))}


def find_module(name: str) -> ModuleSpec | None:
    """Where a module is, found without importing it or the packages it is in."""
    spec, path = None, None
    parts = name.split(".")
    for depth in range(1, len(parts) + 1):
        if depth > 1 and path is None:
            return None
        tried = (
            finder.find_spec(".".join(parts[:depth]), path)
            for finder in sys.meta_path
            if hasattr(finder, "find_spec")
        )
        spec = next((found for found in tried if found is not None), None)
        path = spec.submodule_search_locations if spec else None
    return spec


def describe(verb: EntryPoint) -> str:
    """The first line of the docstring of a verb's module, read but not run."""
    spec = find_module(verb.module)
    if spec is None or spec.origin is None:
        return "(not importable)"
    try:
        docstring = ast.get_docstring(ast.parse(Path(spec.origin).read_bytes()))
    except (OSError, SyntaxError, ValueError):
        return "(not readable)"
    return (docstring or "").partition("\n")[0]


def help_text(verbs: dict[str, EntryPoint]) -> str:
    """What `jobcity --help` prints: how to call it and what each verb does."""
    if not verbs:
        return HELP.format(verbs="  none is installed; `make setup` installs them")
    width = max(map(len, verbs))
    lines = (f"  {name:<{width}}  {describe(verb)}".rstrip() for name, verb in verbs.items())
    return HELP.format(verbs="\n".join(lines))


def dispatch(arguments: Sequence[str]) -> int:
    """Run the verb that the first word names with the other words; return its exit status.

    :class:`InputError` where there is no such verb.
    """
    word, *others = arguments or ["--help"]
    if word == "--version":
        print(f"jobcity {version('jobcity')}")
        return 0
    verbs = find_verbs()
    if word in ("--help", "-h"):
        print(help_text(verbs), end="")
        return 0
    if word.startswith("-"):
        raise unknown_name(word, kind="option", where="", known=("--help", "--version"))
    if word not in verbs:
        raise unknown_name(word, kind="verb", where="", known=verbs)
    return int(verbs[word].load()(others) or 0)


def complain(error: BaseException) -> None:
    """Say in one line on standard error what went wrong, or all of it where that is asked for."""
    if isinstance(error, InputError):
        print(f"jobcity: {error.line()}", file=sys.stderr)
    elif os.environ.get("JOBCITY_TRACEBACK") == "1":
        traceback.print_exception(error)
    else:
        message = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
        print(f"jobcity: {message} (JOBCITY_TRACEBACK=1 shows where)", file=sys.stderr)


@contextmanager
def termination_interrupts() -> Iterator[list[int]]:
    """Within the block the first SIGTERM does as Ctrl-C does, so that nothing half-done stays.

    It is put on the list; later ones find the work of ending under way and are ignored.
    """
    came: list[int] = []
    if current_thread() is not main_thread():
        yield came
        return

    def interrupt(number: int, _: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        came.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield came
    finally:
        signal.signal(signal.SIGTERM, before)


def main(arguments: Sequence[str] | None = None) -> int:
    """The console command.

    Exit status: 0 done, 1 failed, 2 wrong input, 130 interrupted by Ctrl-C, 143 by SIGTERM. Either
    interruption leaves what is finished and nothing half-done.
    """
    with termination_interrupts() as terminated:
        return _status(sys.argv[1:] if arguments is None else arguments, terminated)


def _status(arguments: Sequence[str], terminated: list[int]) -> int:
    try:
        status = dispatch(arguments)
        sys.stdout.flush()
    except InputError as error:
        complain(error)
        return 2
    except KeyboardInterrupt as interruption:
        kept = f"; {interruption}" if str(interruption) else ""
        what = "terminated" if terminated else "interrupted"
        print(f"jobcity: {what}{kept}", file=sys.stderr)
        return SIGNALLED + (signal.SIGTERM if terminated else signal.SIGINT)
    except BrokenPipeError:
        # Whoever read the output has gone; the interpreter must not flush to it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 the last place to turn it into a line
        complain(error)
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
