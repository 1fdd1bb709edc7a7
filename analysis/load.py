"""Finished runs, read from one run directory or from a comparison directory and checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
from polars.exceptions import PanicException, PolarsError

from agents.errors import InputError
from analysis.facts import ComparisonFacts, Label, RunFacts, plain_label, read_facts
from analysis.saved_labels import labels_of_run

OUTCOMES = {
    "month": pl.Date(),
    "outcome": pl.String(),
    "group": pl.String(),
    "value": pl.Float64(),
    "unit": pl.String(),
}
LEDGER = {
    "month": pl.Date(),
    "instrument": pl.String(),
    "payer": pl.String(),
    "payee_kind": pl.String(),
    "payments": pl.Int64(),
    "amount_yuan": pl.Float64(),
}
FILES = ("config.yaml", "run.json", "outcomes.parquet", "ledger.parquet")
A_RUN = "a run directory with run.json, or a comparison directory with comparison.json"


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run: where it lies and what its ``run.json`` says."""

    directory: Path
    facts: RunFacts


@dataclass(frozen=True, slots=True)
class Runs:
    """Finished runs of one region over the same months, one for each scenario and seed.

    ``outcomes`` and ``ledger`` are lazy tables with the saved columns and the columns ``scenario``
    and ``seed``. ``baseline`` is None for a single run, which has nothing to be compared with.
    """

    directory: Path
    runs: tuple[Run, ...]
    scenarios: tuple[str, ...]
    seeds: tuple[int, ...]
    baseline: str | None
    months: tuple[date, ...]
    scale: float
    region: str
    labels: Mapping[str, Label]
    instruments: Mapping[str, Label]
    outcomes: pl.LazyFrame
    ledger: pl.LazyFrame

    @property
    def treated(self) -> tuple[str, ...]:
        """The scenarios that are compared with the baseline, in order; empty for a single run."""
        if self.baseline is None:
            return ()
        return tuple(name for name in self.scenarios if name != self.baseline)

    def label(self, scenario: str) -> Label:
        """The scenario's name in both languages."""
        return self.labels.get(scenario) or plain_label(scenario)

    def instrument(self, name: str) -> Label:
        """The instrument's name in both languages."""
        return self.instruments.get(name) or plain_label(name)


def load(directory: Path) -> Runs:
    """Read and check a run directory or a comparison directory.

    :class:`InputError` names the file at fault: a directory that is missing, unfinished or not
    Jobcity's, a file that is missing or unreadable, runs that do not cover the same months.
    """
    if not directory.is_dir():
        what = "is not a directory" if directory.exists() else "no such directory"
        raise InputError(what, where=str(directory), allowed=A_RUN)
    if (directory / "comparison.json").exists():
        return _comparison(directory)
    if (directory / "run.json").exists():
        return _single(directory)
    if (directory / "runs").is_dir():
        where = str(directory / "comparison.json")
        raise InputError("file is missing", where=where, allowed="a finished comparison")
    raise InputError("holds no results of Jobcity", where=str(directory), allowed=A_RUN)


def _single(directory: Path) -> Runs:
    run = _run(directory)
    scenario, seed = run.facts.scenario, run.facts.seed
    labels, instruments = labels_of_run(directory / "config.yaml", scenario)
    return Runs(
        directory=directory,
        runs=(run,),
        scenarios=(scenario,),
        seeds=(seed,),
        baseline=None,
        months=_months(run),
        scale=run.facts.scale,
        region=run.facts.region,
        labels=labels,
        instruments=instruments,
        outcomes=_together([run], "outcomes.parquet", OUTCOMES),
        ledger=_together([run], "ledger.parquet", LEDGER),
    )


def _comparison(directory: Path) -> Runs:
    path = directory / "comparison.json"
    facts = read_facts(path, ComparisonFacts)
    if facts.baseline not in facts.scenarios:
        allowed = ", ".join(facts.scenarios)
        what = f"baseline '{facts.baseline}' is not among the scenarios"
        raise InputError(what, where=str(path), allowed=allowed)
    runs = []
    for scenario in facts.scenarios:
        for seed in facts.seeds:
            run = _run(directory / "runs" / f"scenario={scenario}" / f"seed={seed}")
            _belongs(run, facts, scenario, seed)
            runs.append(run)
    months = _months(runs[0])
    for run in runs[1:]:
        if _months(run) != months:
            raise InputError(
                "months differ from those of the other runs",
                where=str(run.directory / "outcomes.parquet"),
                allowed=f"{months[0]:%Y-%m} to {months[-1]:%Y-%m} in every run",
            )
    return Runs(
        directory=directory,
        runs=tuple(runs),
        scenarios=facts.scenarios,
        seeds=facts.seeds,
        baseline=facts.baseline,
        months=months,
        scale=facts.scale,
        region=facts.region,
        labels=facts.labels,
        instruments=facts.instruments,
        outcomes=_together(runs, "outcomes.parquet", OUTCOMES),
        ledger=_together(runs, "ledger.parquet", LEDGER),
    )


def _run(directory: Path) -> Run:
    if not directory.is_dir():
        raise InputError("run is missing", where=str(directory), allowed="a finished run")
    for name in FILES:
        if not (directory / name).is_file():
            where = str(directory / name)
            raise InputError("file is missing", where=where, allowed="a finished run")
    run = Run(directory, read_facts(directory / "run.json", RunFacts))
    for name, columns in (("outcomes.parquet", OUTCOMES), ("ledger.parquet", LEDGER)):
        _has_columns(directory / name, columns)
    return run


def _belongs(run: Run, facts: ComparisonFacts, scenario: str, seed: int) -> None:
    expected = {
        "scenario": scenario,
        "seed": seed,
        "months": facts.months,
        "scale": facts.scale,
        "region": facts.region,
    }
    for key, value in expected.items():
        found = getattr(run.facts, key)
        if found != value:
            raise InputError(
                f"{key} is {found}, which is not that of the comparison",
                where=str(run.directory / "run.json"),
                allowed=str(value),
            )


def _has_columns(path: Path, columns: Mapping[str, pl.DataType]) -> None:
    try:
        found = pl.scan_parquet(path, glob=False, hive_partitioning=False).collect_schema()
    except (PolarsError, PanicException, OSError) as error:
        raise _unreadable(path) from error
    if missing := [name for name in columns if name not in found]:
        raise InputError(
            f"has no column {', '.join(missing)}",
            where=str(path),
            allowed=f"the columns {', '.join(columns)}",
        )


def _months(run: Run) -> tuple[date, ...]:
    path = run.directory / "outcomes.parquet"
    table = collect(scan(path, OUTCOMES).select(pl.col("month").unique().sort()), [path])
    months = tuple(table["month"].to_list())
    if len(months) != run.facts.months or None in months:
        raise InputError(
            f"holds {len(months)} months",
            where=str(path),
            allowed=f"the {run.facts.months} months that run.json names",
        )
    return months


def scan(path: Path, columns: Mapping[str, pl.DataType]) -> pl.LazyFrame:
    """One Parquet file, lazily, with exactly these columns in these types."""
    # Each file is scanned by its own name, and the scenario and seed of its directory are added
    # by hand: partitions read off a path go wrong below a directory that is itself called a=b,
    # as those of a sweep are, and a glob goes wrong below one with brackets in its name.
    table = pl.scan_parquet(path, glob=False, hive_partitioning=False)
    return table.select(pl.col(name).cast(kind) for name, kind in columns.items())


def _together(runs: Sequence[Run], name: str, columns: Mapping[str, pl.DataType]) -> pl.LazyFrame:
    return pl.concat(
        scan(run.directory / name, columns).with_columns(
            pl.lit(run.facts.scenario).alias("scenario"),
            pl.lit(run.facts.seed, dtype=pl.Int64).alias("seed"),
        )
        for run in runs
    )


def collect(table: pl.LazyFrame, paths: Sequence[Path]) -> pl.DataFrame:
    """The table itself; :class:`InputError` names the first of ``paths`` that cannot be read."""
    try:
        return table.collect()
    except (PolarsError, PanicException, OSError) as error:
        for path in paths:
            try:
                pl.read_parquet(path, glob=False, hive_partitioning=False)
            except (PolarsError, PanicException, OSError):
                raise _unreadable(path) from error
        raise _unreadable(paths[0]) from error


def _unreadable(path: Path) -> InputError:
    return InputError(
        "not readable as Parquet", where=str(path), allowed="the file of a finished run"
    )
