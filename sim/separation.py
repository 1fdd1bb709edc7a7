"""Jobs end: people lose or leave them at hazards of their own, firms close and dismiss."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision, draw
from agents.groups import Group
from agents.kernel import kernel
from agents.parameters import Parameters
from agents.people import Status
from agents.region import Amount, ByAge, Count, Region, Share, by_age
from agents.skips import rare_event
from agents.table import Records
from sim.layoffs import count_layoffs
from sim.state import State, move
from sim.world import World

Ints = npt.NDArray[np.int64]


class Separation(Parameters):
    """Monthly hazards of leaving work for unemployment.

    ``rates``: by age, of separations that are nobody's dismissal. ``first_months``: multiplier in
    the first ``new_job_months`` of a job. ``leave_labour_force``: share of the separated who stop
    seeking. ``bound``: above every hazard; only chance visits cost time.
    """

    rates: ByAge
    first_months: Amount
    new_job_months: Count
    leave_labour_force: Share
    bound: Annotated[float, Field(gt=0, lt=1)]


@kernel
def dismissed(
    hot: Records,
    dismissal: npt.NDArray[np.float64],
    stream: np.uint64,
    first: int,
    last: int,
    found: npt.NDArray[np.int64],
) -> int:
    """Find the employees whom their firms let go; return how many were written to ``found``.

    ``hot``: records of people; ``dismissal``: float64, each firm's share of employees dismissed
    this month (1 when it closes). Rows ``first`` … ``last − 1`` are looked at.
    """
    count = 0
    for row in range(first, last):
        employer = hot[row].employer
        if employer < 0 or dismissal[employer] <= 0.0:
            continue
        if draw(stream, hot[row].key, 0) < dismissal[employer]:
            found[count] = row
            count += 1
    return count


def jobs_end(
    state: State,
    world: World,
    separation: Separation,
    dismissal: npt.NDArray[np.float64],
    if_non_local: float = 1.0,
    monitored: Ints | None = None,
) -> None:
    """Separate the dismissed and left behind, then those whom their own hazard befalls.

    ``dismissal``: each firm's share of employees to let go, float64 (firms). ``if_non_local``:
    this month's multiplier on the hazards of workers with non-local registration. ``monitored``:
    rows of the firms that report whom they dismiss.
    """
    people = state.people
    hot, stream = people.table.hot, world.luck.stream(Decision.DISMISSAL, state.month)

    def part(first: int, last: int) -> Ints:
        found = np.empty(last - first, dtype=np.int64)
        return found[: dismissed(hot, dismissal, stream, first, last, found)]

    let_go = np.concatenate(world.threads.over(len(people), part))
    left = state.events.left_behind
    still = (people["status"][left] == Status.EMPLOYEE) & ~np.isin(left, let_go)
    let_go = np.concatenate([let_go, left[still]])
    count_layoffs(state, let_go)
    if monitored is not None and monitored.size:
        reported = np.isin(people["employer"][let_go], monitored)
        state.events.listed = let_go[reported]
    move(state, let_go, Status.UNEMPLOYED)
    bound = max(separation.bound, world.region.separation_rate or 0.0)
    separating = rare_event(bound, Decision.SEPARATION_VISIT, Decision.SEPARATION)
    visited = separating.visited(world.luck, state.month, world.keys.before(state.month + 1))
    rows = people.rows(visited)
    rows = rows[people["status"][rows] == Status.EMPLOYEE]
    keys = people["key"][rows].astype(np.int64)
    hazards = separation_hazards(state, world.region, separation, rows, if_non_local)
    gone = rows[separating.happens(world.luck, state.month, keys, hazards)]
    u = world.luck.draws(Decision.SEPARATION, state.month, people["key"][gone], 1)
    stops = u < separation.leave_labour_force
    move(state, gone[~stops], Status.UNEMPLOYED)
    move(state, gone[stops], Status.OUT_OF_LABOUR_FORCE)
    state.events.separated = np.concatenate([let_go, gone])


def separation_hazards(
    state: State, region: Region, separation: Separation, rows: Ints, if_non_local: float = 1.0
) -> npt.NDArray[np.float64]:
    """Monthly hazards of the employees in ``rows``, float64."""
    if region.separation_rate is not None:
        return np.full(rows.size, region.separation_rate)
    people = state.people
    rates = by_age(separation.rates, (state.month - people["birth"][rows]) // 12)
    new = state.month - people["spell_start"][rows] < separation.new_job_months
    rates = np.where(new, rates * separation.first_months, rates)
    non_local = (people["groups"][rows] & np.uint64(Group.NON_LOCAL)) > 0
    return np.where(non_local, rates * if_non_local, rates)
