"""Every decision that a policy may move, as arrays. Nothing else lets a policy in.

Instruments fill them when the desk announces them, at the start of each month; the phases read
them. At rest they change no decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.entitlements import Offers


@dataclass(frozen=True, slots=True)
class Aid:
    """What a payment to somebody without work is for: to live on or for the search, and the months
    for which it lasts.
    """

    months: int
    for_search: bool


@dataclass
class Levers:
    """What policies do to decisions this month."""

    stacks: bool = True
    """Whether offers for the same decision add up, or only the highest counts."""
    keeping: float = 1.0
    """The share of its worth that a payment keeps for each month that a firm must wait for it and
    keep whom it hired: one less interest and turnover."""
    reach: Mapping[str, float] = field(default_factory=dict)
    """By instrument, the share of those who would not know of it that information reaches."""

    # Firms.
    hiring: Offers = field(default_factory=Offers)
    """Yuan that a firm expects for a hire."""

    # Start-ups.
    founding: Offers = field(default_factory=Offers)
    """Yuan that a would-be founder expects."""

    # People.
    coming: Offers = field(default_factory=Offers)
    """Yuan that whoever comes to live here expects once, by level of education."""
    living: Offers = field(default_factory=Offers)
    """Yuan a month for which living here counts beside pay."""
    working: Offers = field(default_factory=Offers)
    """Yuan a month for which jobs of some employers count beside their pay."""
    gig_work: Offers = field(default_factory=Offers)
    """Yuan a month for which gig work counts beside its pay."""
    awaited: dict[str, float] = field(default_factory=dict)
    """By instrument whose claims are lost by leaving, what a yuan still owed is worth."""
    aid: dict[str, Aid] = field(default_factory=dict)
    """By instrument that pays jobseekers, what they do with it."""
    minimum_wage_raise: float = 0.0
    """By what share the minimum wage lies above the one that is otherwise in force."""
    minimum_wage_least: float = 0.0
    """Yuan a month below which the minimum wage may not lie."""

    # Training.
    courses: Offers = field(default_factory=Offers)
    """Yuan off a course's fee."""
    course_seats: float = 0.0
    """Additional places on courses."""

    # Services.
    station_staff: dict[str, float] = field(default_factory=dict)
    """Additional staff by place name."""
    station_openings: list[tuple[int, str, float]] = field(default_factory=list)
    """(instrument number, place name, staff) of stations that a policy keeps open."""
    graduates_first: bool = False
    """Whether unemployed graduates are sought out and given the 1131 service."""
