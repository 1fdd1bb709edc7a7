"""Ctrl-C reaches every process of a terminal, and SIGTERM may; here only the first acts on it."""

import _thread
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from threading import Event, Thread, current_thread, main_thread
from typing import Any

from joblib.externals.loky.backend import resource_tracker as loky_tracker

LOOK_SECONDS = 0.2
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def _handlers() -> dict[signal.Signals, Callable[[int, Any], Any]]:
    """What Python does at each signal that interrupts; one that ends or ignores is left alone."""
    found = {each: signal.getsignal(each) for each in SIGNALS}
    return {each: handler for each, handler in found.items() if callable(handler)}


def ignore_interruptions() -> None:
    """Leave interruptions to the first process; it ends this one, or this one ends for want of it.

    For processes that were started.
    """
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)


@contextmanager
def postponed() -> Iterator[None]:
    """Interrupt only when the block has ended, for what breaks when it is left half-way.

    An interruption takes the place of whatever error the block ends with.
    """
    handlers = _handlers() if current_thread() is main_thread() else {}
    came: list[int] = []
    # Not by the signal mask, which other threads of the process do not share.
    for each in handlers:
        signal.signal(each, lambda number, _: came.append(number))
    try:
        yield
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)
        for number in came[:1]:
            handlers[signal.Signals(number)](number, None)


@contextmanager
def held_back() -> Iterator[None]:
    """Hold interruptions back here, and for good in processes started meanwhile."""
    # A tracker that starts with the first process would let the signal through again.
    resource_tracker.ensure_running()
    loky_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_handlers()})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def only_here() -> Iterator[None]:
    """Interruptions reach this process, at its next line, and none of those started meanwhile."""
    over = Event()
    awaited = {signal.SIGINT, *_handlers()}

    def watch() -> None:
        while not over.is_set():
            came = signal.sigtimedwait(awaited, LOOK_SECONDS)
            if came is not None:
                _thread.interrupt_main(signal.Signals(came.si_signo))
                return

    with held_back():
        watcher = Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()
