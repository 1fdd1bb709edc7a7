"""A calibration carried out in processes, and its results written."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from rich.console import Console

from analysis.calibration.course import Course, Plan, calibrate
from analysis.calibration.directory import FINISHED, begin
from analysis.calibration.evaluations import Runs
from analysis.calibration.parameters import files_of, save
from analysis.calibration.problem import Problem
from analysis.calibration.report import page, write_figures
from analysis.calibration.simulation import Simulation
from analysis.calibration.summary import facts
from analysis.calibration.table import print_tables
from scenarios.calibrations import Asked, present_value
from scenarios.directories import replace_file, unwritable
from scenarios.ensemble import cores
from scenarios.never_fitted import LEFT_AS_RANGES
from scenarios.pool import pool
from scenarios.progress import Meter
from scenarios.provenance import versions

REPORT = "report.html"


def carry_out(asked: Asked, target: Path | None, console: Console) -> None:
    """Calibrate, write everything into the directory, and print what came of it.

    ``target``: a checkout's configuration that is given the parameters too. An interruption tells
    how to go on.
    """
    settings, directory = asked.settings, asked.directory
    kept = begin(directory, settings)
    if kept:
        console.print(f"Going on in {directory}: {kept} runs are there", highlight=False)
    started = monotonic()
    calibration = settings.calibration
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
    try:
        with (
            pool(simulation, settings.processes or cores()) as processes,
            Meter("Calibrating", plan.runs(len(present)) * months) as meter,
        ):

            def tell(about: str, finished: int) -> None:
                meter.turn_to(about)
                meter.advance(finished * months)

            runs = Runs(directory, processes.ask, moments=len(problem.moments), tell=tell)
            course = calibrate(problem, present, runs, directory, plan)
        provenance = _provenance(asked, course)
        _write(course, asked, provenance, directory)
        files = files_of(course, asked.run, provenance)
        save(files, directory)
        copies = [] if target is None else save(files, target)
        content = {**facts(course), "provenance": provenance}
        text = f"{json.dumps(content, indent=1, ensure_ascii=False)}\n"
        replace_file(directory / FINISHED, text.encode())
    except KeyboardInterrupt as error:
        message = f"finished runs are kept; the same words with hydra.run.dir={directory} go on"
        raise KeyboardInterrupt(message) from error
    except OSError as error:
        raise unwritable(directory, error) from error
    print_tables(course, console)
    minutes = (monotonic() - started) / 60
    lines = [f"{course.trials} trials, {runs.made} new runs in {minutes:.1f} minutes"]
    if len(course.ensemble.sets) < settings.sets:
        found = len(course.ensemble.sets)
        lines.append(f"Only {found} of {settings.sets} sets fit by the rule: more trials may help")
    if copies:
        lines.append(f"Written: {', '.join(map(str, copies))}")
    else:
        lines.append(
            f"To use them: jobcity compare --config-dir {directory} parameters=ensemble; "
            "to keep them: the same words with write=true, at the root of a checkout"
        )
    lines.append(f"Look at {directory / REPORT}")
    for line in lines:
        console.print(line, highlight=False, soft_wrap=True, markup=False)


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


def _write(course: Course, asked: Asked, provenance: Mapping[str, Any], directory: Path) -> None:
    figures = directory / "figures"
    write_figures(course, figures)
    text = page(course, figures, asked.settings.region.label, provenance, LEFT_AS_RANGES)
    replace_file(directory / REPORT, text.encode())
