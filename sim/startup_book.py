"""What is written down of young firms under policies: rights, loans, places, posts kept."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from agents.table import Table

Records = npt.NDArray[np.void]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

RIGHT = np.dtype(
    [("firm", "i4"), ("instrument", "u4"), ("yuan", "f8"), ("first", "i2"), ("last", "i2")]
)
"""What a founder was entitled to when she founded, and knew of: row of the firm, number of the
instrument, yuan a month (0 for awards that depend on what becomes of the firm), from and until
when."""

LOAN = np.dtype(
    [
        ("firm", "i4"),
        ("person", "i4"),
        ("lent_by", "u4"),
        ("insured_by", "u4"),
        ("yuan", "f8"),
        ("month", "i2"),
        ("months", "i2"),
    ]
)
"""A loan: rows of firm and founder, numbers of the instruments that lend and that answer for it
(0: none), nominal yuan, month in which it was lent, months of its term."""

PLACE = np.dtype([("firm", "i4"), ("instrument", "u4"), ("last", "i2")])
"""A place taken in an incubator: row of the firm, number of the instrument, last month."""

POST = np.dtype(
    [("person", "i4"), ("firm", "i4"), ("employer", "i4"), ("wage", "f4"), ("last", "i2")]
)
"""A post kept for a founder: rows of founder, firm and employer, yuan a month, last month."""


def _none(dtype: np.dtype[np.void]) -> Records:
    return np.zeros(0, dtype=dtype)


@dataclass
class StartupBook:
    """The records of young firms under policies: few, and so no columns."""

    rights: Records = field(default_factory=lambda: _none(RIGHT))
    loans: Records = field(default_factory=lambda: _none(LOAN))
    places: Records = field(default_factory=lambda: _none(PLACE))
    posts: Records = field(default_factory=lambda: _none(POST))

    def forget(self, firms: Table, month: int) -> None:
        """Drop what is over by a month: ended, or of a firm that closed before."""

        def lives(records: Records) -> npt.NDArray[np.bool_]:
            rows = records["firm"]
            still: npt.NDArray[np.bool_] = (firms["alive"][rows] == 1) | (
                firms["closed"][rows] >= month
            )
            return still

        self.rights = self.rights[lives(self.rights) & (self.rights["last"] >= month)]
        owed = self.loans["month"].astype(np.int64) + self.loans["months"] > month
        self.loans = self.loans[lives(self.loans) & owed]
        self.places = self.places[lives(self.places) & (self.places["last"] >= month)]
        self.posts = self.posts[lives(self.posts) & (self.posts["last"] >= month)]

    def note_rights(self, firm: Ints, instrument: int, yuan: Floats, first: int, last: int) -> None:
        """Write down rights of firms under one instrument."""
        noted = np.zeros(firm.size, dtype=RIGHT)
        noted["firm"], noted["instrument"], noted["yuan"] = firm, instrument, yuan
        noted["first"], noted["last"] = first, last
        self.rights = np.concatenate([self.rights, noted])

    def holders(self, instrument: int) -> Ints:
        """Rows of the firms with a right under an instrument."""
        firms: Ints = self.rights["firm"][self.rights["instrument"] == instrument].astype(np.int64)
        return firms

    def help_now(self, month: int, firms: int) -> Floats:
        """Yuan that help spares each firm in a month, float64 (firms)."""
        now = (self.rights["first"] <= month) & (self.rights["last"] >= month)
        found = self.rights[now]
        return np.bincount(found["firm"], found["yuan"], firms).astype(np.float64)

    def housed(self, firms: int) -> npt.NDArray[np.bool_]:
        """Whether each firm has a place, bool (firms)."""
        has = np.zeros(firms, dtype=np.bool_)
        has[self.places["firm"]] = True
        return has
