"""The saved tables as one array of numbers: scenario by seed by series by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.errors import InputError
from analysis.load import Run, Runs
from analysis.saved_tables import collect
from sim.outcomes.catalogue import DECLARED

Floats = npt.NDArray[np.float64]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Series:
    """Every outcome of every run, NaN where a run has none for that month.

    ``values`` has the shape (scenarios, seeds, keys, months). Working on one array rather than on
    grouped rows fixes the order of every sum, so that equal runs give equal bits.
    """

    scenarios: tuple[str, ...]
    seeds: tuple[int, ...]
    keys: tuple[Key, ...]
    months: tuple[date, ...]
    units: Mapping[str, str]
    values: Floats

    def __contains__(self, key: object) -> bool:
        return key in self.keys

    def of(self, outcome: str, group: str = "all") -> Floats:
        """One outcome of one group: (scenarios, seeds, months); all NaN if it was never saved."""
        if (outcome, group) not in self.keys:
            shape = (len(self.scenarios), len(self.seeds), len(self.months))
            return np.full(shape, np.nan)
        return self.values[:, :, self.keys.index((outcome, group)), :]

    def groups(self, outcome: str) -> tuple[str, ...]:
        """The groups under which an outcome was saved, sorted."""
        return tuple(group for name, group in self.keys if name == outcome)

    def row(self, scenario: str) -> int:
        """The place of a scenario along the first axis."""
        return self.scenarios.index(scenario)


def outcome_series(runs: Runs) -> Series:
    """All outcomes of ``runs``; :class:`InputError` for a row saved twice or an unknown outcome."""
    table = collect(runs.outcomes, [run.directory / "outcomes.parquet" for run in runs.runs])
    names = table.select("outcome", "group").unique().sort("outcome", "group")
    keys = tuple((str(outcome), str(group)) for outcome, group in names.iter_rows())
    for outcome, _ in keys:
        if outcome not in DECLARED:
            raise InputError(
                f"unknown outcome '{outcome}'",
                where=str(runs.directory),
                allowed="results saved by this version of Jobcity",
            )
    units = dict(
        table.select("outcome", "unit").unique(keep="first", maintain_order=True).iter_rows()
    )
    values = _dense(runs, table, ["outcome", "group"], keys, "value")
    return Series(runs.scenarios, runs.seeds, keys, runs.months, units, values)


def spending_series(runs: Runs) -> tuple[tuple[str, ...], Floats]:
    """The instruments that paid anything, and yuan paid: (scenarios, seeds, instruments, months).

    A month without a payment is 0. The ledger is the source, since it counts every fen.
    """
    table = collect(runs.ledger, [run.directory / "ledger.parquet" for run in runs.runs])
    by = ["scenario", "seed", "month", "instrument"]
    table = table.group_by(by, maintain_order=True).agg(pl.col("amount_yuan").sum())
    instruments = tuple(str(name) for name in table["instrument"].unique().sort())
    keys = tuple((name,) for name in instruments)
    values = _dense(runs, table, ["instrument"], keys, "amount_yuan")
    return instruments, np.nan_to_num(values, nan=0.0)


def _dense(
    runs: Runs,
    table: pl.DataFrame,
    names: Sequence[str],
    keys: Sequence[tuple[str, ...]],
    value: str,
) -> Floats:
    places = pl.DataFrame(keys, schema=dict.fromkeys(names, pl.String), orient="row")
    indexed = (
        table.join(_index("scenario", runs.scenarios, pl.String()), on="scenario", how="left")
        .join(_index("seed", runs.seeds, pl.Int64()), on="seed", how="left")
        .join(_index("month", runs.months, pl.Date()), on="month", how="left")
        .join(places.with_row_index("series_at"), on=list(names), how="left")
    )
    axes = [indexed[f"{name}_at"].to_numpy() for name in ("scenario", "seed", "series", "month")]
    shape = (len(runs.scenarios), len(runs.seeds), len(keys), len(runs.months))
    flat = np.ravel_multi_index(axes, shape) if len(indexed) else np.empty(0, dtype=np.intp)
    if np.unique(flat).size != flat.size:
        run = _repeated(runs, indexed, flat)
        raise InputError(
            "the same month, outcome and group stand twice",
            where=str(run.directory / "outcomes.parquet"),
            allowed="each once",
        )
    dense = np.full(shape, np.nan)
    dense.flat[flat] = indexed[value].fill_null(np.nan).to_numpy()
    return dense


def _index(name: str, values: Sequence[object], kind: pl.DataType) -> pl.DataFrame:
    return pl.DataFrame({name: list(values)}, schema={name: kind}).with_row_index(f"{name}_at")


def _repeated(runs: Runs, indexed: pl.DataFrame, flat: npt.NDArray[np.intp]) -> Run:
    order = np.argsort(flat, kind="stable")
    second = order[1:][np.diff(flat[order]) == 0][0]
    scenario, seed = indexed["scenario"][int(second)], indexed["seed"][int(second)]
    return next(r for r in runs.runs if (r.facts.scenario, r.facts.seed) == (scenario, seed))
