"""Who seeks work this month, how hard, and for what pay: the active list."""

from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision, Luck
from agents.kernel import kernel
from agents.parameters import Parameters
from agents.people import Origin, Status
from agents.profile import Columns
from agents.quantiles import power_of, whole
from agents.region import Amount, Share
from agents.skips import rare_event
from agents.table import Records
from sim.aid import aided
from sim.grouping import forget_unemployment, group
from sim.levers import Levers
from sim.state import State
from sim.world import World
from sim.worth import worth_of_jobs

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Seekers = npt.NDArray[np.void]

SEEKER = np.dtype(
    [
        ("key", "i8"),
        ("row", "i4"),
        ("skill", "f4"),
        ("floor", "f4"),
        ("suitable", "f4"),
        ("place", "u1"),
        ("field", "u1"),
        ("applications", "u1"),
        ("referrals", "u1"),
        ("programmes", "u1"),
        ("origin", "u1"),
        ("open", "u1"),
        ("idle", "u1"),
        ("education", "u1"),
    ]
)
"""One seeker. ``row``: of the people's table, or −1 − i for the i-th who seeks from afar;
``floor``: the lowest wage accepted; ``suitable``: the chance that a vacancy applied to suits her;
``programmes``: the class for hiring instruments; ``open``: 1 until hired; ``idle``: 1 for
unemployed residents; ``education``: the highest level reached."""

MOST_APPLICATIONS = 60


class Search(Parameters):
    """How people seek work.

    ``applications``: sent a month by the newly unemployed, to distinct vacancies; they fall each
    month of a spell by the factor ``fading``, not below the share ``fading_floor``.
    ``suitable_share``: of applications that meet what the vacancy asks for; only those are ranked.
    The employed look before they apply and meet it ``employed_suitability`` times as often, those
    whom a station refers with ``referred_suitable_share``.
    ``rounds``: 1 means that each vacancy makes one offer, more that refused ones are offered again.
    ``ranking``: whether firms rank applicants by what they expect of them, or pick at random.
    ``ranking_noise``: yuan a month by which they misjudge. ``reservation_share``: of usual pay for
    one's skill, below which the unemployed refuse. ``distance_decay``: share by which an
    application becomes less likely with a minute of travel. ``memory``: weight of the present month
    in the rates by which people judge the market. ``aid_response``: share of a month's living aid
    by which whoever has it asks for more pay; ``allowance_response``: by what share more
    applications are sent with an allowance for the search of a month's usual pay.
    application becomes less likely with a minute of travel. ``certified_gain``: by which share
    coaching and referrals do more where all caseworkers are certified. ``memory``: weight of the
    present month in the rates by which people judge the market.
    """

    applications: Annotated[float, Field(ge=0, le=MOST_APPLICATIONS)]
    rounds: Annotated[int, Field(ge=1, le=20)]
    suitable_share: Share
    employed_suitability: Amount
    referred_suitable_share: Share
    fading: Share
    fading_floor: Share
    employed_share: Annotated[float, Field(ge=0, le=0.5)]
    employed_applications: Annotated[float, Field(ge=0, le=MOST_APPLICATIONS)]
    gig_share: Share
    switching_gain: Amount
    reservation_share: Amount
    reservation_fading: Share
    distance_decay: Amount
    other_field: Share
    commuting_value: Amount
    ranking: Literal["ranked", "random"]
    ranking_noise: Amount
    referral_bonus: Amount
    coaching_gain: Amount
    aid_response: Share
    allowance_response: Amount
    certified_gain: Amount
    memory: Share
    treated_share: Share
    treated_applications: Annotated[float, Field(ge=0, le=MOST_APPLICATIONS)]


def intensity(spell: Ints, search: Search) -> Floats:
    """Applications relative to the first month's, by months of the spell."""
    months = np.minimum(spell, 60)
    table = np.maximum(power_of(search.fading, np.arange(61.0)), search.fading_floor)
    return table[months]


def reservation_wages(state: State, search: Search, rows: Ints) -> Floats:
    """The lowest wage that people without work accept: yuan a month, falling with the spell."""
    people = state.people
    spell = np.minimum(state.month - people["spell_start"][rows], 24).astype(np.int64)
    patience = power_of(search.reservation_fading, np.arange(25.0))[spell]
    wage: Floats = search.reservation_share * patience * people["skill"][rows]
    wage = wage * state.market.unit_wage
    if state.aids.size:
        wage += search.aid_response * aided(state, rows, for_search=False)
    return wage


def treated(luck: Luck, keys: Ints, share: float) -> npt.NDArray[np.bool_]:
    """Whether people belong to the treated of a randomised saturation: a lasting trait."""
    return luck.draws(Decision.TREATMENT, 0, keys) < share


def active_list(
    state: State,
    world: World,
    search: Search,
    levers: Levers,
    from_afar: Columns,
    effort: float = 1.0,
) -> Seekers:
    """Everybody who seeks this month: unemployed, gig workers, employees, and some from afar.

    ``effort``: applications this month relative to others.
    """
    search = search.model_copy(
        update={
            name: getattr(search, name) * effort
            for name in ("applications", "employed_applications", "treated_applications")
        }
    )
    people = state.people
    idle = people.with_status(Status.UNEMPLOYED)
    gig = _share_of(state, world, people.with_status(Status.GIG_WORKER), search.gig_share)
    employed = employed_searchers(state, world, search)
    group(state, idle)
    came = people["arrived"][idle] == state.month
    parts = [
        _resident(state, levers, idle, np.where(came, Origin.ARRIVAL, Origin.NONEMPLOYMENT)),
        _resident(state, levers, gig, np.full(gig.size, Origin.JOB)),
        _resident(state, levers, employed, np.full(employed.size, Origin.JOB)),
        _afar(state, world, search, from_afar),
    ]
    _set_effort(state, world, search, levers, parts[0], idle)
    for part in parts:
        part["suitable"] = search.suitable_share
    parts[2]["suitable"] = min(1.0, search.suitable_share * search.employed_suitability)
    for part, rows in ((parts[1], gig), (parts[2], employed)):
        part["floor"] = people["wage"][rows] * (1 + search.switching_gain)
        part["applications"] = whole(
            np.full(rows.size, search.employed_applications),
            world.luck.draws(Decision.JOB_SEARCH, state.month, part["key"], 1),
        )
    return np.concatenate(parts)


def employed_searchers(state: State, world: World, search: Search) -> Ints:
    """Rows of the employees who look around this month; the well paid do so less often.

    Whoever earns the usual pay for her skill or less looks with ``employed_share``, others with
    that share times usual over actual pay.
    """
    people = state.people
    if not search.employed_share:
        return np.empty(0, dtype=np.int64)
    looking = rare_event(search.employed_share, Decision.JOB_SEARCH_VISIT, Decision.JOB_SEARCH)
    visited = looking.visited(world.luck, state.month, world.keys.before(state.month + 1))
    rows = people.rows(visited)
    rows = rows[people["status"][rows] == Status.EMPLOYEE]
    usual = state.market.unit_wage * people["skill"][rows]
    eagerness = np.minimum(usual / np.maximum(people["wage"][rows], 1.0), 1.0)
    hazards = search.employed_share * eagerness
    keys = people["key"][rows].astype(np.int64)
    looks = looking.happens(world.luck, state.month, keys, hazards)
    searchers: Ints = rows[looks]
    return searchers


def _share_of(state: State, world: World, rows: Ints, share: float) -> Ints:
    u = world.luck.draws(Decision.JOB_SEARCH, state.month, state.people["key"][rows], 2)
    return rows[u < share]


def _resident(state: State, levers: Levers, rows: Ints, origin: Ints) -> Seekers:
    seekers = np.zeros(rows.size, dtype=SEEKER)
    list_seekers(state.people.table.hot, rows, seekers, 0, rows.size)
    seekers["origin"], seekers["open"] = origin, 1
    at_work = rows[state.people["status"][rows] != Status.UNEMPLOYED]
    if levers.hiring.reach_workers:
        group(state, at_work)
    else:
        forget_unemployment(state, at_work)
    if levers.hiring.offers:
        seekers["programmes"] = levers.hiring.covered(state.people["groups"][rows])
    return seekers


@kernel
def list_seekers(
    hot: Records, rows: npt.NDArray[np.int64], seekers: Records, first: int, last: int
) -> None:
    """Copy what matching needs of the people in ``rows`` (entries ``first`` … ``last − 1``).

    ``hot``: records of people; ``seekers``: records of :data:`SEEKER`, one a row, filled in place.
    """
    for i in range(first, last):
        person = hot[rows[i]]
        seekers[i].key = person.key
        seekers[i].row = rows[i]
        seekers[i].skill = person.skill
        seekers[i].place = person.place
        seekers[i].field = person.field
        seekers[i].education = person.education


def _afar(state: State, world: World, search: Search, columns: Columns) -> Seekers:
    seekers = np.zeros(columns["key"].size, dtype=SEEKER)
    for name in ("key", "skill", "place", "field", "education"):
        seekers[name] = columns[name]
    seekers["row"] = -1 - np.arange(seekers.size)
    commutes = columns["place"] == state.city.place
    seekers["origin"], seekers["open"] = np.where(commutes, Origin.COMMUTING, Origin.ARRIVAL), 1
    # Whoever has a job elsewhere comes for a better one only.
    works = columns["wage"] > 0
    floor = search.reservation_share * state.market.unit_wage * seekers["skill"]
    seekers["floor"] = np.where(works, columns["wage"] * (1 + search.switching_gain), floor)
    u = world.luck.draws(Decision.JOB_SEARCH, state.month, seekers["key"], 1)
    seekers["applications"] = whole(np.full(seekers.size, search.applications), u)
    return seekers


def _set_effort(
    state: State, world: World, search: Search, levers: Levers, seekers: Seekers, idle: Ints
) -> None:
    """How many applications the unemployed send, what they accept, what stations add."""
    people = state.people
    floor = reservation_wages(state, search, idle)
    beside = worth_of_jobs(state, world, levers, idle)
    seekers["floor"] = floor if beside is None else np.maximum(floor - beside, 0.0)
    seekers["idle"] = 1
    spell = (state.month - people["spell_start"][idle]).astype(np.int64)
    base = np.full(idle.size, search.applications)
    # What is usual is learned before the run begins, without any treatment.
    if search.treated_share > 0 and state.month >= world.calendar.begin:
        chosen = treated(world.luck, seekers["key"], search.treated_share)
        base = np.where(chosen, search.treated_applications, base)
    coached = people["coached_until"][idle] >= state.month
    base = np.where(coached, base * (1 + search.coaching_gain), base) * intensity(spell, search)
    if state.aids.size:
        share = aided(state, idle, for_search=True) / state.market.unit_wage
        base *= 1 + search.allowance_response * share
    u = world.luck.draws(Decision.JOB_SEARCH, state.month, seekers["key"], 1)
    seekers["applications"] = np.minimum(whole(base, u), MOST_APPLICATIONS)
    seekers["referrals"] = people["referrals"][idle]
