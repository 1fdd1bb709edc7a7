"""The words of a clause: whom it covers, what is paid, how often, when, up to what budget."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, Strict, model_validator
from pydantic_core import PydanticCustomError

from agents.groups import mask_of
from agents.parameters import Frozen
from agents.region import Count, Label
from sim.entitlements import Who
from sim.instrument import Rationing
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
Clause = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")]
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
    "provincial_budget",
    "union_fund",
]
Payee = Literal[
    "firm",
    "founder",
    "person",
    "provider",
    "station",
    "post_provider",
    "mentor",
    "bank",
    "incubator",
    "school",
    "agency",
    "organiser",
]
NO_OUTCOME: Final = "no_outcome"
Family = Literal["firms", "startup", "youth", "aid", "training", "services", "rights"]
"""The families of policies, by the articles of the plans: keeping and creating posts, start-ups,
young people, those in need and other key groups, skills, public services, pay and rights."""
FAMILIES: Mapping[Family, Label] = {
    "firms": {"zh": "稳岗扩岗", "en": "firms"},
    "startup": {"zh": "创业", "en": "start-ups"},
    "youth": {"zh": "青年", "en": "youth"},
    "aid": {"zh": "就业援助", "en": "aid"},
    "training": {"zh": "技能培训", "en": "training"},
    "services": {"zh": "公共服务", "en": "services"},
    "rights": {"zh": "劳动权益", "en": "pay and rights"},
}
"""What the families are called, in the order of the plans."""

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


class Employing(Frozen):
    """Which employers a clause is for, beside their kind.

    ``sectors``: ids, empty for all. ``fewest``, ``most``: employees. ``newest_months``,
    ``oldest_months``: full months since founding.
    """

    sectors: Names = ()
    fewest: Count = 0
    most: Count | None = None
    newest_months: Count = 0
    oldest_months: Count | None = None


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

    ``times_per_person``, ``times_per_firm``: claims that may be made; one that names a person
    counts as hers. ``kept_months``: months that the condition must hold before the first payment.
    ``months``: payments of one claim, ``every`` so many months. ``net_growth``: whether the firm
    must have more employees than at the turn of the year.
    """

    times_per_person: Annotated[int, Field(ge=1)] | None = None
    times_per_firm: Annotated[int, Field(ge=1)] | None = None
    kept_months: Count = 0
    months: Annotated[int, Field(ge=1, le=120)] = 1
    every: Annotated[int, Field(ge=1, le=24)] = 1
    net_growth: bool = False


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
    """The id of an outcome. Raises an error that pydantic places for anything else."""
    if isinstance(value, str) and value in OUTCOMES:
        return value
    raise PydanticCustomError(NO_OUTCOME, "is not an outcome, see docs/outcomes.md")


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
