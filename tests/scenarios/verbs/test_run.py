"""``jobcity run``: one run, sweeps, help, and nothing left behind when something is wrong."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import jobcity
from scenarios import runs
from scenarios.settings import RunSettings
from scenarios.verbs import run as verb

SMALL = ["scale=0.002", "months=2", "settling_months=1"]
LONG = ["scale=0.02", "months=600", "settling_months=0"]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JOBCITY_TRACEBACK", raising=False)


def run(*words: str) -> int:
    return jobcity.main(["run", *words])


def below(place: Path) -> list[str]:
    return sorted(each.relative_to(place).as_posix() for each in place.rglob("*"))


def test_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = list(sys.argv)
    assert run("scenario=training", *SMALL) == 0
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("Unemployment ")
    directory = Path(lines[-1].removeprefix("Results are in "))
    assert directory.parent == Path("outputs/run")
    assert sorted(each.name for each in (tmp_path / directory).iterdir()) == [
        "claims.parquet",
        "config.yaml",
        "ledger.parquet",
        "outcomes.parquet",
        "panel.parquet",
        "run.json",
    ]
    assert len(below(tmp_path)) == 9
    assert printed.err == ""
    assert Path.cwd() == tmp_path
    assert sys.argv == before
    assert "HYDRA_FULL_ERROR" not in os.environ


def test_a_directory_of_ones_own_is_kept_until_it_may_be_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*SMALL, "hydra.run.dir=mine/${seed}", "hydra.output_subdir=.hydra"]
    assert run(*words) == 0
    assert capsys.readouterr().out.endswith("Results are in mine/1\n")
    assert run(*words) == 2
    error = capsys.readouterr().err
    assert error.startswith("jobcity: mine/1: holds finished results; allowed: ")
    assert run(*words, "overwrite=true", "months=1") == 0
    assert json.loads((tmp_path / "mine/1/run.json").read_text())["months"] == 1
    assert len(below(tmp_path)) == 8


def test_two_runs_in_a_second_do_not_meet(tmp_path: Path) -> None:
    assert run(*SMALL, "months=1") == run(*SMALL, "months=1") == 0
    assert len(list((tmp_path / "outputs/run").iterdir())) == 2


def test_a_saved_configuration_runs_again(tmp_path: Path) -> None:
    assert run(*SMALL, "search.rounds=1", "hydra.run.dir=one") == 0
    assert run("--config-dir", "one", "--config-name", "config", "hydra.run.dir=two") == 0
    for name in ("outcomes.parquet", "claims.parquet", "panel.parquet", "config.yaml"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("launcher", ["basic", "joblib"])
def test_a_sweep(tmp_path: Path, capsys: pytest.CaptureFixture[str], launcher: str) -> None:
    words = ["-m", f"hydra/launcher={launcher}", "scenario=none,baseline", "seed=1,2"]
    assert run(*words, "search.rounds=1", *SMALL) == 0
    directory = next((tmp_path / "outputs/sweep").iterdir())
    assert sorted(each.name for each in directory.iterdir()) == [
        "scenario=baseline,seed=1",
        "scenario=baseline,seed=2",
        "scenario=none,seed=1",
        "scenario=none,seed=2",
    ]
    for each in directory.iterdir():
        facts = json.loads((each / "run.json").read_text())
        assert each.name == f"scenario={facts['scenario']},seed={facts['seed']}"
        assert len(list(each.iterdir())) == 6
    printed = capsys.readouterr()
    assert printed.out.endswith(f"Results are in {directory.relative_to(tmp_path)}\n")
    assert printed.err == ""


def test_a_sweep_over_a_number_names_its_directories_by_it(tmp_path: Path) -> None:
    words = ["-m", "search.rounds=1,2", "start=2026-01,2027-06", "hydra.sweep.dir=mine"]
    assert run(*words, *SMALL, "months=1") == 0
    assert below(tmp_path / "mine")[0] == "scenario=baseline,seed=1,search.rounds=1,start=2026-01"
    assert len(list((tmp_path / "mine").iterdir())) == 4


def test_directories_of_a_sweep_may_be_named(tmp_path: Path) -> None:
    words = ["-m", "seed=3,4", "hydra.sweep.dir=mine", "hydra.sweep.subdir=${hydra.job.num}"]
    assert run(*words, *SMALL, "months=1") == 0
    assert json.loads((tmp_path / "mine/1/run.json").read_text())["seed"] == 4


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["seed=1,oops"], "seed: 'oops' is not a whole number; allowed: a whole number from 0"),
        (["scenario=baseline,basline"], "scenario: unknown scenario 'basline'; allowed: baseline"),
        (["scale=0.002,0"], "scale: 0 is too small"),
        (["seed=1,1"], "outputs/sweep/"),
        (["seed=1,2", "hydra.sweep.subdir=same"], "outputs/sweep/"),
        (["seed=1,2", "hydra/sweeper=other"], "hydra/sweeper: sweeps are written on the command"),
        (["scale=interval(0,1)"], "scale: interval(0,1) has no end"),
    ],
)
def test_every_job_of_a_sweep_is_checked_before_the_first_starts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], line: str
) -> None:
    assert run("-m", *SMALL, *words) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"jobcity: {line}")
    assert printed.err.count("\n") == 1
    assert printed.out == ""
    assert below(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["nope=3"], "nope: unknown key 'nope'; allowed: "),
        (["scale=0"], "scale: 0 is too small; allowed: a number above 0 and of at most 1"),
        (["scenario=nope"], "scenario: unknown scenario 'nope'; allowed: "),
        (["seed"], "seed: 'seed' has no value; allowed: KEY=VALUE"),
        (["--nope"], "jobcity run: unknown option '--nope'; allowed: "),
        (["--multirn"], "jobcity run: unknown option '--multirn'; allowed: "),
        (["--config-dir"], "jobcity run: argument --config-dir/-cd: expected one argument"),
        (["--config-dir", "nope"], "--config-dir nope: no such directory; allowed: a directory"),
        (
            ["--config-name", "rn"],
            "--config-name: unknown configuration 'rn'; allowed: assess, ",
        ),
        (["--cfg", "jb"], "jobcity run: argument --cfg/-c: invalid choice: 'jb'"),
        (["hydra.run.dir=/proc/1/x"], "/proc/1/x: cannot be written: "),
        (["hydra.run.dir=''"], ".: is not empty and holds no results of this kind"),
        (["hydra.run.dir=file/x"], "file/x: cannot be written: Not a directory; allowed: "),
        (["hydra.nope=3"], "hydra.nope: Key 'nope' not in 'HydraConf'"),
        (["hydra.mode=MULTI"], "hydra.mode: Invalid value 'MULTI', expected one of [RUN, MULTI"),
    ],
)
def test_wrong_input_leaves_one_line_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], line: str
) -> None:
    (tmp_path / "file").touch()
    assert run(*SMALL, *words) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"jobcity: {line}")
    assert printed.err.count("\n") == 1
    assert printed.out == ""
    assert below(tmp_path) == ["file"]


def test_wrong_input_to_the_real_command(tmp_path: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "jobcity", "run", "+nope=3"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 2
    assert finished.stdout == ""
    assert finished.stderr.startswith("jobcity: nope: unknown key 'nope'; allowed: region, ")
    assert finished.stderr.count("\n") == 1
    assert below(tmp_path) == []


@pytest.mark.parametrize("words", [["seed=3"], ["-m", "seed=2,3"]])
def test_a_run_that_fails(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
) -> None:
    def fail_with_seed_3(settings: RunSettings, *_: object) -> object:
        if settings.seed == 3:
            message = "the books\ndo not balance"
            raise ValueError(message)
        return runs.settle(settings)

    monkeypatch.setattr(verb, "settle", fail_with_seed_3)
    assert run(*SMALL, *words) == 1
    error = capsys.readouterr().err
    assert error.startswith(
        "jobcity: RunError: scenario=baseline closure=central seed=3: ValueError: "
    )
    assert error.count("\n") == 1
    kept = [each.parent.name for each in tmp_path.rglob("run.json")]
    assert kept == (["scenario=baseline,seed=2"] if "-m" in words else [])
    assert bool(below(tmp_path)) == bool(kept)


def test_a_disk_that_fills_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(runs, "parquet_bytes", full)
    assert run(*SMALL) == 2
    error = capsys.readouterr().err
    assert "cannot be written: No space left on device; allowed: a directory that can" in error
    assert error.count("\n") == 1
    assert below(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (LONG, False),
        (["-m", "seed=1,2", "months=1,600", "scale=0.02", "settling_months=0"], True),
        (
            [
                "-m",
                "hydra/launcher=joblib",
                "hydra.launcher.n_jobs=2",
                "months=1,600",
                "seed=1,2",
                "scale=0.02",
                "settling_months=0",
            ],
            True,
        ),
    ],
    ids=["one", "sweep", "joblib"],
)
def test_an_interruption_keeps_finished_runs_only(
    tmp_path: Path, words: list[str], kept: bool
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "jobcity", "run", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    awaited = "outputs/*/*/*/run.json" if kept else "outputs/run/*"
    for _ in range(1200):
        if any(tmp_path.glob(awaited)) or process.poll() is not None:
            break
        time.sleep(0.1)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    finished = [each.parent for each in tmp_path.rglob("run.json")]
    where = "".join({str(each.parent.relative_to(tmp_path)) for each in finished})
    tail = f"; {len(finished)} finished runs are kept in {where}" if kept else ""
    assert error.splitlines()[-1] == f"jobcity: interrupted{tail}"
    assert "Traceback" not in error
    assert bool(finished) == kept
    assert {each.parent for each in tmp_path.rglob("*") if each.is_file()} == set(finished)
    folders = {each for each in tmp_path.rglob("*") if each.is_dir()}
    assert folders == {
        place for each in finished for place in (each, *each.parents) if tmp_path in place.parents
    }


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    printed = capsys.readouterr().out
    assert "  scenario         baseline    the package of policies\n" in printed
    assert "baseline, binjiang_draft, combined" in printed
    assert "jobcity run -m scenario=baseline,training seed=1,2,3\n" in printed


def test_configurations_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--cfg", "job", "scenario=none", "seed=9") == 0
    printed = capsys.readouterr().out
    assert "\nseed: 9\n" in printed
    assert "  id: none\n" in printed
    assert run("--info", "searchpath") == 0
    assert "pkg://conf" in capsys.readouterr().out
    assert run("--hydra-help") == 0
    assert run("--cfg", "job", "scenario=nne") == 2
    assert below(tmp_path) == []
