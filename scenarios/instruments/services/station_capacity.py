"""Station capacity: pays caseworkers at stations and new stations, and asks for the 1131 service.

More staff serve more clients: they refer to vacancies and make search more intense; what they give
to some they may take from others. Evidence: intensive counselling raised exits by 15 to 35 %
(Behaghel, Crépon and Gurgand, 2014); much of the gain was displacement (Crépon et al., 2013).
"""

from typing import ClassVar, Literal
from zlib import crc32

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.errors import InputError, unknown_name
from agents.region import Amount, Region
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.desk import yearly_fen
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.levers import Levers
from sim.state import State


class StationCapacity(Policy):
    """Caseworkers by place, new stations with their staff, in yuan/month for each.

    ``staff_everywhere``: caseworkers at each place that has a station, beside those named.
    ``graduates_first``: whether unemployed graduates are sought out for the 1131 service;
    ``training_for_each``: whether each of them is offered a course until she has had one.
    """

    kind: Literal["station_capacity"]
    staff: dict[str, Amount] = Field(default_factory=dict)
    openings: dict[str, Amount] = Field(default_factory=dict)
    staff_everywhere: Amount = 0.0
    graduates_first: bool = False
    training_for_each: bool = False


class StationCapacityAtDesk(Instrument):
    """Station capacity as the desk runs it."""

    event: ClassVar = "station"
    moves: ClassVar = (
        "station_staff",
        "station_openings",
        "graduates_first",
        "training_for_each",
    )
    claimant: ClassVar = "none"

    def __init__(self, terms: Terms, policy: StationCapacity, scale: float) -> None:
        super().__init__(terms)
        self.policy = policy
        self.scale = scale

    def filled(self) -> float:
        """The share of posts that are filled: nobody works unpaid, or beyond the budget."""
        paid = self.policy.pays.amount > 0
        return min(self.terms.take_up, self.affordable()) if paid else 0.0

    def affordable(self) -> float:
        """The share of posts that a twelfth of the year's budget pays beside the new stations."""
        budget = self.terms.yuan_per_year
        if budget is None:
            return 1.0
        left, cost = budget / 12 - self.stations_yuan(), self.posts_yuan()
        if left < 0:
            return 0.0
        return min(1.0, left / cost) if cost > 0 else 1.0

    def posts_yuan(self) -> float:
        """What a month of all posts costs, yuan at the scale of the run."""
        people = sum(self.policy.staff.values()) + sum(self.policy.openings.values())
        return people * self.policy.pays.amount * self.scale

    def stations_yuan(self) -> float:
        """What a month of the new stations costs beside their posts, at the scale of the run."""
        return len(self.policy.openings) * self.policy.pays.per_opening * self.scale

    def monthly_fen(self) -> int:
        """What a month costs in fen, at most a twelfth of the year's budget."""
        share = self.filled()
        yuan = share * self.posts_yuan() + (self.stations_yuan() if share > 0 else 0.0)
        budget = yearly_fen(self.terms)
        return int(yuan * FEN) if budget is None else min(int(yuan * FEN), budget // 12)

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Add staff and stations, and the 1131 service, while the instrument is in force."""
        share = self.filled() if worth > 0 else 0.0
        if not share:
            return
        for place, staff in self.policy.staff.items():
            levers.station_staff[place] = levers.station_staff.get(place, 0.0) + staff * share
        for place, staff in self.policy.openings.items():
            number = crc32(f"{self.terms.id}/{place}".encode())
            levers.station_openings.append((number, place, staff * share))
        levers.graduates_first |= self.policy.graduates_first
        levers.training_for_each |= self.policy.training_for_each

    def cases(self, state: State) -> Cases:
        """The month's pay and running costs, one claim of all stations together."""
        none = np.array([-1])
        return Cases(none, none, np.array([self.monthly_fen()], dtype=np.int64))

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: the work was done."""
        return np.ones(person.size, dtype=np.bool_)


def must_be_written_for(region: Region, policy: StationCapacity, name: str) -> None:
    """Raise InputError where several places are named and the region has none of them."""
    named = {*policy.staff, *policy.openings}
    if len(named) > 1 and not named & region.places.keys():
        raise InputError(
            f"is written for another region: {region.id} has none of its {len(named)} places",
            where=f"scenario.policies.{name}",
            allowed=", ".join(region.places),
        )


def build(name: str, policy: StationCapacity, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a place that the region does not have, and
    for caseworkers at a place without a station.
    """
    require_unit(policy, name, ("yuan/month",))
    require_one_payment(policy, name)
    must_be_written_for(around.region, policy, name)
    for field in ("staff", "openings"):
        for place in getattr(policy, field):
            if place not in around.region.places:
                where = f"scenario.policies.{name}.{field}"
                raise unknown_name(place, kind="place", where=where, known=around.region.places)
    stationed = [place for place, entry in around.region.places.items() if entry.stations]
    for place in policy.staff:
        if place not in stationed and place not in policy.openings:
            raise InputError(
                f"'{place}' has no station that could use more staff",
                where=f"scenario.policies.{name}.staff",
                allowed=", ".join([*stationed, *policy.openings]) or "none; name it in openings",
            )
    if policy.staff_everywhere:
        named, more = policy.staff, policy.staff_everywhere
        staff = named | {place: named.get(place, 0.0) + more for place in stationed}
        policy = policy.model_copy(update={"staff": staff})
    return StationCapacityAtDesk(policy.terms(name, around), policy, around.scale)
