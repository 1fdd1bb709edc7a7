"""The one decorator that makes a kernel: compiled once, cached by content, exact everywhere."""

from agents.process import SETTINGS

import atexit
import hashlib
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import llvmlite
import numba
import numpy as np
from numba import njit

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

# Numba settings that change neither the code nor its results.
IGNORED_SETTINGS = {"NUMBA_CACHE_DIR", "NUMBA_DISABLE_JIT"}

KERNELS: dict[str, Callable[..., object]] = {}
"""Every kernel made so far, by module and name (`agents.chance.uniform`)."""


@dataclass(frozen=True, slots=True)
class KernelCache:
    """Where compiled kernels are kept: the directory, and the wanted one if that was not usable."""

    directory: Path
    unusable: Path | None = None
    reason: str = ""


def source_directories() -> tuple[Path, ...]:
    """The directories whose sources decide what the kernels compute: `agents` and `sim`."""
    here = Path(__file__).resolve().parent
    return here, here.parent / "sim"


def content_name(directories: Iterable[Path], settings: Mapping[str, str]) -> str:
    """A name that changes with any source below `directories`, any setting or version.

    Numba's own cache looks only at the file of the function itself: it would miss an edited
    constant or helper in another file, and other compilation flags (which stand in this file).
    """
    digest = hashlib.sha256()
    versions = (numba.__version__, llvmlite.__version__, np.__version__, platform.python_version())
    digest.update(repr((sorted(settings.items()), versions)).encode())
    for directory in directories:
        for source in sorted(directory.rglob("*.py")):
            content = source.read_bytes()
            place = f"{directory.name}/{source.relative_to(directory).as_posix()}"
            digest.update(f"\n{place} {len(content)}\n".encode())
            digest.update(content)
    return f"kernels-{digest.hexdigest()[:20]}"


def wanted_directory(name: str, environment: Mapping[str, str]) -> Path:
    """Where a cache called `name` belongs, by the usual environment variables.

    That is below `JOBCITY_CACHE_DIR`, else `XDG_CACHE_HOME`/jobcity, else ~/.cache/jobcity.
    """
    own = environment.get("JOBCITY_CACHE_DIR", "")
    if own:
        return Path(own).absolute() / name
    shared = environment.get("XDG_CACHE_HOME", "")
    if Path(shared).is_absolute():
        return Path(shared) / "jobcity" / name
    return Path(os.path.expanduser("~")) / ".cache" / "jobcity" / name  # noqa: PTH111 never raises


def open_cache(wanted: Path) -> KernelCache:
    """The cache at `wanted`, or a temporary one for this process where that cannot be written."""
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=wanted):
            return KernelCache(wanted)
    except OSError as error:
        temporary = Path(tempfile.mkdtemp(prefix="jobcity-"))
        atexit.register(shutil.rmtree, temporary, ignore_errors=True)
        return KernelCache(temporary / wanted.name, wanted, error.strerror or str(error))


def relevant_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """The numba settings in `environment` that may change compiled code, with our own."""
    found = {key: value for key, value in environment.items() if key.startswith("NUMBA_")}
    return {key: found[key] for key in found.keys() - IGNORED_SETTINGS} | SETTINGS


CACHE = open_cache(
    wanted_directory(content_name(source_directories(), relevant_settings(os.environ)), os.environ)
)

# Numba reads the variable again whenever another of its variables changed; processes started from
# this one then share a temporary cache too.
numba_config: Any = numba.config
os.environ["NUMBA_CACHE_DIR"] = numba_config.CACHE_DIR = str(CACHE.directory)
if CACHE.unusable is not None:
    os.environ["JOBCITY_CACHE_DIR"] = str(CACHE.directory.parent)


def kernel(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Compile a function of arrays and scalars when it is first called, and keep the result.

    The kernel releases the interpreter's lock, divides by zero as numpy does, and appears in
    `KERNELS`. Its source must lie below `source_directories()`, or the cache could not notice an
    edit.
    """
    # Neither `fastmath` nor `parallel`: both reorder sums.
    dispatcher = njit(nogil=True, cache=True, error_model="numpy")(function)
    compiled = cast("Callable[Parameters, Result]", dispatcher)
    KERNELS[f"{function.__module__}.{function.__qualname__}"] = compiled
    return compiled


def uncompiled(made: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """The plain Python function a kernel was made of, also where compilation is switched off."""
    return cast("Callable[Parameters, Result]", getattr(made, "py_func", made))
