"""How many people firms want, whom they let go, and the vacancies they post."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.firms import LASTING_DEMAND
from agents.quantiles import power_of
from sim.closure import Closure, firms_enter, sector_demand
from sim.counted_hires import hires_that_count
from sim.entitlements import employers_seen
from sim.job_awards import worth_of_a_job
from sim.job_relief import job_relief
from sim.labour_cost import Firms, cost_ratio, expected_hire_value, profit_ratio
from sim.levers import Levers
from sim.matching import VACANCY
from sim.post_mix import schooling_asked
from sim.retention import hold_back
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Plans:
    """What firms plan this month: whole target headcounts, and shares of employees let go."""

    targets: Ints
    dismissal: Floats


def firms_plan(state: State, world: World, firms: Firms, closure: Closure, levers: Levers) -> Plans:
    """Firms compare the cost of labour, subsidies expected, with their demand."""
    programmes = firm_programmes(state, world, levers, np.arange(len(state.firms)))
    subsidy = expected_hire_value(state, levers)[programmes]
    subsidy = subsidy + job_relief(state, world, firms, levers) + worth_of_a_job(state, levers)
    ratio = cost_ratio(state, world, firms, subsidy)
    profit = 1.0
    if closure.entry_speed:
        filled = cost_ratio(state, world, firms, subsidy, filling=1.0)
        profit = profit_ratio(state, firms, filled)
    firms_enter(state, world, firms, closure, profit)
    targets = whole_targets(state, world, wanted(state, firms, closure, ratio))
    if world.region.vacancies is not None:
        targets = state.firms["headcount"].astype(np.int64)
    dismissal = dismissals(state, firms, targets)
    return Plans(targets, hold_back(state, world, firms, levers, targets, dismissal))


def wanted(state: State, firms: Firms, closure: Closure, ratio: Floats) -> Floats:
    """The headcount each firm wants, float64 (firms).

    A sector's jobs are its demand at the mean cost of its firms; firms share them by weight and by
    relative cost, so that what one gains by lower cost the others partly lose (constant elasticity
    of substitution, Dixit and Stiglitz, 1977). Public employers want what they always did, those of
    the rest of the city what its demand gives them. ``ratio``: each firm's cost of labour over the
    usual one.
    """
    table = state.firms
    alive = table["alive"] == 1
    private = alive & ~np.isin(table["kind"], LASTING_DEMAND)
    weight = np.where(private, table["weight"], 0.0).astype(np.float64)
    sector = table["sector"].astype(np.int64)
    sectors = state.market.sector_jobs.size
    attraction = weight * power_of(ratio, -firms.substitution_elasticity)
    total = np.maximum(np.bincount(sector, weight, sectors), 1e-9)
    cost = np.bincount(sector, weight * ratio, sectors) / total
    demand = sector_demand(state, firms, closure, cost)
    share = attraction / np.maximum(np.bincount(sector, attraction, sectors), 1e-9)[sector]
    targets = share * demand[sector]
    return np.where(alive & ~private, table["weight"], targets)


def whole_targets(state: State, world: World, targets: Floats) -> Ints:
    """Whole headcounts: floor(target + the firm's permanent uniform number)."""
    keys = state.firms["key"].astype(np.int64)
    rounding = world.luck.draws(Decision.FIRM_ROUNDING, 0, keys)
    return np.floor(targets + rounding).astype(np.int64)


def dismissals(state: State, firms: Firms, targets: Ints) -> Floats:
    """The share of its employees that each firm lets go: part of those above target, or all."""
    table = state.firms
    headcount = table["headcount"].astype(np.float64)
    excess = np.maximum(headcount - targets, 0.0)
    share = firms.dismissal_share * excess / np.maximum(headcount, 1.0)
    return np.where(table["alive"] == 1, share, 1.0)


def open_posts(state: State, world: World, targets: Ints) -> Ints:
    """How many vacancies each firm posts: the places free below its target, int64 (firms).

    In the textbook region as many stay open each month, whatever was filled.
    """
    if world.region.vacancies is not None:
        kept_open = round(world.region.vacancies * world.scale)
        count = len(state.firms)
        return np.full(count, kept_open // count) + (np.arange(count) < kept_open % count)
    return np.maximum(targets - state.firms["headcount"], 0)


def vacancy_list(
    state: State, world: World, firms: Firms, levers: Levers, posts: Ints
) -> tuple[npt.NDArray[np.void], Ints]:
    """The month's vacancies by bucket (place and sector), and where each bucket starts.

    Returns records of :data:`sim.matching.VACANCY` and int64 (buckets + 1).
    """
    table = state.firms
    sectors = len(world.region.sectors)
    bucket = table["place"].astype(np.int64) * sectors + table["sector"]
    hiring = np.flatnonzero(posts)
    # By key within a bucket, for the place decides whom an application reaches.
    hiring = hiring[np.lexsort((table["key"][hiring], bucket[hiring]))]
    rows = np.repeat(hiring, posts[hiring])
    slot = np.arange(rows.size) - np.repeat(np.cumsum(posts[hiring]) - posts[hiring], posts[hiring])
    vacancies = np.zeros(rows.size, dtype=VACANCY)
    vacancies["key"] = table["key"][rows] * 65536 + slot
    vacancies["firm"], vacancies["open"] = rows, 1
    wage = table["unit_wage"][rows] * state.market.wage_index
    vacancies["unit_wage"] = wage
    vacancies["margin"] = table["productivity"][rows] - wage * (1 + firms.contribution_rate)
    vacancies["place"] = table["place"][rows]
    vacancies["programmes"] = np.repeat(
        firm_programmes(state, world, levers, hiring), posts[hiring]
    )
    vacancies["schooling"] = schooling_asked(state, rows, slot, posts)
    sizes = np.bincount(bucket[rows], minlength=world.minutes.shape[0] * sectors)
    return vacancies, np.concatenate([[0], np.cumsum(sizes)])


def firm_programmes(
    state: State, world: World, levers: Levers, rows: Ints
) -> npt.NDArray[np.uint8]:
    """The hiring instruments that firms know of and may use, as bits, uint8 (rows)."""
    table = state.firms
    if not levers.hiring.offers:
        return np.zeros(rows.size, dtype=np.uint8)
    known = levers.hiring.known(world.luck, table["key"][rows].astype(np.int64))
    employers = employers_seen(table, rows, state.month, state.scale)
    fits = levers.hiring.open_to(employers)
    return known & fits & hires_that_count(state, levers.hiring, rows, employers)
