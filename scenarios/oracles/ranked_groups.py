"""Hires when firms prefer one group to the other: the preferred meet only each other.

The groups are those of the model's own ranking: people whose skill differs, so that firms expect
more of some, without error.
"""

from collections.abc import Sequence

import numpy as np

from agents.people import Status
from scenarios.oracles.finding import Estimate, Finding, Oracle
from scenarios.oracles.matching_theory import urn_ball_hires
from scenarios.oracles.textbook import Size, textbook, textbook_market

SIZE = Size(20_000, 20_000)
SHARES = {0.25: range(1, 41), 0.5: range(1, 31)}
"""By the share of seekers whom firms prefer: the seeds, of which fewer hires take more."""

SKILL = 1.25
"""Of the preferred; the others have 1."""

RANKED = "search.ranking=ranked"


def hired_of(share: float, seeds: Sequence[int], *overrides: str) -> tuple[list[int], list[int]]:
    """Hires of the preferred and of everybody in one month, one a seed."""
    asked = textbook(SIZE, RANKED, "search.ranking_noise=0", *overrides)
    preferred, everybody = [], []
    for seed in seeds:
        market = textbook_market(asked, seed)
        market.recording = False
        people = market.state.people
        seekers = people.with_status(Status.UNEMPLOYED)
        chosen = seekers[: round(share * SIZE.seekers)]
        people["skill"][chosen] = SKILL
        market.step()
        hired = market.state.events.hired
        preferred.append(int(np.isin(hired, chosen).sum()))
        everybody.append(hired.size)
        market.close()
    return preferred, everybody


def ranked(share: float, *overrides: str) -> tuple[Finding, Finding]:
    """Hires of the preferred and of all against their exact numbers."""
    preferred, everybody = hired_of(share, SHARES[share], *overrides)
    few = urn_ball_hires(round(share * SIZE.seekers), SIZE.vacancies)
    every = urn_ball_hires(SIZE.seekers, SIZE.vacancies)
    at = f"where {share:.0%} are preferred"
    return (
        Estimate.of(preferred).against(f"hires of the preferred {at}", few),
        Estimate.of(everybody).against(f"all hires {at}", every),
    )


ORACLE = Oracle(
    name="ranked_groups",
    statement="With one application each, firms that rank hire V (1 − (1 − 1/V)^A) of the A whom "
    "they prefer, and V (1 − (1 − 1/V)^S) of all S.",
    source="Blanchard and Diamond (1994); exact in any market",
    run=lambda: tuple(finding for share in SHARES for finding in ranked(share)),
)
