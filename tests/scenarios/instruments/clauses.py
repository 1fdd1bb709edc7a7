"""Clauses as a scenario would write them, and the desk that pays for them."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

import numpy as np

from agents.groups import GROUP_NAMES
from agents.region import Region
from scenarios.kinds import KINDS
from scenarios.policy import Around
from sim.calendar import Calendar
from sim.desk import Desk
from sim.instrument import Instrument
from sim.levers import Levers
from sim.state import State
from tests.sim.desks import LUCK
from tests.sim.markets import asked_for

USUAL: dict[str, dict[str, Any]] = {
    "hiring_subsidy": {
        "pays": {"amount": 1500.0, "unit": "yuan/hire", "to": "firm", "from": "unemployment_fund"}
    },
    "startup_grant": {
        "pays": {"amount": 5000.0, "unit": "yuan/firm", "to": "founder", "from": "district_budget"}
    },
    "training_voucher": {
        "pays": {
            "levels": {"junior": 1000.0, "senior": 2000.0},
            "unit": "yuan/certificate",
            "to": "person",
            "from": "unemployment_fund",
        },
        "seats_per_year": 1200.0,
    },
    "station_capacity": {
        "pays": {
            "amount": 9000.0,
            "per_opening": 12500.0,
            "unit": "yuan/month",
            "to": "station",
            "from": "district_budget",
        },
        "staff": {"yuhang": 3.0, "cangqian": 2.0},
        "openings": {"liangzhu": 4.0},
    },
}


@cache
def region() -> Region:
    """Yuhang."""
    return asked_for("baseline").region


def written(kind: str, **changes: Any) -> dict[str, Any]:
    """A policy in force from 2026-01 to 2030-12, with some of its keys changed."""
    usual: dict[str, Any] = {
        "kind": kind,
        "family": "aid",
        "period": {"announced": "2026-01", "start": "2026-01", "end": "2030-12"},
        "take_up": 1.0,
        "label": {"zh": "虚构", "en": "Invented"},
        "expected": {"outcome": "unemployment_rate", "low": 0.0, "high": 0.0, "unit": "points"},
    }
    return usual | USUAL.get(kind, {}) | changes


def build(kind: str, *, scale: float = 1.0, **changes: Any) -> Instrument:
    """The instrument called ``invented`` that such a policy makes."""
    policy = KINDS[kind].form.model_validate(written(kind, **changes))
    around = Around(Calendar(date(2026, 1, 1), 0), scale, region())
    return KINDS[kind].build("invented", policy, around)


def moved(instrument: Instrument, worth: float = 1.0) -> Levers:
    """The levers as the instrument leaves them in the first month."""
    levers = Levers()
    instrument.fill(levers, 0, worth)
    return levers


def bits(names: Iterable[str]) -> np.uint64:
    """Groups as bits."""
    return np.uint64(sum(GROUP_NAMES[name] for name in names))


def settle_month(instrument: Instrument, state: State) -> None:
    """Let the desk pay for this month's events, and go on to the next."""
    Desk([instrument]).pay(state, LUCK)
    state.month += 1
    state.events = type(state.events)()


def paid(state: State) -> list[tuple[int, float]]:
    """Months and yuan of all payments."""
    return [(month, fen / 100) for _, month, _, _, fen in state.claims.all_payments().tolist()]
