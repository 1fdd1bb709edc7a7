"""Recruitment events: fairs, on the spot and online, at which jobseekers apply to more vacancies.

A visitor sends more applications that month; whether anything comes of them the market decides.
Evidence: a fair brought one hire for about ten firms that attended (P089); later formal work rose
where visitors learned of wages (P090).
"""

from typing import ClassVar, Literal

from agents.region import Amount, Count
from scenarios.instruments.services.provided import MONTHS, Provided
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Instrument, Terms
from sim.levers import Levers
from sim.service_terms import Recruitment


class RecruitmentEvent(Policy):
    """Events in yuan/event.

    ``events_per_year``; ``visitors``: jobseekers of the groups covered at each; ``from_afar``:
    people of elsewhere who would move here, likewise; ``applications``: that each sends there.
    """

    kind: Literal["recruitment_event"]
    events_per_year: Amount
    visitors: Amount
    from_afar: Amount = 0.0
    applications: Count


class RecruitmentEventAtDesk(Provided):
    """The recruitment events as the desk runs them."""

    event: ClassVar = "recruitment_event"
    moves: ClassVar = ("recruitment",)

    def __init__(self, terms: Terms, policy: RecruitmentEvent, scale: float) -> None:
        self.events = policy.events_per_year / MONTHS * scale
        super().__init__(terms, self.events * policy.pays.amount)
        self.policy = policy

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Hold a twelfth of the year's events."""
        held = self.events * self.share(worth)
        if held:
            levers.recruitment.append(
                Recruitment(
                    self.terms.number,
                    self.terms.who,
                    held,
                    held * self.policy.visitors,
                    held * self.policy.from_afar,
                    self.policy.applications,
                )
            )


def build(name: str, policy: RecruitmentEvent, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/event",))
    require_one_payment(policy, name)
    return RecruitmentEventAtDesk(policy.terms(name, around), policy, around.scale)
