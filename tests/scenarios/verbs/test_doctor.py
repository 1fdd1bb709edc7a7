"""The doctor: each check finds what it is for, and says so in one line."""

from agents.process import SETTINGS

import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numba
import pytest

import jobcity
from agents.kernel import KernelCache
from scenarios.verbs import doctor


def test_main_prints_a_line_a_check(capsys: pytest.CaptureFixture[str]) -> None:
    status = doctor.main([])
    lines = capsys.readouterr().out.splitlines()[1:]
    marks = [line.split()[0] for line in lines]
    abouts = [line.split()[1] for line in lines]
    assert set(marks) <= {"OK", "WARN", "FAIL"}
    assert status == int("FAIL" in marks)
    assert abouts == [
        "python",
        "packages",
        "kernels",
        "cores",
        "memory",
        "threads",
        "font",
        "output",
    ]


def test_a_failure_gives_status_1(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = doctor.Finding("FAIL", "x", "broken")
    monkeypatch.setattr(doctor, "findings", lambda: iter([bad]))
    assert doctor.main([]) == 1
    warning = doctor.Finding("WARN", "x", "doubtful")
    monkeypatch.setattr(doctor, "findings", lambda: iter([warning]))
    assert doctor.main([]) == 0


def test_help_and_bad_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert jobcity.main(["doctor", "--help"]) == 0
    assert "usage: jobcity doctor" in capsys.readouterr().out
    assert jobcity.main(["doctor", "seed=1"]) == 2
    assert "doctor: unknown argument 'seed=1'; allowed: none" in capsys.readouterr().err


def test_python() -> None:
    assert doctor.check_python((3, 10, 9)).mark == "FAIL"
    assert doctor.check_python((3, 14, 0)).mark == "OK"


def test_packages_fit() -> None:
    assert doctor.check_packages().mark == "OK", doctor.check_packages().words


def test_an_old_or_missing_package_is_named() -> None:
    def old(name: str) -> str:
        if name == "numba":
            raise PackageNotFoundError(name)
        return "3.3.0" if name == "mesa" else version(name)

    found = doctor.check_packages(old)
    assert found.mark == "FAIL"
    assert "numba is missing" in found.words
    assert "mesa 3.3.0 is not ==3.3.1 (jobcity)" in found.words


def test_without_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(doctor, "distribution", absent)
    assert doctor.check_packages().words == "jobcity is not installed; `make setup` installs it"


def test_cache(tmp_path: Path) -> None:
    assert doctor.check_cache(KernelCache(tmp_path)).mark == "WARN"
    (tmp_path / "agents_1").mkdir()
    (tmp_path / "agents_1" / "chance.uniform-1.py311.nbi").touch()
    found = doctor.check_cache(KernelCache(tmp_path))
    assert found.line() == f"OK    kernels   1 compiled in {tmp_path}"
    unusable = KernelCache(tmp_path, tmp_path / "wanted", "Read-only file system")
    assert "Read-only file system" in doctor.check_cache(unusable).words
    assert doctor.check_cache(unusable).mark == "WARN"


def test_cores() -> None:
    assert doctor.check_cores(1).mark == "WARN"
    assert doctor.check_cores(2).mark == "OK"


def test_memory(tmp_path: Path) -> None:
    assert doctor.check_memory(1.5e9, cores=2).mark == "WARN"
    assert doctor.check_memory(4e9, cores=2).mark == "OK"
    (tmp_path / "limit").write_text("1000000\n")
    assert doctor.memory_limit(tmp_path / "limit") == 1e6
    (tmp_path / "limit").write_text("max\n")
    assert doctor.memory_limit(tmp_path / "limit") == doctor.memory_limit(tmp_path / "none")


def test_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    config: Any = numba.config
    monkeypatch.setattr(config, "DISABLE_JIT", 0)
    assert doctor.check_threads(SETTINGS).mark == "OK"
    assert doctor.check_threads(SETTINGS | {"OMP_NUM_THREADS": "4"}).mark == "WARN"
    monkeypatch.setattr(config, "DISABLE_JIT", 1)
    assert "NUMBA_DISABLE_JIT" in doctor.check_threads(SETTINGS).words


def test_font(tmp_path: Path) -> None:
    assert doctor.check_font().mark == "OK"
    assert doctor.check_font(tmp_path).mark == "WARN"


def test_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.check_output(tmp_path / "new" / "deep").mark == "OK"
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(doctor, "FREE_DISK", 1e30)
    assert doctor.check_output(tmp_path).mark == "WARN"


def test_output_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    assert doctor.check_output(tmp_path / "file" / "outputs").mark == "FAIL"

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert doctor.check_output(tmp_path).words.endswith("cannot be written: Permission denied")
    assert [place.name for place in tmp_path.iterdir()] == ["file"]
