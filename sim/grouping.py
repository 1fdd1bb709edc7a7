"""The groups that rules speak of, found anew for those about whom a rule might ask."""

import numpy as np
import numpy.typing as npt

from agents.group_rules import classify, find_zero_households
from agents.groups import WITHOUT_WORK
from agents.people import Status
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


def forget_unemployment(state: State, rows: npt.NDArray[np.int64]) -> None:
    """Take people at work out of the groups that only the unemployed can be in: cheaper than
    finding all their groups, and enough where no rule covers anybody at work.
    """
    state.people["groups"][rows] &= np.uint64(~WITHOUT_WORK & (2**64 - 1))
