"""Clauses on services as a scenario would write them, and runs under them alone."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl

from scenarios.kinds import KINDS
from scenarios.policy import Around
from sim.calendar import Calendar
from sim.desk import Desk
from sim.instrument import Instrument
from sim.model import Market
from sim.state import State
from tests.scenarios.instruments.clauses import region, settle_month
from tests.sim.desks import small_state
from tests.sim.markets import SCALE, asked_for, settled


def pays(amount: float, unit: str, to: str = "station") -> dict[str, Any]:
    return {"amount": amount, "unit": unit, "to": to, "from": "district_budget"}


USUAL: dict[str, dict[str, Any]] = {
    "station_grant": {
        "pays": pays(500000.0, "yuan/year"),
        "per_client": 150.0,
        "caseworker": 9000.0,
    },
    "community_award": {
        "pays": pays(0.0, "yuan/community"),
        "awards": {
            "national": 100000.0,
            "provincial": 50000.0,
            "municipal": 40000.0,
            "district": 10000.0,
        },
        "certified_per_year": {"municipal": 6.0, "district": 12.0},
        "caseworker": 9000.0,
    },
    "adviser_award": {
        "pays": pays(0.0, "yuan/award", "mentor"),
        "awards": {"national": 5000.0, "provincial": 3000.0, "municipal": 2000.0},
        "per_year": {"national": 1.0, "municipal": 6.0},
        "advisers_each": 0.5,
    },
    "service_circle": {"pays": pays(3000.0, "yuan/month"), "points": 8.0, "within": 15.0},
    "gig_market": {"pays": pays(150000.0, "yuan/year"), "markets": 33.0},
    "group_service": {"pays": pays(0.0, "yuan/client"), "who": {"any": ["disabled", "older"]}},
    "staff_certificate": {
        "pays": {
            "levels": {"junior": 1000.0, "senior": 2000.0},
            "unit": "yuan/certificate",
            "to": "person",
            "from": "district_budget",
        },
        "certified_per_year": {"junior": 24.0, "senior": 12.0},
    },
    "recruitment_event": {
        "pays": pays(50000.0, "yuan/event", "organiser"),
        "events_per_year": 60.0,
        "visitors": 2000.0,
        "from_afar": 200.0,
        "applications": 5,
    },
    "vacancy_sharing": {"pays": pays(0.0, "yuan/year"), "less_distance": 0.4},
    "policy_information": {"pays": pays(0.0, "yuan/year"), "of": ["all"]},
    "monitoring": {"pays": pays(0.0, "yuan/year"), "calls": ["called"], "above": 5.0},
    "layoff_list": {"pays": pays(0.0, "yuan/year"), "monitored": 20000},
    "service_purchase": {
        "pays": pays(500.0, "yuan/client", "agency"),
        "agencies": 10.0,
        "clients": 200.0,
    },
    "public_post": {
        "pays": pays(0.0, "yuan/year"),
        "who": {"any": ["unemployed_graduate"]},
        "reserved_per_year": 6000.0,
    },
    "welfare_post": {
        "pays": pays(0.65, "share of the minimum wage", "post_provider"),
        "who": {"any": ["hard_to_employ"]},
        "posts": 6000,
        "limits": {"months": 36},
    },
    "welfare_post_addition": {
        "pays": pays(1.0, "share of the rest", "post_provider"),
        "limits": {"months": 36},
    },
}


def build(kind: str, *, scale: float = 1.0, name: str = "invented", **changes: Any) -> Instrument:
    """The instrument that a policy in force from 2026-01 to 2030-12 makes, with other keys."""
    usual: dict[str, Any] = {
        "kind": kind,
        "family": "services",
        "period": {"announced": "2026-01", "start": "2026-01", "end": "2030-12"},
        "take_up": 1.0,
        "label": {"zh": "虚构", "en": "Invented"},
        "expected": {"outcome": "unemployment_rate", "low": 0.0, "high": 0.0, "unit": "points"},
    }
    policy = KINDS[kind].form.model_validate(usual | USUAL[kind] | changes)
    around = Around(Calendar(date(2026, 1, 1), 0), scale, region())
    return KINDS[kind].build(name, policy, around)


def budget(yuan: float) -> dict[str, Any]:
    return {"budget": {"yuan_per_year": yuan, "rationing": "first_come"}}


def under(*instruments: Instrument, months: int = 0, seed: int = 1) -> Market:
    """The settled market gone on under these instruments alone."""
    return settled(seed).fork(asked_for("baseline"), Desk(list(instruments)), None).run(months)


def at_scale(kind: str, **changes: Any) -> Instrument:
    """The instrument at the scale of the shared market."""
    return build(kind, scale=SCALE, **changes)


def yearly_payments(instrument: Instrument, months: int = 12, state: State | None = None) -> float:
    """Yuan paid in so many months, in which nothing happens."""
    state = state or small_state()
    for _ in range(months):
        settle_month(instrument, state)
    return float(state.claims.all_payments()["amount"].sum() / 100)


def sums(market: Market, outcome: str) -> float:
    """An outcome's sum over months, for everybody."""
    found = market.outcomes().filter(pl.col("outcome") == outcome, pl.col("group") == "all")
    return float(found["value"].sum())


def rows_of(values: list[int]) -> np.ndarray[Any, np.dtype[np.int64]]:
    return np.array(values, dtype=np.int64)
