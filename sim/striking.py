"""What a shock disturbs is disturbed: sectors' demand, and single firms in single months."""

import numpy as np

from agents.firms import FOUNDED_KEYS, LASTING_DEMAND, OPENED_KEYS, Kind
from sim.disturbances import Disturbances, Expansion, Relocation, Resizing
from sim.firm_life import close_firms
from sim.state import State
from sim.world import World


def disturbances_strike(state: State, world: World) -> None:
    """Let this month's disturbances strike, before firms plan.

    Firms that close dismiss everybody this month, those that shrink by their usual share a month;
    those that open post vacancies like others.
    """
    disturbances = Disturbances(np.ones(len(world.region.sectors)))
    world.disturbance.fill(disturbances, state.month)
    state.market.demand_factor = disturbances.demand
    state.market.post_mixes = disturbances.post_mixes
    for expansion in disturbances.expansions:
        _expand(state, world, expansion)
    for resizing in disturbances.resizings:
        _resize(state, resizing)
    for relocation in disturbances.relocations:
        _relocate(state, world, relocation)
    for closing in disturbances.closings:
        _resize(state, Resizing(closing.key, 0.0, closing.lost_demand))
        close_firms(state, np.flatnonzero(state.firms["key"] == closing.key))


def _expand(state: State, world: World, expansion: Expansion) -> None:
    """Give a firm more weight, and open it first where it is not there yet.

    A weight is what jobs take at the present ratio of headcounts to weights in the sector, so that
    the firm grows to about its jobs.
    """
    firms, sector = state.firms, expansion.sector
    if not (firms["key"] == expansion.key).any():
        _open(state, world, expansion)
    row = int(np.flatnonzero(firms["key"] == expansion.key)[0])
    members = _private(state, sector)
    weight = _weight(state, sector)
    # Firms that opened like this one may not have filled their posts yet.
    opened = members[
        (firms["key"][members] >= OPENED_KEYS) & (firms["key"][members] < FOUNDED_KEYS)
    ]
    held = int(firms["headcount"][members].sum()) - int(firms["headcount"][opened].sum())
    others = weight - float(np.sort(firms["weight"][opened].astype(np.float64)).sum())
    jobs_per_weight = held / others if held and others > 0 else 1.0
    added = expansion.jobs * world.scale / jobs_per_weight
    state.market.sector_jobs[sector] *= 1 + expansion.new_demand * added / max(weight, 1e-9)
    firms["weight"][row] += added


def _open(state: State, world: World, expansion: Expansion) -> None:
    sector = list(world.region.sectors.values())[expansion.sector]
    unit_wage = state.market.first_unit_wage * sector.pay * expansion.pay
    state.firms.append(
        1,
        key=expansion.key,
        kind=int(Kind.INCUMBENT),
        unit_wage=unit_wage,
        productivity=unit_wage * expansion.markup,
        founded=state.month,
        sector=expansion.sector,
        place=expansion.place,
        largest=1,
    )


def _resize(state: State, resizing: Resizing) -> None:
    firms = state.firms
    for row in np.flatnonzero((firms["key"] == resizing.key) & (firms["alive"] == 1)).tolist():
        sector, old = int(firms["sector"][row]), float(firms["weight"][row])
        given_up = old * (1 - resizing.factor) / max(_weight(state, sector), 1e-9)
        state.market.sector_jobs[sector] *= 1 - resizing.lost_demand * given_up
        firms["weight"][row] = old * resizing.factor


def _relocate(state: State, world: World, relocation: Relocation) -> None:
    """Move a firm; note who will not follow, for the moment in which jobs end."""
    firms, people = state.firms, state.people
    for row in np.flatnonzero((firms["key"] == relocation.key) & (firms["alive"] == 1)).tolist():
        old, firms["place"][row] = int(firms["place"][row]), relocation.place
        staff = np.flatnonzero(people["employer"] == row)
        home = people["place"][staff]
        longer = world.minutes[home, relocation.place] - world.minutes[home, old]
        worth = people["wage"][staff] - relocation.commuting_value * longer
        usual = state.market.unit_wage * people["skill"][staff]
        behind = staff[worth < relocation.reservation_share * usual]
        state.events.left_behind = np.concatenate([state.events.left_behind, behind])


def _private(state: State, sector: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Rows of the private firms of a sector."""
    firms = state.firms
    private = (firms["alive"] == 1) & ~np.isin(firms["kind"], LASTING_DEMAND)
    return np.flatnonzero(private & (firms["sector"] == sector))


def _weight(state: State, sector: int) -> float:
    """The weight of a sector's private firms together."""
    # Sorted, so that the sum does not depend on the order of rows.
    return float(np.sort(state.firms["weight"][_private(state, sector)].astype(np.float64)).sum())
