"""Progress: a bar with the time left on a terminal, few lines elsewhere."""

import io

import pytest
from rich.console import Console

from scenarios import progress
from scenarios.progress import Meter


def watch(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> str:
    written = io.StringIO()
    console = Console(file=written, force_terminal=terminal, width=100)
    monkeypatch.setattr(progress, "Console", lambda **_: console)
    with Meter("Simulating", 40) as meter:
        for _ in range(20):
            meter.advance(2)
    return written.getvalue()


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = watch(monkeypatch, terminal=True)
    assert "Simulating" in shown
    assert "40/40" in shown
    assert "left" in shown


def test_elsewhere_a_short_run_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watch(monkeypatch, terminal=False) == ""


def test_elsewhere_a_long_run_tells_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10000, 2))
    monkeypatch.setattr(progress, "monotonic", lambda: float(next(clock)))
    lines = watch(monkeypatch, terminal=False).splitlines()
    assert 3 < len(lines) < 15
    assert all(line.startswith("Simulating: ") for line in lines)
    assert lines[0].endswith(" s left")


def test_what_was_foretold_too_small_grows_and_no_time_is_negative() -> None:
    meter = Meter("Recovering", 10)
    meter.advance(4)
    meter.expect(3)
    assert meter.total == 10
    meter.expect(20)
    assert meter.total == 24
    meter.advance(30)
    assert meter.line() == "Recovering: 34 of 34 months, about 0 s left"


def test_a_bar_ends_when_its_block_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(file=io.StringIO(), force_terminal=True)
    monkeypatch.setattr(progress, "Console", lambda **_: console)
    meter = Meter("Simulating", 3)
    with pytest.raises(KeyboardInterrupt), meter:
        raise KeyboardInterrupt
    assert meter.bar is not None
    assert meter.bar.finished is False
    assert not meter.bar.live.is_started
