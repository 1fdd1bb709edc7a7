"""Clauses on people as a scenario would write them, and who is there for their tests."""

from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from sim.desk import Desk
from sim.instrument import Instrument
from sim.levers import Levers
from sim.model import Market
from tests.scenarios.instruments import clauses
from tests.sim.markets import SCALE, asked_for, settled

PERSON = {"to": "person", "from": "employment_subsidy_fund"}
USUAL: dict[str, dict[str, Any]] = {
    "wage_top_up": {
        "pays": {"amount": 2000.0, "unit": "yuan/year", **PERSON},
        "limits": {"times_per_person": 1, "kept_months": 12, "months": 3, "every": 12},
    },
    "living_allowance": {
        "pays": {"unit": "yuan/person", **PERSON},
        "degrees": {"bachelor": 10000.0, "master": 30000.0, "doctor": 100000.0},
        "limits": {"times_per_person": 1, "kept_months": 6, "months": 2, "every": 6},
    },
    "job_search_allowance": {
        "pays": {"amount": 3000.0, "unit": "yuan/person", **PERSON},
        "limits": {"times_per_person": 1},
        "lasts_months": 3,
    },
    "temporary_living_aid": {
        "pays": {"amount": 3000.0, "unit": "yuan/person", **PERSON},
        "limits": {"times_per_person": 1},
        "lasts_months": 3,
    },
    "flexible_insurance_subsidy": {
        "pays": {"amount": 600.0, "unit": "yuan/month", **PERSON},
        "limits": {"times_per_person": 1, "kept_months": 1, "months": 3},
    },
    "settlement_support": {
        "pays": {"amount": 1400.0, "unit": "yuan/person", **PERSON},
        "limits": {"times_per_person": 1},
    },
    "local_right": {
        "pays": {"unit": "yuan/month", **PERSON},
        "value": 100.0,
        "counts_for": ["living"],
    },
    "minimum_wage": {"pays": {"unit": "yuan/month", **PERSON}, "above": 0.1},
}


def build(kind: str, *, scale: float = 1.0, **changes: Any) -> Instrument:
    """The instrument called ``invented`` of a clause with some of its keys changed."""
    return clauses.build(kind, scale=scale, **(USUAL[kind] | changes))


def paying(kind: str, amount: float) -> dict[str, Any]:
    """The clause with another amount."""
    return {"pays": USUAL[kind]["pays"] | {"amount": amount}}


def levers_of(*instruments: Instrument, worth: float = 1.0) -> Levers:
    """The levers as the instruments leave them in the first month."""
    levers = Levers()
    for instrument in instruments:
        instrument.fill(levers, 0, worth)
    return levers


def market_with(*instruments: Instrument, months: int = 0) -> Market:
    """The settled market gone on for some months under the baseline and the instruments."""
    asked = asked_for("baseline")
    desk = asked.desk()
    both = Desk([*desk.instruments, *instruments], stacks=desk.stacks)
    return settled().fork(asked, both, None).run(months)


build_small = partial(build, scale=SCALE)
"""The same for a run at the scale of :func:`market_with`."""


def next_month(*instruments: Instrument) -> Market:
    """A copy of the settled market in which the next month has just begun."""
    market = market_with(*instruments)
    market.state.open_month(market.state.month + 1, market.world.keys)
    return market


def rows_here(market: Market) -> npt.NDArray[np.int64]:
    """Rows of all people."""
    return np.arange(len(market.state.people))
