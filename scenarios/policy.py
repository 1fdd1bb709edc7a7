"""An instrument as it is written in a scenario: who, how much, how long, paid by whom."""

from datetime import date
from difflib import get_close_matches
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, Strict, model_validator

from agents.errors import InputError, unknown_name
from agents.firms import KIND_NAMES
from agents.groups import mask_of
from agents.parameters import Frozen, Parameters
from agents.region import Count, Label, Share
from sim.calendar import Calendar
from sim.instrument import Rationing, Terms
from sim.levers import Who
from sim.outcomes.catalogue import OUTCOMES


def to_month(value: object) -> date:
    """A month written as 2026-01. Raises ValueError for anything else."""
    if isinstance(value, date):
        return value.replace(day=1)
    text = str(value)
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        message = f"'{text}' is not a month"
        raise ValueError(message) from None
    if not FIRST_YEAR <= month.year <= LAST_YEAR:
        message = f"{text} is too far away"
        raise ValueError(message)
    return month


def month_text(month: date) -> str:
    """A month as it is written in a configuration."""
    return f"{month:%Y-%m}"


FIRST_YEAR, LAST_YEAR = 1900, 2199
Month = Annotated[date, BeforeValidator(to_month), PlainSerializer(month_text)]
# YAML has lists only, so a list may stand for a tuple.
Names = Annotated[tuple[str, ...], Strict(strict=False)]
Clause = Annotated[str, Field(pattern=r"^[IX]\d+[a-z]?$")]
Clauses = Annotated[tuple[Clause, ...], Strict(strict=False)]
Yuan = Annotated[float, Field(ge=0, le=10_000_000)]
YearlyYuan = Annotated[float, Field(ge=0, le=1e12)]
"""Payments and budgets beyond any city's are mistakes, and their sums in fen would overflow."""

Payer = Literal[
    "unemployment_fund",
    "employment_subsidy_fund",
    "district_budget",
    "city_budget",
    "talent_budget",
]
Payee = Literal["firm", "founder", "person", "provider", "station"]
Family = Literal["firms", "startup", "youth", "aid", "training", "services", "rights"]
"""The families of policies, by the articles of the plans: keeping and creating posts, start-ups,
young people, those in need and other key groups, skills, public services, pay and rights."""
Level = Literal["junior", "intermediate", "senior", "technician", "senior_technician"]


class Covered(Frozen):
    """Whom a clause covers: in any of some groups, in all of others, in none of a third."""

    any: Names = ()
    all: Names = ()
    none: Names = ()

    def masks(self, where: str) -> Who:
        """The groups as bits. Raises InputError for a name that is no group."""
        return Who(
            mask_of(self.any, f"{where}.any"),
            mask_of(self.all, f"{where}.all"),
            mask_of(self.none, f"{where}.none"),
        )


class Pay(Frozen):
    """What is paid: an amount, or amounts by certificate level, to whom and from which fund."""

    amount: Yuan = 0.0
    levels: dict[Level, Yuan] = Field(default_factory=dict)
    per_opening: Yuan = 0.0
    unit: str
    to: Payee
    from_: Payer = Field(alias="from")


class Limits(Frozen):
    """How often, after how long, and for how long.

    ``kept_months``: months that the condition must hold before the first payment. ``months``:
    monthly payments of one claim.
    """

    times_per_person: Annotated[int, Field(ge=1)] | None = None
    kept_months: Count = 0
    months: Annotated[int, Field(ge=1, le=120)] = 1


class Period(Frozen):
    """When it is announced, starts and ends; ``end`` is the last month."""

    announced: Month
    start: Month
    end: Month

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            message = f"end {self.end:%Y-%m} lies before start {self.start:%Y-%m}"
            raise ValueError(message)
        if self.start < self.announced:
            message = f"start {self.start:%Y-%m} lies before announced {self.announced:%Y-%m}"
            raise ValueError(message)
        return self


class Budget(Frozen):
    """Yuan of a calendar year at full scale (null: no limit) and who goes without beyond it."""

    yuan_per_year: YearlyYuan | None = None
    rationing: Rationing = "entitlement"

    @model_validator(mode="after")
    def _rationing_fits(self) -> Self:
        if (self.yuan_per_year is None) != (self.rationing == "entitlement"):
            message = (
                "rationing: entitlement goes with yuan_per_year: null, and a budget needs "
                "first_come, lottery, pro_rata or neediest"
            )
            raise ValueError(message)
        return self


def no_limit(value: object) -> object:
    """``budget: null`` means a budget without a limit."""
    return {} if value is None else value


def to_outcome(value: object) -> str:
    """The id of an outcome. Raises ValueError for anything else."""
    if isinstance(value, str) and value in OUTCOMES:
        return value
    close = get_close_matches(str(value), OUTCOMES, n=1, cutoff=0.5)
    nearest = f"; did you mean {close[0]}?" if close else ""
    message = f"'{value}' is not an outcome, see docs/outcomes.md{nearest}"
    raise ValueError(message)


class Expected(Frozen):
    """The size of effect expected before the instrument is run, and why."""

    outcome: Annotated[str, BeforeValidator(to_outcome)]
    low: float
    high: float
    unit: Literal["points", "relative"]
    note: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.high < self.low:
            message = f"high {self.high} lies below low {self.low}"
            raise ValueError(message)
        return self


class Policy(Parameters):
    """An instrument. A kind adds the fields that it alone has.

    ``family``: the group of measures with which a scenario may leave it out.
    """

    kind: str
    family: Family
    clauses: Clauses = ()
    who: Covered = Covered()
    firms: Names = ()
    pays: Pay
    limits: Limits = Limits()
    period: Period
    budget: Annotated[Budget, BeforeValidator(no_limit)] = Budget()
    take_up: Share
    label: Label
    expected: Expected

    def terms(self, name: str, calendar: Calendar, scale: float) -> Terms:
        """The terms that the desk works with. Raises InputError for unknown groups or kinds."""
        where = f"scenario.policies.{name}"
        for kind in self.firms:
            if kind not in KIND_NAMES:
                raise unknown_name(
                    kind, kind="kind of firm", where=f"{where}.firms", known=KIND_NAMES
                )
        budget = self.budget.yuan_per_year
        return Terms(
            id=name,
            who=self.who.masks(f"{where}.who"),
            firm_kinds=frozenset(int(KIND_NAMES[kind]) for kind in self.firms),
            payer=self.pays.from_,
            payee=self.pays.to,
            announced=calendar.index(self.period.announced),
            start=calendar.index(self.period.start),
            end=calendar.index(self.period.end),
            take_up=self.take_up,
            yuan_per_year=None if budget is None else budget * scale,
            rationing=self.budget.rationing,
            times_per_person=self.limits.times_per_person,
            kept_months=self.limits.kept_months,
            instalments=self.limits.months,
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
