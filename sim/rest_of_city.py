"""The rest of the city: its labour market as one pool, and moves between it and the region."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.firms import Kind
from agents.parameters import Parameters
from agents.people import Status
from agents.quantiles import power_of
from agents.region import Ages, Amount, Count, Positive, Share
from sim.search import Search
from sim.state import State
from sim.wages import Wages, pay_step
from sim.world import World

Ints = npt.NDArray[np.int64]
IN_LABOUR_FORCE = (
    Status.UNEMPLOYED,
    Status.EMPLOYEE,
    Status.FOUNDER,
    Status.GIG_WORKER,
    Status.PUBLIC_WELFARE,
    Status.TRAINEE,
)


class RestOfCity(Parameters):
    """The city around the region, as one place.

    ``east``, ``north``: where its jobs lie, in the region's kilometres. ``employed``,
    ``unemployment``: its people at the start. ``working_outside``: share of residents' jobs that
    lie there; ``in_commuters``: its people who work in the region at the start.
    ``candidates_per_month``: those who seek a job in the region, the same in every scenario;
    ``ages``: theirs. ``return_rate``: a month, of commuters who take a job at home again. ``pay``:
    of a unit of labour there, relative to the region. ``separation_rate``: a month; ``tightness``:
    vacancies per seeker at the start; ``matching_elasticity``: of matches to seekers.
    ``demand_elasticity``: of posts to pay. ``jobs_growth``, ``labour_force_growth``: a year.
    ``moves_from_city``: share of new residents who come from there; ``moves_to_city``: share of
    those leaving the region who go there.
    """

    enabled: bool
    east: float
    north: float
    employed: Count
    unemployment: Share
    working_outside: Share
    in_commuters: Count
    candidates_per_month: Amount
    ages: Ages
    return_rate: Share
    pay: Positive
    separation_rate: Share
    tightness: Positive
    matching_elasticity: Share
    demand_elasticity: Amount
    jobs_growth: float
    labour_force_growth: float
    moves_from_city: Share
    moves_to_city: Share


def city_turns(state: State, world: World, rest: RestOfCity, wages: Wages) -> None:
    """A month of the labour market of the rest of the city.

    People enter its labour force, some jobs end, and seekers U meet vacancies V by a matching
    function of constant returns, m = m₀ (U/U₀)^η (V/V₀)^(1−η) (Petrongolo and Pissarides, 2001), so
    that a post which a resident of the region takes, or one of its people leaves, changes what the
    others find. Posts follow demand and, by an elasticity, pay; pay follows tightness, as in the
    region.
    """
    city = state.city
    if not city.simulated:
        return
    growth = float(power_of(1 + rest.labour_force_growth, 1 / 12)) - 1
    ended = rest.separation_rate * city.employed
    city.unemployed += growth * city.labour_force + ended
    city.employed -= ended
    posts = posts_wanted(state, world, rest)
    vacancies = max(posts - city.employed - out_commuters(state), 0.0)
    found = matches(state, rest, vacancies)
    city.unemployed -= found
    city.employed += found
    tightness = vacancies / max(city.unemployed + found, 1e-9)
    usual = city.usual_vacancies / city.usual_seekers
    city.wage_index *= pay_step(tightness / usual, city.wage_index, wages)
    _set_employers(state, posts / city.posts)


def posts_wanted(state: State, world: World, rest: RestOfCity) -> float:
    """All posts that employers of the rest of the city want filled."""
    years = (state.month - world.calendar.first) / 12
    growth = float(power_of(1 + rest.jobs_growth, years))
    return (
        state.city.posts * growth * float(power_of(state.city.wage_index, -rest.demand_elasticity))
    )


def matches(state: State, rest: RestOfCity, vacancies: float) -> float:
    """How many of its seekers find a post in the rest of the city this month."""
    city = state.city
    seekers = power_of(city.unemployed / city.usual_seekers, rest.matching_elasticity)
    open_posts = power_of(vacancies / city.usual_vacancies, 1 - rest.matching_elasticity)
    found = city.usual_matches * float(seekers) * float(open_posts)
    return min(found, city.unemployed, vacancies)


def out_commuters(state: State) -> int:
    """How many residents of the region work in the rest of the city."""
    return int(state.firms["headcount"][state.city.employers].sum())


def _set_employers(state: State, demand: float) -> None:
    """What its employers want of the region's residents, and what they pay: as all its posts do."""
    city, firms = state.city, state.firms
    firms["weight"][city.employers] = city.first_posts * demand
    # Vacancies pay by the region's index, so that the pay here is set relative to it.
    relative = city.wage_index / state.market.wage_index
    firms["unit_wage"][city.employers] = city.first_pay * relative


def some_move_to_the_city(state: State, world: World, rest: RestOfCity, leaving: Ints) -> None:
    """Count those who leave the region for the rest of the city, before they have left.

    Whoever works there keeps the job and is one of its people from now on; other members of the
    labour force seek there.
    """
    city, people = state.city, state.people
    if not city.simulated:
        return
    u = world.luck.draws(Decision.MOVE, state.month, people["key"][leaving])
    movers = leaving[u < rest.moves_to_city]
    employer = people["employer"][movers]
    kept = (employer >= 0) & (state.firms["kind"][np.maximum(employer, 0)] == Kind.REST_OF_CITY)
    active = np.isin(people["status"][movers], IN_LABOUR_FORCE)
    city.employed += int(kept.sum())
    city.unemployed += int((active & ~kept).sum())
    state.events.moved_to_city += movers.size


def some_came_from_the_city(state: State, world: World, rest: RestOfCity, search: Search) -> None:
    """Take the month's new residents who lived in the rest of the city out of its people."""
    city, arrived = state.city, state.events.arrived
    if not city.simulated:
        return
    keys = state.people["key"][arrived]
    movers = keys[world.luck.draws(Decision.MOVE, state.month, keys, 1) < rest.moves_from_city]
    sought = world.luck.draws(Decision.MOVE, state.month, movers, 2)
    idle = int((sought < city.seeking_share(search.employed_share)).sum())
    city.release(idle, movers.size - idle)
    state.events.moved_from_city += movers.size
