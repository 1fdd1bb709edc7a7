"""People come and go: candidates weigh the region, residents have hazards of leaving."""

from dataclasses import replace
from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision
from agents.groups import Group
from agents.parameters import Parameters
from agents.people import NEVER, Education, Status
from agents.population import residents_profile
from agents.profile import Columns, draw_people
from agents.quantiles import exponential, power_of
from agents.region import Ages, Amount, ByAge, EducationsByAge, Share, by_age
from agents.skips import rare_event
from sim.calendar import month_of_year
from sim.conditions import Condition
from sim.levers import Levers
from sim.rents import Rents, restlessness, willingness
from sim.rest_of_city import RestOfCity, some_move_to_the_city
from sim.rivals import RivalCities, attraction, pull_away
from sim.state import State, move
from sim.world import World
from sim.worth import worth_of_coming, worth_of_staying

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Season = Annotated[tuple[Share, ...], Field(min_length=12, max_length=12)]
YOUNG_MONTHS = 36 * 12
"""Young talent is at most 35 years old on arrival."""

FIRST_YEAR = 12
STAYS = (Status.FOUNDER, Status.STUDENT, Status.AWAY)


class Migration(Parameters):
    """Who might come, who comes, and who leaves.

    ``acceptance``: share of each calendar month's candidates who come when work is as easy to find
    as usual; it rises with the job-finding rate by ``job_elasticity`` and with pay by
    ``pay_elasticity``, and falls with rents and rival cities. ``job_first``: share who come only
    once they have found work from afar. ``leaving``: yearly hazard of leaving by age, times the
    multipliers that apply.
    """

    candidates_per_month: Amount
    acceptance: Season
    job_elasticity: Amount
    pay_elasticity: Amount
    job_first: Share
    ages: Ages
    female: Share
    non_local: ByAge
    rural_registration: Share
    education: EducationsByAge
    leaving: ByAge
    leaving_if_unemployed: Amount
    leaving_if_local: Amount
    leaving_in_first_year: Amount
    leaving_pay_elasticity: Amount
    leaving_bound: Annotated[float, Field(gt=0, lt=1)]


def acceptance(
    state: State,
    world: World,
    migration: Migration,
    rents: Rents,
    rivals: RivalCities,
    candidates: Columns,
    worth: Floats | None = None,
) -> Floats:
    """The chance with which each candidate of this month comes, float64 (candidates).

    The calendar month's base × jobs × pay × rent × rival cities, at most 1. ``worth``: yuan a month
    that policies add to one's usual pay, float64 (candidates).
    """
    base = migration.acceptance[month_of_year(state.month)]
    found = max(state.market.conditions.of(Condition.JOB_FINDING), 1e-6)
    jobs = power_of(found, migration.job_elasticity)
    pay = power_of(state.market.wage_index, migration.pay_elasticity)
    rent = willingness(
        state, world, rents, candidates["key"], candidates["groups"], candidates["skill"]
    )
    elsewhere = attraction(rivals, state.month)
    chance = base * float(jobs * pay) * rent / elsewhere
    if worth is not None:
        usual = state.market.unit_wage * np.maximum(candidates["skill"], 1e-6)
        chance = chance * power_of(1 + worth / usual, migration.pay_elasticity)
    return np.minimum(chance, 1.0)


def people_arrive(
    state: State,
    world: World,
    migration: Migration,
    rents: Rents,
    rivals: RivalCities,
    levers: Levers,
) -> Columns:
    """Candidates who come at once join the unemployed; return those who seek from afar.

    The latter's columns are those of the people's table; they have no row until they are hired.
    Their ``wage`` is that of a job they have elsewhere, none here.
    """
    keys = world.keys.candidates_of(state.month)
    profile = replace(
        residents_profile(world.region),
        ages=migration.ages,
        female=migration.female,
        non_local=migration.non_local,
        rural_registration=migration.rural_registration,
        education=migration.education,
    )
    columns = draw_people(world.luck, keys, state.month, profile, world.ability)
    u = world.luck.draws(Decision.ARRIVAL, state.month, keys)
    worth = worth_of_coming(state, world, levers, migration.leaving, columns)
    willing = u < acceptance(state, world, migration, rents, rivals, columns, worth)
    first_job = world.luck.draws(Decision.ARRIVAL, state.month, keys, 1)
    from_afar = willing & (first_job < migration.job_first)
    at_once = {name: values[willing & ~from_afar] for name, values in columns.items()}
    settle(state, at_once)
    columns["wage"] = np.zeros(keys.size)
    return {name: values[from_afar] for name, values in columns.items()}


def settle(state: State, columns: Columns) -> Ints:
    """Add new residents, as unemployed for the moment, and count the young talent among them."""
    count = columns["key"].size
    # Whoever comes to work has left school, whenever her cohort does.
    columns = columns | {"graduated": np.minimum(columns["graduated"], state.month)}
    rows = state.people.join(
        **columns,
        status=np.full(count, int(Status.AWAY)),
        arrived=np.full(count, state.month),
    )
    move(state, rows, Status.UNEMPLOYED)
    state.events.arrived = np.concatenate([state.events.arrived, rows])
    state.cohorts.arrived[-1] += int(is_talent(state, rows).sum())
    return rows


def is_talent(state: State, rows: Ints) -> npt.NDArray[np.bool_]:
    """Whether people were young talent on arrival: at most 35, with college or more."""
    people = state.people
    came = people["arrived"][rows]
    young = came - people["birth"][rows] < YOUNG_MONTHS
    college = people["education"][rows] >= Education.COLLEGE
    result: npt.NDArray[np.bool_] = (came != NEVER) & young & college
    return result


def people_leave(
    state: State,
    world: World,
    migration: Migration,
    rents: Rents,
    rivals: RivalCities,
    rest: RestOfCity,
    levers: Levers,
) -> None:
    """Residents leave with hazards that depend on age, work, pay, time since arrival, rent, rivals.

    Some of them move to the rest of the city.
    """
    people = state.people
    leaving = rare_event(migration.leaving_bound, Decision.LEAVING_VISIT, Decision.LEAVING)
    visited = leaving.visited(world.luck, state.month, world.keys.before(state.month))
    rows = people.rows(visited)
    rows = rows[~np.isin(people["status"][rows], STAYS)]
    rows = rows[people["place"][rows] != state.city.place]
    keys = people["key"][rows].astype(np.int64)
    worth = worth_of_staying(state, world, levers, rows)
    hazards = leaving_hazards(state, migration, rows, worth)
    hazards = hazards * restlessness(state, world, rents, rows)
    hazards = np.minimum(hazards * pull_away(rivals, state.month), migration.leaving_bound)
    gone = rows[leaving.happens(world.luck, state.month, keys, hazards)]
    talent = gone[is_talent(state, gone)]
    state.cohorts.leave(state.month, people["arrived"][talent])
    some_move_to_the_city(state, world, rest, gone)
    move(state, gone, Status.AWAY)


def leaving_hazards(
    state: State, migration: Migration, rows: Ints, worth: Floats | None = None
) -> Floats:
    """Monthly hazards of leaving before rents and rival cities are looked at, float64 (rows).

    ``worth``: yuan a month for which staying counts beside pay, float64 (rows).
    """
    people = state.people
    age = (state.month - people["birth"][rows]) // 12
    yearly = by_age(migration.leaving, age)
    local = (people["groups"][rows] & np.uint64(Group.NON_LOCAL)) == 0
    yearly = np.where(local, yearly * migration.leaving_if_local, yearly)
    idle = people["status"][rows] == Status.UNEMPLOYED
    yearly = np.where(idle, yearly * migration.leaving_if_unemployed, yearly)
    came = people["arrived"][rows].astype(np.int64)
    fresh = (came != NEVER) & (state.month - came < FIRST_YEAR)
    yearly = np.where(fresh, yearly * migration.leaving_in_first_year, yearly)
    usual = state.market.unit_wage * people["skill"][rows]
    paid_less = np.where(people["wage"][rows] > 0, usual / np.maximum(people["wage"][rows], 1), 1)
    if worth is not None:
        pay = np.where(people["wage"][rows] > 0, people["wage"][rows], usual)
        with_worth = (usual / np.maximum(pay + worth, 1)).astype(paid_less.dtype)
        paid_less = np.where(worth > 0, with_worth, paid_less)
    return yearly / 12 * exponential(migration.leaving_pay_elasticity * (paid_less - 1))
