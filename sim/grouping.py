"""The groups that rules speak of, found anew for those about whom a rule might ask."""

import numpy as np
import numpy.typing as npt

from agents.group_rules import classify, find_zero_households
from agents.groups import WITHOUT_WORK
from agents.people import NOBODY, Status
from agents.profile import Columns
from sim.state import State


def people_are_grouped(state: State) -> None:
    """Find households in which nobody works, then the groups of all unemployed."""
    people = state.people
    idle = people.with_status(Status.UNEMPLOYED)
    state.zero_household[:] = False
    find_zero_households(
        people.table.cold,
        people["status"],
        people.member_starts,
        people.members,
        idle,
        state.zero_household,
    )
    _count_months(state)
    group(state, idle)


def _count_months(state: State) -> None:
    """Count on for households in which nobody works, and note those that ceased to be such."""
    cleared = (state.zero_months > 0) & ~state.zero_household
    state.events.households_cleared = int(cleared.sum())
    state.events.months_to_clear = int(state.zero_months[cleared].sum())
    state.zero_months += state.zero_household
    state.zero_months[cleared] = 0


def group(state: State, rows: npt.NDArray[np.int64]) -> None:
    """Set the groups of people; called before a rule asks about them."""
    table, retirement = state.people.table, state.people.retirement
    status, zero_household = table["status"], state.zero_household
    classify(table.hot, table.cold, status, state.month, zero_household, retirement, rows)


def groups_now(state: State, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.uint64]:
    """The groups of people as they are now, uint64 (rows); those last looked at stay written."""
    column = state.people["groups"]
    before = column[rows]
    group(state, rows)
    found: npt.NDArray[np.uint64] = column[rows]
    # Copying rows of the table to look at would cost several times as much.
    column[rows] = before
    return found


def groups_when_hired(state: State) -> npt.NDArray[np.uint64]:
    """The groups of the month's hires, uint64: as jobseekers, and of those who came with the job as
    they are now.
    """
    hired = state.events.hired
    groups: npt.NDArray[np.uint64] = state.people["groups"][hired].copy()
    came = state.people["arrived"][hired] == state.month
    groups[came] = groups_now(state, hired[came])
    return groups


def groups_of_columns(state: State, columns: Columns) -> npt.NDArray[np.uint64]:
    """The groups of people who have no row yet, as jobseekers who just came, uint64 (people)."""
    table, retirement = state.people.table, state.people.retirement
    count = columns["key"].size
    hot, cold = np.zeros(count, table.hot.dtype), np.zeros(count, table.cold.dtype)
    for name in ("groups", "birth", "education"):
        hot[name] = columns[name]
    hot["spell_start"], cold["household"] = state.month, NOBODY
    cold["graduated"] = np.minimum(columns["graduated"], state.month)
    status = np.full(count, int(Status.UNEMPLOYED), dtype=np.uint8)
    every = np.arange(count)
    classify(hot, cold, status, state.month, state.zero_household, retirement, every)
    found: npt.NDArray[np.uint64] = hot["groups"].copy()
    return found


def forget_unemployment(state: State, rows: npt.NDArray[np.int64]) -> None:
    """Take people at work out of the groups that only the unemployed can be in: cheaper than
    finding all their groups, and enough where no rule covers anybody at work.
    """
    state.people["groups"][rows] &= np.uint64(~WITHOUT_WORK & (2**64 - 1))
