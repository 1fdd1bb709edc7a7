"""Key-firm service: caseworkers send clients to the vacancies of firms on a list.

It moves where stations' referrals go: the clients who are sent meet the listed firms in a round of
their own before the month's market, so that these fill more of their vacancies and others find
fewer seekers left. Evidence: referrals help those who are referred to find work (Cheung and others,
2019, P088); most of it is at others' cost where jobs are few (P087). How much more a listed firm
fills is not known for China.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from agents.region import Amount, Share
from scenarios.instruments.firms.unpaid import Unpaid, require_no_payment
from scenarios.policy import Around, Policy, require_unit
from sim.calendar import month_of_year
from sim.employer_terms import FirstRound
from sim.instrument import Instrument, Terms
from sim.levers import Levers

CalendarMonths = Annotated[tuple[Annotated[int, Field(ge=1, le=12)], ...], Field(strict=False)]


class KeyFirmService(Policy):
    """A service to firms.

    ``referred``: share of clients who are sent to listed firms; ``unfilled``: vacancies as a share
    of staff from which a firm is on the list; ``months``: of the calendar, none for all.
    ``take_up``: the share of the firms it is for that are on the list.
    """

    kind: Literal["key_firm_service"]
    referred: Share
    unfilled: Amount = 0.0
    months: CalendarMonths = ()


class KeyFirmServiceAtDesk(Unpaid):
    """The key-firm service as the desk runs it."""

    moves: ClassVar = ("first_rounds",)

    def __init__(self, terms: Terms, policy: KeyFirmService) -> None:
        super().__init__(terms)
        self.policy = policy

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Clients are sent to the firms on the list in the months of the service."""
        months, policy = self.policy.months, self.policy
        if policy.referred and (not months or month_of_year(month) + 1 in months):
            offer = self.terms.offer(levers, 0.0)
            levers.first_rounds.append(FirstRound(offer, policy.referred, policy.unfilled))


def build(name: str, policy: KeyFirmService, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError where it is to pay something."""
    require_unit(policy, name, ("service",))
    require_no_payment(policy, name)
    return KeyFirmServiceAtDesk(policy.terms(name, around), policy)
