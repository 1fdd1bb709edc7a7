"""Firms' markets grow and shrink by Stanley's law, whatever the scale."""

from copy import deepcopy

import numpy as np
import numpy.typing as npt
import pytest

from agents.firms import Kind
from sim.firm_life import firms_grow
from sim.world import World
from tests.sim.markets import asked_for, settled


def steps(
    scale: float, *, largest: bool
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Sizes at full scale and yearly log steps of firms, over a year of growth alone."""
    sizes, moved = [], []
    for seed in (1, 2, 3):
        market, numbers = settled(seed, scale), asked_for("baseline").firms
        state, world = deepcopy(market.state), market.world
        before = state.firms["weight"].astype(np.float64)
        for state.month in range(12):
            firms_grow(state, world, numbers)
        old = state.firms["founded"] < -12
        private = old & (state.firms["alive"] == 1) & (before > 1)
        private &= ~np.isin(state.firms["kind"], (Kind.PUBLIC_EMPLOYER, Kind.REST_OF_CITY))
        chosen = private & ((state.firms["largest"] == 1) == largest)
        full = before[chosen] / (scale if largest else 1)
        sizes.append(full)
        moved.append(np.log(state.firms["weight"][chosen] / before[chosen]))
    return np.concatenate(sizes), np.concatenate(moved)


def deviation(size: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    firms = asked_for("baseline").firms
    found: npt.NDArray[np.float64] = firms.growth_dispersion * size**firms.growth_size_exponent
    return found


@pytest.mark.parametrize("scale", [0.005, 0.02])
@pytest.mark.parametrize("largest", [False, True])
def test_each_firm_moves_once_a_year_by_a_step_of_its_size(scale: float, largest: bool) -> None:
    sizes, moved = steps(scale, largest=largest)
    spread = deviation(sizes)
    z = (moved + spread**2 / 2) / spread
    assert abs(z.mean()) < 4 / np.sqrt(z.size)
    assert z.std() == pytest.approx(1.0, abs=4 / np.sqrt(2 * z.size))
    assert (moved != 0).mean() > 0.99


def test_the_largest_move_alike_at_every_scale() -> None:
    one, other = (steps(scale, largest=True)[1].std() for scale in (0.005, 0.02))
    assert one == pytest.approx(other, rel=0.25)
    assert one < 0.06


def test_public_employers_stay_as_they_are() -> None:
    market, numbers = settled(), asked_for("baseline").firms
    state, world = deepcopy(market.state), market.world
    assert isinstance(world, World)
    public = state.firms["kind"] == Kind.PUBLIC_EMPLOYER
    before = state.firms["weight"][public].copy()
    for state.month in range(12):
        firms_grow(state, world, numbers)
    assert (state.firms["weight"][public] == before).all()
    assert public.any()
