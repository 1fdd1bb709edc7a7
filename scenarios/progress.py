"""Progress in months: a bar on a terminal, a line now and then elsewhere."""

from time import monotonic
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

QUIET_SECONDS = 5.0
"""Between two lines where there is no terminal."""
FORETELLING = 0.05
"""The share of the months that must have passed before the time left is foretold."""


class Meter:
    """Shows on standard error how many of ``total`` months have passed, and the time left.

    Use it in a ``with`` statement; ``advance`` may be called from any thread.
    """

    def __init__(self, about: str, total: int) -> None:
        self.about = about
        self.total = total
        self.done = 0
        self.started = self.told = monotonic()
        self.console = Console(stderr=True)
        self.bar: Progress | None = None
        self.task = TaskID(0)

    def __enter__(self) -> Self:
        self.started = self.told = monotonic()
        if self.console.is_terminal:
            self.bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("months"),
                TimeElapsedColumn(),
                TextColumn("left"),
                TimeRemainingColumn(),
                console=self.console,
            )
            self.task = self.bar.add_task(self.about, total=self.total)
            self.bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def turn_to(self, about: str) -> None:
        """From here on something else is done."""
        self.about = about
        if self.bar is not None:
            self.bar.update(self.task, description=about)

    def expect(self, months: int) -> None:
        """At least so many are still to come; the total grows where it was foretold too small."""
        self.total = max(self.total, self.done + months)
        if self.bar is not None:
            self.bar.update(self.task, total=self.total)

    def advance(self, months: int = 1) -> None:
        """So many more months have passed."""
        self.done += months
        self.expect(0)
        if self.bar is not None:
            self.bar.update(self.task, completed=self.done)
        elif monotonic() - self.told >= QUIET_SECONDS and self.done >= self.total * FORETELLING:
            self.told = monotonic()
            self.console.print(self.line(), highlight=False)

    def line(self) -> str:
        """How far things are, in one line."""
        passed = monotonic() - self.started
        left = passed / max(self.done, 1) * (self.total - self.done)
        return f"{self.about}: {self.done} of {self.total} months, about {left:.0f} s left"
