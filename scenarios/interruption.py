"""Ctrl-C reaches every process of a terminal; here only the first of all acts on it."""

import _thread
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from threading import Event, Thread

from joblib.externals.loky.backend import resource_tracker as loky_tracker

LOOK_SECONDS = 0.2


@contextmanager
def held_back() -> Iterator[None]:
    """Hold Ctrl-C back here, and for good in processes started meanwhile."""
    # A tracker that starts with the first process would let the signal through again.
    resource_tracker.ensure_running()
    loky_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def only_here() -> Iterator[None]:
    """Ctrl-C interrupts this process, at its next line, and none of those started meanwhile."""
    over = Event()

    def watch() -> None:
        while not over.is_set():
            if signal.sigtimedwait({signal.SIGINT}, LOOK_SECONDS) is not None:
                _thread.interrupt_main()
                return

    with held_back():
        watcher = Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()
