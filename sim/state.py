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
from sim.records import (
    AGENCY_CLIENT,
    AID,
    CERTIFICATE,
    OFFER,
    SUBSIDISED,
    TRAINED_AT,
    none_of,
)
from sim.startup_book import StartupBook

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


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
    ``post_mixes`` the shares of posts by the education they ask for, by key of the firms that ask;
    ``passing_rate`` the chance to pass a public examination within a year; ``rent`` what a room
    costs, yuan a month; ``deflator`` what a nominal yuan is worth this month in the yuan in which
    all else is reckoned; ``minimum_wage`` the one in force this month, in those yuan.
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
    post_mixes: dict[int, tuple[float, ...]] = field(default_factory=dict)
    entry: float = 1.0
    conditions: Conditions = field(default_factory=Conditions)
    passing_rate: float = 0.0
    rent: float = 0.0
    deflator: float = 1.0
    minimum_wage: float = 0.0

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


MONTHS_REMEMBERED = 24
"""Months of past unemployment that whoever watches it may look back."""


@dataclass
class State:
    """The state of a region in a month."""

    people: People
    firms: Table
    stations: Table
    market: LabourMarket
    cohorts: Cohorts
    claims: ClaimBook
    month: int
    zero_household: npt.NDArray[np.bool_]
    """Whether nobody of each household works."""
    flows: Ints = field(
        default_factory=lambda: np.zeros((len(Status), len(Status)), dtype=np.int64)
    )
    """People by old and new status this month."""
    stocks: Ints = field(default_factory=lambda: np.zeros(len(Status), dtype=np.int64))
    """People by status at the end of last month."""
    residents: int = 0
    """People living here then."""
    unemployment: Floats = field(default_factory=lambda: np.empty(0))
    """The unemployment rates of past months, 0 to 1, the latest last."""
    rows_before: int = 0
    """Rows of people at the start of the month."""
    headcount_before: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Firms' headcounts at the end of last month,"""
    headcount_last_year: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """at the end of last December,"""
    laid_off: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """and how many each firm has let go since then. None before there was one."""
    learners: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Rows of those who take a course."""
    clients: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Rows whom stations served last month."""
    listed: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Rows whom monitored firms let go last month."""
    pay: list[tuple[int, int, int]] = field(default_factory=list)
    """Of the region's employees, the sums of pay, persons and skill of up to thirteen months."""
    zero_months: npt.NDArray[np.int16] = field(init=False)
    """For how many months each household has been seen to have nobody at work."""
    offers: npt.NDArray[np.void] = field(default_factory=lambda: none_of(OFFER))
    """Offers of jobs that start later."""
    aids: npt.NDArray[np.void] = field(default_factory=lambda: none_of(AID))
    """Aid in hand."""
    apprentices: npt.NDArray[np.void] = field(default_factory=lambda: none_of(TRAINED_AT))
    """Apprentices"""
    interns: npt.NDArray[np.void] = field(default_factory=lambda: none_of(TRAINED_AT))
    """and interns,"""
    interned: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """and the rows of those who have ever begun an internship while out of work."""
    staff_certificates: npt.NDArray[np.void] = field(default_factory=lambda: none_of(CERTIFICATE))
    """Certificates that firms' staff gained this calendar year."""
    agency_clients: npt.NDArray[np.void] = field(default_factory=lambda: none_of(AGENCY_CLIENT))
    """Clients of recruitment agencies."""
    subsidised_posts: npt.NDArray[np.void] = field(default_factory=lambda: none_of(SUBSIDISED))
    """Holders of public-welfare posts that subsidies made possible."""
    standing_posts: npt.NDArray[np.void] = field(default_factory=lambda: none_of(SUBSIDISED))
    """Holders of the region's own public-welfare posts for whom a subsidy was claimed."""
    placements: Times = field(default_factory=dict)
    """How often somebody, by row, was placed in a public-welfare post,"""
    first_placed: Times = field(default_factory=dict)
    """and in which month first."""
    startup_book: StartupBook = field(default_factory=StartupBook)
    """What is written down of young firms under policies."""
    events: MonthEvents = field(default_factory=MonthEvents)
    city: CityPool = field(default_factory=CityPool)
    """The city around the region."""
    scale: float = 1.0
    """The share of the real population that is simulated."""

    def __post_init__(self) -> None:
        """Begin to count the months for which nobody of a household has worked."""
        self.zero_months = np.zeros(self.zero_household.size, dtype=np.int16)

    def note_pay(self, pay: int, jobs: int, skill: int) -> None:
        """Keep the month's pay, jobs and labour, and those of the twelve months before."""
        self.pay = [*self.pay[-12:], (pay, jobs, skill)]

    def open_month(self, month: int, keys: KeySpace) -> None:
        """Forget last month's flows and events, and make room for this month's candidates."""
        self.month = month
        self.residents = int(self.stocks[: Status.AWAY].sum()) - self.city.commuters.size
        self.rows_before = len(self.people)
        self.headcount_before = self.firms["headcount"].astype(np.int64)
        if month_of_year(month) == 0:
            self.headcount_last_year = self.headcount_before
            self.laid_off = np.zeros_like(self.headcount_before)
            self.staff_certificates = self.staff_certificates[:0]
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
