"""The command itself: verbs found but not imported, exit statuses, one line for each error."""

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import jobcity
from agents.errors import InputError

HEAVY = ("mesa", "numba", "numpy", "pandas", "polars", "hydra", "omegaconf", "matplotlib", "rich")

Offer = Callable[[Callable[[list[str]], object]], None]


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Offer:
    """Make a function the one installed verb, `probe`."""

    def install(function: Callable[[list[str]], object]) -> None:
        class Verb:
            module = __name__

            def load(self) -> Callable[[list[str]], object]:
                return function

        monkeypatch.setattr(jobcity, "find_verbs", lambda: {"probe": Verb()})

    return install


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jobcity", *arguments], capture_output=True, text=True, check=False
    )


def test_every_verb_of_the_project_is_found_and_described() -> None:
    verbs = jobcity.find_verbs()
    assert {"run", "compare", "report", "warmup", "doctor"} <= verbs.keys()
    for name, verb in verbs.items():
        line = jobcity.describe(verb)
        assert line, name
        assert not line.startswith("("), f"{name}: {line}"
        assert len(line) < 100, name


def test_help_names_the_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["-h"], []):
        assert jobcity.main(arguments) == 0
        assert "\n  warmup   " in capsys.readouterr().out


def test_help_without_verbs_says_how_to_get_them() -> None:
    assert "make setup" in jobcity.help_text({})


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert jobcity.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("jobcity 0.")


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import json, sys, jobcity\n"
        "assert jobcity.main(['--help']) == 0\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout
    imported = set(json.loads(printed.splitlines()[-1]))
    assert "jobcity" in imported
    assert not imported.intersection({*HEAVY, "sim", "scenarios", "analysis", "conf"})


def test_help_is_immediate() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        assert run("--help").returncode == 0
        return time.perf_counter() - start

    # The smallest half: a busy machine can only add to what the command itself takes.
    assert statistics.median(sorted(seconds() for _ in range(7))[:4]) <= 0.3


def test_unknown_verb_is_one_line_with_the_nearest() -> None:
    finished = run("comprae", "seeds=2")
    assert finished.returncode == 2
    assert finished.stdout == ""
    assert finished.stderr.startswith("jobcity: unknown verb 'comprae'; allowed: ")
    assert finished.stderr.endswith("did you mean compare?\n")
    assert finished.stderr.count("\n") == 1


def test_unknown_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert jobcity.main(["--hepl"]) == 2
    assert "did you mean --help?" in capsys.readouterr().err


def test_a_verb_gets_its_words_and_gives_the_status(offer: Offer) -> None:
    offer(lambda words: 7 if words == ["a=1", "-m"] else 0)
    assert jobcity.main(["probe", "a=1", "-m"]) == 7
    assert jobcity.main(["probe"]) == 0
    offer(lambda _: None)
    assert jobcity.main(["probe"]) == 0


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (InputError("too small", where="scale", allowed="above 0"), 2, "scale: too small; allowed"),
        (ValueError("one\ntwo"), 1, "ValueError: one two (JOBCITY_TRACEBACK=1"),
        (OSError(), 1, "OSError (JOBCITY_TRACEBACK=1"),
        (KeyboardInterrupt(), 130, "interrupted"),
    ],
)
def test_each_error_has_its_status_and_one_line(
    offer: Offer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    status: int,
    line: str,
) -> None:
    def fail(_: list[str]) -> int:
        raise error

    monkeypatch.delenv("JOBCITY_TRACEBACK", raising=False)
    offer(fail)
    assert jobcity.main(["probe"]) == status
    printed = capsys.readouterr().err
    assert printed.startswith(f"jobcity: {line}")
    assert printed.count("\n") == 1


def test_the_whole_trace_on_request(
    offer: Offer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: list[str]) -> int:
        raise ValueError("deep")

    monkeypatch.setenv("JOBCITY_TRACEBACK", "1")
    offer(fail)
    assert jobcity.main(["probe"]) == 1
    assert "in fail" in capsys.readouterr().err


def test_a_closed_pipe_ends_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    finished = subprocess.run(
        [sys.executable, "-m", "jobcity", "--help"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert finished.returncode == 1
    assert finished.stderr == b""


def test_ctrl_c_from_outside() -> None:
    script = (
        "import sys, time, jobcity\n"
        "def wait(_):\n    print('ready', flush=True)\n    time.sleep(60)\n"
        "jobcity.find_verbs = lambda: {'wait': type('V', (), {'load': lambda self: wait})()}\n"
        "sys.exit(jobcity.main(['wait']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors == "jobcity: interrupted\n"


def test_describing_a_verb_does_not_import_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loud.py").write_text('"""Shouts.\n\nLoudly."""\nraise RuntimeError\n')
    (tmp_path / "broken.py").write_text("def (\n")
    (tmp_path / "silent.py").write_text("x = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    lines = {
        name: jobcity.describe(EntryPoint("probe", f"{name}:main", jobcity.GROUP))
        for name in ("loud", "broken", "silent", "absent", "silent.part")
    }
    assert lines == {
        "loud": "Shouts.",
        "broken": "(not readable)",
        "silent": "",
        "absent": "(not importable)",
        "silent.part": "(not importable)",
    }
