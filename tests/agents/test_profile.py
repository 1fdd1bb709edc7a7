"""People drawn from their keys: the shares asked for, and the same person every time."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest

from agents.chance import Luck
from agents.groups import Group
from agents.people import GRADUATION_AGE, SCHOOL_YEARS, Education
from agents.population import residents_profile
from agents.profile import Columns, Profile, draw_people, skill_of
from agents.region import by_age
from tests.agents.regions import yuhang

COUNT = 200_000
MONTH = 7


@pytest.fixture(scope="module")
def profile() -> Profile:
    return residents_profile(yuhang().region)


@pytest.fixture(scope="module")
def people(profile: Profile) -> Columns:
    return draw_people(Luck(5), np.arange(COUNT), MONTH, profile, yuhang().ability)


def has(people: Columns, group: Group) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = (people["groups"] & np.uint64(group)) > 0
    return found


def years(people: Columns) -> npt.NDArray[np.int64]:
    whole: npt.NDArray[np.int64] = (MONTH - people["birth"]) // 12
    return whole


def assert_share(chosen: npt.NDArray[np.bool_], share: float) -> None:
    """A share within five standard errors of a binomial one."""
    error = np.sqrt(share * (1 - share) / max(chosen.size, 1))
    assert abs(chosen.mean() - share) <= 5 * error + 1e-12


def test_lasting_traits_come_with_their_shares(people: Columns, profile: Profile) -> None:
    female = has(people, Group.FEMALE)
    assert_share(female, profile.female)
    assert_share(has(people, Group.RURAL_REGISTRATION), profile.rural_registration)
    assert_share(has(people, Group.DISABLED), profile.disabled)
    assert_share(has(people, Group.LOW_INCOME), profile.low_income)
    assert_share(has(people, Group.REGISTERS), profile.registers)
    assert_share(has(people, Group.VETERAN)[~female], profile.veteran)
    assert not has(people, Group.VETERAN)[female].any()


def test_traits_are_drawn_apart(people: Columns) -> None:
    """But for veterans, who are men and not counted as disabled, one trait tells nothing."""
    apart = (Group.FEMALE, Group.RURAL_REGISTRATION, Group.LOW_INCOME, Group.REGISTERS)
    drawn = np.array([has(people, group) for group in (*apart, Group.DISABLED)], dtype=float)
    related = np.corrcoef([*drawn, people["place"], people["field"]]) - np.eye(7)
    assert np.abs(related).max() < 5 / np.sqrt(COUNT)


def test_only_permanent_bits_are_set(people: Columns) -> None:
    assert int(np.bitwise_or.reduce(people["groups"])) < int(Group.STUDENT)


def test_ages_fill_their_bands_evenly(people: Columns, profile: Profile) -> None:
    starts = [*sorted(profile.ages), 70]
    total = sum(profile.ages.values())
    for start, end in pairwise(starts):
        months = MONTH - people["birth"]
        inside = (months >= start * 12) & (months < end * 12)
        assert_share(inside, profile.ages[start] / total)
        half = months[inside] < (start + end) * 6
        assert_share(half, 0.5)


def test_registration_and_education_depend_on_age(people: Columns, profile: Profile) -> None:
    ages = years(people)
    for age in (16, 22, 33, 45, 55, 65):
        here = ages == age
        assert_share(has(people, Group.NON_LOCAL)[here], by_age(profile.non_local, ages[here])[0])
        shares = profile.education[max(start for start in profile.education if start <= age)]
        for level, share in enumerate(shares):
            assert_share(people["education"][here] == level, share / sum(shares))


def test_places_and_fields_come_with_their_shares(people: Columns, profile: Profile) -> None:
    for column, shares in (("place", profile.places), ("field", profile.sectors)):
        for number, share in enumerate(shares):
            assert_share(people[column] == number, share / sum(shares))


def test_school_is_left_in_june_or_july_at_the_usual_age(people: Columns) -> None:
    month_of_year = people["graduated"] % 12
    assert set(month_of_year.tolist()) == {5, 6}
    assert_share(month_of_year == 5, yuhang().region.residents.leaves_school_in_june)
    age = (people["graduated"] - people["birth"]) / 12
    usual = np.array(GRADUATION_AGE)[people["education"]]
    # Some months before or after: everybody leaves in the summer of the year.
    assert np.abs(age - usual).max() <= 1.5


@pytest.mark.parametrize("month", [-25, -12, -1, 0, 11, 40])
def test_summers_are_right_in_every_year(month: int, profile: Profile) -> None:
    drawn = draw_people(Luck(5), np.arange(500), month, profile, yuhang().ability)
    assert set((drawn["graduated"] % 12).tolist()) == {5, 6}


def test_a_key_is_the_same_person_in_any_batch(people: Columns, profile: Profile) -> None:
    some = np.random.default_rng(1).choice(COUNT, 500, replace=False)
    alone = draw_people(Luck(5), some, MONTH, profile, yuhang().ability)
    for name, values in alone.items():
        np.testing.assert_array_equal(values, people[name][some], err_msg=name)
    other = draw_people(Luck(6), some, MONTH, profile, yuhang().ability)
    assert np.mean(other["birth"] == alone["birth"]) < 0.05


def test_a_key_keeps_her_luck_when_shares_move(people: Columns, profile: Profile) -> None:
    """With more places for women nobody becomes a man, and nothing else changes."""
    moved = replace(profile, female=profile.female + 0.1)
    after = draw_people(Luck(5), np.arange(5000), MONTH, moved, yuhang().ability)
    before = {name: values[:5000] for name, values in people.items()}
    assert np.all(has(after, Group.FEMALE) >= has(before, Group.FEMALE))
    for name in ("birth", "education", "graduated", "place", "field", "skill"):
        np.testing.assert_array_equal(after[name], before[name])


def test_skill_is_mincers(people: Columns) -> None:
    ability = yuhang().ability
    logs = np.log(people["skill"])
    schooling = np.array(SCHOOL_YEARS)[people["education"]]
    experience = np.clip(years(people) - schooling - 6, 0, 40)
    expected = (
        ability.return_to_schooling * (schooling - 12.0)
        + ability.return_to_experience * (experience - 15.0)
        + ability.return_to_experience_squared * (experience**2 - 225.0)
    )
    rest = logs - expected
    assert abs(rest.mean()) < 5 * ability.dispersion / np.sqrt(COUNT)
    assert rest.std() == pytest.approx(ability.dispersion, rel=0.02)
    assert abs(np.corrcoef(rest, expected)[0, 1]) < 5 / np.sqrt(COUNT)


def test_the_usual_worker_has_skill_one() -> None:
    certain = yuhang().ability.model_copy(update={"dispersion": 0.0})
    keys = np.arange(3)
    education = np.full(3, int(Education.SENIOR))
    skill = skill_of(Luck(1), keys, education, np.full(3, 15.0), certain)
    np.testing.assert_allclose(skill, 1.0, rtol=1e-8)


def test_nobody_drawn(profile: Profile) -> None:
    none = draw_people(Luck(5), np.arange(0), MONTH, profile, yuhang().ability)
    assert all(values.size == 0 for values in none.values())
