"""Policies on founding as a scenario would write them, and a market in which somebody founds."""

from datetime import date
from typing import Any

import numpy as np

from agents.firms import KIND_NAMES
from agents.people import Status
from scenarios.kinds import KINDS
from scenarios.policy import Around
from sim.calendar import Calendar
from sim.desk import Desk
from sim.instrument import Instrument
from sim.state import State, move
from tests.scenarios.instruments.clauses import bits, region
from tests.sim.desks import LUCK, small_state

FOUNDER, FIRM = 4, 2
"""Rows of the founder and her firm in the small market."""


def pays(amount: float, unit: str, to: str = "founder") -> dict[str, Any]:
    """What is paid."""
    return {"amount": amount, "unit": unit, "to": to, "from": "district_budget"}


USUAL: dict[str, dict[str, Any]] = {
    "startup_insurance_subsidy": {"pays": pays(5000.0, "yuan/firm"), "limits": {"kept_months": 12}},
    "rent_subsidy": {
        "pays": pays(3.0, "yuan/square_metre_day"),
        "square_metres": 50.0,
        "limits": {"kept_months": 6, "months": 36},
    },
    "startup_employment_subsidy": {
        "pays": pays(2000.0, "yuan/year"),
        "fewest": 3,
        "each": 1000.0,
        "cap": 20000.0,
        "limits": {"times_per_firm": 3, "kept_months": 0},
    },
    "guaranteed_loan": {
        "pays": pays(500000.0, "yuan/loan"),
        "interest": 0.036,
        "subsidised": 1.0,
        "limits": {"months": 36},
    },
    "loan_compensation": {"pays": pays(100000.0, "yuan/loan", "bank"), "share_above": 0.8},
    "incubator_places": {
        "pays": pays(500.0, "yuan/place", "incubator"),
        "incubators": 2.0,
        "places_each": 30.0,
        "stay": 12,
    },
    "mentoring": {"pays": pays(1000.0, "yuan/session", "mentor"), "per_year": 120.0},
    "founder_leave": {"pays": pays(0.0, "yuan/founder"), "months": 60},
    "startup_services": {
        "pays": pays(9000.0, "yuan/month", "provider"),
        "advisers": 10.0,
        "firms_each": 8.0,
        "brokered": 200000.0,
        "interest": 0.06,
    },
}


def build(kind: str, *, name: str = "invented", scale: float = 1.0, **changes: Any) -> Instrument:
    """The instrument of a policy in force from 2026-01 to 2030-12, some of its keys changed."""
    usual: dict[str, Any] = {
        "kind": kind,
        "family": "startup",
        "period": {"announced": "2026-01", "start": "2026-01", "end": "2030-12"},
        "take_up": 1.0,
        "label": {"zh": "虚构", "en": "Invented"},
        "expected": {"outcome": "startups_founded", "low": 0.0, "high": 0.1, "unit": "relative"},
    }
    policy = KINDS[kind].form.model_validate(usual | USUAL[kind] | changes)
    around = Around(Calendar(date(2026, 1, 1), 0), scale, region())
    return KINDS[kind].build(name, policy, around)


def founded(*groups: str, kind: str = "startup") -> State:
    """A small market in which somebody of some groups founds a firm this month."""
    state = small_state()
    people, firms = state.people, state.firms
    people["groups"][FOUNDER] = bits(groups)
    move(state, np.array([FOUNDER]), Status.FOUNDER)
    people["firm"][FOUNDER] = FIRM
    firms["founder"][FIRM], firms["kind"][FIRM] = FOUNDER, KIND_NAMES[kind]
    state.events.founders, state.events.founded = np.array([FOUNDER]), np.array([FIRM])
    return state


def close(state: State) -> None:
    """Let the founder's firm close this month."""
    state.firms["alive"][FIRM], state.firms["closed"][FIRM] = 0, state.month
    state.people["firm"][FOUNDER] = -1


def pay_months(instrument: Instrument, state: State, months: int, closes: int = 999) -> None:
    """Let the desk pay for so many months; in one of them the firm may close."""
    for month in range(months):
        if month == closes:
            close(state)
        Desk([instrument]).pay(state, LUCK)
        state.month += 1
        state.events = type(state.events)()
