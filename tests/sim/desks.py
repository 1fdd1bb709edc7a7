"""A desk with invented instruments, and the small market whose events they pay for."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

import numpy as np
import numpy.typing as npt

from agents.chance import Luck
from agents.firms import FIRMS, Kind
from agents.people import NEVER, People, Status
from agents.stations import STATIONS
from agents.table import Table
from sim.claims import ClaimBook
from sim.desk import Desk
from sim.entitlements import FirmRule, Who
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.state import Cohorts, LabourMarket, State

LUCK = Luck(5)
Event = tuple[int, int, float]
"""Rows of person and firm (−1: none), and yuan."""


def small_state(people: int = 8, firms: int = 3, *, first_key: int = 100) -> State:
    """People employed by the firms in turn; keys are other numbers than rows."""
    table = People(people, first_key + people)
    employer = np.arange(people) % firms
    table.join(
        key=first_key + np.arange(people)[::-1],
        status=np.full(people, int(Status.EMPLOYEE)),
        employer=employer,
        wage=np.full(people, 5000.0),
        graduated=np.full(people, NEVER),
    )
    employers = Table(FIRMS, firms)
    employers.append(
        firms,
        key=np.arange(firms) + 7,
        kind=np.full(firms, int(Kind.INCUMBENT)),
        headcount=np.bincount(employer, minlength=firms),
    )
    market = LabourMarket(
        job_finding_rate=0.2,
        wage_index=1.0,
        first_unit_wage=7000.0,
        skill=1.0,
        sector_jobs=np.zeros(1),
        gig_workers=0,
        residents=people,
        hired_groups=np.empty(0, np.uint64),
        hired_skill=np.empty(0, np.float32),
    )
    return State(
        people=table,
        firms=employers,
        stations=Table(STATIONS, 1),
        market=market,
        cohorts=Cohorts(),
        claims=ClaimBook(),
        month=0,
        zero_household=np.zeros(0, dtype=np.bool_),
    )


def terms(name: str = "invented", **changes: Any) -> Terms:
    """Terms of an instrument in force in months 0 to 99, for everybody and without a budget."""
    usual: dict[str, Any] = {
        "who": Who(),
        "firms": FirmRule(),
        "payer": "district_budget",
        "payee": "firm",
        "announced": 0,
        "start": 0,
        "end": 99,
        "take_up": 1.0,
        "yuan_per_year": None,
        "rationing": "entitlement",
        "times_per_person": None,
        "kept_months": 0,
        "instalments": 1,
    }
    return Terms(id=name, **(usual | changes))


class Listed(Instrument):
    """Pays for events that are listed by month, while people stay with the firm."""

    event: ClassVar[str] = "hire"
    moves: ClassVar[tuple[str, ...]] = ("hiring",)
    claimant: ClassVar[Literal["person", "firm", "none"]] = "firm"

    def __init__(self, given: Terms, events: Mapping[int, Sequence[Event]]) -> None:
        super().__init__(given)
        self.events = events
        self.told: list[tuple[int, float]] = []

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        self.told.append((month, worth))
        levers.hiring.add(self.terms.offer(levers, worth))

    def cases(self, state: State) -> Cases:
        events = list(self.events.get(state.month, ()))
        person, firm = (np.array([event[at] for event in events], dtype=np.int64) for at in (0, 1))
        yuan = np.array([event[2] for event in events])
        return Cases(person, firm, np.round(yuan * 100).astype(np.int64))

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        stays: npt.NDArray[np.bool_] = (state.people["employer"][person] == firm) | (person < 0)
        return stays


class ListedForPeople(Listed):
    """The same where the people themselves claim."""

    claimant = "person"


class ListedForFounding(Listed):
    """The same for another kind of event."""

    event = "founding"


class ListedForNobody(Listed):
    """The same where nobody need claim."""

    event = "station"
    claimant = "none"


def pass_months(desk: Desk, state: State, months: int) -> None:
    """Let the desk announce and pay in so many months."""
    for _ in range(months):
        desk.announce(state, 1.0)
        desk.pay(state, LUCK)
        state.month += 1


def payments(state: State, desk: Desk) -> list[tuple[int, str, int, int, float]]:
    """All payments: month, instrument, row of person, row of firm, yuan; in this order."""
    people = {int(key): row for row, key in enumerate(state.people["key"].tolist())} | {-1: -1}
    firms = {int(key): row for row, key in enumerate(state.firms["key"].tolist())} | {-1: -1}
    return sorted(
        (month, desk.instruments[instrument].terms.id, people[person], firms[firm], fen / 100)
        for instrument, month, person, firm, fen in state.claims.all_payments().tolist()
    )
