"""The table of recycled offers is what the plain simulation makes, run again with other seeds."""

import pytest

from scenarios.oracles.finding import Estimate
from scenarios.oracles.recycled_offers import TABLE, Plain
from scenarios.oracles.two_groups import APPLICATIONS, SIZE
from tests.reference.plain_market import Rules, rates


@pytest.mark.parametrize("plain", TABLE, ids=lambda plain: f"{plain.share}-{plain.rounds}")
def test_the_table_is_what_the_plain_simulation_makes(plain: Plain) -> None:
    rules = Rules(SIZE.seekers, SIZE.vacancies, plain.share, APPLICATIONS, plain.rounds)
    again = rates(rules, range(10_001, 10_009))
    for name, expected in plain.rates().items():
        found = Estimate.of(again[name])
        assert found.error < 0.004 * expected.mean
        assert found.against(name, expected.mean, doubt=expected.error).passed, name
    known = [estimate.error / estimate.mean for estimate in plain.rates().values()]
    assert max(known) < 0.0004


def test_recycling_displaces_less_than_one_round() -> None:
    """Refused offers go on to others, so that more effort does fill more vacancies."""
    two, many = (next(p for p in TABLE if (p.share, p.rounds) == (0.5, n)) for n in (2, 20))
    assert many.overall.mean > two.overall.mean > 0.6321
