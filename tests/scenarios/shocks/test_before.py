"""Before its month a shock changes no bit, and runs with and without it settle once."""

from datetime import date

import polars as pl
import pytest

from scenarios.settings import RunSettings
from scenarios.settling import settling_groups, settling_key
from scenarios.shock_kinds import SHOCKS
from tests.scenarios.shocks.struck import BEFORE, DATED, MONTH, run
from tests.sim.markets import asked_for, continued, frames


def until(shock: str, month: date) -> dict[str, pl.DataFrame]:
    saved = frames(run(shock, BEFORE + 2))
    return {name: frame.filter(pl.col("month") < month) for name, frame in saved.items()}


def same(one: dict[str, pl.DataFrame], other: dict[str, pl.DataFrame]) -> bool:
    return all(one[name].equals(other[name]) for name in one)


@pytest.mark.parametrize("shock", DATED)
def test_months_before_stay_as_they_were(shock: str) -> None:
    july, later = date(2026, 7, 1), date(2100, 1, 1)
    assert same(until(shock, july), until("none", july))
    assert not same(until(shock, later), until("none", later))


def test_a_cycle_begins_with_the_run() -> None:
    february = date(2026, 2, 1)
    cycle, none = until("demand_cycle", february), until("none", february)
    # It begins on the trend, so that the first month is as without it.
    assert same(cycle, none)
    assert not same(until("demand_cycle", date(2026, 3, 1)), until("none", date(2026, 3, 1)))
    ahead = continued(asked_for("baseline", "shock=demand_cycle", "shock.phase=0.25"), 1)
    assert not frames(ahead)["outcomes"].equals(none["outcomes"])


def test_runs_with_and_without_a_shock_settle_once() -> None:
    runs = {shock: asked_for("baseline", f"shock={shock}") for shock in SHOCKS}
    assert settling_groups(runs) == [list(SHOCKS)]


def test_a_shock_before_the_start_parts_them() -> None:
    slump = asked_for("baseline", "shock=slump", MONTH)

    def early(month: int, **changes: float) -> RunSettings:
        shock = slump.shock.model_copy(update={"month": date(2025, month, 1), **changes})
        return slump.model_copy(update={"shock": shock})

    none = settling_key(asked_for("baseline"))
    assert settling_key(slump) == none
    assert settling_key(early(12)) != none
    assert settling_key(early(12)) != settling_key(early(12, depth=0.5))
    assert settling_key(early(12)) == settling_key(early(12))
