"""Every decision that a policy may move, as arrays. Nothing else lets a policy in.

Instruments fill them when the desk announces them, at the start of each month; the phases read
them. At rest they change no decision.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.employer_terms import FirstRound, Rebate
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
from sim.service_terms import (
    Agency,
    OneOffAwards,
    Outreach,
    Recruitment,
    ReservedPosts,
    StationGrant,
    WelfarePosts,
    WelfareRule,
)
from sim.startup_terms import Cover, Credit, JobAward, KeptPost, Mentors, Places, Support


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

    usual_pay: float = 0.0
    """What a month of work usually earns, in nominal yuan: by it one reckons with a payment that is
    a share of pay."""

    # Firms.
    hiring: Offers = field(default_factory=Offers)
    """Yuan that a firm expects for a hire."""
    loans: Offers = field(default_factory=Offers)
    """Yuan that a firm expects to save in interest on what a hire lets it borrow. It counts when
    firms plan, not when they choose between applicants."""
    job_costs: Offers = field(default_factory=Offers)
    """Yuan a month that fall away from the cost of each job at a firm."""
    rebates: list[Rebate] = field(default_factory=list)
    """What firms get back whose layoffs of a year stay within a limit."""
    first_rounds: list[FirstRound] = field(default_factory=list)
    """Rounds that some firms hold for some of the unemployed before the month's market."""

    # Start-ups.
    founding: Offers = field(default_factory=Offers)
    """Yuan that a would-be founder expects."""
    startup_income: list[Support] = field(default_factory=list)
    """Yuan a month that a young firm is spared."""
    startup_credit: list[Credit] = field(default_factory=list)
    """Loans that a would-be founder may have."""
    loan_cover: list[Cover] = field(default_factory=list)
    """What of a loan is paid for a founder who fails."""
    kept_posts: list[KeptPost] = field(default_factory=list)
    """Posts to which a founder who fails may come back."""
    startup_jobs: list[JobAward] = field(default_factory=list)
    """Yearly awards for the jobs of a young firm."""
    incubator_places: list[Places] = field(default_factory=list)
    """Free desks for young firms."""
    mentors: list[Mentors] = field(default_factory=list)
    """Mentors who coach young firms beside the stations."""

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
    training_for_each: bool = False
    """Whether each of them who is served is booked for a course until she has had one."""
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
    awards: list[OneOffAwards] = field(default_factory=list)
    """One-off awards for services, of which whole ones are drawn."""
    agencies: list[Agency] = field(default_factory=list)
    """Jobseekers whom recruitment agencies serve."""
    monitored_firms: float = 0.0
    """Of the largest private employers, how many report whom they let go, at full scale."""
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
