"""Every decision that a policy may move, as arrays. Nothing else lets a policy in.

Instruments fill them when the desk announces them, at the start of each month; the phases read
them. At rest they change no decision.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.entitlements import Offers
from sim.service_terms import (
    Agency,
    Outreach,
    Recruitment,
    ReservedPosts,
    StationGrant,
    WelfarePosts,
    WelfareRule,
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

    # Services.
    station_staff: dict[str, float] = field(default_factory=dict)
    """Additional staff by place name."""
    station_openings: list[tuple[int, str, float]] = field(default_factory=list)
    """(instrument number, place name, staff) of stations that a policy keeps open."""
    graduates_first: bool = False
    """Whether unemployed graduates are sought out and given the 1131 service."""
    station_grants: list[StationGrant] = field(default_factory=list)
    """Grants by which stations pay caseworkers of their own."""
    outreach: list[Outreach] = field(default_factory=list)
    """Groups whom stations seek out and serve first."""
    service_points: float = 0.0
    """Points of service in each place beside its station, which shorten the way."""
    service_within: float = math.inf
    """Minutes within which everybody finds a station or point of service."""
    certified: float = 0.0
    """The share of caseworkers who hold a certificate of their trade."""
    agencies: list[Agency] = field(default_factory=list)
    """Jobseekers whom recruitment agencies serve."""
    monitored_firms: float = 0.0
    """Of the largest private employers, those who report whom they let go, at the run's scale."""
    gig_markets: float = 0.0
    """Markets for day labour in the region."""
    gig_online: float = 0.0
    """The share of jobseekers whom a market for day labour on the telephone reaches."""
    recruitment: list[Recruitment] = field(default_factory=list)
    """Recruitment events of this month."""
    less_distance: float = 0.0
    """The share by which distance keeps applications away less."""
    better_suited: float = 0.0
    """The share by which applications suit vacancies more often."""
    welfare_posts: list[WelfarePosts] = field(default_factory=list)
    """Subsidies for public-welfare posts."""
    welfare_rule: WelfareRule | None = None
    """How long and how often such posts may be held, where a policy says so."""
    welfare_pay: float = 0.0
    """Yuan a month that holders of such posts are paid beside the wage."""
    examination_posts: float = 0.0
    """The share by which more of the public employers' posts are filled by examination."""
    reserved_posts: list[ReservedPosts] = field(default_factory=list)
    """Vacant public posts that are kept for some."""
