"""New urban employment counts everybody who starts to work once a calendar year."""

import numpy as np

from agents.people import NEVER
from sim.starters import count_starters
from tests.sim.markets import asked_for, continued


def test_nobody_starts_twice_in_a_calendar_year() -> None:
    state = continued(asked_for("baseline"), 1).state
    rows = np.flatnonzero(state.people["counted"] == NEVER)[:5]
    state.events.new_workers = 0
    for month, total in ((state.month, 5), (state.month, 5), (state.month + 12, 10)):
        state.month = month
        count_starters(state, rows)
        assert state.events.new_workers == total
