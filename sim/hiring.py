"""The month's market: vacancies are posted, seekers apply, firms hire."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.people import Origin, Status
from agents.profile import Columns
from agents.quantiles import exponential
from sim.better_search import search_with_services
from sim.commuting import begin_to_commute
from sim.conditions import Condition
from sim.events import DURATIONS
from sim.labour_cost import Firms
from sim.levers import Levers
from sim.matching import MARKET
from sim.migration import settle
from sim.recruitment_events import visitors_apply
from sim.rounds import match
from sim.search import Search, Seekers, active_list, treated
from sim.starters import count_starters
from sim.state import State, join_employer, leave_employer
from sim.vacancies import vacancy_list
from sim.world import World

Ints = npt.NDArray[np.int64]


def nearness(world: World, search: Search) -> npt.NDArray[np.float64]:
    """How likely an application goes to a vacancy, by home and field and by place and sector.

    float64 (places × fields, places × sectors); it falls exponentially with travel minutes
    (Manning and Petrongolo, 2017) and is lower in another field. The market of the rest of the city
    for its own people is none of this one.
    """
    sectors = len(world.region.sectors)
    decay = exponential(-search.distance_decay * (world.minutes - world.minutes.min()))
    subdistricts = len(world.region.places)
    decay[subdistricts:, subdistricts:] = 0.0
    fields = np.full((sectors, sectors), search.other_field)
    np.fill_diagonal(fields, 1.0)
    return np.kron(decay, fields)


def market_terms(state: State, world: World, search: Search, firms: Firms) -> npt.NDArray[np.void]:
    """The month's terms of the market, one record of :data:`sim.matching.MARKET`."""
    terms, month = np.zeros(1, dtype=MARKET), state.month
    terms["application_stream"] = world.luck.stream(Decision.APPLICATION, month)
    terms["ranking_stream"] = world.luck.stream(Decision.RANKING, month)
    terms["offer_stream"] = world.luck.stream(Decision.OFFER, month)
    terms["suitability_stream"] = world.luck.stream(Decision.SUITABILITY, month)
    terms["referred_share"] = search.referred_suitable_share
    terms["minimum_wage"] = state.market.minimum_wage
    terms["contribution_rate"] = firms.contribution_rate
    terms["ranking_noise"] = search.ranking_noise
    terms["referral_bonus"] = search.referral_bonus
    terms["commuting_value"] = search.commuting_value
    terms["fields"] = len(world.region.sectors)
    terms["ranked"] = search.ranking == "ranked"
    return terms


def firms_hire(
    state: State,
    world: World,
    search: Search,
    firms: Firms,
    levers: Levers,
    posts: Ints,
    from_afar: Columns,
    effort: float = 1.0,
) -> None:
    """Match seekers to the posted vacancies, and start the jobs that come of it.

    ``effort``: applications this month relative to others.
    """
    search = search_with_services(search, levers)
    seekers = active_list(state, world, search, levers, from_afar, effort)
    visitors_apply(state, world, levers, seekers)
    vacancies, chosen = hold_market(state, world, search, firms, levers, seekers, posts)
    note_durations(state, seekers, chosen)
    _start_jobs(state, seekers, vacancies, chosen, from_afar)
    _remember(state, world, search, seekers, chosen, vacancies["place"])


def hold_market(
    state: State,
    world: World,
    search: Search,
    firms: Firms,
    levers: Levers,
    seekers: Seekers,
    posts: Ints,
) -> tuple[npt.NDArray[np.void], Ints]:
    """The vacancies of firms' posts, and which of them each seeker takes, or −1."""
    vacancies, starts = vacancy_list(state, world, firms, levers, posts)
    weights = nearness(world, search) * np.diff(starts)
    chosen = match(
        seekers,
        vacancies,
        starts,
        weights,
        levers.hiring.values(stacks=levers.stacks) * firms.amortisation,
        world.minutes,
        market_terms(state, world, search, firms),
        search.rounds,
        world.threads,
    )
    return vacancies, chosen


def note_durations(state: State, seekers: Seekers, chosen: Ints) -> None:
    """Count the unemployed who sought and those chosen by how long they had been without work.

    It comes before jobs start, for then a new spell begins.
    """
    idle = seekers["idle"] == 1
    spells = state.month - state.people["spell_start"][seekers["row"][idle]].astype(np.int64)
    bands, count = np.digitize(spells, DURATIONS), len(DURATIONS) + 1
    events = state.events
    events.seekers_by_duration = events.seekers_by_duration + np.bincount(bands, minlength=count)
    found = np.bincount(bands[chosen[idle] >= 0], minlength=count)
    events.found_by_duration = events.found_by_duration + found


def _start_jobs(
    state: State,
    seekers: Seekers,
    vacancies: npt.NDArray[np.void],
    chosen: Ints,
    from_afar: Columns,
) -> None:
    hired = seekers[chosen >= 0]
    taken = vacancies[chosen[chosen >= 0]]
    rows = hired["row"].astype(np.int64)
    afar = rows < 0
    rows[afar] = _come(state, from_afar, -1 - rows[afar])
    people, events = state.people, state.events
    employer = taken["firm"].astype(np.int64)
    pay = np.maximum(taken["unit_wage"] * hired["skill"], state.market.minimum_wage)
    changes_job = people["status"][rows] == Status.EMPLOYEE
    leave_employer(state, rows[changes_job])
    join_employer(state, rows, employer, pay)
    count_starters(state, rows[~np.isin(hired["origin"], (Origin.JOB, Origin.COMMUTING))])
    # Hires are the region's by workplace: so are the subsidies paid for them.
    here = taken["place"] != state.city.place
    seen = np.concatenate([events.hired[events.hired.size - events.hired_first :], rows[here]])
    events.hired = np.concatenate([events.hired, rows[here]])
    events.hired_by = np.concatenate([events.hired_by, employer[here]])
    origin = hired["origin"][here].astype(np.int64)
    events.hire_origin = np.concatenate([events.hire_origin, origin])
    events.quit_for_job = int((changes_job & here).sum())
    state.market.hired_groups = people["groups"][seen].copy()
    state.market.hired_skill = people["skill"][seen].copy()


def _come(state: State, from_afar: Columns, chosen: Ints) -> Ints:
    """Give those hired from afar their rows: new residents, and commuters of the city around."""
    columns = {name: values[chosen] for name, values in from_afar.items()}
    commutes = columns["place"] == state.city.place
    rows = np.empty(chosen.size, dtype=np.int64)
    rows[~commutes] = settle(state, {name: of[~commutes] for name, of in columns.items()})
    rows[commutes] = begin_to_commute(state, {name: of[commutes] for name, of in columns.items()})
    return rows


def _remember(
    state: State,
    world: World,
    search: Search,
    seekers: Seekers,
    chosen: Ints,
    places: npt.NDArray[np.uint8],
) -> None:
    """Note how the market went, for the next decisions and for the record.

    Jobs found count by residence, wherever they are; vacancies, given by their ``places``, count
    by workplace.
    """
    events, market = state.events, state.market
    idle = seekers["idle"] == 1
    found = chosen >= 0
    here = places != state.city.place
    # Whoever was hired in a first round sought, and filled a vacancy, as well.
    first = events.hired_first
    vacancies = int(here.sum()) + first
    events.vacancies = vacancies
    events.vacancies_filled = int(here[chosen[found]].sum()) + first
    events.seekers_unemployed = int(idle.sum()) + first
    events.found_by_unemployed = int((idle & found).sum()) + first
    if search.treated_share > 0:
        chosen_few = treated(world.luck, seekers["key"].astype(np.int64), search.treated_share)
        events.searchers_treated = (int((idle & chosen_few).sum()), int((idle & ~chosen_few).sum()))
        events.found_treated = (
            int((idle & chosen_few & found).sum()),
            int((idle & ~chosen_few & found).sum()),
        )
    finding = _share(events.found_by_unemployed, events.seekers_unemployed)
    if events.seekers_unemployed:
        market.job_finding_rate += search.memory * (finding - market.job_finding_rate)
    seen = np.empty(len(Condition))
    seen[Condition.JOB_FINDING] = finding
    seen[Condition.FILLING] = _share(events.vacancies_filled, vacancies)
    seen[Condition.TIGHTNESS] = _share(vacancies, events.seekers_unemployed)
    settling = state.month < world.calendar.begin
    market.conditions.observe(state.month, seen, search.memory, settling=settling)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")
