"""One more arrival changes nobody's luck but through what she does."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pytest

from agents.people import NEVER, Status
from sim import model
from sim.model import Market
from sim.separation import jobs_end
from sim.state import State, move
from tests.sim.markets import asked_for, assert_same, frames, settled

MONTHS = 6
SCALE = 0.02
Case = tuple[int, int, float]


@dataclass
class Month:
    """What employees' separations rested on, and whom they befell, by key."""

    cases: dict[int, Case]
    separated: set[int]


@dataclass
class Watched:
    """A market and its months."""

    market: Market
    months: list[Month] = field(default_factory=list)


def watch(market: Market, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Run a market and note what its separations rested on."""
    watched, given = Watched(market), jobs_end

    def heard(
        state: State,
        world: object,
        numbers: object,
        dismissal: npt.NDArray[np.float64],
        if_non_local: float,
        monitored: object,
    ) -> None:
        people, firms = state.people, state.firms
        rows = people.with_status(Status.EMPLOYEE)
        employer = people["employer"][rows]
        keys = people["key"][rows].tolist()
        rests_on = zip(
            firms["key"][employer].tolist(),
            people["spell_start"][rows].tolist(),
            dismissal[employer].tolist(),
            strict=True,
        )
        given(state, world, numbers, dismissal, if_non_local, monitored)  # type: ignore[arg-type]
        separated = set(people["key"][state.events.separated].tolist())
        watched.months.append(Month(dict(zip(keys, rests_on, strict=True)), separated))

    with monkeypatch.context() as patch:
        patch.setattr(model, "jobs_end", heard)
        market.run(MONTHS)
    return watched


def fork(seed: int = 1) -> Market:
    asked = asked_for("baseline", seed=seed, scale=SCALE)
    return settled(seed, SCALE).fork(asked, asked.desk(), None)


def let_one_more_come(market: Market) -> int:
    """A candidate of the past who never came is unemployed in the region now: her key."""
    state, people = market.state, market.state.people
    candidates = market.world.keys.candidates_of(state.month)
    key = int(candidates[people.row_of[candidates] < 0][0])
    like = people.with_status(Status.UNEMPLOYED)[0]
    names = ("birth", "education", "groups", "place", "field")
    columns = {name: people[name][[like]] for name in names}
    columns |= {"skill": np.array([4.0]), "arrived": np.array([state.month])}
    rows = people.join(key=[key], graduated=[NEVER + 1], **columns)
    move(state, rows, Status.UNEMPLOYED)
    state.stocks[Status.UNEMPLOYED] += 1
    return key


@pytest.fixture(scope="module")
def pair() -> tuple[Watched, Watched, int]:
    with pytest.MonkeyPatch.context() as patch:
        plain = watch(fork(), patch)
        market = fork()
        key = let_one_more_come(market)
        return plain, watch(market, patch), key


def test_whoever_has_not_met_her_consequences_separates_as_before(
    pair: tuple[Watched, Watched, int],
) -> None:
    plain, other, key = pair
    untouched = 0
    for one, two in zip(plain.months, other.months, strict=True):
        alike = {person for person, case in one.cases.items() if two.cases.get(person) == case}
        assert one.separated & alike == two.separated & alike
        assert key not in alike
        untouched += len(one.separated & alike)
    assert untouched > 0.85 * sum(len(month.separated) for month in plain.months)


def test_nothing_changes_before_she_can_have_found_work(
    pair: tuple[Watched, Watched, int],
) -> None:
    plain, other, _ = pair
    assert plain.months[0] == other.months[0]
    assert plain.months[0].separated


def test_most_lives_stay_as_they_were(pair: tuple[Watched, Watched, int]) -> None:
    plain, other, key = pair
    shared = [
        len(one.separated & two.separated) / len(one.separated | two.separated)
        for one, two in zip(plain.months, other.months, strict=True)
    ]
    assert np.mean(shared) > 0.85
    one, two = plain.market.state.people, other.market.state.people
    keys = np.setdiff1d(one["key"], [key])
    keys = keys[two.row_of[keys] >= 0]
    same = one["status"][one.row_of[keys]] == two["status"][two.row_of[keys]]
    assert same.mean() > 0.95
    # She does have consequences, or this would show nothing.
    assert plain.months[-1].cases != other.months[-1].cases


def test_under_another_seed_everything_is_otherwise(
    pair: tuple[Watched, Watched, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, _, _ = pair
    months = watch(fork(2), monkeypatch).months
    shared = [
        len(one.separated & two.separated) / len(one.separated | two.separated)
        for one, two in zip(plain.months, months, strict=True)
    ]
    assert np.mean(shared) < 0.1


def test_watching_changes_nothing(pair: tuple[Watched, Watched, int]) -> None:
    plain, _, _ = pair
    assert_same(frames(plain.market), frames(fork().run(MONTHS)))


def test_candidates_and_their_traits_are_the_same_in_every_scenario() -> None:
    """Policies change who comes, never who might."""
    asked = asked_for("combined", scale=SCALE)
    one, two = fork().run(MONTHS), settled(1, SCALE).fork(asked, asked.desk(), None).run(MONTHS)
    assert one.world.keys == two.world.keys
    first, second = one.state.people, two.state.people
    both = np.flatnonzero((first.row_of[: second.row_of.size] >= 0) & (second.row_of >= 0))
    rows, others = first.row_of[both], second.row_of[both]
    for name in ("birth", "education", "place", "field", "graduated"):
        same = first[name][rows] == second[name][others]
        assert same.all() or name == "graduated"
        assert same.mean() > 0.999
    keys = [set(people["key"].tolist()) for people in (first, second)]
    assert keys[0] != keys[1]
    assert len(keys[0] & keys[1]) > 0.99 * len(keys[0])
    assert len(one.state.people) < one.world.keys.before(MONTHS)
