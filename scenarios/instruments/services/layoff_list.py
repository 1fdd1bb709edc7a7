"""Layoff lists: monitored firms report whom they let go, and stations seek these out at once.

They are served first the month after, and referred to vacancies as any client is; a list of firms
that are short of people is not told apart from their vacancies. Evidence: P084 and P088 for
service, P087 for what others lose.
"""

from typing import ClassVar, Literal

from agents.region import Count
from scenarios.instruments.services.provided import Provided, monthly
from scenarios.policy import Around, Policy
from sim.instrument import Instrument, Terms
from sim.levers import Levers


class LayoffList(Policy):
    """Lists in yuan/month or yuan/year for each firm of those ``monitored``, which may be 0.

    The monitored firms are taken to be the largest private ones.
    """

    kind: Literal["layoff_list"]
    monitored: Count


class LayoffListAtDesk(Provided):
    """The layoff lists as the desk runs them."""

    free: ClassVar = True
    event: ClassVar = "layoff_list"
    moves: ClassVar = ("monitored_firms",)

    def __init__(self, terms: Terms, firms: float, yuan: float) -> None:
        super().__init__(terms, yuan)
        self.firms = firms

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Have the firms that take part report."""
        levers.monitored_firms += self.firms * self.share(worth)


def build(name: str, policy: LayoffList, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    firms = float(policy.monitored)
    yuan = monthly(policy, name, "yuan/month", "yuan/year") * firms * around.scale
    return LayoffListAtDesk(policy.terms(name, around), firms, yuan)
