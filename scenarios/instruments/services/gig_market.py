"""Gig market: places, and a telephone service, where day labour is found at once.

Jobseekers who would gain by gig work take it up sooner the nearer a market is; those who do lower
its pay for all. Evidence: none was found for the size, so it is a range.
"""

from typing import ClassVar, Literal

from agents.region import Amount, Share
from scenarios.instruments.services.provided import Provided, monthly
from scenarios.policy import Around, Policy
from sim.instrument import Instrument, Terms
from sim.levers import Levers


class GigMarket(Policy):
    """Markets, in yuan/month or yuan/year for each.

    ``markets``: in the region, spread as its people are. ``online``: the share of jobseekers whom
    the telephone service reaches wherever they live.
    """

    kind: Literal["gig_market"]
    markets: Amount
    online: Share = 0.0


class GigMarketAtDesk(Provided):
    """The gig markets as the desk runs them."""

    event: ClassVar = "gig_market"
    moves: ClassVar = ("gig_markets", "gig_online")

    def __init__(self, terms: Terms, policy: GigMarket, yuan: float) -> None:
        super().__init__(terms, yuan)
        self.policy = policy

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Open the markets that are paid."""
        share = self.share(worth)
        levers.gig_markets += self.policy.markets * share
        levers.gig_online = 1 - (1 - levers.gig_online) * (1 - self.policy.online * share)


def build(name: str, policy: GigMarket, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    each = monthly(policy, name, "yuan/month", "yuan/year")
    yuan = each * policy.markets * around.scale
    return GigMarketAtDesk(policy.terms(name, around), policy, yuan)
