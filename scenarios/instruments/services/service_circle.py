"""Service circle: points of service in every place, so that none is further than some minutes.

More jobseekers come to a station the shorter the way. Evidence: search falls with distance (Manning
and Petrongolo, 2017, P024); for the way to a station nothing was found.
"""

from typing import ClassVar, Literal

from agents.region import Amount, Positive
from scenarios.instruments.services.provided import Provided, monthly
from scenarios.policy import Around, Policy
from sim.instrument import Instrument, Terms
from sim.levers import Levers


class ServiceCircle(Policy):
    """Points beside the stations, in yuan/month or yuan/year for each.

    ``points``: in each place. ``within``: minutes beyond which nobody need travel; null for none.
    """

    kind: Literal["service_circle"]
    points: Amount = 0.0
    within: Positive | None = None


class ServiceCircleAtDesk(Provided):
    """The service circle as the desk runs it."""

    event: ClassVar = "service_point"
    moves: ClassVar = ("service_points", "service_within")

    def __init__(self, terms: Terms, policy: ServiceCircle, yuan: float) -> None:
        super().__init__(terms, yuan)
        self.policy = policy

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Open the points that are paid; the circle is closed where all of them are."""
        share = self.share(worth)
        levers.service_points += self.policy.points * share
        if self.policy.within is not None and share >= self.terms.take_up > 0:
            levers.service_within = min(levers.service_within, self.policy.within)


def build(name: str, policy: ServiceCircle, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    each = monthly(policy, name, "yuan/month", "yuan/year")
    yuan = each * policy.points * len(around.region.places) * around.scale
    return ServiceCircleAtDesk(policy.terms(name, around), policy, yuan)
