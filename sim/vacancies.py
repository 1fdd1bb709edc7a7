"""How many people firms want, whom they let go, and the vacancies they post."""

from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision
from agents.firms import LASTING_DEMAND, STARTUP_MONTHS, Kind
from agents.parameters import Parameters
from agents.quantiles import power_of
from agents.region import Amount, Positive, Share
from sim.claims import FEN
from sim.levers import CLASSES, Levers
from sim.matching import VACANCY
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Closure(Parameters):
    """What demand does when costs fall: the closure of the product market.

    ``demand_elasticity``: of a sector's jobs to its cost of labour. ``new_demand``: the share of a
    young start-up's jobs that nobody else in the sector loses.
    """

    id: Literal["central"]
    demand_elasticity: Amount
    new_demand: Share


class Firms(Parameters):
    """How firms choose headcounts.

    ``hiring_cost``: of filling a vacancy that fills at once, in months of pay. ``interest_rate``
    and ``turnover_rate``: a month. ``contribution_rate``: employers' social insurance over pay. The
    ``usual_`` numbers are what demand is measured at: they stay when the others are changed.
    ``substitution_elasticity``: between the firms of a sector. ``unfilled_share``: jobs wanted
    above those held at the start. ``dismissal_share``: of headcount above target, let go a month.
    ``growth_dispersion``: yearly standard deviation of a one-person firm's log size; it falls with
    size to the power ``growth_size_exponent``. ``output_growth`` and ``productivity_growth``: a
    year; sectors' jobs grow by their difference.
    """

    hiring_cost: Amount
    interest_rate: Amount
    turnover_rate: Share
    contribution_rate: Amount
    substitution_elasticity: Amount
    greatest_cost_ratio: Annotated[float, Field(ge=1)]
    usual_hiring_cost: Amount
    usual_amortisation: Amount
    usual_contribution_rate: Amount
    usual_filling_rate: Positive
    unfilled_share: Amount
    dismissal_share: Share
    growth_dispersion: Amount
    growth_size_exponent: float
    output_growth: float
    productivity_growth: float

    @property
    def amortisation(self) -> float:
        """The share of a cost or payment at hiring that counts in each month a job lasts."""
        return self.interest_rate + self.turnover_rate


@dataclass(frozen=True, slots=True)
class Plans:
    """What firms plan this month: whole target headcounts, and shares of employees let go."""

    targets: Ints
    dismissal: Floats


def firms_plan(state: State, world: World, firms: Firms, closure: Closure, levers: Levers) -> Plans:
    """Firms compare the cost of labour, subsidies expected, with their demand."""
    programmes = firm_programmes(state, world, levers, np.arange(len(state.firms)))
    subsidy = expected_hire_value(state, levers)[programmes]
    targets = whole_targets(state, world, wanted(state, firms, closure, subsidy))
    if world.region.vacancies is not None:
        targets = state.firms["headcount"].astype(np.int64)
    return Plans(targets, dismissals(state, firms, targets))


def expected_hire_value(state: State, levers: Levers) -> Floats:
    """Yuan that a firm expects for its next hire, by its programmes, float64 (256).

    The mean over last month's hires in the region: whom firms usually get.
    """
    if not levers.hiring.offers or not state.market.hired_groups.size:
        return np.zeros(CLASSES)
    classes = levers.hiring.covered(state.market.hired_groups)
    hired = np.bincount(classes, minlength=CLASSES)
    fen = levers.hiring.fen(stacks=levers.stacks)
    both = np.arange(CLASSES)[:, None] & np.arange(CLASSES)
    expected: Floats = (fen[both] * hired).sum(axis=1) / (FEN * classes.size)
    return expected


def cost_ratio(state: State, firms: Firms, expected_subsidy: Floats) -> Floats:
    """Each firm's user cost of labour relative to the usual one, float64 (firms).

    The usual one is a fixed point of comparison, so that dearer hiring or insurance costs jobs.

    User cost is pay and contributions plus (interest + turnover) × (hiring cost / filling rate −
    the subsidy expected for a hire): a payment at hiring is spread over the months a job lasts.
    ``expected_subsidy``: yuan for a hire, one a firm.
    """
    amortised = firms.amortisation
    pay = state.firms["unit_wage"].astype(np.float64) * state.market.skill
    filling = max(state.market.filling_rate, 0.05)
    usual = 1 + firms.usual_contribution_rate
    usual += firms.usual_amortisation * firms.usual_hiring_cost / firms.usual_filling_rate
    now = 1 + firms.contribution_rate + amortised * firms.hiring_cost / filling
    subsidy = amortised * expected_subsidy / (pay * state.market.wage_index)
    ratio = (now - subsidy) / usual * state.market.wage_index
    return np.clip(ratio, 1 / firms.greatest_cost_ratio, firms.greatest_cost_ratio)


def wanted(state: State, firms: Firms, closure: Closure, expected_subsidy: Floats) -> Floats:
    """The headcount each firm wants, float64 (firms).

    A sector's jobs are its demand at the mean cost of its firms; firms share them by weight and by
    relative cost, so that what one gains by lower cost the others partly lose (constant elasticity
    of substitution, Dixit and Stiglitz, 1977). Public employers want what they always did, those of
    the rest of the city what its demand gives them.
    """
    table = state.firms
    alive = table["alive"] == 1
    private = alive & ~np.isin(table["kind"], LASTING_DEMAND)
    weight = np.where(private, table["weight"], 0.0).astype(np.float64)
    sector = table["sector"].astype(np.int64)
    sectors = state.market.sector_jobs.size
    ratio = cost_ratio(state, firms, expected_subsidy)
    attraction = weight * power_of(ratio, -firms.substitution_elasticity)
    total = np.maximum(np.bincount(sector, weight, sectors), 1e-9)
    cost = np.bincount(sector, weight * ratio, sectors) / total
    growth = firms.output_growth - firms.productivity_growth
    demand = state.market.sector_jobs * power_of(1 + growth, state.month / 12)
    demand *= power_of(np.maximum(cost, 1e-9), -closure.demand_elasticity)
    demand += closure.new_demand * startup_jobs(state, sectors)
    share = attraction / np.maximum(np.bincount(sector, attraction, sectors), 1e-9)[sector]
    targets = share * demand[sector]
    return np.where(alive & ~private, table["weight"], targets)


def startup_jobs(state: State, sectors: int) -> Floats:
    """The jobs that young start-ups of each sector would have at usual cost, float64 (sectors)."""
    table = state.firms
    young = (table["alive"] == 1) & (table["kind"] == Kind.STARTUP)
    young &= state.month - table["founded"] < STARTUP_MONTHS
    return np.bincount(table["sector"][young], table["weight"][young], sectors).astype(np.float64)


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
    vacancies["margin"] = table["productivity"][rows] - wage * (1 + firms.usual_contribution_rate)
    vacancies["place"] = table["place"][rows]
    vacancies["programmes"] = firm_programmes(state, world, levers, rows)
    sizes = np.bincount(bucket[rows], minlength=world.minutes.shape[0] * sectors)
    return vacancies, np.concatenate([[0], np.cumsum(sizes)])


def firm_programmes(
    state: State, world: World, levers: Levers, rows: Ints
) -> npt.NDArray[np.uint8]:
    """The hiring instruments that firms know of and may use, as bits, uint8 (rows)."""
    table = state.firms
    known = levers.hiring.known(world.luck, table["key"][rows].astype(np.int64))
    return known & levers.hiring.open_to(table["kind"][rows])
