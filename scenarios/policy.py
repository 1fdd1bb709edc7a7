"""An instrument as it is written in a scenario: the words of its clause, and what it becomes."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from agents.errors import InputError, unknown_name
from agents.firms import KIND_NAMES
from agents.parameters import Parameters
from agents.region import Label, Region, Share
from scenarios.clause import (
    Budget,
    Clauses,
    Covered,
    Employing,
    Expected,
    Family,
    Limits,
    Names,
    Pay,
    Period,
    no_limit,
)
from sim.calendar import Calendar
from sim.entitlements import FirmRule
from sim.instrument import Terms


@dataclass(frozen=True, slots=True)
class Around:
    """What of a run a policy becomes an instrument in: its calendar, scale and region."""

    calendar: Calendar
    scale: float
    region: Region


class Policy(Parameters):
    """An instrument. A kind adds the fields that it alone has.

    ``family``: the group of measures with which a scenario may leave it out.
    ``take_up_by_knowing``: whether those who do not take it up would if they knew of it, so that
    information raises take-up; not where ``take_up`` is the share that is recognised, that lies
    where it applies, or that gets a loan.
    """

    kind: str
    family: Family
    clauses: Clauses = ()
    who: Covered = Covered()
    firms: Names = ()
    employing: Employing = Employing()
    pays: Pay
    limits: Limits = Limits()
    period: Period
    budget: Annotated[Budget, BeforeValidator(no_limit)] = Budget()
    take_up: Share
    take_up_by_knowing: bool = True
    label: Label
    expected: Expected

    def terms(self, name: str, around: Around) -> Terms:
        """The terms that the desk works with. Raises InputError for names that are unknown."""
        where = f"scenario.policies.{name}"
        calendar, budget = around.calendar, self.budget.yuan_per_year
        return Terms(
            id=name,
            who=self.who.masks(f"{where}.who"),
            firms=self._firm_rule(where, around.region),
            payer=self.pays.from_,
            payee=self.pays.to,
            announced=calendar.index(self.period.announced),
            start=calendar.index(self.period.start),
            end=calendar.index(self.period.end),
            take_up=self.take_up,
            take_up_by_knowing=self.take_up_by_knowing,
            yuan_per_year=None if budget is None else budget * around.scale,
            rationing=self.budget.rationing,
            times_per_person=self.limits.times_per_person,
            kept_months=self.limits.kept_months,
            instalments=self.limits.months,
            every=self.limits.every,
            times_per_firm=self.limits.times_per_firm,
            net_growth=self.limits.net_growth,
        )

    def _firm_rule(self, where: str, region: Region) -> FirmRule:
        asked, sectors = self.employing, list(region.sectors)
        for kind in self.firms:
            if kind not in KIND_NAMES:
                raise unknown_name(
                    kind, kind="kind of firm", where=f"{where}.firms", known=KIND_NAMES
                )
        for sector in asked.sectors:
            if sector not in sectors:
                raise unknown_name(
                    sector, kind="sector", where=f"{where}.employing.sectors", known=sectors
                )
        return FirmRule(
            kinds=frozenset(int(KIND_NAMES[kind]) for kind in self.firms),
            sectors=frozenset(sectors.index(sector) for sector in asked.sectors),
            fewest=asked.fewest,
            most=asked.most,
            newest=asked.newest_months,
            oldest=asked.oldest_months,
        )


def require_unit(policy: Policy, name: str, units: tuple[str, ...]) -> str:
    """The unit of payment, if it is one of those that the kind knows; else InputError."""
    if policy.pays.unit not in units:
        raise InputError(
            f"'{policy.pays.unit}' is not a unit in which a {policy.kind} pays",
            where=f"scenario.policies.{name}.pays.unit",
            allowed=", ".join(units),
        )
    return policy.pays.unit


def require_one_payment(policy: Policy, name: str) -> None:
    """Raise InputError where what is paid once, or anew each month, is to be paid for months."""
    if policy.limits.months > 1:
        raise InputError(
            f"a {policy.kind} in {policy.pays.unit} pays each claim once",
            where=f"scenario.policies.{name}.limits.months",
            allowed="1",
        )
