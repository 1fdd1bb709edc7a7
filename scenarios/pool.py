"""Processes that stay alive and answer one question after another."""

from agents.process import SETTINGS  # noqa: F401 before a new process loads numpy

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from scenarios.failure import RunError
from scenarios.interruption import held_back, ignore_interruptions

PATIENCE = 10.0
"""Seconds in which the status of a process that ended is known."""

Question = TypeVar("Question")
Answer = TypeVar("Answer")
Answers = Callable[[Sequence[Question]], Iterator[tuple[int, Answer]]]


@dataclass(slots=True)
class _Process:
    process: SpawnProcess
    line: Connection
    asked: int = -1

    def hear(self) -> Any:
        try:
            return self.line.recv()
        except (EOFError, OSError):
            self.process.join(PATIENCE)
            status = self.process.exitcode
            message = f"a process ended with status {status}, perhaps for want of memory"
            raise RunError(message) from None


@dataclass(slots=True)
class Pool(Generic[Question, Answer]):
    """So many new processes that apply ``answer`` to questions; it must be importable there."""

    answer: Callable[[Question], Answer]
    size: int
    _processes: list[_Process] = field(default_factory=list)

    def ask(self, questions: Sequence[Question]) -> Iterator[tuple[int, Answer]]:
        """Answers as they come, each with the place of its question.

        Raises what ``answer`` raised, and RunError for a process that is no more. Processes start
        with the first question.
        """
        waiting = iter(enumerate(questions))
        self._start(min(self.size, len(questions)))
        busy = {}
        for each, (at, question) in zip(self._processes, waiting, strict=False):
            _give(each, at, question)
            busy[each.line] = each
        while busy:
            for line in wait(list(busy)):
                each = busy[line]  # type: ignore[index]
                at, said = each.asked, each.hear()
                if isinstance(said, BaseException):
                    raise said
                following = next(waiting, None)
                if following is None:
                    del busy[each.line]
                else:
                    _give(each, *following)
                yield at, said

    def close(self) -> None:
        """End all processes at once."""
        for each in self._processes:
            each.process.kill()
        for each in self._processes:
            each.process.join()
            each.line.close()
        self._processes.clear()

    def _start(self, count: int) -> None:
        context = get_context("spawn")
        with held_back():
            while len(self._processes) < count:
                ours, theirs = context.Pipe()
                process = context.Process(target=_serve, args=(theirs, self.answer), daemon=True)
                process.start()
                theirs.close()
                self._processes.append(_Process(process, ours))


@contextmanager
def pool(answer: Callable[[Question], Answer], processes: int) -> Iterator[Pool[Question, Answer]]:
    """A pool whose processes end with the block, however it ends."""
    made: Pool[Question, Answer] = Pool(answer, processes)
    try:
        yield made
    finally:
        made.close()


def _give(each: _Process, at: int, question: object) -> None:
    each.asked = at
    each.line.send(question)


def _serve(line: Connection, answer: Callable[[Any], Any]) -> None:
    """Answer questions until nobody asks any more."""
    ignore_interruptions()
    try:
        while True:
            question = line.recv()
            try:
                line.send(answer(question))
            except Exception as error:  # noqa: BLE001 it is raised again on the other side
                line.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
