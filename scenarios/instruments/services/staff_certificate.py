"""Staff certificate: paid once to a caseworker who earns a certificate of the trade, by level.

Coaching and referrals do more the larger the share of certified caseworkers is. Evidence: none was
found for the size; P084 bounds what service does at all.
"""

from typing import ClassVar, Literal

from pydantic import Field

from agents.region import Amount
from scenarios.clause import Level
from scenarios.instruments.services.provided import MONTHS, Provided
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Cases, Instrument, Terms
from sim.levers import Levers
from sim.state import State


class StaffCertificate(Policy):
    """Yuan/certificate by level; ``certified_per_year``: caseworkers, at full scale."""

    kind: Literal["staff_certificate"]
    certified_per_year: dict[Level, Amount] = Field(min_length=1)

    @property
    def yuan_per_year(self) -> float:
        """What a year's certificates cost, at full scale."""
        counts = self.certified_per_year
        return sum(counts.get(level, 0.0) * yuan for level, yuan in self.pays.levels.items())


class StaffCertificateAtDesk(Provided):
    """The staff certificate as the desk runs it."""

    event: ClassVar = "staff_certificate"
    moves: ClassVar = ("certified",)

    def __init__(self, terms: Terms, yuan: float, months_until_all: float) -> None:
        super().__init__(terms, yuan)
        self.months_until_all = months_until_all

    def certified(self, month: int) -> float:
        """The share of caseworkers certified by the end of a month, 0 to 1."""
        passed = month - max(self.terms.start, self.terms.announced) + 1
        return min(self.share() * passed / self.months_until_all, 1.0)

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Count the certified of the months before: a certificate shows the month after."""
        if self.share(worth) > 0:
            levers.certified = min(levers.certified + self.certified(month - 1), 1.0)

    def cases(self, state: State) -> Cases:
        """The month's certificates, until everybody has one."""
        newly = self.certified(state.month) - self.certified(state.month - 1)
        return self.one_claim(self.yuan * self.months_until_all * newly)


def build(name: str, policy: StaffCertificate, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/certificate",))
    require_one_payment(policy, name)
    a_month = sum(policy.certified_per_year.values()) / MONTHS
    staff = sum(place.staff for place in around.region.places.values())
    yuan = policy.yuan_per_year / MONTHS * around.scale if a_month else 0.0
    until_all = max(staff, 1) / a_month if a_month else 1.0
    return StaffCertificateAtDesk(policy.terms(name, around), yuan, until_all)
