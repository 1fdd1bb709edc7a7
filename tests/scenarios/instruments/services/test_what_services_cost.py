"""What each service pays in a year, case by case as the clause says."""

from typing import Any

import pytest

from agents.errors import InputError
from tests.scenarios.instruments.services.usual import USUAL, budget, build, pays, yearly_payments

PLACES = 12
"""Of Yuhang, each with a station."""

# clause, kind, its terms, yuan a year
CLAUSES: list[tuple[str, str, dict[str, Any], float]] = [
    ("points: 3,000 a month, eight in each place", "service_circle", {}, 3000 * 8 * 12 * PLACES),
    ("points: by the year", "service_circle", {"pays": pays(1200.0, "yuan/year")}, 1200 * 8 * 12),
    ("markets: 150,000 a year for each", "gig_market", {}, 33 * 150000),
    ("markets: for those that are accepted", "gig_market", {"take_up": 0.5}, 33 * 75000),
    ("markets: within the budget", "gig_market", budget(1e6), 1e6),
    ("events: sixty a year", "recruitment_event", {}, 60 * 50000),
    ("events: none held unpaid", "recruitment_event", {"pays": pays(0.0, "yuan/event")}, 0),
    ("sharing: costs nothing", "vacancy_sharing", {}, 0),
    ("sharing: what it costs", "vacancy_sharing", {"pays": pays(60000.0, "yuan/year")}, 60000),
    ("information: what it costs", "policy_information", {"pays": pays(500.0, "yuan/month")}, 6000),
    ("monitoring: what it costs", "monitoring", {"pays": pays(500.0, "yuan/month")}, 6000),
    (
        "lists: by monitored firm",
        "layoff_list",
        {"monitored": 1717, "pays": pays(120.0, "yuan/year")},
        1717 * 120,
    ),
    ("posts: paid by their employers", "public_post", {}, 0),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
@pytest.mark.parametrize("scale", [1.0, 0.01])
def test_what_a_year_costs(clause: tuple[str, str, dict[str, Any], float], scale: float) -> None:
    _, kind, changes, expected = clause
    found = yearly_payments(build(kind, scale=scale, **changes))
    assert found == pytest.approx(expected * scale, abs=0.12)


WRONG: list[tuple[str, dict[str, Any], str]] = [
    (kind, {"pays": pays(1.0, "yuan/hire")}, f"'yuan/hire' is not a unit in which a {kind} pays")
    for kind in USUAL
    if kind != "staff_certificate"
] + [
    ("gig_market", {"limits": {"months": 2}}, "a gig_market in yuan/year pays each claim once"),
    ("group_service", {"who": {}}, "names the groups that are sought out"),
    ("public_post", {"who": {}}, "posts are kept for somebody"),
    ("welfare_post", {"again": ["oldest"]}, "again: unknown group 'oldest'"),
    ("group_service", {"who": {"any": ["women"]}}, "unknown group 'women'"),
]


@pytest.mark.parametrize(("kind", "changes", "message"), WRONG, ids=lambda case: str(case)[:40])
def test_what_it_cannot_be(kind: str, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build(kind, **changes)
