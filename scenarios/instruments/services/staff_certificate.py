"""Staff certificate: paid once to a caseworker who earns a certificate of the trade, by level.

Coaching and referrals do more the larger the share of certified caseworkers is. Evidence: none was
found for the size; P084 bounds what service does at all.
"""

from typing import ClassVar, Literal

from pydantic import Field

from agents.region import Amount
from scenarios.clause import Level
from scenarios.instruments.services.awarded import Awarded
from scenarios.instruments.services.provided import MONTHS
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Instrument, Terms
from sim.levers import Levers


class StaffCertificate(Policy):
    """Yuan/certificate by level; ``certified_per_year``: caseworkers, at full scale."""

    kind: Literal["staff_certificate"]
    certified_per_year: dict[Level, Amount] = Field(min_length=1)


class StaffCertificateAtDesk(Awarded):
    """The staff certificate as the desk runs it."""

    event: ClassVar = "staff_certificate"
    moves: ClassVar = ("certified", "awards")

    def __init__(
        self,
        terms: Terms,
        amounts: tuple[float, ...],
        expected: tuple[float, ...],
        months_until_all: float,
    ) -> None:
        super().__init__(terms, amounts, expected)
        self.months_until_all = months_until_all

    def certified(self, month: int) -> float:
        """The share of caseworkers certified by the end of a month, 0 to 1."""
        passed = month - max(self.terms.start, self.terms.announced) + 1
        return min(self.share() * passed / self.months_until_all, 1.0)

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Count those expected to be certified by the end of the month, who learned for it before;
        certificates are paid until everybody has one.
        """
        if self.share(worth) > 0:
            levers.certified = min(levers.certified + self.certified(month), 1.0)
            newly = self.certified(month) - self.certified(month - 1)
            self.announce_awards(levers, newly * self.months_until_all)


def build(name: str, policy: StaffCertificate, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in."""
    require_unit(policy, name, ("yuan/certificate",))
    require_one_payment(policy, name)
    a_month = sum(policy.certified_per_year.values()) / MONTHS
    staff = sum(place.staff for place in around.region.places.values())
    until_all = max(staff, 1) / a_month if a_month else 1.0
    counts, levels = policy.certified_per_year, policy.pays.levels
    expected = tuple(counts.get(level, 0.0) / MONTHS * around.scale for level in levels)
    amounts = tuple(levels.values())
    return StaffCertificateAtDesk(policy.terms(name, around), amounts, expected, until_all)
