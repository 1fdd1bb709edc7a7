"""The warm-up: one run of it leaves nothing to compile."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numba
import pytest

import jobcity
from agents.kernel import KERNELS, KernelCache, kernel
from scenarios.verbs import warmup

COMPILED = pytest.mark.skipif(
    os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="nothing is compiled"
)
# Runs in a new process, so that what is called is what the warm-up calls and nothing else.
REHEARSAL = """
from agents.kernel import KERNELS
from scenarios.verbs import warmup

warmup.rehearse()
for name, made in KERNELS.items():
    print(name, len(made.signatures), sum(made.stats.cache_misses.values()))
"""


@kernel
def inner(value: float) -> float:
    return value + 1.0


@kernel
def outer(value: float) -> float:
    return 2.0 * inner(value)


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warm-up that runs no city, with a cache of its own."""
    monkeypatch.setattr(warmup, "CACHE", KernelCache(tmp_path / "kernels-now"))
    monkeypatch.setattr(warmup, "rehearse", lambda: None)


@COMPILED
def test_each_compilation_is_told() -> None:
    told: list[tuple[str, int]] = []
    ours = {name: KERNELS[f"{__name__}.{name}"] for name in ("inner", "outer")}
    for made in ours.values():
        compiled: Any = made
        compiled._cache.flush()
    number = warmup.compile_kernels(lambda: outer(1.0), ours, lambda *it: told.append(it))
    assert told == [("outer", 0), ("inner", 0), ("inner", 1), ("outer", 2)]
    assert number == 2
    assert warmup.compile_kernels(lambda: outer(1.0), ours, lambda *it: told.append(it)) == 0


def test_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert jobcity.main(["warmup", "--help"]) == 0
    assert "usage: jobcity warmup" in capsys.readouterr().out
    assert jobcity.main(["warmup", "seed=1"]) == 2
    assert "warmup: unknown argument 'seed=1'; allowed: none" in capsys.readouterr().err


@COMPILED
@pytest.mark.usefixtures("quick")
def test_it_says_how_many_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert warmup.main([]) == 0
    printed = capsys.readouterr().out
    assert "Kernels ready" in printed
    assert "Nothing left to compile; they are kept in" in printed


@COMPILED
@pytest.mark.usefixtures("quick")
def test_it_says_when_kernels_cannot_be_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unusable = KernelCache(Path("kernels-now"), Path("kernels-wanted"), "Read-only file system")
    monkeypatch.setattr(warmup, "CACHE", unusable)
    assert warmup.main([]) == 0
    assert "none is kept: kernels-wanted cannot be written (Read-only" in capsys.readouterr().out


def test_without_compilation_there_is_nothing_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config: Any = numba.config
    monkeypatch.setattr(config, "DISABLE_JIT", 1)
    assert warmup.main([]) == 0
    assert "NUMBA_DISABLE_JIT" in capsys.readouterr().out


def test_only_other_old_kernels_are_forgotten(tmp_path: Path) -> None:
    now = 1e9
    for name, age in (("kernels-now", 90), ("kernels-old", 31), ("kernels-new", 1), ("else", 90)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "content").touch()
        os.utime(tmp_path / name, (0, now - age * warmup.DAY))
    assert warmup.forget_unused(tmp_path / "kernels-now", now) == [tmp_path / "kernels-old"]
    assert sorted(place.name for place in tmp_path.iterdir()) == [
        "else",
        "kernels-new",
        "kernels-now",
    ]


@COMPILED
def test_the_rehearsal_compiles_every_kernel_and_leaves_nothing_to_compile(tmp_path: Path) -> None:
    def rehearse() -> list[tuple[str, int, int]]:
        printed = subprocess.run(
            [sys.executable, "-c", REHEARSAL],
            env=os.environ | {"JOBCITY_CACHE_DIR": str(tmp_path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        rows = [line.split() for line in printed.splitlines()]
        return [(name, int(versions), int(misses)) for name, versions, misses in rows]

    first, second = rehearse(), rehearse()
    assert first
    # The rule of chance in one call is for readers and tests; the model calls its parts.
    idle = {name for name, versions, _ in first if versions == 0}
    assert idle <= {"agents.chance.uniform"}, "never called"
    # Kernels called by other kernels only are not even looked up.
    assert not [name for name, versions, _ in second if versions > 1], "called with other types"
    assert not [name for name, _, misses in second if misses > 0], "compiled again"
