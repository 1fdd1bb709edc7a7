"""Many runs at once give the bits of each run alone, and end cleanly however they end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from agents.errors import InputError
from scenarios import parts
from scenarios.comparison import Comparison, prepare_comparison
from scenarios.ensemble import finished_runs, run_comparison
from scenarios.failure import RunError
from scenarios.parts import Part
from scenarios.runs import settle, simulate, write_run
from scenarios.settings import RunSettings
from scenarios.workers import work_through

WORDS = [
    "scenarios=[baseline,none,combined]",
    "closures=[central,free_entry]",
    "scale=0.002",
    "months=3",
    "settling_months=3",
    "seeds=2",
    "start=2026-11",
]
FILES = [
    "claims.parquet",
    "config.yaml",
    "ledger.parquet",
    "outcomes.parquet",
    "panel.parquet",
]
LONG = """
import sys
from scenarios.comparison import prepare_comparison
from scenarios.ensemble import run_comparison
if __name__ == "__main__":
    try:
        run_comparison(prepare_comparison(sys.argv[1:]))
    except KeyboardInterrupt as error:
        print(error)
        sys.exit(130)
"""


def prepare(directory: Path, *words: str) -> Comparison:
    return prepare_comparison([*WORDS, f"hydra.run.dir={directory}", *words])


def quiet(_: int) -> None:
    pass


def saved(comparison: Comparison) -> dict[tuple[str, str], bytes]:
    return {
        (path.relative_to(comparison.directory / "runs").as_posix(), file): (
            path / file
        ).read_bytes()
        for path in comparison.directories()
        for file in FILES
    }


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    directory = tmp_path_factory.mktemp("ensemble") / "one"
    comparison = prepare(directory, "processes=1")
    run_comparison(comparison, quiet)
    return comparison


def test_a_finished_comparison(compared: Comparison) -> None:
    assert sorted(each.name for each in compared.directory.iterdir()) == ["comparison.json", "runs"]
    assert (compared.directory / "comparison.json").read_text() == compared.facts()
    assert finished_runs(compared) == 12


@pytest.mark.parametrize(
    "key", [("central", "baseline"), ("central", "none"), ("free_entry", "combined")]
)
def test_a_run_that_settled_with_others_is_the_run_that_settled_alone(
    compared: Comparison, tmp_path: Path, key: tuple[str, str]
) -> None:
    run = compared.run(key, 2)
    assert (run.closure.id, run.scenario.id, run.seed) == (*key, 2)
    market = settle(run)
    write_run(market, run, tmp_path / "run", simulate(market, run.months))
    for file in FILES:
        alone = (tmp_path / "run" / file).read_bytes()
        assert alone == (compared.run_directory(key, 2) / file).read_bytes(), file


def test_processes_do_not_change_a_bit(compared: Comparison, tmp_path: Path) -> None:
    months: list[int] = []
    other = prepare(tmp_path / "two", "processes=2")
    run_comparison(other, months.append)
    assert saved(other) == saved(compared)
    assert sum(months) == sum(part.months for part in parts.divide(other, 2))


def test_seeds_differ(compared: Comparison) -> None:
    every = saved(compared)
    names = ("scenario=none/seed=1", "scenario=none/seed=2", "scenario=baseline/seed=1")
    places = [f"closure=central/{name}" for name in names]
    outcomes = {every[place, "outcomes.parquet"] for place in places}
    assert len(outcomes) == len(names)


def test_finished_comparisons_stay_unless_they_may_be_replaced(tmp_path: Path) -> None:
    words = ["processes=1", "seeds=1", "months=1", "scenarios=[none]"]
    run_comparison(prepare(tmp_path / "it", *words), quiet)
    (tmp_path / "it" / "report.html").touch()
    for again in (["seed=4"], []):
        with pytest.raises(InputError, match="holds finished results"):
            prepare(tmp_path / "it", *words, *again)
    later = prepare(tmp_path / "it", *words, "seed=4", "overwrite=true")
    run_comparison(later, quiet)
    assert {each.name for each in later.directory.rglob("seed=*")} == {"seed=4"}
    assert not (tmp_path / "it" / "report.html").exists()


@pytest.mark.parametrize("error", [KeyboardInterrupt, RunError])
def test_earlier_results_stay_until_the_new_ones_are_whole(
    tmp_path: Path, error: type[BaseException]
) -> None:
    words = ["processes=1", "seeds=1", "months=1", "settling_months=0"]
    run_comparison(prepare(tmp_path / "it", *words, "scenarios=[none]"), quiet)
    (tmp_path / "it" / "report.html").touch()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    later = prepare(tmp_path / "it", *words, "overwrite=true")
    passed: list[int] = []

    def stop(months: int) -> None:
        passed.append(months)
        if len(passed) == 2:
            raise error

    with pytest.raises(error, match=f"the earlier results in {tmp_path / 'it'} are kept$"):
        run_comparison(later, stop)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert [each.name for each in tmp_path.iterdir()] == ["it"]


def test_progress_is_told_without_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scenarios.progress.QUIET_SECONDS", 0.0)
    words = ["processes=1", "seeds=1", "months=2", "settling_months=1", "scenarios=[none]"]
    run_comparison(prepare(tmp_path / "it", *words, "closures=[central]"))
    assert "Simulating: 2 of 3 months, about 0 s left\n" in capsys.readouterr().err


def broken(run: RunSettings) -> RunSettings:
    return run.model_copy(update={"search": None})


@pytest.mark.parametrize("processes", [1, 2])
def test_a_failing_run_is_named_and_finished_ones_are_kept(tmp_path: Path, processes: int) -> None:
    words = [f"processes={processes}", "settling_months=0", "months=2", "seeds=1"]
    whole = prepare(tmp_path / "it", *words, "closures=[central]")
    runs = dict(whole.sets["central"])
    runs["central", "combined"] = broken(runs["central", "combined"])
    comparison = Comparison(whole.settings, {"central": runs}, whole.directory)
    about = "scenario=combined closure=central seed=1: AttributeError: "
    with pytest.raises(RunError, match=about) as caught:
        run_comparison(comparison, quiet)
    assert "Traceback" in caught.value.__cause__.__notes__[0]  # type: ignore[union-attr]
    assert not (tmp_path / "it" / "comparison.json").exists()
    if processes == 1:
        kept = f"2 finished runs are kept in {tmp_path / 'it'}, 1 is missing; run the command again"
        assert kept in str(caught.value)
        assert finished_runs(comparison) == 2
    assert not list(tmp_path.rglob("closure=central/*combined*"))


def test_a_comparison_of_which_nothing_finished_leaves_nothing(tmp_path: Path) -> None:
    whole = prepare(tmp_path / "a" / "it", "processes=1", "scenarios=[none]")
    runs = {key: broken(run) for key, run in whole.sets["central"].items()}
    comparison = Comparison(whole.settings, {"central": runs}, whole.directory)
    with pytest.raises(RunError):
        run_comparison(comparison, quiet)
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_dies_is_noticed(tmp_path: Path) -> None:
    whole = prepare(tmp_path / "it", "months=600", "seeds=1", "scale=0.01")
    part = parts.divide(whole, 1)[0]
    killed: list[int] = []

    def kill(_: int) -> None:
        if not killed:
            children = subprocess.run(
                ["pgrep", "-P", str(os.getpid()), "-f", "spawn_main"],  # noqa: S607
                capture_output=True,
                text=True,
                check=True,
            )
            killed.extend(map(int, children.stdout.split()))
            os.kill(killed[-1], signal.SIGKILL)

    with pytest.raises(RunError, match="closure=central seed=1: its process ended with status -9"):
        work_through([Part(part.runs, part.directories)], 1, kill)


def test_an_interruption_kills_all_processes_and_keeps_finished_runs(tmp_path: Path) -> None:
    words = ["scale=0.01", "months=40", "settling_months=0", "seeds=200", "processes=2"]
    process = subprocess.Popen(
        [sys.executable, "-c", LONG, *words, "scenarios=[none]", f"hydra.run.dir={tmp_path}/it"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for _ in range(1200):
        if any(tmp_path.rglob("run.json")) or process.poll() is not None:
            break
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    interrupted = time.monotonic()
    printed, error = process.communicate(timeout=60)
    assert time.monotonic() - interrupted < 5
    assert process.returncode == 130
    assert "Traceback" not in error
    finished = {each.parent for each in tmp_path.rglob("run.json")}
    kept, missing = len(finished), 600 - len(finished)
    said = f"{kept} finished runs are kept in {tmp_path}/it, {missing} are missing; run the command"
    assert printed.startswith(said)
    assert 0 < len(finished) < 200
    plan = tmp_path / "it" / "unfinished.json"
    files = {each for each in tmp_path.rglob("*") if each.is_file()}
    assert {each.parent for each in files - {plan}} == finished
    assert plan in files
    left = ["pgrep", "-g", str(process.pid), "-f", "spawn_main"]
    assert subprocess.run(left, capture_output=True, check=False).stdout == b""
