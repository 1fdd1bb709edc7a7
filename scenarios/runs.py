"""A finished run as files: everything that made it and everything that came of it."""

import io
import json
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import polars as pl
import yaml

from scenarios.directories import new_directory
from scenarios.provenance import versions
from scenarios.settings import RunSettings
from sim.model import Market
from sim.sampling import living_rows, resident_rows

SCHEMA_VERSION = 1
KILOBYTE = 1 if sys.platform == "darwin" else 1024
OMITTED = {"overwrite"}
"""Settings that say nothing of the run."""
MAY_BE_ABSENT = ("project", "parameter_set")


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long a run took: to be set up, to settle, to step through its months."""

    setup: float
    settling: float
    stepping: float


def settle(settings: RunSettings, on_month: Callable[[], None] | None = None) -> Market:
    """A market that has settled under the settings' policies and stands before its first month.

    ``on_month`` is called after every month, those of settling among them.
    """
    return Market(
        settings,
        settings.desk(),
        seed=settings.seed,
        scale=settings.scale,
        calendar=settings.calendar(),
        threads=settings.threads,
        on_month=on_month,
    )


def simulate(settled: Market, months: int) -> Seconds:
    """Let the months of a run pass; how long everything took."""
    started = perf_counter()
    settled.run(months)
    stepping = perf_counter() - started
    return Seconds(settled.seconds_setup, settled.seconds_settling, stepping)


def write_run(market: Market, settings: RunSettings, directory: Path, seconds: Seconds) -> None:
    """Write a finished run's files into ``directory``: all of them, or nothing.

    Raises InputError where the directory is taken (unless ``settings.overwrite``) or cannot be
    written to.
    """
    state, recorder = market.state, market.recorder
    tables = {
        "outcomes": recorder.outcomes(),
        "ledger": recorder.ledger(state),
        "claims": recorder.claims(state),
        "panel": recorder.panel(),
    }
    if (seen := recorder.project_outcomes()) is not None:
        tables["project"] = seen
    with new_directory(directory, overwrite=settings.overwrite) as place:
        for name, table in tables.items():
            (place / f"{name}.parquet").write_bytes(parquet_bytes(table))
        (place / "config.yaml").write_text(config_text(settings), encoding="utf-8")
        (place / "run.json").write_text(facts_text(market, settings, seconds), encoding="utf-8")


def parquet_bytes(table: pl.DataFrame) -> bytes:
    """A table as the bytes of a Parquet file: equal tables are equal bytes."""
    # Through memory, so that a full disk is an OSError like any other.
    buffer = io.BytesIO()
    table.rechunk().write_parquet(buffer, compression="zstd", statistics=True)
    return buffer.getvalue()


def config_text(settings: RunSettings) -> str:
    """The resolved settings as YAML.

    ``jobcity run --config-dir DIR --config-name config`` runs them again.
    """
    content = settings.model_dump(by_alias=True, exclude=OMITTED)
    content = {key: value for key, value in content.items() if key in RunSettings.model_fields}
    for name in MAY_BE_ABSENT:
        if getattr(settings, name) is None:
            del content[name]
    return str(yaml.safe_dump(_plain(content), allow_unicode=True, sort_keys=False, width=100))


def facts_text(market: Market, settings: RunSettings, seconds: Seconds) -> str:
    """What ``run.json`` says of a run."""
    state = market.state
    people, firms = resident_rows(state).size, living_rows(state).size
    facts = {
        "schema_version": SCHEMA_VERSION,
        "status": "finished",
        "scenario": settings.scenario.id,
        "closure": settings.closure.id,
        "region": settings.region.id,
        "shock": settings.shock.id,
        **_project_facts(settings),
        "seed": settings.seed,
        "start": f"{settings.start:%Y-%m}",
        "months": settings.months,
        "settling_months": settings.settling_months,
        "scale": settings.scale,
        "calibrated_from": settings.calibrated_from,
        "people": int(people),
        "firms": int(firms),
        "bytes_per_person": state.people.table.row_bytes,
        "peak_memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE,
        "seconds_setup": round(seconds.setup, 3),
        "seconds_settling": round(seconds.settling, 3),
        "seconds_stepping": round(seconds.stepping, 3),
        "versions": versions(),
    }
    return f"{json.dumps(facts, indent=2, ensure_ascii=False)}\n"


def _project_facts(settings: RunSettings) -> dict[str, object]:
    project = settings.project
    return {} if project is None else {"project": project.id, "goes_ahead": project.goes_ahead}


def _plain(value: Any, *, about: bool = False) -> Any:
    """The value in lists and mappings; of what is known of a number, only what is said."""
    if isinstance(value, dict):
        return {
            key: _plain(below, about=about or key == "about")
            for key, below in value.items()
            if below or not about
        }
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
