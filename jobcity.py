"""Jobcity's command: the first word is a verb, all others are handed to it."""

import agents.process  # noqa: F401 before any verb loads a numeric library

import ast
import os
import sys
import traceback
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.metadata import EntryPoint, entry_points, version
from pathlib import Path

from agents.errors import InputError, unknown_name

GROUP = "jobcity.verbs"

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


def main(arguments: Sequence[str] | None = None) -> int:
    """The console command. Exit status: 0 done, 1 failed, 2 wrong input, 130 interrupted."""
    try:
        status = dispatch(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except InputError as error:
        complain(error)
        return 2
    except KeyboardInterrupt as interruption:
        kept = f"; {interruption}" if str(interruption) else ""
        print(f"jobcity: interrupted{kept}", file=sys.stderr)
        return 130
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
