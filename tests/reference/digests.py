"""Digests of small runs: one word that moves when any result does."""

import hashlib
from pathlib import Path
from typing import Any

from scenarios.city import City

DIGESTS = Path(__file__).resolve().parents[1] / "sim" / "digests.json"
MONTHS = 8
RUNS: dict[str, dict[str, Any]] = {
    "yuhang, baseline": {"scenario": "baseline", "scale": 0.01, "settling_months": 4},
    "yuhang, combined": {"scenario": "combined", "scale": 0.01, "settling_months": 4},
    "textbook": {"region": "textbook", "scale": 0.02, "settling_months": 0},
}


def digest(arguments: dict[str, Any]) -> str:
    """The digest of all outcomes of a run, each to nine digits."""
    market = City(**arguments)
    market.run(MONTHS)
    lines = [
        f"{month} {outcome} {group} {value:.9g}"
        for month, outcome, group, value, _ in market.outcomes().iter_rows()
    ]
    market.close()
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def digests() -> dict[str, str]:
    """The digests of all runs, by their names."""
    return {name: digest(arguments) for name, arguments in RUNS.items()}
