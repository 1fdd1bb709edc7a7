"""Clauses on training as a scenario would write them, and the instruments that they make."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from scenarios.kinds import KINDS
from scenarios.policy import Around
from sim.calendar import Calendar
from sim.events import learning
from sim.instrument import Instrument
from sim.records import CERTIFICATE
from sim.state import State
from tests.scenarios.instruments.clauses import paid, region, settle_month

LEVELS = {
    "junior": 500.0,
    "intermediate": 500.0,
    "senior": 1000.0,
    "technician": 1000.0,
    "senior_technician": 1000.0,
}


def pays(unit: str, to: str = "firm", amount: float = 0.0, **more: Any) -> dict[str, Any]:
    """A payment from the district's budget."""
    return {"amount": amount, "unit": unit, "to": to, "from": "district_budget", **more}


SKILLED = {"threshold": 100, "first": 50000.0, "step": 20, "per_step": 10000.0, "cap": 200000.0}
HIGH = SKILLED | {"threshold": 50, "step": 10}
USUAL: Mapping[str, dict[str, Any]] = {
    "training_drive": {
        "pays": pays("yuan/certificate", "provider", levels=LEVELS),
        "seats_per_year": 1200.0,
        "invited_per_month": 0.1,
    },
    "provider_payment": {"pays": pays("yuan/certificate", "provider", levels=LEVELS)},
    "firm_training_award": {
        "pays": pays("yuan/year"),
        "skilled": SKILLED,
        "high_skilled": HIGH,
    },
    "star_award": {
        "pays": pays("yuan/term"),
        "certificates": [100, 200, 400],
        "amounts": [10000.0, 20000.0, 30000.0],
        "term_months": 36,
    },
    "apprenticeship": {
        "pays": pays("yuan/year", amount=5000.0),
        "lasts": 24,
        "limits": {"kept_months": 12, "months": 2, "every": 12},
    },
    "internship": {
        "pays": pays("yuan/month", amount=400.0),
        "wage_share": 0.7,
        "limits": {"months": 3},
    },
    "order_classes": {
        "pays": pays("yuan/student", "school", 1000.0),
        "classes_per_year": 94.0,
        "students_per_class": 149.0,
    },
    "school_classes": {
        "pays": pays("yuan/student", "person", 2000.0),
        "places_per_year": 1500.0,
    },
    "training_site": {
        "pays": pays("yuan/site", "provider", 100000.0),
        "per_year": 4.0,
        "seats_each": 30.0,
        "senior_only": True,
    },
    "training_circle": {"pays": pays("none", "provider"), "minutes": 30.0},
    "contest_prize": {
        "pays": pays("yuan/prize", "person"),
        "prizes": [2000.0, 1500.0, 1000.0],
        "contests_per_year": 12.0,
    },
    "certificate_recognition": {"pays": pays("none", "person"), "saves": 400.0},
    "shortage_list": {"pays": pays("none", "school"), "follow": 0.1},
    "company_visit": {"pays": pays("yuan/day", amount=200.0), "days": 3},
}


def made(kind: str, *, scale: float = 1.0, **changes: Any) -> Instrument:
    """The instrument called ``invented`` of a policy in force from 2026-01 to 2030-12."""
    policy = {
        "kind": kind,
        "family": "training",
        "period": {"announced": "2026-01", "start": "2026-01", "end": "2030-12"},
        "take_up": 1.0,
        "label": {"zh": "虚构", "en": "Invented"},
        "expected": {"outcome": "trained", "low": 0.0, "high": 0.0, "unit": "relative"},
    }
    written = KINDS[kind].form.model_validate(policy | USUAL[kind] | changes)
    around = Around(Calendar(date(2026, 1, 1), 0), scale, region())
    return KINDS[kind].build("invented", written, around)


def happened(instrument: Instrument, *, place: int = 0) -> np.ndarray[Any, np.dtype[np.void]]:
    """Something that the instrument brought about for person 4 at firm 1."""
    return learning(instrument.terms.number, np.array([4]), np.array([1]), place)


def certificates(skilled: int, high: int) -> np.ndarray[Any, np.dtype[np.void]]:
    """So many certificates of the staff of firm 1, of which some high."""
    noted = np.zeros(skilled, dtype=CERTIFICATE)
    noted["firm"] = 1
    noted["high"][:high] = 1
    return noted


def paid_over(instrument: Instrument, state: State, months: int) -> list[tuple[int, float]]:
    """Months and yuan of what is paid over so many months from the present one."""
    for _ in range(months):
        settle_month(instrument, state)
    return paid(state)
