"""Processes that work through the parts of a comparison, one after another."""

from agents.process import SETTINGS  # noqa: F401 before a new process loads numpy

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic

from scenarios.failure import RunError
from scenarios.interruption import held_back, ignore_interruptions
from scenarios.parts import Part, run_part

TELL_SECONDS = 0.2
"""Between two reports of a process."""
PATIENCE = 10.0
"""Seconds that a process has to end by itself."""


@dataclass(slots=True)
class Worker:
    """A process, the line to it, and what it works at."""

    process: SpawnProcess
    line: Connection
    part: Part | None = None

    def give(self, part: Part | None) -> None:
        """Hand over a part, or None to end."""
        self.part = part
        self.line.send(part)

    def hear(self) -> object:
        """What the process has to say. Raises RunError if it is no more."""
        try:
            return self.line.recv()
        except (EOFError, OSError):
            self.process.join(PATIENCE)
            names = {run.scenario.id for run in self.part.runs} if self.part else set()
            run = self.part.runs[0] if self.part else None
            about = f"closure={run.closure.id} seed={run.seed}" if run else ""
            message = (
                f"scenario={' or '.join(sorted(names))} {about}: its process ended with "
                f"status {self.process.exitcode}, perhaps for want of memory"
            )
            raise RunError(message) from None


def work_through(parts: Sequence[Part], processes: int, on_months: Callable[[int], None]) -> None:
    """Run all parts in so many new processes; ``on_months`` is told how many months have passed.

    Raises what a run raised. However it ends, no process is left.
    """
    waiting = iter(parts)
    with _workers(min(processes, len(parts))) as workers:
        busy = {}
        for worker, part in zip(workers, waiting, strict=False):
            worker.give(part)
            busy[worker.line] = worker
        while busy:
            for line in wait(list(busy)):
                worker = busy[line]  # type: ignore[index]
                said = worker.hear()
                if isinstance(said, BaseException):
                    raise said
                if isinstance(said, int):
                    on_months(said)
                    continue
                following = next(waiting, None)
                worker.give(following)
                if following is None:
                    del busy[worker.line]


@contextmanager
def _workers(count: int) -> Iterator[list[Worker]]:
    workers: list[Worker] = []
    try:
        with held_back():
            workers += [_start() for _ in range(count)]
        yield workers
        for worker in workers:
            worker.process.join(PATIENCE)
    finally:
        for worker in workers:
            worker.process.kill()
        for worker in workers:
            worker.process.join()
            worker.line.close()


def _start() -> Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return Worker(process, ours)


def _serve(line: Connection) -> None:
    """Run parts until there are no more, reporting months and, at the end of each, None."""
    ignore_interruptions()
    reporter = _Reporter(line)
    try:
        while (part := line.recv()) is not None:
            try:
                run_part(part, reporter.month_passed)
                reporter.flush()
                line.send(None)
            except Exception as error:  # noqa: BLE001 it is raised again on the other side
                line.send(error)
    except (EOFError, BrokenPipeError):
        return  # nobody listens any more


class _Reporter:
    def __init__(self, line: Connection) -> None:
        self.line = line
        self.months = 0
        self.told = monotonic()

    def month_passed(self) -> None:
        self.months += 1
        if monotonic() - self.told >= TELL_SECONDS:
            self.flush()

    def flush(self) -> None:
        self.line.send(self.months)
        self.months, self.told = 0, monotonic()
