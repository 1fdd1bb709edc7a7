"""People age: the young grow up and leave school, the old retire."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.group_rules import FEMALE
from agents.kernel import kernel
from agents.parameters import Parameters
from agents.people import EMPLOYED_STATUSES, Education, Status
from agents.population import residents_profile
from agents.profile import draw_people
from agents.region import Amount, ByAge, Educations, Share
from agents.retirement import retirement_age
from agents.table import Records
from sim.firm_life import close_firms
from sim.state import State, move
from sim.world import World

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
OLDEST_MONTHS = 70 * 12
"""Age in months at which people leave the population that is simulated."""


class Demography(Parameters):
    """How people grow into and out of the labour force."""

    youth_per_month: Amount
    youth_education: Educations
    youth_non_local: ByAge
    graduates_stay: Share
    graduates_seek: Share


def people_age(state: State, world: World, demography: Demography, college_seek: float) -> None:
    """A month of life: the young join, students leave school, the old retire.

    ``college_seek``: share of this month's college graduates who begin to seek work.
    """
    young_people_grow_up(state, world, demography)
    students_graduate(state, world, demography, college_seek)
    old_people_retire(state, world)


def young_people_grow_up(state: State, world: World, demography: Demography) -> None:
    """Young people of 16 join the population, most of them as students."""
    keys = world.keys.youth_of(state.month)
    if not keys.size:
        return
    profile = replace(
        residents_profile(world.region),
        ages={16: 1.0, 17: 0.0},
        education={16: demography.youth_education},
        non_local=demography.youth_non_local,
    )
    columns = draw_people(world.luck, keys, state.month, profile, world.ability)
    rows = state.people.join(**columns, status=np.full(keys.size, int(Status.AWAY)))
    studies = columns["graduated"] >= state.month
    move(state, rows[studies], Status.STUDENT)
    _start_to_seek(state, world, demography, demography.graduates_seek, rows[~studies])


def students_graduate(
    state: State, world: World, demography: Demography, college_seek: float
) -> None:
    """Students whose month of leaving school it is: they seek work, stay out, or leave the region.

    Graduates of colleges stay with the chance ``graduates_stay``.
    """
    people = state.people
    students = people.with_status(Status.STUDENT)
    done = students[people["graduated"][students] == state.month]
    college = people["education"][done] >= Education.COLLEGE
    stays = will_stay(state, world, demography, done)
    state.events.graduates_stayed += int((college & stays).sum())
    move(state, done[~stays], Status.AWAY)
    _start_to_seek(state, world, demography, college_seek, done[stays])


def will_stay(state: State, world: World, demography: Demography, rows: Ints) -> Bools:
    """Whether students will stay in the region when they leave school: bool (rows)."""
    college = state.people["education"][rows] >= Education.COLLEGE
    return ~college | (_leaving_draws(state, world, rows, 0) < demography.graduates_stay)


def will_seek(
    state: State, world: World, demography: Demography, college_seek: float, rows: Ints
) -> Bools:
    """Whether people seek work when they leave school, if they do nothing else: bool (rows)."""
    college = state.people["education"][rows] >= Education.COLLEGE
    share = np.where(college, college_seek, demography.graduates_seek)
    return _leaving_draws(state, world, rows, 1) < share


def _leaving_draws(state: State, world: World, rows: Ints, k: int) -> npt.NDArray[np.float64]:
    """The luck of each in her own month of leaving school; months past count as this one."""
    people = state.people
    months = np.maximum(people["graduated"][rows].astype(np.int64), state.month)
    u = np.empty(rows.size)
    for month in np.unique(months).tolist():
        mine = months == month
        u[mine] = world.luck.draws(Decision.GRADUATION, month, people["key"][rows[mine]], k)
    return u


def _start_to_seek(
    state: State, world: World, demography: Demography, college_seek: float, rows: Ints
) -> None:
    seeks = will_seek(state, world, demography, college_seek, rows)
    move(state, rows[seeks], Status.UNEMPLOYED)
    move(state, rows[~seeks], Status.OUT_OF_LABOUR_FORCE)


@kernel
def find_due(
    hot: Records,
    status: npt.NDArray[np.uint8],
    month: int,
    retirement: npt.NDArray[np.int64],
    retiring: npt.NDArray[np.int64],
    oldest: npt.NDArray[np.int64],
    first: int,
    last: int,
) -> tuple[int, int]:
    """Find who is of retirement age or more, and who is 70 or more, among the given rows.

    ``retirement``: ages in months at retirement, int64 (3, births), by sex, education and month of
    birth. ``retiring``, ``oldest``: int64, room for last − first rows each; returns how many were
    written. Only those who work or seek retire.
    """
    retire = old = 0
    for row in range(first, last):
        if status[row] == Status.AWAY:
            continue
        age = month - hot[row].birth
        if age >= OLDEST_MONTHS:
            oldest[old] = row
            old += 1
        elif retires(status[row]):
            female = (hot[row].groups & np.uint64(FEMALE)) != 0
            if age >= retirement_age(retirement, hot[row].birth, female, hot[row].education):
                retiring[retire] = row
                retire += 1
    return retire, old


@kernel
def retires(status: int) -> bool:
    """Whether people of a status leave it at retirement age."""
    return Status.UNEMPLOYED <= status <= Status.TRAINEE and status != Status.FOUNDER


def old_people_retire(state: State, world: World) -> None:
    """Workers and jobseekers of retirement age leave the labour force; at 70 the population.

    Founders go on until 70, when their firms close.
    """
    people, status = state.people, state.people["status"]
    hot = people.table.hot

    def part(first: int, last: int) -> tuple[Ints, Ints]:
        retiring, oldest = np.empty((2, last - first), dtype=np.int64)
        counts = find_due(
            hot, status, state.month, people.retirement, retiring, oldest, first, last
        )
        return retiring[: counts[0]], oldest[: counts[1]]

    parts = world.threads.over(len(people), part)
    retiring = np.concatenate([found for found, _ in parts])
    oldest = np.concatenate([found for _, found in parts])
    leavers = np.concatenate([retiring, oldest])
    state.events.retired_workers += int(np.isin(status[leavers], EMPLOYED_STATUSES).sum())
    founders = oldest[status[oldest] == Status.FOUNDER]
    close_firms(state, people["firm"][founders].astype(np.int64))
    move(state, retiring, Status.OUT_OF_LABOUR_FORCE)
    move(state, oldest, Status.AWAY)
    state.events.outlived = oldest.size
