"""Errors: what, where, what is allowed, and the nearest right name, in one line."""

import pickle

import pytest

from agents.errors import InputError, unknown_name
from agents.groups import GROUP_NAMES, Group, mask_of


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (InputError("is negative"), "is negative"),
        (InputError("is negative", where="scale"), "scale: is negative"),
        (
            InputError("is 3", where="share", allowed="0 to 1", nearest="1"),
            "share: is 3; allowed: 0 to 1; did you mean 1?",
        ),
        (InputError("two\n  lines", allowed="one\tline"), "two lines; allowed: one line"),
    ],
)
def test_an_error_is_one_line(error: InputError, line: str) -> None:
    assert error.line() == str(error) == line
    assert "\n" not in line


def test_an_error_crosses_processes_whole() -> None:
    error = InputError("is 3", where="share", allowed="0 to 1", nearest="1")
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 our own
    assert isinstance(back, InputError)
    assert back.line() == error.line()
    assert (back.what, back.where, back.allowed, back.nearest) == ("is 3", "share", "0 to 1", "1")


@pytest.mark.parametrize(
    ("name", "nearest"), [("bachelr", "bachelor"), ("Doctor", "doctor"), ("qqq", "")]
)
def test_unknown_names_point_to_the_nearest(name: str, nearest: str) -> None:
    error = unknown_name(name, kind="group", where="who.any", known=["doctor", "bachelor"])
    assert error.nearest == nearest
    assert error.allowed == "bachelor, doctor"
    assert error.line().startswith(f"who.any: unknown group '{name}'")


def test_masks_are_the_bits_of_their_groups() -> None:
    assert mask_of([], "who") == 0
    assert mask_of(["female"], "who") == Group.FEMALE
    assert mask_of(["female", "talent", "female"], "who") == Group.FEMALE | Group.TALENT
    assert mask_of(GROUP_NAMES, "who") == sum(Group)


def test_a_name_that_is_no_group_is_named() -> None:
    with pytest.raises(InputError) as caught:
        mask_of(["female", "gradute_2y"], "scenario.policies.x.who.any")
    assert caught.value.nearest == "graduate_2y"
    assert "hard_to_employ" in caught.value.allowed
    assert caught.value.line().startswith("scenario.policies.x.who.any: unknown group 'gradute_2y'")
