"""Kernels: compiled as they read, cached by what they are made of."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from agents import kernel as kernel_module
from agents.kernel import (
    KERNELS,
    content_name,
    kernel,
    open_cache,
    relevant_settings,
    source_directories,
    uncompiled,
    wanted_directory,
)

PROBE = """
import sys
from pathlib import Path

import numba

from agents.kernel import CACHE, KERNELS, uncompiled
from sim.rates import doubled

assert doubled(2) == uncompiled(doubled)(2) == FACTOR * 2
assert not numba.config.USING_SVML
print(CACHE.directory, CACHE.unusable, sorted(KERNELS), sep="|")
"""


@kernel
def weighted_sum(values: npt.NDArray[np.float64], weight: float) -> float:
    total = 0.0
    for value in values:
        total += weight * value
    return total


@kernel
def ratio(numerator: float, denominator: float) -> float:
    return numerator / denominator


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the kernel's own file, beside a kernel that uses a constant of another file."""
    root = tmp_path / "project"
    for package in ("agents", "sim"):
        (root / package).mkdir(parents=True)
        (root / package / "__init__.py").touch()
    for name in ("kernel.py", "process.py"):
        shutil.copy(Path(kernel_module.__file__).with_name(name), root / "agents")
    (root / "sim" / "constants.py").write_text("FACTOR = 2\n")
    (root / "sim" / "rates.py").write_text(
        "from agents.kernel import kernel\nfrom sim.constants import FACTOR\n\n\n"
        "@kernel\ndef doubled(value: int) -> int:\n    return FACTOR * value\n"
    )
    return root


def probe(project: Path, cache: Path, factor: int = 2, **settings: str) -> list[str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("NUMBA_")}
    finished = subprocess.run(
        [sys.executable, "-c", PROBE.replace("FACTOR", str(factor))],
        cwd=project,
        env=inherited | {"JOBCITY_CACHE_DIR": str(cache)} | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout.strip().split("|")


def test_compiled_equals_its_python_source() -> None:
    values = np.random.default_rng(1).normal(size=1000)
    assert weighted_sum(values, 0.1) == uncompiled(weighted_sum)(values, 0.1)


@pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="says how code is compiled")
def test_zero_division_follows_numpy() -> None:
    assert np.isinf(ratio(1.0, 0.0))


def test_kernels_are_registered_by_name() -> None:
    assert KERNELS[f"{__name__}.weighted_sum"] is weighted_sum


def test_uncompiled_of_a_plain_function_is_itself() -> None:
    assert uncompiled(len) is len


def test_an_edited_constant_elsewhere_is_compiled_anew(project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first, unusable, kernels = probe(project, cache)
    assert Path(first).parent == cache
    assert unusable == "None"
    assert kernels == "['sim.rates.doubled']"
    assert len(list(Path(first).rglob("*.nbi"))) == 1
    assert probe(project, cache)[0] == first
    (project / "sim" / "constants.py").write_text("FACTOR = 3\n")
    assert probe(project, cache, factor=3)[0] != first


def test_works_without_compilation(project: Path, tmp_path: Path) -> None:
    directory = probe(project, tmp_path / "cache", NUMBA_DISABLE_JIT="1")[0]
    assert not list(Path(directory).rglob("*.nbi"))


def test_unwritable_cache_falls_back_to_a_temporary_one(project: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    directory, unusable, _ = probe(project, blocked)
    assert Path(unusable).parent == blocked
    assert not Path(directory).exists(), "a temporary cache goes with its process"


def test_open_cache_says_why_it_is_temporary(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    cache = open_cache(blocked / "kernels")
    assert cache.unusable == blocked / "kernels"
    assert cache.reason
    assert open_cache(tmp_path / "kernels").unusable is None


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"JOBCITY_CACHE_DIR": "/a", "XDG_CACHE_HOME": "/b"}, Path("/a/name")),
        ({"JOBCITY_CACHE_DIR": "a"}, Path.cwd() / "a" / "name"),
        ({"XDG_CACHE_HOME": "/b"}, Path("/b/jobcity/name")),
        ({"XDG_CACHE_HOME": "relative"}, Path("~/.cache/jobcity/name").expanduser()),
        ({}, Path("~/.cache/jobcity/name").expanduser()),
    ],
)
def test_where_the_cache_belongs(environment: dict[str, str], expected: Path) -> None:
    assert wanted_directory("name", environment) == expected


def test_name_depends_on_sources_and_settings(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    first = content_name([tmp_path], {})
    assert content_name([tmp_path], {}) == first
    assert content_name([tmp_path], {"NUMBA_OPT": "1"}) != first
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert content_name([tmp_path], {}) != first


def test_only_settings_that_change_code_count() -> None:
    base = relevant_settings({})
    assert relevant_settings({"NUMBA_CACHE_DIR": "/x", "NUMBA_DISABLE_JIT": "1"}) == base
    assert relevant_settings({"NUMBA_BOUNDSCHECK": "1", "HOME": "/"}) != base
    assert relevant_settings({"NUMBA_NUM_THREADS": "8"}) == base


def test_the_sources_are_those_of_agents_and_sim() -> None:
    assert [directory.name for directory in source_directories()] == ["agents", "sim"]
    assert all((directory / "__init__.py").is_file() for directory in source_directories())
