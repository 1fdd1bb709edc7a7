"""Policies of the kinds that act on firms, as a scenario would write them."""

from datetime import date
from typing import Any

from scenarios.kinds import KINDS
from scenarios.policy import Around
from sim.calendar import Calendar
from sim.instrument import Instrument
from tests.scenarios.instruments.clauses import region

BEGIN = date(2026, 1, 1)

USUAL: dict[str, dict[str, Any]] = {
    "hiring_subsidy": {"pays": {"amount": 1500.0, "unit": "yuan/hire"}},
    "hiring_award": {
        "pays": {"amount": 50000.0, "unit": "yuan/year"},
        "who": {"none": ["non_local"]},
        "threshold": 50,
        "step": 25,
        "step_amount": 25000.0,
        "most": 500000.0,
        "stay_months": 6,
        "turnover": 0.2,
    },
    "quota_award": {
        "pays": {"amount": 5000.0, "unit": "yuan/year"},
        "who": {"any": ["disabled"]},
        "quota": 0.015,
        "pays_for": "above_quota",
    },
    "retention_rebate": {
        "pays": {"amount": 0.6, "unit": "share_of_contributions/year"},
        "contributions": 0.01,
        "limit": 0.055,
        "small_limit": 0.2,
        "small": 30,
    },
    "enterprise_loan": {
        "pays": {"amount": 0.5, "unit": "share_of_interest"},
        "who": {"any": ["registered_unemployed", "veteran"]},
        "loan_per_hire": 200000.0,
        "most": 3000000.0,
        "interest": 0.03,
        "limits": {"kept_months": 12},
    },
    "key_firm_service": {"pays": {"unit": "service"}, "referred": 1.0},
    "wage_bill_room": {"pays": {"unit": "permission"}, "room": 0.12},
    "work_injury_cover": {
        "pays": {"amount": 30.0, "unit": "yuan/month"},
        "limits": {"months": 12},
    },
    "lighter_rules": {"pays": {"amount": 50.0, "unit": "yuan/month"}},
}


def policy(kind: str, **changes: Any) -> dict[str, Any]:
    """A policy in force from 2026-01 to 2030-12 that everybody knows of, some keys changed."""
    usual: dict[str, Any] = {
        "kind": kind,
        "family": "firms",
        "period": {"announced": "2026-01", "start": "2026-01", "end": "2030-12"},
        "take_up": 1.0,
        "label": {"zh": "虚构", "en": "Invented"},
        "expected": {"outcome": "unemployment_rate", "low": 0.0, "high": 0.0, "unit": "points"},
    }
    written = usual | USUAL[kind] | changes
    paid = {"to": "firm", "from": "district_budget"} | USUAL[kind]["pays"]
    return written | {"pays": paid | changes.get("pays", {})}


def built(kind: str, *, scale: float = 1.0, **changes: Any) -> Instrument:
    """The instrument called ``invented`` that such a policy makes, in a run from 2026-01."""
    form = KINDS[kind].form.model_validate(policy(kind, **changes))
    around = Around(Calendar(BEGIN, 0), scale, region())
    return KINDS[kind].build("invented", form, around)
