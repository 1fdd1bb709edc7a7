"""The state in which a region starts, before it settles."""

import numpy as np

from agents.chance import Decision
from agents.employers import FirmPay, first_firms
from agents.firms import FIRMS, LASTING_DEMAND, Kind
from agents.people import NEVER, Education, People, Status
from agents.population import assign_jobs, choose_founders, first_people, place_founders
from agents.stations import STATIONS
from agents.table import Table
from sim.claims import ClaimBook
from sim.closure import startup_jobs
from sim.first_commuters import jobs_here, some_work_outside, surroundings
from sim.sampling import resident_rows
from sim.settings import Settings
from sim.state import Cohorts, LabourMarket, State
from sim.world import World

FOUNDING_KINDS = (Kind.STARTUP, Kind.INDIVIDUAL_BUSINESS)


def first_state(world: World, settings: Settings) -> State:
    """Draw the people, firms and stations of a region; the textbook region's are all alike."""
    build = _textbook if world.region.textbook else _city
    people, firms = build(world, settings)
    city = surroundings(world, settings, people, firms)
    state = State(
        scale=world.scale,
        people=people,
        firms=firms,
        stations=_stations(world),
        market=_market(world, settings, people),
        cohorts=Cohorts(),
        claims=ClaimBook(),
        month=world.calendar.first - 1,
        zero_household=np.zeros(people.households, dtype=np.bool_),
        city=city,
    )
    state.market.residents = resident_rows(state).size
    _set_demand(state, settings)
    state.stocks[:] = np.bincount(people["status"], minlength=len(Status))
    return state


def _city(world: World, settings: Settings) -> tuple[People, Table]:
    region, month = world.region, world.calendar.first
    retirement = settings.retirement.table(world.calendar.start.year)
    drawn = first_people(world.luck, region, world.scale, month, world.ability, retirement)
    count = drawn.columns["key"].size
    people = People(count + count // 4, world.keys.before(month + 1))
    people.join(**drawn.columns)
    people.form_households(drawn.households)
    wages = settings.wages
    young = settings.startups.first_jobs
    pay = FirmPay(wages.unit_wage, wages.dispersion, wages.markup, young)
    firms = _firms(world, settings, pay, people, month)
    founders = choose_founders(
        world.luck, people.table, int(np.isin(firms["kind"], FOUNDING_KINDS).sum())
    )
    place_founders(people.table, firms, founders)
    some_work_outside(world, settings, people, firms, month)
    assign_jobs(world.luck, people.table, firms, month)
    gig = people.with_status(Status.GIG_WORKER)
    people["wage"][gig] = settings.participation.gig_pay
    people["wage"][people.with_status(Status.PUBLIC_WELFARE)] = world.minimum_wage(month)
    return people, firms


def _firms(world: World, settings: Settings, pay: FirmPay, people: People, month: int) -> Table:
    """The first firms, with as many jobs as there are workers who do not run one themselves.

    Those who work in the rest of the city are not counted, those who come from there are.
    """
    employers = world.region.employers
    workers = people.with_status(Status.EMPLOYEE).size
    founders = round(employers.individual_businesses * world.scale) + round(
        employers.enterprises * employers.startup_share * world.scale
    )
    jobs = max(jobs_here(world, settings, workers - founders), 1)
    columns = first_firms(world.luck, world.region, world.scale, jobs, month, pay)
    firms = Table(FIRMS, columns["key"].size * 3 // 2)
    firms.append(columns["key"].size, **columns)
    return firms


def _textbook(world: World, settings: Settings) -> tuple[People, Table]:
    """Identical people of 30 years and one employer; who seeks at first is drawn by lot."""
    month, region = world.calendar.first, world.region
    keys = np.arange(world.keys.residents)
    people = People(keys.size, world.keys.before(month + 1))
    lot = world.luck.draws(Decision.FIRST_STATUS, 0, keys)
    seekers = np.argsort(lot, kind="stable")[: round((region.seekers or 0) * world.scale)]
    status = np.full(keys.size, int(Status.EMPLOYEE))
    status[seekers] = Status.UNEMPLOYED
    employed = status == Status.EMPLOYEE
    people.join(
        key=keys,
        status=status,
        birth=month - 360,
        education=Education.SENIOR,
        graduated=NEVER,
        skill=1.0,
        employer=np.where(employed, 0, -1),
        wage=np.where(employed, settings.wages.unit_wage, 0.0),
        spell_start=month - (world.luck.draws(Decision.FIRST_STATUS, 0, keys, 1) * 12).astype(int),
    )
    firms = Table(FIRMS, 1)
    firms.append(
        1,
        key=0,
        kind=Kind.PUBLIC_EMPLOYER,
        largest=1,
        weight=float(employed.sum()),
        headcount=int(employed.sum()),
        unit_wage=settings.wages.unit_wage,
        productivity=settings.wages.unit_wage * settings.wages.markup,
        founded=month - 120,
    )
    return people, firms


def _stations(world: World) -> Table:
    places = list(world.region.places.values())
    counts = np.array([place.stations for place in places])
    staff = np.array([place.staff / max(place.stations, 1) for place in places])
    stations = Table(STATIONS, int(counts.sum()) + 8)
    at = np.repeat(np.arange(len(places)), counts)
    stations.append(at.size, place=at, staff=staff[at])
    return stations


def _market(world: World, settings: Settings, people: People) -> LabourMarket:
    working = people.with_status(Status.EMPLOYEE)
    return LabourMarket(
        job_finding_rate=world.region.residents.job_finding,
        wage_index=1.0,
        first_unit_wage=settings.wages.unit_wage,
        skill=float(np.round(people["skill"][working].mean(dtype=np.float64), 6))
        if working.size
        else 1.0,
        sector_jobs=np.zeros(len(world.region.sectors)),
        gig_workers=people.with_status(Status.GIG_WORKER).size,
        residents=len(people),
        hired_groups=np.empty(0, dtype=np.uint64),
        hired_skill=np.empty(0, dtype=np.float32),
        passing_rate=settings.examinations.usual_passing,
        minimum_wage=world.minimum_wage(world.calendar.first),
    )


def _set_demand(state: State, settings: Settings) -> None:
    """Set sectors' demand so that firms want what they have, and the usual share more."""
    firms, sectors = state.firms, state.market.sector_jobs.size
    private = ~np.isin(firms["kind"], LASTING_DEMAND)
    weights = firms["weight"][private].astype(np.float64)
    jobs = np.bincount(firms["sector"][private], weights, sectors).astype(np.float64)
    own = settings.closure.new_demand * startup_jobs(state, sectors)
    state.market.sector_jobs = jobs * (1 + settings.firms.unfilled_share) - own
