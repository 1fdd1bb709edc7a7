"""Tables: rows that grow, columns that are views of narrow records."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from agents.firms import FIRMS, KIND_NAMES, Kind, founded_key
from agents.people import GRADUATION_AGE, PEOPLE, SCHOOL_YEARS, Education, Status
from agents.stations import STATIONS
from agents.table import HOT_BYTES, ROW_BYTES, ColumnOf, Table

COLUMNS = (
    ColumnOf("key", "i8", "", "identity", -1, hot=True),
    ColumnOf("wage", "f4", "yuan/month", "pay", hot=True),
    ColumnOf("place", "u1", "place", "home", 7),
    ColumnOf("status", "u1", "Status", "what it does", 3, alone=True),
)
ALL = {"people": PEOPLE, "firms": FIRMS, "stations": STATIONS}


def test_rows_are_filled() -> None:
    table = Table(COLUMNS, 2)
    rows = table.append(2, key=[5, 6], wage=1.5)
    assert rows.tolist() == [0, 1]
    assert table["key"].tolist() == [5, 6]
    assert table["wage"].tolist() == [1.5, 1.5]
    assert table["place"].tolist() == [7, 7]
    assert table["status"].tolist() == [3, 3]
    assert table.append(0).size == 0
    assert len(table) == 2


def test_columns_write_through() -> None:
    table = Table(COLUMNS, 4)
    table.append(3)
    for name in ("key", "wage", "place", "status"):
        table[name][1] = 42
        assert table[name].tolist()[1] == 42
    assert table.hot["wage"][1] == 42
    table.hot["key"][2] = 9
    assert table["key"][2] == 9
    table.cold["place"][0] = 1
    assert table["place"][0] == 1


def test_capacity_is_not_seen() -> None:
    table = Table(COLUMNS, 100)
    table.append(3)
    assert len(table) == table.hot.size == table.cold.size == table["status"].size == 3


@pytest.mark.parametrize("capacity", [0, 1, 5])
def test_growth_keeps_what_stands(capacity: int) -> None:
    table = Table(COLUMNS, capacity)
    for number in range(200):
        assert table.append(1, key=number, status=number % 9).tolist() == [number]
    assert table["key"].tolist() == list(range(200))
    assert table["status"].tolist() == [number % 9 for number in range(200)]
    assert set(table["place"].tolist()) == {7}


def test_growth_is_geometric() -> None:
    """A thousand appends reserve anew a few times, not a thousand."""
    table = Table(COLUMNS, 10)
    sizes = set()
    for _ in range(1000):
        table.append(1)
        sizes.add(table._hot.size)
    assert len(sizes) < 30


def test_unknown_columns_are_refused_and_leave_nothing() -> None:
    table = Table(COLUMNS, 4)
    table.append(1)
    with pytest.raises(KeyError, match="wages"):
        table.append(1, key=3, wages=1.0)
    assert len(table) == 1
    with pytest.raises(KeyError, match="wages"):
        table["wages"]


@pytest.mark.parametrize(
    "columns",
    [
        tuple(ColumnOf(f"hot_{number}", "i8", "", "", hot=True) for number in range(5)),
        tuple(ColumnOf(f"cold_{number}", "i8", "", "") for number in range(9)),
        tuple(ColumnOf(f"alone_{number}", "i8", "", "", alone=True) for number in range(9)),
    ],
)
def test_wide_rows_are_refused(columns: tuple[ColumnOf, ...]) -> None:
    with pytest.raises(ValueError, match="bytes"):
        Table(columns, 1)


@given(st.lists(st.sampled_from(["i1", "u2", "i4", "f4", "f8"]), max_size=5))
def test_rows_take_what_they_say(dtypes: list[str]) -> None:
    columns = tuple(
        ColumnOf(f"column_{number}", dtype, "", "", number, hot=number % 2 == 0)
        for number, dtype in enumerate(dtypes)
    )
    table = Table(columns, 3)
    table.append(2)
    assert table.row_bytes == table.hot.itemsize + table.cold.itemsize
    assert table.row_bytes >= sum(np.dtype(dtype).itemsize for dtype in dtypes)
    for number, dtype in enumerate(dtypes):
        assert table[f"column_{number}"].dtype == dtype
        assert table[f"column_{number}"].tolist() == [number, number]


@pytest.mark.parametrize("name", ALL)
def test_rows_of_agents_are_narrow(name: str) -> None:
    table = Table(ALL[name], 1)
    assert table.row_bytes <= ROW_BYTES == 64
    assert table.hot.itemsize <= HOT_BYTES == 32


@pytest.mark.parametrize("name", ALL)
def test_every_column_says_what_it_is(name: str) -> None:
    names = [column.name for column in ALL[name]]
    assert len(set(names)) == len(names)
    for column in ALL[name]:
        assert column.meaning, column
        assert column.name.isidentifier()
        assert not (column.hot and column.alone), "an array of its own lies in no record"
        table = Table(ALL[name], 1)
        table.append(1)
        assert table[column.name][0] == column.fill, "the fill fits the type"
        if table[column.name].dtype.kind == "f":
            assert column.unit, f"{column.name} has no unit"


def test_statuses_and_kinds_fit_their_columns() -> None:
    for members in (Status, Education, Kind):
        assert [int(member) for member in members] == list(range(len(members)))
    assert len(SCHOOL_YEARS) == len(GRADUATION_AGE) == len(Education)
    assert list(SCHOOL_YEARS) == sorted(SCHOOL_YEARS)
    assert KIND_NAMES["individual_business"] is Kind.INDIVIDUAL_BUSINESS


def test_keys_of_founded_firms_are_their_own() -> None:
    keys = {founded_key(person, month) for person in (0, 1, 2_000_000) for month in (-240, 0, 600)}
    assert len(keys) == 9
    assert min(keys) > 10**9, "no first firm has such a key"
    # A vacancy's key is its firm's with 16 more bits.
    assert max(keys) * 65536 + 65535 < 2**63


class GrowingTable(RuleBasedStateMachine):
    """A table beside a list of dictionaries that should always hold the same."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(COLUMNS, 1)
        self.rows: list[dict[str, Any]] = []

    @rule(keys=st.lists(st.integers(0, 10**9), max_size=20), status=st.integers(0, 8))
    def append(self, keys: list[int], status: int) -> None:
        self.table.append(len(keys), key=keys, status=status)
        self.rows += [{"key": key, "wage": 0.0, "place": 7, "status": status} for key in keys]

    @rule(data=st.data(), wage=st.integers(0, 10**6))
    def pay(self, data: st.DataObject, wage: int) -> None:
        if self.rows:
            row = data.draw(st.integers(0, len(self.rows) - 1))
            self.table["wage"][row] = self.rows[row]["wage"] = float(wage)

    @invariant()
    def same_rows(self) -> None:
        assert len(self.table) == len(self.rows)
        for name in ("key", "wage", "place", "status"):
            assert self.table[name].tolist() == [row[name] for row in self.rows]


TestGrowingTable = GrowingTable.TestCase
