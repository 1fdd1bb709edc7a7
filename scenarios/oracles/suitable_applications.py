"""Hires when everybody sends one application, of which only a share suits the vacancy."""

from scenarios.oracles.finding import Estimate, Finding, Oracle
from scenarios.oracles.matching_theory import urn_ball_hires
from scenarios.oracles.textbook import Size, hires_of_one_month, textbook

SHARES = {
    0.1: (Size(100_000, 5_000), range(1, 41)),
    0.3: (Size(40_000, 10_000), range(1, 51)),
    0.6: (Size(20_000, 20_000), range(1, 81)),
}
"""By the share that suits: a market, and the seeds that it takes to know its hires to 0.1 %."""


def hires(share: float, suitable: float | None = None) -> Finding:
    """The month's hires against the exact number; ``suitable``: the share simulated, if another."""
    size, seeds = SHARES[share]
    asked = textbook(size, suitable_share=share if suitable is None else suitable)
    found = Estimate.of(hires_of_one_month(asked, seeds))
    name = f"hires where {share:g} of applications suit, {size.ratio:g} vacancies a seeker"
    return found.against(name, urn_ball_hires(size.seekers, size.vacancies, share))


ORACLE = Oracle(
    name="suitable_applications",
    statement="With one application each, suitable with probability s, V (1 − (1 − s/V)^S) "
    "vacancies fill.",
    source="urns and balls, of which a share s counts (Petrongolo and Pissarides, 2001, section "
    "3.1); exact in any market",
    run=lambda: tuple(hires(share) for share in SHARES),
)
