"""A calibration carried out in processes, and its results written."""

import json
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from rich.console import Console

from analysis.calibration.closing import REPORT, closing
from analysis.calibration.course import Course, Plan, calibrate
from analysis.calibration.directory import FINISHED, all_at_once, is_calibration, place_of
from analysis.calibration.evaluations import Runs
from analysis.calibration.parameters import ENSEMBLE, files_of, save
from analysis.calibration.problem import Problem
from analysis.calibration.report import page, write_figures
from analysis.calibration.simulation import Simulation
from analysis.calibration.summary import facts
from analysis.calibration.table import print_tables
from scenarios.calibrations import Asked, present_value
from scenarios.directories import replace_file
from scenarios.ensemble import cores
from scenarios.never_fitted import LEFT_AS_RANGES
from scenarios.pool import pool
from scenarios.progress import Meter
from scenarios.provenance import versions


def carry_out(asked: Asked, target: Path | None, console: Console) -> None:
    """Calibrate, write everything into the directory, and print what came of it.

    ``target``: a checkout's configuration that is given the parameters too. An interruption tells
    how to go on, and leaves finished results of before as they were.
    """
    settings, directory = asked.settings, asked.directory
    started = monotonic()
    try:
        with place_of(directory, settings) as place:
            runs, course = _calibrate(asked, place, console)
            copies = _write(course, asked, place, target)
    except KeyboardInterrupt as error:
        if not is_calibration(directory):
            raise
        message = f"finished runs are kept; the same words with hydra.run.dir={directory} go on"
        raise KeyboardInterrupt(message) from error
    print_tables(course, console)
    minutes = (monotonic() - started) / 60
    lines = [
        f"{course.trials} trials, {runs.made} new runs in {minutes:.1f} minutes",
        *closing(asked, len(course.ensemble.sets), copies),
    ]
    for line in lines:
        console.print(line, highlight=False, soft_wrap=True, markup=False)


def _calibrate(asked: Asked, place: Path, console: Console) -> tuple[Runs, Course]:
    settings, calibration = asked.settings, asked.settings.calibration
    problem = Problem(
        calibration.fitted, calibration.moments, calibration.shift, calibration.ranges
    )
    present = tuple(present_value(asked.run, each) for each in calibration.fitted.values())
    simulation = Simulation(
        asked.run, {**calibration.fitted, **calibration.ranges}, calibration.moments
    )
    months = settings.settling_months + settings.months
    plan = Plan(
        settings.seed,
        settings.seeds,
        settings.trajectories,
        settings.trials,
        settings.replicates,
        settings.sets,
        settings.budget,
    )
    meter = Meter("Calibrating", plan.runs(len(present)) * months)

    def tell(about: str, finished: int, coming: int = 0) -> None:
        meter.turn_to(about)
        meter.advance(finished * months)
        meter.expect(coming * months)

    with pool(simulation, settings.processes or cores()) as processes:
        numbers = {len(present), len(present) + len(calibration.ranges)}
        moments = len(problem.moments)
        runs = Runs(place, processes.ask, numbers=numbers, moments=moments, tell=tell)
        if runs.known:
            kept = f"Going on in {asked.directory}: {len(runs.known)} runs are there"
            console.print(kept, highlight=False, soft_wrap=True, markup=False)
        with meter:
            return runs, calibrate(problem, present, runs, place, plan)


def _write(course: Course, asked: Asked, place: Path, target: Path | None) -> list[Path]:
    """Write everything into a place and the parameters into ``target``, which are returned."""
    provenance = _provenance(asked, course)
    files = files_of(course, asked.run, provenance)
    with all_at_once(place) as made:
        write_figures(course, made / "figures")
        label = asked.settings.region.label
        text = page(course, made / "figures", label, provenance, LEFT_AS_RANGES)
        replace_file(made / REPORT, text.encode())
        save(files, made)
        content = {**facts(course), "provenance": provenance}
        text = f"{json.dumps(content, indent=1, ensure_ascii=False)}\n"
        replace_file(made / FINISHED, text.encode())
        # A file of sets from before would belong to other numbers.
        (place / ENSEMBLE / f"{asked.run.region.id}.yaml").unlink(missing_ok=True)
        return [] if target is None else save(files, target)


def _provenance(asked: Asked, course: Course) -> dict[str, Any]:
    settings, code = asked.settings, versions()
    commit = f" {code['commit']}{' and changes' if code['dirty'] else ''}" if code["commit"] else ""
    return {
        "code": f"jobcity {code['jobcity']}{commit}",
        "date": f"{datetime.now().astimezone():%Y-%m-%d}",
        "calibration": settings.calibration.id,
        "first_seed": settings.seed,
        "seeds": settings.seeds,
        "scale": settings.scale,
        "months": settings.months,
        "settling_months": settings.settling_months,
        "trials": course.trials,
    }
