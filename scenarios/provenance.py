"""What made a run: the versions of Jobcity, of Python and of the packages it stands on."""

import platform
import shutil
import subprocess
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("numpy", "numba", "mesa", "polars", "hydra-core", "omegaconf", "pydantic")
PATIENCE = 10.0
"""Seconds after which git is no longer waited for."""


@lru_cache
def versions() -> dict[str, str | bool | None]:
    """Versions by name; ``commit`` and ``dirty`` are None outside a checkout or without git."""
    packages = {name: installed_version(name) for name in ("jobcity", *PACKAGES)}
    commit = git("rev-parse", "HEAD")
    changes = git("status", "--porcelain", "--untracked-files=no")
    dirty = None if commit is None or changes is None else bool(changes)
    return {"python": platform.python_version(), **packages, "commit": commit, "dirty": dirty}


def installed_version(name: str) -> str | None:
    """The version of a package, None where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def git(*words: str, root: Path = ROOT) -> str | None:
    """What git says of the checkout, None where there is none or git does not answer."""
    command = shutil.which("git")
    if command is None or not (root / ".git").exists():
        return None
    try:
        finished = subprocess.run(  # noqa: S603 fixed words
            [command, "-C", str(root), *words],
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return finished.stdout.strip()
