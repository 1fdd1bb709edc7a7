"""Every decision that a policy may move, as arrays. Nothing else lets a policy in.

Instruments fill them when the desk announces them, at the start of each month; the phases read
them. At rest they change no decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.entitlements import Offers
from sim.learning_offers import (
    Contest,
    Invitation,
    OrderClasses,
    Programme,
    ReservedPlaces,
    SchoolClasses,
    StaffAward,
    TravelLimit,
)


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

    # Training.
    courses: Offers = field(default_factory=Offers)
    """Yuan off a course's fee."""
    course_seats: float = 0.0
    """Additional places on courses."""
    senior_seats: float = 0.0
    """Additional places on courses for certificates of the senior level and above."""
    reserved_places: list[ReservedPlaces] = field(default_factory=list)
    """Additional places on courses for some people alone."""
    teaching: Offers = field(default_factory=Offers)
    """Yuan that whoever teaches expects for a certificate, by level."""
    second_certificates: Offers = field(default_factory=Offers)
    """Yuan of a second fee that one examination saves."""
    invitations: list[Invitation] = field(default_factory=list)
    """Whom courses are offered to who would not have thought of one."""
    travel_limits: list[TravelLimit] = field(default_factory=list)
    """How far away courses are at most."""
    contests: list[Contest] = field(default_factory=list)
    """Contests whose winners are paid."""
    staff_awards: list[StaffAward] = field(default_factory=list)
    """What firms are paid for the certificates of their staff."""
    apprenticeships: list[Programme] = field(default_factory=list)
    """Yuan that a firm expects for training a new hire as an apprentice."""
    internships: list[Programme] = field(default_factory=list)
    """Yuan a month that a firm expects for an intern."""
    visits: list[Programme] = field(default_factory=list)
    """Yuan a day that a firm expects for a young person who gets to know it."""
    order_classes: list[OrderClasses] = field(default_factory=list)
    """Classes at school whose students firms take on."""
    school_classes: list[SchoolClasses] = field(default_factory=list)
    """Classes at school that end with a skill certificate."""
    majors_follow: float = 0.0
    """The share of students who turn to the fields in which firms miss people."""

    # Services.
    station_staff: dict[str, float] = field(default_factory=dict)
    """Additional staff by place name."""
    station_openings: list[tuple[int, str, float]] = field(default_factory=list)
    """(instrument number, place name, staff) of stations that a policy keeps open."""
    graduates_first: bool = False
    """Whether unemployed graduates are sought out and given the 1131 service."""
