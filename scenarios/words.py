"""The words behind a verb: overrides in any order, and the few options beside them."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from agents.errors import InputError, unknown_name
from scenarios.source import Source, find_source

OPTIONS = (
    "--help",
    "--multirun",
    "--config-dir",
    "--config-name",
    "--cfg",
    "--resolve",
    "--package",
    "--info",
    "--hydra-help",
)


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed behind ``verb``.

    ``overrides``: as typed; ``source``: the configuration to start from, and a directory
    with the user's own; ``multirun``: whether lists of values are
    to be swept over; ``help``, ``shows``: something is to be printed instead of simulated,
    ``shows`` being the options that tell Hydra what.
    """

    verb: str
    overrides: tuple[str, ...]
    source: Source
    multirun: bool = False
    help: bool = False
    shows: tuple[str, ...] = ()


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise InputError(message, where=self.prog, allowed="KEY=VALUE words and --help")


def read_words(verb: str, arguments: Sequence[str]) -> Words:
    """Tell overrides and options apart. Raises InputError for an option there is not."""
    parser = _Parser(prog=f"jobcity {verb}", add_help=False, allow_abbrev=False)
    parser.add_argument("overrides", nargs="*")
    parser.add_argument("--help", "-h", action="store_true")
    parser.add_argument("--multirun", "-m", action="store_true")
    parser.add_argument("--config-dir", "-cd", type=Path)
    parser.add_argument("--config-name", "-cn", default=verb)
    parser.add_argument("--cfg", "-c", choices=("job", "hydra", "all"))
    parser.add_argument("--resolve", action="store_true")
    parser.add_argument("--package", "-p")
    parser.add_argument("--info", "-i", nargs="?", const="all")
    parser.add_argument("--hydra-help", action="store_true")
    found, others = parser.parse_known_intermixed_args(list(arguments))
    for word in others:
        raise unknown_name(word, kind="option", where=f"jobcity {verb}", known=OPTIONS)
    if found.config_dir is not None and not found.config_dir.is_dir():
        raise InputError(
            "no such directory", where=f"--config-dir {found.config_dir}", allowed="a directory"
        )
    shows = {"--cfg": found.cfg, "--package": found.package, "--info": found.info}
    return Words(
        verb=verb,
        overrides=tuple(found.overrides),
        source=find_source(found.config_name, found.config_dir),
        multirun=found.multirun,
        help=found.help,
        shows=(
            *(f"{option}={value}" for option, value in shows.items() if value is not None),
            *(["--resolve"] if found.resolve else []),
            *(["--hydra-help"] if found.hydra_help else []),
        ),
    )
