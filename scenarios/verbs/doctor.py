"""Check that the installation, the kernel cache and the machine are as they should be."""

from agents.process import SETTINGS

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import numba
import polars as pl
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from agents.errors import InputError
from agents.kernel import CACHE, KernelCache

GIGABYTE = 1e9
OLDEST_PYTHON = (3, 11)
OUTPUT = Path("outputs")
# A process holds its libraries (about 0.4 GB) and, at scale 1, a million people and more.
MEMORY_A_CORE = 1.0 * GIGABYTE
FREE_DISK = 1.0 * GIGABYTE


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: whether all is well, about what, in a few words."""

    mark: Literal["OK", "WARN", "FAIL"]
    about: str
    words: str

    def line(self) -> str:
        """The finding as a line of the table."""
        return f"{self.mark:<4}  {self.about:<8}  {self.words}"


def check_python(running: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """Whether this Python is recent enough."""
    number = ".".join(map(str, running))
    if running < OLDEST_PYTHON:
        return Finding("FAIL", "python", f"{number}; Jobcity needs 3.11 or newer")
    return Finding("OK", "python", f"{number} at {sys.executable}")


def package_faults(root: str, version_of: Callable[[str], str]) -> tuple[int, list[str]]:
    """How many packages `root` needs, directly or not, and what is wrong with which."""
    seen: set[tuple[str, str]] = set()
    names: set[str] = set()
    faults: list[str] = []

    def visit(name: str, extras: tuple[str, ...]) -> None:
        for text in distribution(name).requires or []:
            needed = Requirement(text)
            if needed.marker and not any(
                needed.marker.evaluate({"extra": extra}) for extra in extras
            ):
                continue
            key = canonicalize_name(needed.name), ",".join(sorted(needed.extras))
            if key in seen:
                continue
            seen.add(key)
            names.add(key[0])
            try:
                found = version_of(needed.name)
            except PackageNotFoundError:
                faults.append(f"{needed.name} is missing")
                continue
            if not needed.specifier.contains(found, prereleases=True):
                faults.append(f"{needed.name} {found} is not {needed.specifier} ({name})")
            visit(needed.name, ("", *needed.extras))

    visit(root, ("",))
    return len(names), faults


def check_packages(
    version_of: Callable[[str], str] = lambda name: distribution(name).version,
) -> Finding:
    """Whether all packages are there in versions that fit each other."""
    try:
        number, faults = package_faults("jobcity", version_of)
    except PackageNotFoundError:
        return Finding("FAIL", "packages", "jobcity is not installed; `make setup` installs it")
    if faults:
        return Finding("FAIL", "packages", f"{'; '.join(faults)}; `make setup` installs the lock")
    return Finding("OK", "packages", f"jobcity {version_of('jobcity')} and all {number} it needs")


def check_cache(cache: KernelCache = CACHE) -> Finding:
    """Whether compiled kernels are kept, and whether there are any yet."""
    if cache.unusable is not None:
        words = f"{cache.unusable} cannot be written ({cache.reason}), so every process compiles"
        return Finding("WARN", "kernels", f"{words} anew; set JOBCITY_CACHE_DIR")
    number = sum(1 for _ in cache.directory.rglob("*.nbi"))
    if number == 0:
        words = f"none compiled yet in {cache.directory}; `jobcity warmup` does it"
        return Finding("WARN", "kernels", words)
    return Finding("OK", "kernels", f"{number} compiled in {cache.directory}")


def check_cores(allowed: int | None = None) -> Finding:
    """How many cores this process may use."""
    total = os.cpu_count() or 1
    if allowed is None:
        allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else total
    words = f"{allowed} of {total} may be used"
    if allowed == 1:
        return Finding("WARN", "cores", f"{words}; runs go one after another")
    return Finding("OK", "cores", words)


def memory_limit(group: Path = Path("/sys/fs/cgroup/memory.max")) -> float:
    """The bytes of memory there are for this process: the machine's, or its container's."""
    machine = float(os.sysconf("SC_PAGE_SIZE")) * os.sysconf("SC_PHYS_PAGES")
    try:
        return min(machine, float(group.read_text()))
    except (OSError, ValueError):
        return machine


def check_memory(available: float | None = None, cores: int | None = None) -> Finding:
    """Whether memory (bytes) suffices for one process on each core at full scale."""
    available = memory_limit() if available is None else available
    cores = cores or os.cpu_count() or 1
    words = f"{available / GIGABYTE:.1f} GB for {cores} cores"
    if available < MEMORY_A_CORE * cores:
        return Finding("WARN", "memory", f"{words}; use a smaller `scale` or fewer processes")
    return Finding("OK", "memory", words)


def check_threads(environment: Mapping[str, str] = os.environ) -> Finding:
    """Whether every library runs in one thread and kernels are compiled as they should be."""
    config: Any = numba.config
    if config.DISABLE_JIT:
        return Finding("WARN", "threads", "NUMBA_DISABLE_JIT is set: runs are very slow")
    changed = [key for key, value in SETTINGS.items() if environment.get(key) != value]
    if config.USING_SVML or config.NUMBA_NUM_THREADS != 1 or changed:
        words = "other libraries were loaded before Jobcity's settings; runs may be slower"
        return Finding("WARN", "threads", words)
    return Finding("OK", "threads", f"one a process for numba, BLAS, polars {pl.__version__}")


def check_font(directory: Path | None = None) -> Finding:
    """Whether the font for Chinese labels came along."""
    place = Path(str(files("analysis"))) / "fonts" if directory is None else directory
    fonts = sorted(found.name for ending in ("otf", "ttf") for found in place.glob(f"*.{ending}"))
    if not fonts:
        return Finding("WARN", "font", f"none in {place}: figures cannot show Chinese labels")
    return Finding("OK", "font", ", ".join(fonts))


def check_output(directory: Path = OUTPUT) -> Finding:
    """Whether results can be written below the current directory, and there is room."""
    wanted = directory.absolute()
    existing = next(place for place in (wanted, *wanted.parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            free = shutil.disk_usage(existing).free
    except OSError as error:
        words = f"{wanted} cannot be written: {error.strerror or error}"
        return Finding("FAIL", "output", words)
    words = f"{wanted} can be written, {free / GIGABYTE:.0f} GB free"
    return Finding("OK" if free >= FREE_DISK else "WARN", "output", words)


def findings() -> Iterator[Finding]:
    """Every check in turn."""
    yield check_python()
    yield check_packages()
    yield check_cache()
    yield check_cores()
    yield check_memory()
    yield check_threads()
    yield check_font()
    yield check_output()


def main(arguments: list[str]) -> int:
    """Print what each check found; 0 if nothing fails, else 1. It takes no arguments."""
    if arguments in (["--help"], ["-h"]):
        print(f"usage: jobcity doctor\n\n{__doc__}")
        return 0
    if arguments:
        raise InputError(f"unknown argument '{arguments[0]}'", where="doctor", allowed="none")
    print(f"Jobcity on {platform.system()} {platform.machine()}")
    failed = False
    for finding in findings():
        print(finding.line())
        failed = failed or finding.mark == "FAIL"
    return int(failed)
