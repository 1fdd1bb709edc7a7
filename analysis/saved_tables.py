"""The Parquet files of finished runs, read with exactly the columns that are known."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
from polars.exceptions import PanicException, PolarsError

from agents.errors import InputError

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


def must_have_columns(path: Path, columns: Mapping[str, pl.DataType]) -> None:
    """Raise :class:`InputError` for a file that cannot be read or lacks a column."""
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


def scan(path: Path, columns: Mapping[str, pl.DataType]) -> pl.LazyFrame:
    """One Parquet file, lazily, with exactly these columns in these types."""
    # Each file is scanned by its own name, and the scenario and seed of its directory are added
    # by hand: partitions read off a path go wrong below a directory that is itself called a=b,
    # as those of a sweep are, and a glob goes wrong below one with brackets in its name.
    table = pl.scan_parquet(path, glob=False, hive_partitioning=False)
    return table.select(pl.col(name).cast(kind) for name, kind in columns.items())


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
