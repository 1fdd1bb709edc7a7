"""A wheel built from the checkout works away from it."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("agents", "sim", "scenarios", "analysis", "conf")
WHERE = "import agents.kernel, analysis, conf, jobcity, scenarios, sim; print(agents.__path__[0])"


def run(*words: str | Path, directory: Path) -> subprocess.CompletedProcess[str]:
    # Neither the checkout nor its kernel cache may help.
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    finished = subprocess.run(
        list(map(str, words)),
        cwd=directory,
        env=inherited | {"JOBCITY_CACHE_DIR": str(directory / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("dist")
    options = ("--quiet", "--no-build-isolation", "--no-deps", "--wheel-dir", directory)
    run(sys.executable, "-m", "pip", "wheel", *options, ROOT, directory=directory)
    (built,) = directory.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it, which borrows all other packages from this one."""
    directory = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", directory, directory=directory)
    base = {"base": str(directory), "platbase": str(directory)}
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=base))
    # Packages found through a .pth file do not have their own .pth files read, so that the
    # editable installation of the checkout stays out.
    borrowed = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    (packages / "borrowed.pth").write_text("\n".join(borrowed))
    options = ("--quiet", "--no-deps", "--no-index", "--ignore-installed")
    python = directory / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install")
    run(*pip, *options, wheel, directory=directory)
    assert run(python, "-c", WHERE, directory=directory).stdout.strip() == str(packages / "agents")
    return directory


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    expected = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == expected | {"jobcity.py"}


def test_the_command_runs_away_from_the_checkout(environment: Path) -> None:
    command = environment / "bin" / "jobcity"
    assert "usage: jobcity VERB" in run(command, "--help", directory=environment).stdout
    assert "kernels compiled in" in run(command, "warmup", directory=environment).stdout
    printed = run(command, "doctor", directory=environment).stdout
    assert "FAIL" not in printed
    assert f" compiled in {environment / 'cache'}" in printed
