"""All that changes from month to month, and nothing else: what a fork copies."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from agents.people import EMPLOYED_STATUSES, People, Status
from agents.table import Table
from sim.calendar import month_of_year
from sim.city_pool import CityPool
from sim.claims import ClaimBook, Times
from sim.conditions import Conditions
from sim.events import MonthEvents
from sim.keys import KeySpace

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


OFFER = np.dtype(
    [("person", "i4"), ("firm", "i4"), ("wage", "f4"), ("starts", "i2"), ("origin", "u1")]
)
"""An offer taken for later: rows of person and firm, yuan a month, the month it starts, and what
the hire will count as."""

AGENCY_CLIENT = np.dtype([("person", "i4"), ("number", "i8"), ("since", "i2")])
"""A client of a recruitment agency: row, the instrument's number, the month it began."""

SUBSIDISED = np.dtype([("person", "i4"), ("number", "i8")])
"""A holder of a public-welfare post that a subsidy made possible: row, the instrument's number."""

MONTHS_REMEMBERED = 24
"""Months of past unemployment that whoever watches it may look back."""


@dataclass
class LabourMarket:
    """What everybody may know of last month's market.

    ``job_finding_rate``: share of the unemployed hired in a month, as remembered; ``conditions``:
    the market against what is usual. ``first_unit_wage`` is pay for a unit of labour at the start,
    ``wage_index`` pay relative to it; ``sector_jobs`` the headcount that each sector's demand
    supports at usual cost, ``entry`` by what factor free entry of firms has changed it since;
    ``skill`` the mean skill of the employed; ``gig_workers`` and ``residents`` their number at the
    start; ``hired_groups`` and ``hired_skill`` the group bits of last month's hires, seen before
    they were hired, and their skill; ``demand_factor`` what a shock makes of each sector's demand;
    ``passing_rate`` the chance to pass a public examination within a year; ``rent`` what a room
    costs, yuan a month; ``deflator`` what a nominal yuan is worth this month in the yuan in which
    all else is reckoned.
    """

    job_finding_rate: float
    wage_index: float
    first_unit_wage: float
    skill: float
    sector_jobs: Floats
    gig_workers: int
    residents: int
    hired_groups: npt.NDArray[np.uint64]
    hired_skill: npt.NDArray[np.float32]
    demand_factor: Floats = field(default_factory=lambda: np.ones(1))
    entry: float = 1.0
    conditions: Conditions = field(default_factory=Conditions)
    passing_rate: float = 0.0
    rent: float = 0.0
    deflator: float = 1.0

    @property
    def unit_wage(self) -> float:
        """What a unit of labour usually earns now, yuan a month."""
        return self.first_unit_wage * self.wage_index


COHORT_MONTHS = 60
"""Months of arrivals that are followed; older ones count for no retention any more."""


@dataclass
class Cohorts:
    """Young talent by month of arrival: how many came, and how many left after so many months.

    ``arrived``: int64 (60), the last entry is the present month's. ``left``: int64 (60, 60), by
    month of arrival and months since.
    """

    arrived: Ints = field(default_factory=lambda: np.zeros(COHORT_MONTHS, dtype=np.int64))
    left: Ints = field(
        default_factory=lambda: np.zeros((COHORT_MONTHS, COHORT_MONTHS), dtype=np.int64)
    )

    def turn(self) -> None:
        """Begin a month: every cohort is one month older."""
        self.arrived = np.append(self.arrived[1:], 0)
        self.left = np.vstack([self.left[1:], np.zeros((1, COHORT_MONTHS), dtype=np.int64)])

    def leave(self, month: int, arrived: Ints) -> None:
        """Count people leaving in a month, by their months of arrival."""
        stayed = month - arrived.astype(np.int64)
        followed = stayed[stayed < COHORT_MONTHS]
        np.add.at(self.left, (COHORT_MONTHS - 1 - followed, followed), 1)


@dataclass
class State:
    """The state of a region in a month.

    ``flows``: people by old and new status this month; ``stocks``: people by status at the end of
    last month; ``residents``: people living here then; ``rows_before``: rows of people at the start
    of the month; ``headcount_before``, ``headcount_last_year``: firms' headcounts at the end of
    last month and of last December, none before there was one; ``learners``: rows of those who take
    a course; ``clients``: rows whom stations served last month; ``offers``: records of
    :data:`OFFER`, few and so no columns; ``city``: the city around the region; ``scale``: the share
    of the real population that is simulated. ``listed``: rows whom monitored firms let go last
    month; ``agency_clients``: records of :data:`AGENCY_CLIENT`; ``subsidised_posts``: records of
    :data:`SUBSIDISED`; ``placements``: how often somebody (by row) was placed in a public-welfare
    post; ``unemployment``: the rates of past months, 0 to 1, the latest last.
    """

    people: People
    firms: Table
    stations: Table
    market: LabourMarket
    cohorts: Cohorts
    claims: ClaimBook
    month: int
    zero_household: npt.NDArray[np.bool_]
    flows: Ints = field(
        default_factory=lambda: np.zeros((len(Status), len(Status)), dtype=np.int64)
    )
    stocks: Ints = field(default_factory=lambda: np.zeros(len(Status), dtype=np.int64))
    residents: int = 0
    rows_before: int = 0
    headcount_before: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    headcount_last_year: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    learners: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    clients: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    offers: npt.NDArray[np.void] = field(default_factory=lambda: np.zeros(0, dtype=OFFER))
    events: MonthEvents = field(default_factory=MonthEvents)
    city: CityPool = field(default_factory=CityPool)
    scale: float = 1.0
    listed: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    agency_clients: npt.NDArray[np.void] = field(
        default_factory=lambda: np.zeros(0, dtype=AGENCY_CLIENT)
    )
    subsidised_posts: npt.NDArray[np.void] = field(
        default_factory=lambda: np.zeros(0, dtype=SUBSIDISED)
    )
    placements: Times = field(default_factory=dict)
    unemployment: Floats = field(default_factory=lambda: np.empty(0))

    def open_month(self, month: int, keys: KeySpace) -> None:
        """Forget last month's flows and events, and make room for this month's candidates."""
        self.month = month
        self.residents = int(self.stocks[: Status.AWAY].sum()) - self.city.commuters.size
        self.rows_before = len(self.people)
        self.headcount_before = self.firms["headcount"].astype(np.int64)
        if month_of_year(month) == 0:
            self.headcount_last_year = self.headcount_before
        self.clients = self.events.served
        self.listed = self.events.listed
        rates = np.append(self.unemployment, self.last_unemployment_rate())
        self.unemployment = rates[-MONTHS_REMEMBERED:]
        self.people.reserve_keys(keys.before(month + 1))
        self.flows[:] = 0
        self.cohorts.turn()
        self.events = MonthEvents()

    def last_unemployment_rate(self) -> float:
        """Unemployed residents over the labour force at the end of last month, 0 to 1."""
        idle = int(self.stocks[Status.UNEMPLOYED])
        works = int(self.stocks[list(EMPLOYED_STATUSES)].sum()) - self.city.commuters.size
        return idle / (idle + works) if idle + works > 0 else 0.0


def move(state: State, rows: Ints, status: Status) -> None:
    """Give people a new status: the one way in which a status changes.

    Whoever had an employer leaves it; flows between statuses are counted. ``rows`` hold nobody
    twice.
    """
    if not rows.size:
        return
    people = state.people
    old = people["status"][rows]
    state.flows[:, status] += np.bincount(old, minlength=len(Status))
    leave_employer(state, rows)
    people["status"][rows] = status
    people["spell_start"][rows] = state.month
    if status == Status.AWAY:
        people["left"][rows] = state.month


def leave_employer(state: State, rows: Ints) -> None:
    """Take people off their employers' headcounts."""
    people, firms = state.people, state.firms
    employer = people["employer"][rows]
    left = employer[employer >= 0]
    np.subtract.at(firms["headcount"], left, 1)
    people["employer"][rows] = -1
    people["wage"][rows] = 0.0


def join_employer(state: State, rows: Ints, employer: Ints, wage: Floats) -> None:
    """Make people, who have no employer, the employees of firms at a monthly wage."""
    people, firms = state.people, state.firms
    old = people["status"][rows]
    state.flows[:, Status.EMPLOYEE] += np.bincount(old, minlength=len(Status))
    np.add.at(firms["headcount"], employer, 1)
    people["employer"][rows] = employer
    people["wage"][rows] = wage
    people["status"][rows] = Status.EMPLOYEE
    people["spell_start"][rows] = state.month
