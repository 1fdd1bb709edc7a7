"""Awards to firms that train their own staff: the yearly one and the stars at the end of a term."""

from typing import Any

import pytest

from agents.errors import InputError
from scenarios.kinds import KINDS
from tests.scenarios.instruments.clauses import moved
from tests.scenarios.instruments.training.clauses_of_training import (
    SKILLED,
    certificates,
    made,
    paid_over,
    pays,
)
from tests.sim.desks import small_state

DECEMBER = 11

# clause, certificates of the year, of which high, yuan in December
YEARLY = [
    ("nothing for 99", 99, 0, 0.0),
    ("50,000 for 100 skilled people", 100, 0, 50000.0),
    ("or for 50 highly skilled", 50, 50, 50000.0),
    ("nothing for 49 of them", 49, 49, 0.0),
    ("10,000 for 20 more", 120, 0, 60000.0),
    ("or for 10 more highly skilled", 60, 60, 60000.0),
    ("whichever is more", 120, 80, 80000.0),
    ("at most 200,000", 900, 0, 200000.0),
    ("at most 200,000 of either", 900, 900, 200000.0),
]


@pytest.mark.parametrize("clause", YEARLY, ids=lambda clause: clause[0])
def test_what_the_yearly_award_pays(clause: tuple[str, int, int, float]) -> None:
    _, skilled, high, yuan = clause
    state, instrument = small_state(), made("firm_training_award")
    state.staff_certificates = certificates(skilled, high)
    expected = [(DECEMBER, yuan)] if yuan else []
    assert paid_over(instrument, state, 14) == expected


def test_only_to_firms_it_is_for() -> None:
    for changes in ({"firms": ["startup"]}, {"take_up": 0.0}, {"employing": {"fewest": 50}}):
        state, instrument = small_state(), made("firm_training_award", **changes)
        state.staff_certificates = certificates(100, 0)
        assert paid_over(instrument, state, 14) == []


def test_the_largest_are_paid_as_much_of_it_as_there_is_of_them() -> None:
    state, instrument = small_state(), made("firm_training_award")
    state.scale = 0.1
    state.firms["largest"][1] = 1
    state.staff_certificates = certificates(10, 0)
    assert paid_over(instrument, state, 14) == [(DECEMBER, 5000.0)]


# certificates of the term's last year, yuan at its end
STARS = [(99, 0.0), (100, 10000.0), (199, 10000.0), (200, 20000.0), (400, 30000.0), (999, 30000.0)]


@pytest.mark.parametrize(("skilled", "yuan"), STARS)
def test_what_stars_pay(skilled: int, yuan: float) -> None:
    state, instrument = small_state(), made("star_award")
    state.staff_certificates = certificates(skilled, 0)
    expected = [(35, yuan)] if yuan else []
    assert paid_over(instrument, state, 40) == expected


def test_firms_expect_a_years_part_of_it() -> None:
    award, high = moved(made("firm_training_award", take_up=0.4), worth=0.5).staff_awards
    assert (award.known, award.high) == (0.4, False)
    assert award.by_count[99:101] == (0.0, 25000.0)
    assert award.by_count[-1] == 100000.0
    assert (high.known, high.high) == (0.4, True)
    assert high.by_count[49:51] == (0.0, 25000.0)
    (award,) = moved(made("firm_training_award", high_skilled=None)).staff_awards
    assert not award.high
    (award,) = moved(made("star_award"), worth=0.5).staff_awards
    assert award.by_count[99:101] == (0.0, 10000 / 3 * 0.5)
    assert award.by_count[-1] == pytest.approx(5000)


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        ("firm_training_award", {"pays": pays("yuan/hire")}, "'yuan/hire' is not a unit"),
        ("firm_training_award", {"pays": pays("yuan/year", amount=5.0)}, "pays by its steps"),
        (
            "firm_training_award",
            {"skilled": SKILLED | {"cap": 40000.0}},
            "invented.skilled.cap: the cap of 40000 lies below the first amount",
        ),
        (
            "firm_training_award",
            {"high_skilled": SKILLED | {"cap": 55000.0}},
            "invented.high_skilled.cap: the cap of 55000 leaves no room for a step",
        ),
        ("star_award", {"certificates": [100, 90, 400]}, "do not belong together"),
        ("star_award", {"amounts": [10000.0]}, "do not belong together"),
        ("star_award", {"limits": {"months": 2}}, "pays each claim once"),
    ],
)
def test_what_they_cannot_be(kind: str, changes: dict[str, Any], message: str) -> None:
    assert kind in KINDS
    with pytest.raises(InputError, match=message):
        made(kind, **changes)
