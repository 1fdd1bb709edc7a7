"""Rare events by skips: everybody is visited as often, and struck as often, as she should be."""

import numpy as np
import numpy.typing as npt
import pytest
from scipy import stats

from agents.chance import Decision, Luck
from agents.skips import CHUNK, GUIDES, RareEvent, rare_event, skip_guide, skip_table

BOUNDS = [0.0008, 0.01, 0.06, 0.3, 0.85]
SAFE = 1e-6
Ints = npt.NDArray[np.int64]


def event(bound: float) -> RareEvent:
    return RareEvent(bound, Decision.SEPARATION_VISIT, Decision.SEPARATION)


@pytest.mark.parametrize("bound", BOUNDS)
def test_the_table_holds_the_geometric_law(bound: float) -> None:
    table = skip_table(bound)
    expected = 1 - (1 - bound) ** np.arange(1, table.size + 1)
    np.testing.assert_allclose(table, expected, atol=1e-12)
    assert 1 - table[-1] <= 1e-3 < 1 - (table[-2] if table.size > 1 else 0)


@pytest.mark.parametrize("bound", [*BOUNDS, 0.9995])
def test_the_guide_starts_before_the_entry_sought(bound: float) -> None:
    table = skip_table(bound)
    guide = skip_guide(table)
    uniforms = np.random.default_rng(1).random(5000)
    uniforms = uniforms[uniforms < table[-1]]
    entry = np.searchsorted(table, uniforms, side="right")
    start = guide[(uniforms * GUIDES).astype(int)]
    assert np.all(start <= entry)


@pytest.mark.parametrize("bound", BOUNDS)
def test_visits_are_binomial(bound: float) -> None:
    keys, months = 5000, 400
    rare = event(bound)
    counts = [rare.visited(Luck(1), month, keys).size for month in range(months)]
    mean, variance = keys * bound, keys * bound * (1 - bound)
    assert abs(np.mean(counts) - mean) < 5 * np.sqrt(variance / months)
    spread = float(np.var(counts, ddof=1) / variance * (months - 1))
    assert SAFE < stats.chi2.cdf(spread, months - 1) < 1 - SAFE


@pytest.mark.parametrize("bound", BOUNDS)
def test_gaps_are_geometric(bound: float) -> None:
    keys = 20 * CHUNK
    visited = np.concatenate(
        [event(bound).visited(Luck(seed), 2, keys) + seed * keys for seed in range(3)]
    )
    gaps = np.diff(visited) - 1
    # Edges at which about as many gaps end, as far as gaps are whole numbers.
    edges = np.unique(stats.geom.ppf(np.linspace(0.05, 0.95, 15), bound, loc=-1))
    cells = np.bincount(np.searchsorted(edges, gaps, side="left"), minlength=edges.size + 1)
    chances = np.diff([0.0, *stats.geom.cdf(edges, bound, loc=-1), 1.0])
    assert stats.chisquare(cells, chances * gaps.size).pvalue > SAFE


@pytest.mark.parametrize("bound", [0.01, 0.3])
def test_every_key_is_visited_as_often(bound: float) -> None:
    keys, months = 200, 3000
    counts = np.zeros(keys)
    for month in range(months):
        counts[event(bound).visited(Luck(5), month, keys)] += 1
    scaled = (counts - months * bound) ** 2 / (months * bound * (1 - bound))
    assert stats.chi2.sf(scaled.sum(), keys) > SAFE


def test_keys_are_visited_independently_across_chunk_borders() -> None:
    months, bound = 4000, 0.2
    border = np.array([CHUNK - 1, CHUNK])
    both = [
        np.isin(border, event(bound).visited(Luck(6), month, CHUNK + 1)) for month in range(months)
    ]
    together = np.all(both, axis=1).sum()
    expected = months * bound**2
    assert abs(together - expected) < 5 * np.sqrt(expected)


def test_each_key_has_its_own_hazard() -> None:
    """A thousand keys in ten classes, over many months: as many events as the hazards say."""
    bound, months = 0.1, 2000
    hazards = np.repeat(np.linspace(0.0, bound, 10), 100)
    rare, luck = event(bound), Luck(8)
    struck = np.zeros(hazards.size)
    for month in range(months):
        keys = rare.visited(luck, month, hazards.size)
        struck[keys[rare.happens(luck, month, keys, hazards[keys])]] += 1
    classes = struck.reshape(10, 100).sum(axis=1)
    expected = hazards.reshape(10, 100)[:, 0] * 100 * months
    assert classes[0] == 0
    variance = expected[1:] * (1 - hazards.reshape(10, 100)[1:, 0])
    assert stats.chi2.sf(((classes[1:] - expected[1:]) ** 2 / variance).sum(), 9) > SAFE
    # Within the class at the bound, whoever is visited is struck.
    assert struck[-100:].sum() == classes[-1] > 0


def test_a_larger_hazard_strikes_whomever_a_smaller_one_strikes() -> None:
    rare, luck = event(0.2), Luck(2)
    keys = rare.visited(luck, 1, 50_000)
    small = rare.happens(luck, 1, keys, np.full(keys.size, 0.05))
    large = rare.happens(luck, 1, keys, np.full(keys.size, 0.1))
    assert np.all(large[small])
    assert large.sum() > small.sum() > 0
    assert rare.happens(luck, 1, keys, np.full(keys.size, 0.2)).all()
    assert not rare.happens(luck, 1, keys, np.zeros(keys.size)).any()


@pytest.mark.parametrize("wrong", [0.0501, 1.0, float("nan")])
def test_a_hazard_above_its_bound_is_an_error(wrong: float) -> None:
    rare = event(0.05)
    keys = np.arange(3)
    with pytest.raises(ValueError, match="separation"):
        rare.happens(Luck(1), 0, keys, np.array([0.01, wrong, 0.02]))
    assert not rare.happens(Luck(1), 0, keys[:0], np.empty(0)).size


@pytest.mark.parametrize("keys", [0, 1, 999, CHUNK - 1, CHUNK, 3 * CHUNK + 7])
@pytest.mark.parametrize("bound", [0.001, 0.3])
def test_one_more_key_moves_nobody_else(keys: int, bound: float) -> None:
    before = event(bound).visited(Luck(4), 3, keys)
    after = event(bound).visited(Luck(4), 3, keys + 1)
    np.testing.assert_array_equal(after[after < keys], before)
    much_later = event(bound).visited(Luck(4), 3, keys + 5 * CHUNK)
    np.testing.assert_array_equal(much_later[much_later < keys], before)


def test_certain_and_hopeless_visits() -> None:
    np.testing.assert_array_equal(event(1.0).visited(Luck(1), 0, 40_000), np.arange(40_000))
    assert not event(1e-18).visited(Luck(1), 0, 40_000).size


def test_tables_of_a_tiny_bound_stay_small() -> None:
    assert skip_table(1e-9).size <= CHUNK


def test_rare_events_are_made_once() -> None:
    made = rare_event(0.05, Decision.LEAVING_VISIT, Decision.LEAVING)
    assert rare_event(0.05, Decision.LEAVING_VISIT, Decision.LEAVING) is made
    assert rare_event(0.06, Decision.LEAVING_VISIT, Decision.LEAVING) is not made
