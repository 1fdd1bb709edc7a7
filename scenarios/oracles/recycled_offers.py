"""Two groups when refused offers are made again: against a plain simulation of the same rules.

There is no closed form for many rounds. The numbers expected come from a simulation that shares
nothing with the kernels, neither code nor chance, written from the rules alone
(``tests/reference/plain_market.py``; a test runs it again and holds this table to it).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scenarios.oracles.finding import Estimate, Finding, Oracle
from scenarios.oracles.matching_theory import offer_chance
from scenarios.oracles.two_groups import ALL, APPLICATIONS, SIZE, rates

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Plain:
    """What the plain simulation makes of a saturation, in a market of the same size.

    ``control``, ``treated``, ``overall``: means of the shares that find work, each with its
    standard error; ``plain_seeds``: markets it ran; ``seeds``: markets to run of the model.
    """

    share: float
    rounds: int
    plain_seeds: int
    seeds: range
    treated: Estimate
    overall: Estimate
    control: Estimate | None = None

    def rates(self) -> dict[str, Estimate]:
        """The rates by group, of the groups there are."""
        found = {"treated": self.treated, ALL: self.overall}
        return found if self.control is None else {"control": self.control, **found}


TABLE = (
    Plain(
        0.5,
        2,
        400,
        range(1, 41),
        Estimate(0.905051, 0.0000865),
        Estimate(0.724418, 0.0000628),
        Estimate(0.543815, 0.0001290),
    ),
    Plain(
        0.25,
        20,
        300,
        range(1, 21),
        Estimate(0.932785, 0.0001230),
        Estimate(0.678584, 0.0000853),
        Estimate(0.593805, 0.0001130),
    ),
    Plain(
        0.5,
        20,
        400,
        range(1, 41),
        Estimate(0.907107, 0.0000868),
        Estimate(0.727131, 0.0000627),
        Estimate(0.547185, 0.0001280),
    ),
    Plain(
        0.75,
        20,
        500,
        range(1, 85),
        Estimate(0.871998, 0.0000608),
        Estimate(0.777985, 0.0000529),
        Estimate(0.496032, 0.0001740),
    ),
    Plain(
        1.0,
        20,
        150,
        range(1, 13),
        Estimate(0.827919, 0.0000841),
        Estimate(0.827919, 0.0000841),
        None,
    ),
)


def against(plain: Plain, simulated: Mapping[str, Floats] | None = None) -> list[Finding]:
    """The model's rates at one saturation against the plain simulation's, and the true effect."""
    if simulated is None:
        simulated = rates(SIZE, plain.share, APPLICATIONS, plain.seeds, plain.rounds)
    at = f"at {plain.share:.0%} treated, {plain.rounds} rounds"
    findings = [
        Estimate.of(simulated[name]).against(
            f"{name} finding work {at}", expected.mean, doubt=expected.error
        )
        for name, expected in plain.rates().items()
    ]
    # One application is never refused, so that nothing is recycled where nobody is treated.
    effect = plain.overall.mean - offer_chance(1 / SIZE.ratio)
    shown = f"plain true effect {effect:+.4f}"
    if plain.control is not None:
        gap = plain.treated.mean - plain.control.mean
        shown += f", naive gap {gap:.4f}, displacement {1 - effect / (plain.share * gap):.2f}"
    overall = Estimate.of(simulated[ALL])
    moved = Estimate(overall.mean - offer_chance(1 / SIZE.ratio), overall.error)
    findings.append(
        moved.against(
            f"true effect {at}",
            effect,
            doubt=plain.overall.error,
            level=plain.overall.mean,
            detail=f"{shown}; precision relative to the overall rate",
        )
    )
    return findings


def run_all() -> tuple[Finding, ...]:
    """Every saturation of the table."""
    return tuple(finding for plain in TABLE for finding in against(plain))


ORACLE = Oracle(
    name="recycled_offers",
    statement="With offers made again, the treated and the others find work as in a plain "
    "simulation of the same rules.",
    source="tests/reference/plain_market.py, independent of the kernels",
    run=run_all,
)
