"""People: their statuses, their education, and the columns that describe each of them."""

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from agents.kernel import kernel
from agents.table import Column, ColumnOf, Table

NEVER = -32768
NOBODY = -1


class Status(IntEnum):
    """What a person does this month; everybody has exactly one status."""

    STUDENT = 0
    UNEMPLOYED = 1
    EMPLOYEE = 2
    FOUNDER = 3
    GIG_WORKER = 4
    PUBLIC_WELFARE = 5
    TRAINEE = 6
    OUT_OF_LABOUR_FORCE = 7
    AWAY = 8


class Education(IntEnum):
    """The highest level a person has, or is studying for."""

    JUNIOR = 0
    SENIOR = 1
    COLLEGE = 2
    BACHELOR = 3
    MASTER = 4
    DOCTOR = 5


class Origin(IntEnum):
    """Where a hired person came from; graduates had the offer before they left school."""

    NONEMPLOYMENT = 0
    JOB = 1
    ARRIVAL = 2
    GRADUATE = 3
    COMMUTING = 4


EMPLOYED_STATUSES = (Status.EMPLOYEE, Status.FOUNDER, Status.GIG_WORKER, Status.PUBLIC_WELFARE)

SCHOOL_YEARS = (9, 12, 15, 16, 19, 22)
"""Years of schooling behind each level of education."""

GRADUATION_AGE = (16, 18, 21, 22, 25, 28)
"""Age in years at which each level of education is usually left."""

WITHOUT_RISE = ((60 * 12,), (55 * 12,), (50 * 12,))
"""Ages in months at retirement of all births: men, women staff, women workers."""

PEOPLE = (
    ColumnOf("groups", "u8", "bits", "groups that rules speak of, as last looked at", hot=True),
    ColumnOf("key", "i4", "", "permanent identity, for chance", NOBODY, hot=True),
    ColumnOf("employer", "i4", "firm row", "whom the person works for, or −1", NOBODY, hot=True),
    ColumnOf("wage", "f4", "yuan/month", "pay before tax in the present job", hot=True),
    ColumnOf("skill", "f4", "1 = average", "units of effective labour", 1, hot=True),
    ColumnOf("spell_start", "i2", "month", "first month of the present status", hot=True),
    ColumnOf("birth", "i2", "month", "month of birth", hot=True),
    ColumnOf("status", "u1", "Status", "what the person does", Status.AWAY, alone=True),
    ColumnOf("education", "u1", "Education", "highest level reached or studied for", hot=True),
    ColumnOf("certificate", "u1", "level", "0 none, 3 senior, 5 highest", hot=True),
    ColumnOf("place", "u1", "place", "subdistrict of residence", hot=True),
    ColumnOf("field", "u1", "sector", "sector in which the skill counts most", hot=True),
    ColumnOf("household", "i4", "household", "household with local registration, or −1", NOBODY),
    ColumnOf("firm", "i4", "firm row", "the firm that a founder runs, or −1", NOBODY),
    ColumnOf("graduated", "i2", "month", "month of leaving school, past or planned", NEVER),
    ColumnOf("arrived", "i2", "month", "first month of residence, if not from the start", NEVER),
    ColumnOf("left", "i2", "month", "month of leaving the region", NEVER),
    ColumnOf("course_end", "i2", "month", "last month of the present course", NEVER),
    ColumnOf("coached_until", "i2", "month", "last month in which coaching shows", NEVER),
    ColumnOf("prepares_until", "i2", "month", "last month of preparing for examinations", NEVER),
    ColumnOf(
        "counted", "i2", "year", "last calendar year with a start to work, from the first", NEVER
    ),
    ColumnOf("served", "i2", "month", "last month in which a station served the person", NEVER),
    ColumnOf("referrals", "u1", "referrals", "vacancy referrals to be used this month"),
    ColumnOf("doses", "u1", "1131 doses", "times the whole 1131 service was given"),
    ColumnOf("course_level", "u1", "level", "certificate level of the present course"),
)


@kernel
def is_employed(status: int) -> bool:
    """Whether a status counts as employed in the labour-force survey."""
    return Status.EMPLOYEE <= status <= Status.PUBLIC_WELFARE


@kernel
def find_status(
    status: npt.NDArray[np.uint8],
    wanted: npt.NDArray[np.bool_],
    found: npt.NDArray[np.int64],
) -> int:
    """Write the rows whose status is wanted, in order; return how many there are.

    ``status``: uint8 (people); ``wanted``: bool, one a status; ``found``: int64 (people).
    """
    count = 0
    for row in range(status.size):
        found[count] = row
        count += wanted[status[row]]
    return count


class People:
    """The people's table with the map from keys to rows."""

    def __init__(self, capacity: int, keys: int) -> None:
        self.table = Table(PEOPLE, capacity)
        self.row_of: npt.NDArray[np.int32] = np.full(keys, NOBODY, dtype=np.int32)
        self.member_starts: npt.NDArray[np.int64] = np.zeros(1, dtype=np.int64)
        self.members: npt.NDArray[np.int32] = np.empty(0, dtype=np.int32)
        # A market sets the table of the rules in force.
        self.retirement: npt.NDArray[np.int64] = np.array(WITHOUT_RISE, dtype=np.int64)

    def reserve_keys(self, keys: int) -> None:
        """Make room for keys up to ``keys`` − 1."""
        if keys > self.row_of.size:
            grown = np.full(max(keys, self.row_of.size * 5 // 4), NOBODY, dtype=np.int32)
            grown[: self.row_of.size] = self.row_of
            self.row_of = grown

    @property
    def households(self) -> int:
        """How many households with local registration there are."""
        return self.member_starts.size - 1

    def form_households(self, households: int) -> None:
        """List the members of each household, from the people's column."""
        household = self.table["household"]
        members = np.flatnonzero(household >= 0)
        order = np.argsort(household[members], kind="stable")
        self.members = members[order].astype(np.int32)
        sizes = np.bincount(household[members], minlength=households)
        self.member_starts = np.concatenate([[0], np.cumsum(sizes)])

    def __getitem__(self, name: str) -> Column:
        return self.table[name]

    def __len__(self) -> int:
        return len(self.table)

    def join(self, **columns: npt.ArrayLike) -> npt.NDArray[np.int64]:
        """Add people with the given columns (``key`` among them); return their rows."""
        keys = np.asarray(columns["key"], dtype=np.int64)
        rows = self.table.append(keys.size, **columns)
        self.row_of[keys] = rows
        return rows

    def rows(self, keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The rows of those keys whose people ever came, in the order of the keys."""
        found = self.row_of[keys].astype(np.int64)
        return found[found >= 0]

    def with_status(self, *statuses: Status) -> npt.NDArray[np.int64]:
        """Rows of the people with one of the given statuses, in the order of rows."""
        wanted = np.zeros(len(Status), dtype=np.bool_)
        wanted[list(statuses)] = True
        found = np.empty(len(self), dtype=np.int64)
        return found[: find_status(self.table["status"], wanted, found)].copy()
