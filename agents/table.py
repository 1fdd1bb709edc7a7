"""Tables: agents as columns, each declared once with its type, unit and meaning."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Records = npt.NDArray[np.void]
Column = npt.NDArray[Any]
HOT_BYTES = 32
ROW_BYTES = 64


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """One column: its name, numpy type, unit, meaning, and the value of a row not yet filled.

    ``hot`` columns are read for everybody every month and lie together in one narrow record; a
    column that is ``alone`` is an array of its own, so that looking for one value reads little.
    """

    name: str
    dtype: str
    unit: str
    meaning: str
    fill: float = 0
    hot: bool = False
    alone: bool = False


class Table:
    """Rows that only grow, held as two record arrays, ``hot`` and ``cold``, and single columns.

    ``table["wage"]`` is the column of the rows in use, a view that can be written to.
    """

    def __init__(self, columns: tuple[ColumnOf, ...], capacity: int) -> None:
        self.columns = {column.name: column for column in columns}
        self.count = 0
        self._hot = np.zeros(capacity, dtype=_record(columns, hot=True))
        self._cold = np.zeros(capacity, dtype=_record(columns, hot=False))
        self._alone = {
            column.name: np.zeros(capacity, dtype=column.dtype)
            for column in columns
            if column.alone
        }
        self._whole = self._views()
        if self._hot.itemsize > HOT_BYTES or self.row_bytes > ROW_BYTES:
            message = f"a row takes {self._hot.itemsize} hot of {self.row_bytes} bytes"
            raise ValueError(message)

    @property
    def row_bytes(self) -> int:
        """Bytes that one row takes in all columns together."""
        alone = sum(column.itemsize for column in self._alone.values())
        return self._hot.itemsize + self._cold.itemsize + alone

    @property
    def hot(self) -> Records:
        """The records of the hot columns, one a row in use."""
        return self._hot[: self.count]

    @property
    def cold(self) -> Records:
        """The records of the other columns, one a row in use."""
        return self._cold[: self.count]

    def __getitem__(self, name: str) -> Column:
        return self._whole[name][: self.count]

    def __len__(self) -> int:
        return self.count

    def append(self, count: int, **values: npt.ArrayLike) -> npt.NDArray[np.int64]:
        """Add ``count`` rows with the given columns, the others filled; return their positions."""
        unknown = values.keys() - self.columns.keys()
        if unknown:
            message = f"unknown columns: {', '.join(sorted(unknown))}"
            raise KeyError(message)
        self._reserve(self.count + count)
        first, self.count = self.count, self.count + count
        for name, column in self.columns.items():
            self[name][first:] = values.get(name, column.fill)
        return np.arange(first, self.count)

    def _reserve(self, rows: int) -> None:
        capacity = self._hot.size
        if rows <= capacity:
            return
        capacity = max(rows, capacity + capacity // 4)
        self._hot, self._cold = _grown(self._hot, capacity), _grown(self._cold, capacity)
        self._alone = {name: _grown(column, capacity) for name, column in self._alone.items()}
        self._whole = self._views()

    def _views(self) -> dict[str, Column]:
        """Every column over all rows; made once, for a view of a record's field takes time."""
        parts = {
            name: self._hot[name] if column.hot else self._cold[name]
            for name, column in self.columns.items()
            if not column.alone
        }
        return parts | self._alone

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_whole"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        # Views are made again: copied ones would no longer show the records.
        vars(self).update(state)
        self._whole = self._views()


def _grown(old: Column, capacity: int) -> Column:
    grown = np.zeros(capacity, dtype=old.dtype)
    grown[: old.size] = old
    return grown


def _record(columns: tuple[ColumnOf, ...], *, hot: bool) -> np.dtype[np.void]:
    chosen = sorted(
        (column for column in columns if column.hot == hot and not column.alone),
        key=lambda column: -np.dtype(column.dtype).itemsize,
    )
    return np.dtype([(column.name, column.dtype) for column in chosen], align=True)
