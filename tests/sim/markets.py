"""Markets that tests share: composed once, settled once, forked as often as needed."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from io import BytesIO

import polars as pl
from polars.testing import assert_frame_equal

from scenarios.compose import compose_settings
from scenarios.settings import RunSettings
from sim.model import Market

SCALE = 0.005
SETTLING = 6
SCENARIOS = (
    "none",
    "baseline",
    "hiring_subsidy",
    "startup_grant",
    "training",
    "service_stations",
    "combined",
)


def asked_for(scenario: str, *overrides: str, seed: int = 1, scale: float = SCALE) -> RunSettings:
    """The settings of a run of Yuhang with a short settling."""
    return _asked_for(scenario, overrides).model_copy(update={"seed": seed, "scale": scale})


@cache
def _asked_for(scenario: str, overrides: tuple[str, ...]) -> RunSettings:
    words = [f"scenario={scenario}", f"settling_months={SETTLING}", *overrides]
    return compose_settings("run", words, RunSettings)


def market_of(asked: RunSettings) -> Market:
    """A market from the start, settled."""
    return Market(
        asked, asked.desk(), seed=asked.seed, scale=asked.scale, calendar=asked.calendar()
    )


def settled(seed: int = 1, scale: float = SCALE) -> Market:
    """The baseline's market at the end of settling: to be forked, never to be stepped."""
    return _settled(seed, scale)


@cache
def _settled(seed: int, scale: float) -> Market:
    return market_of(asked_for("baseline", seed=seed, scale=scale))


def continued(asked: RunSettings, months: int) -> Market:
    """The settled market gone on for some months under the policies that are asked for."""
    return settled(asked.seed, asked.scale).fork(asked, asked.desk(), None).run(months)


def frames(market: Market) -> dict[str, pl.DataFrame]:
    """All that a run saves."""
    return {
        "outcomes": market.outcomes(),
        "ledger": market.recorder.ledger(market.state),
        "claims": market.recorder.claims(market.state),
        "panel": market.recorder.panel(),
    }


def assert_same(
    one: dict[str, pl.DataFrame],
    other: dict[str, pl.DataFrame],
    names: Sequence[str] = ("outcomes", "ledger", "claims", "panel"),
) -> None:
    """Assert that two runs saved the same bits."""
    for name in names:
        assert_frame_equal(one[name], other[name], check_exact=True)


def without_spending(market: Market) -> dict[str, pl.DataFrame]:
    """Outcomes that have no instrument among their groups, and the panel."""
    saved = frames(market)
    outcomes = saved["outcomes"].filter(pl.col("outcome") != "spending")
    return {"outcomes": outcomes, "panel": saved["panel"]}


def digest(market: Market) -> str:
    """A number made of every bit that a run saves."""
    total = sha256()
    for name, frame in sorted(frames(market).items()):
        content = BytesIO()
        frame.write_parquet(content)
        total.update(name.encode() + content.getvalue())
    return total.hexdigest()
