"""People found firms: an idea, enough capital, and a return above what else they could earn."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision, Luck
from agents.firms import Kind, founded_key
from agents.groups import Group
from agents.parameters import Parameters
from agents.people import Education, Status
from agents.quantiles import choose, exponential, standard_normal
from agents.region import Amount, Count, Positive, Share
from agents.skips import rare_event
from sim.entitlements import Employers
from sim.grouping import group
from sim.incubators import note_places, places_open_to, places_won
from sim.kept_posts import months_kept, note_posts
from sim.levers import Levers
from sim.search import Search, reservation_wages
from sim.starters import count_starters
from sim.startup_loans import Borrowing, Lent, lend, note_loans
from sim.startup_support import help_counted, monthly_help, note_support, rights_to_awards
from sim.startup_terms import Applicants
from sim.state import State, move
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
ABLE = (Status.UNEMPLOYED, Status.EMPLOYEE, Status.GIG_WORKER, Status.STUDENT)


class Startups(Parameters):
    """Who gets ideas, and what it takes to act on one.

    ``graduate_ideas``, ``college_ideas``, ``business_ideas``: monthly chance of an idea for a firm,
    of students and graduates of at most five years, of other college graduates, and for an
    individual business of everybody else. Capital needed and had is in yuan; what people have is
    log-normal around ``capital_median``. ``return_median``: yearly return of an idea relative to
    usual pay for one's skill, log-normal. ``oldest_founder``: age in years
    from which nobody founds. ``first_jobs``: mean headcount wanted by a start-up,
    ``first_jobs_business`` by an individual business.

    What policies meet: ``horizon``: months that founders look ahead. ``failure_counted``: monthly
    chance of failing that they count with. ``bank_passes``: share of them whom banks lend to.
    ``borrows_anyway``: share of those with capital enough who take a loan that costs nothing.
    ``months_without_pay``: that they expect after failing. ``desk_saves``: share of the capital
    needed that a free desk saves.
    """

    graduate_ideas: Share
    college_ideas: Share
    business_ideas: Share
    oldest_founder: Count
    idea_bound: Annotated[float, Field(gt=0, lt=1)]
    capital_needed: Amount
    capital_needed_business: Amount
    capital_median: Positive
    capital_dispersion: Amount
    return_median: Positive
    return_dispersion: Amount
    first_jobs: Amount
    first_jobs_business: Amount
    first_jobs_dispersion: Amount
    pay_relative: Positive
    markup: Positive
    horizon: Annotated[int, Field(ge=1)]
    failure_counted: Share
    bank_passes: Share
    borrows_anyway: Share
    months_without_pay: Amount
    desk_saves: Share

    @property
    def borrowing(self) -> Borrowing:
        """What loans depend on."""
        return Borrowing(self.bank_passes, self.borrows_anyway, self.failure_counted)


def people_found_firms(
    state: State, world: World, startups: Startups, search: Search, levers: Levers
) -> None:
    """Those with an idea found a firm where capital and return suffice.

    A grant that a would-be founder knows of and expects adds to the capital, a desk in an incubator
    lowers what is needed, a loan brings what is lacking. Monthly help adds to the return and the
    cost of a loan is taken off; a post kept is worth the pay that she would go without if she
    failed, times the chance of it that she counts with.
    """
    state.startup_book.forget(state.firms, state.month)
    rows, graduate, business = _with_ideas(state, world, startups)
    people, luck = state.people, world.luck
    keys = people["key"][rows].astype(np.int64)
    u = [luck.draws(Decision.IDEA, state.month, keys, k) for k in range(1, 4)]
    capital = startups.capital_median * exponential(
        startups.capital_dispersion * standard_normal(u[0])
    )
    needed = np.where(business, startups.capital_needed_business, startups.capital_needed)
    firms = would_be_firms(world, state.month, keys, business)
    who = Applicants(keys, people["groups"][rows], firms)
    capital = capital + expected_grant(luck, levers, who.groups, keys, firms)
    spared = monthly_help(luck, levers, who)
    kept = months_kept(state, world, levers, rows)
    income = expected_income(state, startups, rows, u[1])
    income = income + help_counted(levers, spared, startups.horizon)
    income = income + worth_of_a_kept_post(startups, kept, people["wage"][rows])
    gain = income - alternative_income(state, search, rows)

    def decide(desk: Bools) -> tuple[Lent, Bools]:
        """What they borrow and whether they found, if those marked had a desk."""
        bring = np.where(desk, needed * (1 - startups.desk_saves), needed)
        bring = bring * state.market.wage_index
        lacking = bring - capital
        lent = lend(luck, state.month, levers, startups.borrowing, who, lacking, bring)
        return lent, ((capital >= bring) | (lent.yuan > 0)) & (gain >= lent.cost)

    asks = places_open_to(world, levers, who)
    has_asked: Bools = np.logical_or.reduce(asks, axis=0)
    _, would = decide(has_asked)
    won = places_won(state, world, levers, asks & would, keys)
    lent, founds = decide(won >= 0)
    founders, planned = rows[founds], firms.keep(founds)
    left, pay = people["employer"][founders].copy(), people["wage"][founders].copy()
    _found(state, world, startups, founders, graduate[founds], planned, u[2][founds])
    founded = state.events.founded
    note_places(state, levers, won[founds], founded)
    note_loans(state, levers, lent, founds, founders, founded)
    note_posts(state, kept[founds], founders, founded, left, pay)
    entitled = rights_to_awards(luck, levers, who)
    note_support(state, levers, spared[:, founds], entitled[:, founds], founded)


def would_be_firms(world: World, month: int, keys: Ints, business: Bools) -> Employers:
    """The firms that people with the given keys would found: new, and without employees yet.

    ``business``: whether it would be an individual business, bool (keys).
    """
    sectors = list(world.region.sectors.values())
    u = world.luck.draws(Decision.FIRM, month, keys)
    sector = np.where(
        business,
        choose(u, [entry.individual_businesses for entry in sectors]),
        choose(u, [entry.startups for entry in sectors]),
    )
    kind = np.where(business, Kind.INDIVIDUAL_BUSINESS, Kind.STARTUP).astype(np.int64)
    none = np.zeros(keys.size, dtype=np.int64)
    return Employers(kind, sector.astype(np.int64), none, none)


def expected_grant(
    luck: Luck,
    levers: Levers,
    groups: npt.NDArray[np.uint64],
    keys: Ints,
    firms: Employers,
) -> Floats:
    """Yuan that would-be founders of the given firms are eligible for and know of."""
    offers = levers.founding
    classes = offers.covered(groups) & offers.known(luck, keys) & offers.open_to(firms)
    values: Floats = levers.founding.values(stacks=levers.stacks)[classes]
    return values


def expected_income(state: State, startups: Startups, rows: Ints, uniforms: Floats) -> Floats:
    """What the idea would bring its founder, yuan a month."""
    usual = state.market.unit_wage * state.people["skill"][rows]
    quality = exponential(startups.return_dispersion * standard_normal(uniforms))
    return usual * startups.return_median * quality


def alternative_income(state: State, search: Search, rows: Ints) -> Floats:
    """What people would have otherwise: their pay, or without work their reservation wage."""
    pay = state.people["wage"][rows].astype(np.float64)
    return np.where(pay > 0, pay, reservation_wages(state, search, rows))


def worth_of_a_kept_post(startups: Startups, months: Ints, pay: Floats) -> Floats:
    """What posts kept for so many months add to founders' returns, yuan a month.

    The chance of failing that founders count with times the pay that they would go without
    meanwhile; a post kept for less than they look ahead counts for its part.
    """
    part = np.minimum(months / startups.horizon, 1.0)
    worth: Floats = part * startups.failure_counted * startups.months_without_pay * pay
    return worth


def _with_ideas(state: State, world: World, startups: Startups) -> tuple[Ints, Bools, Bools]:
    """Rows of people with an idea; whether as recent graduates; whether for a small business."""
    people = state.people
    having = rare_event(startups.idea_bound, Decision.IDEA_VISIT, Decision.IDEA)
    visited = having.visited(world.luck, state.month, world.keys.before(state.month + 1))
    rows = people.rows(visited)
    rows = rows[np.isin(people["status"][rows], ABLE)]
    rows = rows[people["place"][rows] != state.city.place]
    rows = rows[state.month - people["birth"][rows] < startups.oldest_founder * 12]
    group(state, rows)
    groups = people["groups"][rows]
    college = people["education"][rows] >= Education.COLLEGE
    recent = np.uint64(Group.GRADUATE_5Y | Group.STUDENT)
    graduate = college & ((groups & recent) > 0)
    hazards = np.where(college, startups.college_ideas, startups.business_ideas)
    hazards = np.where(graduate, startups.graduate_ideas, hazards)
    keys = people["key"][rows].astype(np.int64)
    has_idea = having.happens(world.luck, state.month, keys, hazards)
    return rows[has_idea], graduate[has_idea], ~college[has_idea]


def _found(
    state: State,
    world: World,
    startups: Startups,
    founders: Ints,
    graduate: Bools,
    planned: Employers,
    uniforms: Floats,
) -> None:
    people, sectors = state.people, list(world.region.sectors.values())
    business = planned.kind == Kind.INDIVIDUAL_BUSINESS
    keys = people["key"][founders].astype(np.int64)
    new_jobs = np.where(business, startups.first_jobs_business, startups.first_jobs)
    spread = startups.first_jobs_dispersion
    weight = new_jobs * exponential(spread * standard_normal(uniforms) - spread**2 / 2)
    pay = np.array([entry.pay for entry in sectors])[planned.sector]
    unit_wage = state.market.first_unit_wage * startups.pay_relative * pay
    firms = state.firms.append(
        founders.size,
        key=np.array([founded_key(key, state.month) for key in keys.tolist()], dtype=np.int64),
        kind=planned.kind,
        weight=weight,
        unit_wage=unit_wage,
        productivity=unit_wage * startups.markup,
        founded=state.month,
        sector=planned.sector,
        place=people["place"][founders],
        founder=founders,
        graduate=graduate,
    )
    income = state.market.unit_wage * people["skill"][founders]
    was_idle = people["wage"][founders] == 0
    move(state, founders, Status.FOUNDER)
    people["firm"][founders] = firms
    people["wage"][founders] = income
    state.events.founders, state.events.founded = founders, firms
    count_starters(state, founders[was_idle])
