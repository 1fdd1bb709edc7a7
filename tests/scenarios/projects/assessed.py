"""Markets in which a project goes ahead two months after they have settled."""

from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from sim.model import Market
from tests.sim.markets import asked_for, continued

BEFORE = 2
"""Months before the project."""
MONTH = "project.month=2026-03"
PROJECTS = ("battery_plant", "factory_closing", "factory_moving", "smart_iot_investment")


@cache
def run(project: str, months: int, *words: str) -> Market:
    """A market that went so many months with a project that begins in March: not to be stepped."""
    return continued(asked_for("baseline", f"project={project}", MONTH, *words), months)


@cache
def plain(months: int) -> Market:
    """The same without any project, watched or not."""
    return continued(asked_for("baseline"), months)


def seen(market: Market, outcome: str, group: str = "all") -> npt.NDArray[np.float64]:
    """The months of what was seen of a project, in people simulated."""
    table = market.recorder.project_outcomes()
    assert table is not None
    chosen = table.filter((pl.col("outcome") == outcome) & (pl.col("group") == group))
    return chosen.sort("month")["value"].to_numpy() * market.world.scale


def firm_rows(market: Market) -> npt.NDArray[np.intp]:
    """The rows of the project's firms."""
    assert market.world.watched is not None
    return np.flatnonzero(np.isin(market.state.firms["key"], market.world.watched))


def staff(market: Market) -> npt.NDArray[np.intp]:
    """The rows of those who work for the project."""
    return np.flatnonzero(np.isin(market.state.people["employer"], firm_rows(market)))
