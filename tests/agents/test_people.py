"""People: rows by key, by status and by household."""

import numpy as np
import pytest

from agents.people import EMPLOYED_STATUSES, NOBODY, People, Status, is_employed


@pytest.fixture
def people() -> People:
    """Five people with scattered keys."""
    people = People(2, 10)
    people.join(
        key=[7, 1, 5, 0, 9],
        status=[Status.EMPLOYEE, Status.UNEMPLOYED, Status.AWAY, Status.STUDENT, Status.EMPLOYEE],
        household=[1, -1, 0, 1, 1],
    )
    return people


def test_rows_follow_keys(people: People) -> None:
    assert people.rows(np.array([9, 7, 0])).tolist() == [4, 0, 3]
    assert people.rows(np.array([2, 3, 4, 6, 8])).size == 0
    assert people.rows(np.array([1, 2, 5])).tolist() == [1, 2]
    assert (people.row_of >= 0).sum() == len(people) == 5


def test_later_rows_come_behind(people: People) -> None:
    assert people.join(key=np.array([3, 2])).tolist() == [5, 6]
    assert people.rows(np.array([2, 3])).tolist() == [6, 5]
    assert people["status"].tolist()[-2:] == [Status.AWAY, Status.AWAY]
    assert people["employer"].tolist() == [NOBODY] * 7


def test_room_for_more_keys(people: People) -> None:
    people.reserve_keys(5)
    assert people.row_of.size == 10
    people.reserve_keys(11)
    assert people.row_of.size >= 11
    assert people.rows(np.array([9, 10])).tolist() == [4]
    people.join(key=[10])
    assert people.rows(np.array([10])).tolist() == [5]


def test_by_status(people: People) -> None:
    assert people.with_status(Status.EMPLOYEE).tolist() == [0, 4]
    assert people.with_status(Status.AWAY, Status.UNEMPLOYED).tolist() == [1, 2]
    assert people.with_status(*Status).tolist() == [0, 1, 2, 3, 4]
    assert people.with_status(Status.TRAINEE).size == 0
    found = people.with_status(Status.EMPLOYEE)
    found[:] = 0
    assert people.with_status(Status.EMPLOYEE).tolist() == [0, 4], "what is found is one's own"


def test_members_of_households(people: People) -> None:
    people.form_households(3)
    starts, members = people.member_starts, people.members
    found = [members[starts[at] : starts[at + 1]].tolist() for at in range(people.households)]
    assert found == [[2], [0, 3, 4], []]
    people.join(key=[2])
    assert people.members.size == 4, "whoever comes later belongs to no household"


def test_nobody_has_no_household() -> None:
    nobody = People(1, 1)
    nobody.form_households(0)
    assert nobody.households == 0
    assert nobody.with_status(*Status).size == 0


def test_employment_counts_as_in_the_survey() -> None:
    employed = {status for status in Status if is_employed(int(status))}
    assert employed == set(EMPLOYED_STATUSES)
