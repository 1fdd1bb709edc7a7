"""Into the labour force and out of it: who thinks it over takes part where work is worth it.

Everybody has a lasting taste for staying at home. Whoever thinks it over seeks work where the
taste lies below the share of people of that age and sex who usually take part, moved by how easily
work is found and by pay: those near the margin come and go with the market.
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.groups import Group
from agents.parameters import Parameters
from agents.people import Status
from agents.quantiles import power_of
from agents.region import Amount, Positive, Share, by_age
from agents.retirement import retirement_ages
from agents.skips import rare_event
from sim.conditions import Condition
from sim.state import State, move
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
LONGEST_DISCOURAGED = 36
"""Months of a spell beyond which nobody is discouraged further."""


class Participation(Parameters):
    """Who takes part in the labour force, and who lives on gig work or a public-welfare post.

    ``choice``: whether taking part answers the market; else age and taste alone decide.
    ``reconsidering``: share of those without work who think it over in a month.
    ``job_elasticity``, ``pay_elasticity``: of the share who take part to the job-finding rate and
    to pay, both relative to usual. ``discouragement``: by what factor a month without success
    lowers the job-finding rate that a jobseeker reckons with.
    ``gig_entry_rate``, ``gig_exit_rate``: shares of those who would gain by it who take up gig work
    and give it up in a month. ``gig_pay``: yuan a month at the first number of gig workers; it
    falls with their number by ``gig_pay_elasticity``. ``public_welfare_months``: the longest stay
    in a public-welfare post. ``gig_market_gain``: share by which somebody next door to a market for
    day labour takes gigs up sooner. ``welfare_post_cost``: of a public-welfare post to its
    provider, in minimum wages.
    """

    choice: bool
    reconsidering: Share
    job_elasticity: Amount
    pay_elasticity: Amount
    discouragement: Share
    gig_entry_rate: Share
    gig_exit_rate: Share
    gig_pay: Amount
    gig_pay_elasticity: Amount
    public_welfare_months: int
    gig_market_gain: Amount
    welfare_post_cost: Positive


def people_choose_to_take_part(state: State, world: World, participation: Participation) -> None:
    """Jobseekers who think it over and find it not worth while stop; others begin to seek."""
    people, rate = state.people, participation.reconsidering
    if not rate:
        return
    thinking = rare_event(rate, Decision.ENTRY_VISIT, Decision.ENTRY)
    rows = people.rows(thinking.visited(world.luck, state.month, world.keys.before(state.month)))
    status = people["status"][rows]
    seekers = rows[status == Status.UNEMPLOYED]
    outside = rows[status == Status.OUT_OF_LABOUR_FORCE]
    outside = outside[people["prepares_until"][outside] < state.month]
    outside = outside[_below_retirement(state, outside)]
    spell = np.minimum(state.month - people["spell_start"][seekers], LONGEST_DISCOURAGED)
    hope = power_of(participation.discouragement, spell.astype(np.float64))
    stays = takes_part(state, world, participation, seekers, hope)
    enters = takes_part(state, world, participation, outside, np.ones(outside.size))
    move(state, seekers[~stays], Status.OUT_OF_LABOUR_FORCE)
    move(state, outside[enters], Status.UNEMPLOYED)


def takes_part(
    state: State, world: World, participation: Participation, rows: Ints, hope: Floats
) -> npt.NDArray[np.bool_]:
    """Whether people without work find it worth while to seek some, bool (rows).

    The share who do is 1 − (1 − usual share) × (hope × job finding)^−a × pay^−b: those who usually
    stay at home become fewer as work gets easier to find and better paid. ``hope``: float64 (rows),
    what is left of a jobseeker's confidence.
    """
    people, residents = state.people, world.region.residents
    female = (people["groups"][rows] & np.uint64(Group.FEMALE)) > 0
    years = (state.month - people["birth"][rows]) // 12
    usual = np.where(
        female,
        by_age(residents.participation_women, years),
        by_age(residents.participation_men, years),
    )
    staying = 1.0 - usual
    if participation.choice:
        market = state.market
        finding = np.maximum(hope * market.conditions.of(Condition.JOB_FINDING), 1e-3)
        staying *= power_of(finding, -participation.job_elasticity)
        staying *= float(power_of(market.wage_index, -participation.pay_elasticity))
    taste = world.luck.draws(Decision.FIRST_STATUS, 0, people["key"][rows])
    result: npt.NDArray[np.bool_] = taste < 1.0 - staying
    return result


def _below_retirement(state: State, rows: Ints) -> npt.NDArray[np.bool_]:
    """Whether people are below retirement age, bool (rows)."""
    people = state.people
    female = (people["groups"][rows] & np.uint64(Group.FEMALE)) > 0
    birth, education = people["birth"][rows], people["education"][rows]
    limit = retirement_ages(people.retirement, birth, female, education)
    below: npt.NDArray[np.bool_] = state.month - birth < limit
    return below
