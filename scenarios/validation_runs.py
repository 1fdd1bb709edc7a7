"""The runs of a validation, on all cores, each saved as any run is."""

from collections.abc import Collection

from scenarios.ensemble import cores
from scenarios.parts import Part, run_part
from scenarios.progress import Meter
from scenarios.validation import Validation, run_directory
from scenarios.workers import work_through


def parts_of(validation: Validation, arms: Collection[str]) -> list[Part]:
    """One part for each arm and seed, longest first."""
    parts = [
        Part(
            (run.model_copy(update={"seed": seed}),),
            (run_directory(validation.directory, arm, seed),),
        )
        for arm, run in validation.arms.items()
        if arm in arms
        for seed in validation.seeds
    ]
    return sorted(parts, key=lambda part: part.months, reverse=True)


def run_validation(validation: Validation, arms: Collection[str]) -> None:
    """Run the given arms with every seed and save each run as it finishes.

    The same bits come of any number of processes. RunError names the run that failed.
    """
    parts = parts_of(validation, arms)
    processes = validation.settings.processes or cores()
    with Meter("Simulating", sum(part.months for part in parts)) as meter:
        if processes == 1:
            for part in parts:
                run_part(part, lambda: meter.advance(1))
        else:
            work_through(parts, processes, meter.advance)
