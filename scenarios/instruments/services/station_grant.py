"""Station grant: a yearly grant to streets, communities or platforms for the service they give.

It buys caseworkers: a place is granted so much a client whom its stations served, up to its most,
and hires as many as that pays. Community centres get a part of their street's grant and lie nearer
to people. Evidence for what a caseworker does: P084 to P088; what a client is worth to those who
grant is not known.
"""

from typing import ClassVar, Literal

from agents.region import Amount, Positive, Share
from scenarios.instruments.services.provided import MONTHS, Provided
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Cases, Instrument, Terms
from sim.levers import Levers
from sim.service_terms import StationGrant
from sim.state import State


class StationGrantPolicy(Policy):
    """At most so many yuan/year for each receiver.

    ``receivers``: how many there are, null for one in each place with a station. ``per_client``:
    yuan that count for a client served. ``caseworker``: what one costs, yuan a month.
    ``most_per_centre``: of a street's grant for each of its community centres, of which there are
    ``centres`` in a place; ``for_centres``: the share of the grant that goes to them at most.
    ``own_clients``: the share of a place's clients who come to these receivers; 0 for all whom no
    other grant's receivers serve.
    """

    kind: Literal["station_grant"]
    receivers: Amount | None = None
    per_client: Amount
    caseworker: Positive
    centres: Amount = 0.0
    most_per_centre: Amount = 0.0
    for_centres: Share = 0.0
    own_clients: Share = 0.0


class StationGrantAtDesk(Provided):
    """The station grant as the desk runs it."""

    event: ClassVar = "station_grant"
    moves: ClassVar = ("station_grants",)

    def __init__(self, terms: Terms, policy: StationGrantPolicy, most: float, yuan: float) -> None:
        super().__init__(terms, yuan)
        self.policy, self.most = policy, most

    def centres_paid(self, share: float) -> float:
        """Centres in a place that their part of a share of the grant pays in full."""
        if not self.policy.centres or not self.policy.most_per_centre:
            return 0.0
        theirs = self.most * share * self.policy.for_centres
        whole = theirs * MONTHS / self.policy.most_per_centre
        return min(self.policy.centres, whole)

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Let stations pay caseworkers from what they are granted."""
        share = self.share(worth)
        if share:
            centres = self.centres_paid(share)
            levers.station_grants.append(
                StationGrant(
                    self.terms.number,
                    self.policy.per_client * share,
                    self.most * share,
                    self.policy.caseworker,
                    centres,
                    self.policy.for_centres,
                    centres * self.policy.most_per_centre / MONTHS,
                    self.policy.own_clients,
                )
            )

    def cases(self, state: State) -> Cases:
        """What was granted this month, one claim of all."""
        return self.one_claim(state.events.granted.get(self.terms.number, 0.0))


def build(name: str, policy: StationGrantPolicy, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/year",))
    require_one_payment(policy, name)
    places = sum(1 for place in around.region.places.values() if place.stations)
    receivers = places if policy.receivers is None else policy.receivers
    most = policy.pays.amount / MONTHS * receivers / max(places, 1)
    yuan = most * places * around.scale
    return StationGrantAtDesk(policy.terms(name, around), policy, most, yuan)
