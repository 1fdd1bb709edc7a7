"""Finished runs, read from one run directory or from a comparison directory and checked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.errors import InputError
from analysis.facts import (
    ClosureFacts,
    ComparisonFacts,
    Label,
    LeftOutFacts,
    RunFacts,
    plain_label,
    read_facts,
)
from analysis.saved_labels import labels_of_run
from analysis.saved_tables import LEDGER, OUTCOMES, collect, must_have_columns, scan
from scenarios.comparison_results import unfinished
from scenarios.target import Target

FILES = ("config.yaml", "run.json", "outcomes.parquet", "ledger.parquet")
CENTRAL = "central"
A_RUN = "a run directory with run.json, or a comparison directory with comparison.json"


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run: where it lies and what its ``run.json`` says."""

    directory: Path
    facts: RunFacts


@dataclass(frozen=True, slots=True)
class Runs:
    """Finished runs of one region and closure over the same months, one a scenario and seed.

    ``closure`` is theirs, ``closures`` are all that the comparison has, the main one first.
    ``parameter_sets`` names for each seed the set of parameters that it took. ``outcomes`` and
    ``ledger`` are lazy tables with the saved columns and the columns ``scenario`` and ``seed``.
    ``baseline`` is None for a single run, which has nothing to be compared with.
    ``unknown_numbers``: by scenario and policy, paths of numbers that nobody knows. ``targets`` are
    those of the region's plan. ``without`` are runs that leave out a family of policies, by what
    ``left_out`` says of their scenarios; ``families`` are the names of those.
    """

    directory: Path
    runs: tuple[Run, ...]
    scenarios: tuple[str, ...]
    seeds: tuple[int, ...]
    closure: str
    closures: Mapping[str, ClosureFacts]
    parameter_sets: tuple[str, ...]
    baseline: str | None
    months: tuple[date, ...]
    scale: float
    region: str
    labels: Mapping[str, Label]
    instruments: Mapping[str, Label]
    outcomes: pl.LazyFrame
    ledger: pl.LazyFrame
    unknown_numbers: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    left_out: Mapping[str, LeftOutFacts] = field(default_factory=dict)
    families: Mapping[str, Label] = field(default_factory=dict)
    without: "Runs | None" = None

    @property
    def calibrated(self) -> bool:
        """Whether the baseline of all of them was fitted to the region's moments."""
        return all(run.facts.calibrated_from for run in self.runs)

    @property
    def treated(self) -> tuple[str, ...]:
        """The scenarios that are compared with the baseline, in order; empty for a single run."""
        if self.baseline is None:
            return ()
        return tuple(name for name in self.scenarios if name != self.baseline)

    @property
    def set_of_seed(self) -> npt.NDArray[np.int64]:
        """The number of the set of parameters that each seed took, int64 (seeds)."""
        names = list(dict.fromkeys(self.parameter_sets))
        return np.array([names.index(name) for name in self.parameter_sets], dtype=np.int64)

    def label(self, scenario: str) -> Label:
        """The scenario's name in both languages."""
        return self.labels.get(scenario) or plain_label(scenario)

    def closure_label(self, name: str = "") -> Label:
        """The name of a closure, by default of these runs' own, in both languages."""
        known = self.closures.get(name or self.closure)
        return known.label if known else plain_label(name or self.closure)

    def instrument(self, name: str) -> Label:
        """The instrument's name in both languages."""
        return self.instruments.get(name) or plain_label(name)


def load(directory: Path) -> tuple[Runs, ...]:
    """Read and check a run directory or a comparison directory: runs under each closure.

    :class:`InputError` names the file at fault: a directory that is missing, unfinished or not
    Jobcity's, a file that is missing or unreadable, runs that do not cover the same months.
    """
    if not directory.is_dir():
        what = "is not a directory" if directory.exists() else "no such directory"
        raise InputError(what, where=str(directory), allowed=A_RUN)
    if (directory / "comparison.json").exists():
        return _comparison(directory)
    if (directory / "run.json").exists():
        return (_single(directory),)
    if (directory / "runs").is_dir():
        raise unfinished(directory)
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
        closure=run.facts.closure,
        closures={},
        parameter_sets=(CENTRAL,),
        baseline=None,
        months=_months(run),
        scale=run.facts.scale,
        region=run.facts.region,
        labels=labels,
        instruments=instruments,
        outcomes=together([run], "outcomes.parquet", OUTCOMES),
        ledger=together([run], "ledger.parquet", LEDGER),
    )


def _comparison(directory: Path) -> tuple[Runs, ...]:
    path = directory / "comparison.json"
    facts = read_facts(path, ComparisonFacts)
    if facts.baseline not in facts.scenarios:
        allowed = ", ".join(facts.scenarios)
        what = f"baseline '{facts.baseline}' is not among the scenarios"
        raise InputError(what, where=str(path), allowed=allowed)
    if facts.parameter_sets and len(facts.parameter_sets) != len(facts.seeds):
        what = f"names {len(facts.parameter_sets)} parameter sets"
        raise InputError(what, where=str(path), allowed=f"one for each of {len(facts.seeds)} seeds")
    # Comparisons of before closures were a choice lie one level higher, under the only one.
    named = {name: directory / "runs" / f"closure={name}" for name in facts.closures}
    under = named or {CENTRAL: directory / "runs"}
    found = {
        closure: _under_closure(place, facts, closure, facts.scenarios)
        for closure, place in under.items()
    }
    main = next(iter(under))
    without = _under_closure(under[main], facts, main, facts.left_out)
    months = _same_months([*(run for runs in found.values() for run in runs), *without])
    every = {
        closure: _of_comparison(directory, facts, closure, tuple(runs), months)
        for closure, runs in found.items()
    }
    if without:
        every[main] = _with_left_out(every[main], facts, tuple(without))
    return tuple(every.values())


def _of_comparison(
    directory: Path,
    facts: ComparisonFacts,
    closure: str,
    runs: tuple[Run, ...],
    months: tuple[date, ...],
) -> Runs:
    return Runs(
        directory=directory,
        runs=runs,
        scenarios=facts.scenarios,
        seeds=facts.seeds,
        closure=closure,
        closures=facts.closures,
        parameter_sets=facts.parameter_sets or (CENTRAL,) * len(facts.seeds),
        baseline=facts.baseline,
        months=months,
        scale=facts.scale,
        region=facts.region,
        labels=facts.labels,
        instruments=facts.instruments,
        outcomes=together(runs, "outcomes.parquet", OUTCOMES),
        ledger=together(runs, "ledger.parquet", LEDGER),
        unknown_numbers=facts.unknown_numbers,
        targets=facts.targets,
    )


def _with_left_out(runs: Runs, facts: ComparisonFacts, without: tuple[Run, ...]) -> Runs:
    for name, each in facts.left_out.items():
        if each.scenario not in facts.scenarios:
            what = f"left_out.{name} is of '{each.scenario}', which is not among the scenarios"
            where = str(runs.directory / "comparison.json")
            raise InputError(what, where=where, allowed=", ".join(facts.scenarios))
    own = replace(
        runs,
        runs=without,
        scenarios=tuple(facts.left_out),
        baseline=None,
        outcomes=together(without, "outcomes.parquet", OUTCOMES),
        ledger=together(without, "ledger.parquet", LEDGER),
    )
    return replace(runs, left_out=facts.left_out, families=facts.families, without=own)


def _under_closure(
    place: Path, facts: ComparisonFacts, closure: str, scenarios: Iterable[str]
) -> list[Run]:
    runs = []
    for scenario in scenarios:
        for seed in facts.seeds:
            run = _run(place / f"scenario={scenario}" / f"seed={seed}")
            _belongs(run, facts, {"closure": closure, "scenario": scenario, "seed": seed})
            runs.append(run)
    return runs


def _same_months(runs: Sequence[Run]) -> tuple[date, ...]:
    months = _months(runs[0])
    for run in runs[1:]:
        if _months(run) != months:
            raise InputError(
                "months differ from those of the other runs",
                where=str(run.directory / "outcomes.parquet"),
                allowed=f"{months[0]:%Y-%m} to {months[-1]:%Y-%m} in every run",
            )
    return months


def _run(directory: Path) -> Run:
    if not directory.is_dir():
        raise InputError("run is missing", where=str(directory), allowed="a finished run")
    for name in FILES:
        if not (directory / name).is_file():
            where = str(directory / name)
            raise InputError("file is missing", where=where, allowed="a finished run")
    run = Run(directory, read_facts(directory / "run.json", RunFacts))
    for name, columns in (("outcomes.parquet", OUTCOMES), ("ledger.parquet", LEDGER)):
        must_have_columns(directory / name, columns)
    return run


def _belongs(run: Run, facts: ComparisonFacts, place: Mapping[str, object]) -> None:
    expected = {
        **place,
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


def together(runs: Sequence[Run], name: str, columns: Mapping[str, pl.DataType]) -> pl.LazyFrame:
    """One file of each run, lazily, as one table with the columns ``scenario`` and ``seed``."""
    return pl.concat(
        scan(run.directory / name, columns).with_columns(
            pl.lit(run.facts.scenario).alias("scenario"),
            pl.lit(run.facts.seed, dtype=pl.Int64).alias("seed"),
        )
        for run in runs
    )
