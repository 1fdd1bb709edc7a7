"""SIGTERM ends a command as Ctrl-C does: what was begun vanishes, no process is left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scenarios.interruption import postponed

LONG = ("settling_months=0", "months=600", "scale=0.01")
ALONE = ("include=[unemployment_rate]", "seeds=2", "theory=false", "processes=2")


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (("validate", *ALONE), os.killpg),
        (("compare", "scenarios=[none]", "seeds=2", "processes=2"), os.kill),
        (("run",), os.kill),
    ],
    ids=["validate", "compare", "run"],
)
def test_it_leaves_nothing_half_done(
    tmp_path: Path, words: tuple[str, ...], end: Callable[[int, int], None]
) -> None:
    """Whether it reaches the first process alone or, at once, those that it started too."""
    process = subprocess.Popen(
        [sys.executable, "-m", "jobcity", *words, *LONG, f"hydra.run.dir={tmp_path}/it"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for _ in range(600):
        if any(tmp_path.iterdir()) or process.poll() is not None:
            break
        time.sleep(0.1)
    time.sleep(1.0)
    end(process.pid, signal.SIGTERM)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 143, error
    assert error.splitlines()[-1] == "jobcity: terminated"
    assert "Traceback" not in error
    assert list(tmp_path.iterdir()) == []
    assert ended(process.pid)


def ended(group: int) -> bool:
    """Whether no process of a group is left, soon."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A process that somebody starts in the background hears no Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_what_is_postponed_is_not_left_half_way() -> None:
    """Also where the interruption broke what ran, whose error is not what matters then."""
    done = []

    def interrupted(failing: bool) -> None:
        with postponed():
            os.kill(os.getpid(), signal.SIGINT)
            done.append(sum(range(1000)))
            if failing:
                raise AttributeError

    for failing in (False, True):
        with pytest.raises(KeyboardInterrupt):
            interrupted(failing)
    assert len(done) == 2
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
