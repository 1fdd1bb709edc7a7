"""Where configurations come from: ours, and a directory of the user's own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from agents.errors import InputError, unknown_name

OURS = "pkg://conf"
NOT_CHOSEN = {"parameter_sets", "clauses", "targets"}
"""Folders whose files are read by what needs them, so that they are no groups to choose from."""


@dataclass(frozen=True, slots=True)
class Source:
    """The configuration to start from, and the user's directory, if there is one.

    ``ours``: whether the configuration called ``name`` is one of ours; else it lies in ``own``.
    """

    name: str
    own: Path | None = None
    ours: bool = True

    @property
    def places(self) -> list[Path]:
        """The user's directory, as those that are searched beside ours."""
        return [self.own] if self.own else []

    @property
    def main(self) -> str:
        """The place in which the configuration to start from lies, as Hydra calls it."""
        return OURS if self.ours else str(self.own)

    @property
    def others(self) -> list[str]:
        """The other places that Hydra is to search."""
        if not self.ours:
            return [OURS]
        return [f"file://{self.own}"] if self.own else []


def find_source(name: str, own: Path | None = None) -> Source:
    """The configuration called ``name``, ours or in the user's directory.

    Raises InputError where it is in neither.
    """
    places = [files("conf"), *([own] if own else [])]
    if own:
        _must_not_hide(own)
    known = [set(_yaml_names(place)) for place in places]
    if not any(name in names for names in known):
        raise unknown_name(
            name, kind="configuration", where="--config-name", known=set().union(*known)
        )
    return Source(name, own.absolute() if own else None, ours=name in known[0])


def _must_not_hide(own: Path) -> None:
    """Raise InputError for a file of the user's that ours of the same name would hide."""
    ours = config_groups([])
    for folder in sorted(own.iterdir()) if own.is_dir() else ():
        if folder.name in ours and folder.is_dir():
            for name in sorted(set(_yaml_names(folder)) & set(ours[folder.name])):
                what = (
                    f"{folder.name}/{name}.yaml has the name of one of ours, which would be taken"
                )
                raise InputError(what, where=str(own), allowed="another name")


def config_groups(own: Iterable[Path]) -> dict[str, list[str]]:
    """The groups of configurations and their options, ours and those in the user's directories."""
    groups: dict[str, set[str]] = {}
    for place in (files("conf"), *own):
        for folder in place.iterdir():
            if folder.name in NOT_CHOSEN or not folder.is_dir():
                continue
            if names := set(_yaml_names(folder)):
                groups.setdefault(folder.name, set()).update(names)
    return {name: sorted(groups[name]) for name in sorted(groups)}


def options(folder: str, own: Iterable[Path]) -> set[str]:
    """The files of a folder of configurations, ours and those in the user's directories."""
    places = [place / folder for place in (files("conf"), *own)]
    return {name for place in places if place.is_dir() for name in _yaml_names(place)}


def _yaml_names(folder: Traversable) -> Iterator[str]:
    found = (each for each in folder.iterdir() if each.name.endswith(".yaml") and each.is_file())
    return (each.name.removesuffix(".yaml") for each in found)
