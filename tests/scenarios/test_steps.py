"""Awards that begin at a threshold, grow by steps and end at a cap."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from agents.errors import InputError
from scenarios.steps import Steps

AWARD = Steps(threshold=100, first=50000.0, step=20, per_step=10000.0, cap=200000.0)

# certificates of a year, yuan
CASES = [
    (0, 0.0),
    (99, 0.0),
    (100, 50000.0),
    (119, 50000.0),
    (120, 60000.0),
    (139, 60000.0),
    (140, 70000.0),
    (399, 190000.0),
    (400, 200000.0),
    (1000, 200000.0),
]


@pytest.mark.parametrize(("count", "yuan"), CASES)
def test_what_a_number_of_cases_brings(count: int, yuan: float) -> None:
    assert AWARD.yuan(count) == yuan


def test_no_cap_and_no_steps() -> None:
    assert Steps(threshold=2, first=10.0, step=1, per_step=5.0).yuan([1, 2, 50]).tolist() == [
        0,
        10,
        250,
    ]
    assert Steps(threshold=2, first=10.0).yuan([1, 2, 50]).tolist() == [0, 10, 10]


STEPS = some.builds(
    Steps,
    threshold=some.integers(1, 300),
    first=some.floats(0, 1e5),
    step=some.integers(1, 50),
    per_step=some.floats(1, 1e5),
    cap=some.floats(2e5, 1e6),
)


@given(STEPS, some.integers(0, 3000))
def test_more_cases_never_bring_less_nor_more_than_the_cap(steps: Steps, count: int) -> None:
    less, more = steps.yuan([count, count + 1]).tolist()
    assert 0 <= less <= more <= (steps.cap or 0)
    assert steps.yuan(steps.last) == steps.cap


@pytest.mark.parametrize(
    ("cap", "message"),
    [
        (40000.0, "the cap of 40000 lies below the first amount of 50000"),
        (55000.0, "the cap of 55000 leaves no room for a step of 10000"),
    ],
)
def test_a_cap_below_a_step(cap: float, message: str) -> None:
    with pytest.raises(InputError, match=message):
        AWARD.model_copy(update={"cap": cap}).must_fit("scenario.policies.invented.skilled")
    AWARD.must_fit("scenario.policies.invented.skilled")
