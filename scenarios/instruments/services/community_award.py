"""Community award: paid once to a community certified for its employment services, by level.

It buys caseworkers: as many at the stations of every place as the awards expected in a year pay.
Evidence for what a caseworker does: P084 to P088.
"""

from typing import ClassVar, Literal

from pydantic import Field

from agents.region import Amount, Positive
from scenarios.clause import Yuan
from scenarios.instruments.services.awarded import Awarded
from scenarios.instruments.services.provided import MONTHS
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Instrument, Terms
from sim.levers import Levers

Honour = Literal["national", "provincial", "municipal", "district"]


class CommunityAward(Policy):
    """Awards in yuan/community.

    ``awards``: by level of certificate; ``certified_per_year``: communities newly certified;
    ``caseworker``: what one costs, yuan a month.
    """

    kind: Literal["community_award"]
    awards: dict[Honour, Yuan] = Field(min_length=1)
    certified_per_year: dict[Honour, Amount] = Field(min_length=1)
    caseworker: Positive

    @property
    def yuan_per_year(self) -> float:
        """All awards of a year, at full scale."""
        counts = self.certified_per_year
        return sum(counts.get(level, 0.0) * yuan for level, yuan in self.awards.items())


class CommunityAwardAtDesk(Awarded):
    """The community award as the desk runs it."""

    event: ClassVar = "certified_community"
    moves: ClassVar = ("station_staff", "awards")

    def __init__(
        self,
        terms: Terms,
        amounts: tuple[float, ...],
        expected: tuple[float, ...],
        staff: dict[str, float],
    ) -> None:
        super().__init__(terms, amounts, expected)
        self.staff = staff

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Add the caseworkers whom awards pay."""
        share = self.share(worth)
        for place, staff in self.staff.items():
            if share:
                before = levers.station_staff.get(place, 0.0)
                levers.station_staff[place] = before + staff * share
        self.announce_awards(levers, share)


def build(name: str, policy: CommunityAward, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/community",))
    require_one_payment(policy, name)
    places = [name for name, place in around.region.places.items() if place.stations]
    yuan = policy.yuan_per_year / MONTHS
    staff = {place: yuan / policy.caseworker / len(places) for place in places}
    counts = policy.certified_per_year
    a_month = tuple(counts.get(level, 0.0) / MONTHS * around.scale for level in policy.awards)
    amounts = tuple(policy.awards.values())
    return CommunityAwardAtDesk(policy.terms(name, around), amounts, a_month, staff)
