"""Compile every kernel once, so that all later runs start at once."""

import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numba
from numba.core import event
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from agents.errors import InputError
from agents.kernel import CACHE, KERNELS
from scenarios.city import City

Kernels = Mapping[str, Callable[..., object]]
Tell = Callable[[str, int], None]

DAY = 24 * 3600.0
UNUSED_DAYS = 30.0


class Compilations(event.Listener):
    """Follows numba while it compiles: the kernel at work and how many of `kernels` are done."""

    def __init__(self, kernels: Kernels, tell: Tell) -> None:
        """`tell` is called with a kernel's name and the number done, at each start and end."""
        self.names = {id(made): name for name, made in kernels.items()}
        self.tell = tell
        self.done: set[str] = set()

    def on_start(self, event: Any) -> None:
        """Numba starts to compile a function, perhaps inside that of another."""
        name = self.names.get(id(event.data["dispatcher"]))
        if name:
            self.tell(name, len(self.done))

    def on_end(self, event: Any) -> None:
        """Numba has compiled a function."""
        name = self.names.get(id(event.data["dispatcher"]))
        if name:
            self.done.add(name)
            self.tell(name, len(self.done))


def rehearse() -> None:
    """Two months of a very small city with every kind of policy, which call all kernels."""
    city = City(region="yuhang", scenario="combined", seed=1, scale=0.01, settling_months=1)
    try:
        city.run(months=2)
    finally:
        city.close()


def compile_kernels(work: Callable[[], object], kernels: Kernels, tell: Tell) -> int:
    """Call `work` and tell what is compiled meanwhile; the number of `kernels` compiled anew."""
    listener = Compilations(kernels, tell)
    events: Any = event
    with events.install_listener("numba:compile", listener):
        work()
    return len(listener.done)


def forget_unused(directory: Path, now: float) -> list[Path]:
    """Remove kernels of other versions beside `directory` that were made over 30 days ago."""
    old = [
        place
        for place in sorted(directory.parent.glob("kernels-*"))
        if place != directory and now - place.stat().st_mtime > UNUSED_DAYS * DAY
    ]
    for place in old:
        shutil.rmtree(place, ignore_errors=True)
    return old


def main(arguments: list[str]) -> int:
    """Compile all kernels behind a progress bar and say where they are kept. No arguments."""
    if arguments in (["--help"], ["-h"]):
        print(f"usage: jobcity warmup\n\n{__doc__}")
        return 0
    if arguments:
        raise InputError(f"unknown argument '{arguments[0]}'", where="warmup", allowed="none")
    config: Any = numba.config
    if config.DISABLE_JIT:
        print("Nothing to compile: NUMBA_DISABLE_JIT is set")
        return 0
    started = time.perf_counter()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console()) as progress:
        task = progress.add_task("Preparing", total=len(KERNELS))

        def tell(name: str, done: int) -> None:
            progress.update(task, description=f"Compiling {name}", completed=done)

        number = compile_kernels(rehearse, KERNELS, tell)
        progress.update(task, description="Kernels ready", completed=len(KERNELS))
    seconds = time.perf_counter() - started
    kept = f"they are kept in {CACHE.directory}"
    if CACHE.unusable is not None:
        kept = f"none is kept: {CACHE.unusable} cannot be written ({CACHE.reason})"
    done = f"{number} kernels compiled in {seconds:.0f} s" if number else "Nothing left to compile"
    print(f"{done}; {kept}")
    forget_unused(CACHE.directory, time.time())
    return 0
