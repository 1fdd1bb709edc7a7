"""Markets that a shock strikes half a year after they have settled, and what is seen of them."""

from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from sim.model import Market
from tests.sim.markets import SCALE, asked_for, continued, market_of

Floats = npt.NDArray[np.float64]
BEFORE = 6
"""Months before the shock."""
MONTH = "shock.month=2026-07"
DATED = ("slump", "sector_decline", "plant_opening", "plant_closing", "employer_halving")


@cache
def run(shock: str, months: int, *words: str, scale: float = SCALE) -> Market:
    """A market that went so many months under a shock that begins in July: not to be stepped."""
    dated = [MONTH] if shock in DATED else []
    asked = asked_for("baseline", f"shock={shock}", *dated, *words, scale=scale)
    return continued(asked, months)


def series(market: Market, outcome: str) -> Floats:
    """An outcome's months, for the whole region."""
    chosen = market.outcomes().filter((pl.col("outcome") == outcome) & (pl.col("group") == "all"))
    return chosen.sort("month")["value"].to_numpy()


def followed(shock: str, months: int, *words: str, look: Callable[[Market], float]) -> list[float]:
    """What is seen of a market at the end of every month."""
    dated = [MONTH] if shock in DATED else []
    market = continued(asked_for("baseline", f"shock={shock}", *dated, *words), 0)
    return [look(market.run(1)) for _ in range(months)]


def headcount(market: Market, key: int) -> float:
    """The employees at full scale of the firm with a key, 0 where there is none."""
    firms = market.state.firms
    return float(firms["headcount"][firms["key"] == key].sum()) / market.world.scale


def settled_anew(shock: str, scale: float, months: int, *words: str) -> Market:
    """A market that settles under its own scale and then goes on."""
    asked = asked_for("baseline", f"shock={shock}", MONTH, *words, scale=scale)
    return market_of(asked).run(months)
