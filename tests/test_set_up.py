"""Setting up: the lock pins everything and names no host; the Makefile does only what is due."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text()
PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)(.*)$", re.MULTILINE)
OLD_PYTHON = "#!/bin/sh\nexit 1\n"
NEW_PYTHON = """#!/bin/sh
case "$*" in
    "-m venv"*) mkdir -p "$4/bin"; cp "$0" "$4/bin/python" ;;
    --version) echo "Python 3.12.0" ;;
    "-m pip"*) echo "$*" >> calls ;;
esac
"""


def make(directory: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    return subprocess.run(
        ["make", "--no-print-directory", *words],  # noqa: S607 whichever make there is
        cwd=directory,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A directory with only what the set-up reads, and two pretended Pythons."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name, script in (("old", OLD_PYTHON), ("new", NEW_PYTHON)):
        (tmp_path / name).write_text(script)
        (tmp_path / name).chmod(0o755)
    return tmp_path


def test_the_lock_names_no_host_and_no_place() -> None:
    assert not re.search(r"://|file:|index-url|find-links|(^|[\s\"'=])[~.]?/\w", LOCK)


def test_every_pin_has_hashes_and_stands_once() -> None:
    names = [match[1] for match in PINNED.finditer(LOCK)]
    assert len(names) == len(set(names))
    for block in re.split(r"\n(?=[a-z])", LOCK.partition("\n")[2]):
        assert "--hash=sha256:" in block, block
    assert all(line.startswith(("#", " ")) or "==" in line for line in LOCK.splitlines())


def test_the_lock_holds_what_the_project_asks_for() -> None:
    pins = {match[1]: match[2] for match in PINNED.finditer(LOCK)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["build-system"]["requires"],
    ]
    for requirement in map(Requirement, asked):
        name = canonicalize_name(requirement.name)
        assert name in pins, f"{name} is missing; `make lock` adds it"
        assert requirement.specifier.contains(pins[name]), name


def test_set_up_without_a_recent_python_is_one_clear_line(checkout: Path) -> None:
    finished = make(checkout, "setup", "PYTHONS=./old ./none")
    assert finished.returncode != 0
    lines = [line for line in finished.stderr.splitlines() if not line.startswith("make: ***")]
    assert len(lines) == 1
    assert "needs Python 3.11 or newer" in lines[0]
    assert not (checkout / ".venv").exists()


def test_set_up_takes_the_first_python_that_will_do_and_runs_once(checkout: Path) -> None:
    first = make(checkout, "setup", "PYTHONS=./old ./new")
    assert first.returncode == 0, first.stderr
    calls = (checkout / "calls").read_text().splitlines()
    assert calls == [
        "-m pip install --quiet --require-hashes -r requirements.lock",
        "-m pip install --quiet --no-build-isolation --no-deps -e .",
    ]
    make(checkout, "setup", "PYTHONS=./old ./new")
    assert (checkout / "calls").read_text().splitlines() == calls
    for times, changed in ((2, "requirements.lock"), (3, "pyproject.toml")):
        # A verb added to pyproject.toml is known only after it has been installed again.
        later = (checkout / ".venv" / ".set-up").stat().st_mtime + 10
        os.utime(checkout / changed, (later, later))
        make(checkout, "setup", "PYTHONS=./old ./new")
        assert (checkout / "calls").read_text().splitlines() == calls * times
        usual = later - 20
        os.utime(checkout / changed, (usual, usual))


def test_help_lists_every_target() -> None:
    printed = make(ROOT, "help").stdout
    targets = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    for target in targets[0].split():
        assert f"make {target} " in printed


def test_ci_calls_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text().splitlines()[-1] == "exec make test"
