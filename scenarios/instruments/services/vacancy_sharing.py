"""Vacancy sharing: vacancies of the whole city are seen and applied to from anywhere.

Distance keeps fewer applications away, and they suit the vacancy more often where posts can be
looked for by place and kind. Evidence: applications fall with distance (P024); for what sharing
changes of it nothing was found.
"""

from typing import ClassVar, Literal

from agents.region import Share
from scenarios.instruments.services.provided import Provided, monthly
from scenarios.policy import Around, Policy
from sim.instrument import Instrument, Terms
from sim.levers import Levers


class VacancySharing(Policy):
    """A service in yuan/month or yuan/year, which may be 0.

    ``less_distance``: share by which distance matters less to those who use it;
    ``better_suited``: share by which their applications suit more often.
    """

    kind: Literal["vacancy_sharing"]
    less_distance: Share = 0.0
    better_suited: Share = 0.0


class VacancySharingAtDesk(Provided):
    """Vacancy sharing as the desk runs it."""

    free: ClassVar = True
    event: ClassVar = "vacancy_sharing"
    moves: ClassVar = ("less_distance", "better_suited")

    def __init__(self, terms: Terms, policy: VacancySharing, yuan: float) -> None:
        super().__init__(terms, yuan)
        self.policy = policy

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Bring vacancies nearer on average, by the share who use it."""
        share = self.share(worth)
        levers.less_distance = 1 - (1 - levers.less_distance) * (
            1 - self.policy.less_distance * share
        )
        levers.better_suited += self.policy.better_suited * share


def build(name: str, policy: VacancySharing, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    yuan = monthly(policy, name, "yuan/month", "yuan/year") * around.scale
    return VacancySharingAtDesk(policy.terms(name, around), policy, yuan)
