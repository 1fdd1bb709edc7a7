"""What people without work ask for: a share of usual pay, upheld by the benefits they live on."""

import numpy as np
import pytest

from agents.people import Status
from sim.search import reservation_wages
from tests.sim.markets import asked_for, settled


def test_they_ask_for_a_share_of_usual_pay_that_falls_with_the_spell() -> None:
    state, search = settled().state, asked_for("baseline").search
    rows = state.people.with_status(Status.UNEMPLOYED)
    spell = np.minimum(state.month - state.people["spell_start"][rows], 24)
    usual = state.market.unit_wage * state.people["skill"][rows].astype(np.float64)
    expected = search.reservation_share * search.reservation_fading**spell * usual
    assert reservation_wages(state, search, rows) == pytest.approx(expected, rel=1e-6)
    assert len(set(spell.tolist())) > 6
    without_income = search.model_copy(update={"reservation_share": 0.0})
    assert not reservation_wages(state, without_income, rows).any()
