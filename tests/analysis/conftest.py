"""Made-up results that the tests share."""

from pathlib import Path

import pytest

from tests.analysis.synthetic import Design, write_comparison, write_run


@pytest.fixture(scope="session")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished comparison of 3 scenarios and 4 seeds; only read it."""
    scenarios = ("baseline", "startup_grant", "training")
    design = Design(scenarios=scenarios, seeds=(1, 2, 3, 10), months=30)
    return write_comparison(tmp_path_factory.mktemp("comparison"), design)


@pytest.fixture(scope="session")
def three_closures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same under three closures; only read it."""
    scenarios = ("baseline", "startup_grant", "training")
    closures = ("central", "demand_fixed", "free_entry")
    design = Design(scenarios=scenarios, closures=closures, seeds=(1, 2, 3, 10), months=30)
    return write_comparison(tmp_path_factory.mktemp("closures"), design)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small comparison of one's own, to be broken."""
    design = Design(scenarios=("baseline", "training"), seeds=(1, 2), months=14)
    return write_comparison(tmp_path, design)


@pytest.fixture
def single(tmp_path: Path) -> Path:
    """A single run of one's own."""
    return write_run(tmp_path / "run", Design(months=30), "combined", 3)
