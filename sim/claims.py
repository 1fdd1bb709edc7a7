"""Claims: what instruments owe, and every payment they made."""

from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
import numpy.typing as npt

FEN = 100
"""Fen in a yuan: what is owed and paid is counted in whole fen."""

DUE = np.dtype(
    [
        ("person", "i8"),
        ("firm", "i8"),
        ("event", "i4"),
        ("due", "i4"),
        ("amount", "i8"),
        ("left", "i4"),
    ]
)
"""A claim not yet paid: rows of person and firm (−1: none), month of the event, month in which it
falls due, fen of one instalment, instalments left."""

PAID = np.dtype(
    [("instrument", "i4"), ("month", "i4"), ("person", "i8"), ("firm", "i8"), ("amount", "i8")]
)
"""A payment: index of the instrument, month, keys of person and firm (−1: none), fen."""

Records = npt.NDArray[np.void]
Ints = npt.NDArray[np.int64]
Times = dict[int, int]


def no_records(dtype: np.dtype[np.void]) -> Records:
    """No records of a kind."""
    return np.empty(0, dtype=dtype)


@dataclass
class Account:
    """One instrument's book-keeping.

    ``spent`` is in fen by year (counted from the start's year); ``claimed`` and ``paid`` in fen by
    month; ``times`` counts, by person row, how often somebody has claimed; ``firm_times``, by firm
    row, how often a firm has.
    """

    pending: Records = field(default_factory=lambda: no_records(DUE))
    spent: dict[int, int] = field(default_factory=dict)
    claimed: dict[int, int] = field(default_factory=dict)
    paid: dict[int, int] = field(default_factory=dict)
    times: Times = field(default_factory=dict)
    firm_times: Times = field(default_factory=dict)


def join(first: Records, second: Records) -> Records:
    """Records of one kind after each other: named, for to find their common kind takes longer."""
    return np.concatenate([first, second], dtype=first.dtype) if second.size else first


def claims_before(times: Times, rows: Ints) -> Ints:
    """How often each person or firm (by row) has claimed already."""
    return np.fromiter(map(times.get, rows.tolist(), repeat(0)), np.int64, rows.size)


def count_claims(times: Times, rows: Ints, change: int) -> None:
    """Count one claim of each person or firm more, or take one back."""
    for row in rows.tolist():
        times[row] = times.get(row, 0) + change


@dataclass
class ClaimBook:
    """All accounts, and the payments of all months.

    ``reach``: by instrument, the share of those unaware of it whom information reaches this month.
    """

    reach: dict[str, float] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    payments: list[Records] = field(default_factory=list)
    ledger: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)

    def account(self, instrument: str) -> Account:
        """The account of an instrument, opened when first asked for."""
        if instrument not in self.accounts:
            self.accounts[instrument] = Account()
        return self.accounts[instrument]

    def book(self, month: int, instrument: str, payments: int, fen: int) -> None:
        """Enter a month's payments of an instrument into the ledger."""
        if payments:
            before = self.ledger.get((month, instrument), (0, 0))
            self.ledger[month, instrument] = (before[0] + payments, before[1] + fen)

    def forget_payments(self) -> None:
        """Drop what was paid so far, as after settling; what is owed and was claimed stays."""
        self.payments.clear()
        self.ledger.clear()

    def payments_since(self, month: int) -> list[Records]:
        """The payments made in a month or later, one array an instrument and month."""
        count = 0
        for made in reversed(self.payments):
            if made["month"][0] < month:
                break
            count += 1
        return self.payments[len(self.payments) - count :]

    def all_payments(self) -> Records:
        """Every payment so far, in the order in which they were made."""
        return np.concatenate(self.payments) if self.payments else no_records(PAID)
