"""What made a run: the versions of Jobcity, of Python and of the packages it stands on."""

import platform
import shutil
import subprocess
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("numpy", "numba", "mesa", "polars", "hydra-core", "omegaconf", "pydantic")
MAKERS = ("agents", "sim", "scenarios")
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


def fingerprint(*more: Path, root: Path = ROOT) -> str:
    """A hash of the sources that make runs, edits that nobody has committed included, and of
    ``more`` files. What configuration says of a run is in its settings.
    """
    files = [path for package in MAKERS for path in (root / package).rglob("*.py")]
    found = sha256()
    for path in (*sorted(files), *more):
        found.update(f"{path.relative_to(root).as_posix()}\0".encode())
        found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()


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
