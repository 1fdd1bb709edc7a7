"""Where a run came from, also where git is not."""

import shutil
import subprocess
from pathlib import Path

import pytest

from scenarios.provenance import fingerprint, git, installed_version, versions


def test_versions() -> None:
    found = versions()
    assert found["jobcity"]
    assert found["numpy"]
    assert isinstance(found["python"], str)


def test_outside_a_checkout_there_is_no_commit(tmp_path: Path) -> None:
    assert git("rev-parse", "HEAD", root=tmp_path) is None


def test_a_broken_checkout_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert git("rev-parse", "HEAD", root=tmp_path) is None


def test_without_git_there_is_no_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert git("rev-parse", "HEAD") is None


def test_a_git_that_hangs_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 10)

    (tmp_path / ".git").mkdir()
    monkeypatch.setattr(subprocess, "run", hang)
    assert git("rev-parse", "HEAD", root=tmp_path) is None


def test_a_package_that_is_not_there_has_no_version() -> None:
    assert installed_version("no-such-package-anywhere") is None


def test_a_fingerprint_is_that_of_the_sources_that_make_runs(tmp_path: Path) -> None:
    (tmp_path / "sim" / "deep").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    source = tmp_path / "sim" / "deep" / "a.py"
    source.write_text("one = 1")
    found = fingerprint(root=tmp_path)
    (tmp_path / "docs" / "b.py").write_text("two = 2")
    (tmp_path / "sim" / "notes.md").write_text("three")
    assert fingerprint(root=tmp_path) == found
    assert fingerprint(tmp_path / "docs" / "b.py", root=tmp_path) != found
    source.write_text("one = 2")
    edited = fingerprint(root=tmp_path)
    source.rename(source.with_name("c.py"))
    assert len({found, edited, fingerprint(root=tmp_path)}) == 3
