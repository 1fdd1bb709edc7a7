"""On a model of known formulas a calibration finds what is there, and says what is not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from agents.errors import InputError
from analysis.calibration.course import Course, calibrate
from analysis.calibration.ensemble import limit_of
from analysis.calibration.evaluations import Question
from analysis.calibration.profiles import mixed_up
from analysis.calibration.summary import facts, moment_rows, number_rows
from analysis.calibration.table import notes
from scenarios.calibration import Range
from tests.analysis.calibration.fake import (
    PLAN,
    PRESENT,
    TRUE,
    answer,
    ask,
    course,
    problem,
    runs_in,
)


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return course(tmp_path_factory.mktemp("course"))


def test_numbers_that_are_told_are_found(fitted: Course) -> None:
    low, high = (fitted.problem.values(end) for end in fitted.fitted.interval(0.99))
    for at in (0, 1):
        assert low[at] <= TRUE[at] <= high[at]
        assert high[at] / low[at] < 1.5
    assert fitted.best[2] * fitted.best[3] == pytest.approx(TRUE[2] * TRUE[3], rel=0.15)


def test_the_fit_beats_the_numbers_as_they_stood(fitted: Course) -> None:
    distance = fitted.distance
    before, after = (distance.squared(each.mean(axis=0)) for each in (fitted.before, fitted.after))
    assert before > 50
    assert after < 12


def test_a_number_that_moves_nothing_is_screened_out(fitted: Course) -> None:
    assert fitted.screening.seen == [True, True, True, True, False]
    assert "idle" not in fitted.problem.names
    (row,) = [row for row in number_rows(fitted) if row.name == "idle"]
    assert row.verdict == "no effect; kept"
    assert row.best is None


def test_two_numbers_seen_only_as_a_product_are_not_told_apart(fitted: Course) -> None:
    found = fitted.identification
    assert [sorted(direction) for direction in found.flat] == [["left", "right"]]
    ((first, second, correlation),) = found.alike
    assert {first, second} == {"left", "right"}
    assert correlation < -0.95
    verdicts = {row.name: row.verdict for row in number_rows(fitted)}
    assert verdicts["left"] == verdicts["right"] == "not told apart"
    assert verdicts["first"] == "told"


def test_profiles_close_where_a_number_is_told(fitted: Course) -> None:
    assert fitted.profiles["first"].ends == (True, True)
    assert not all(fitted.profiles["left"].ends)
    best = fitted.profiles["first"].places[fitted.profiles["first"].rises.argmin()]
    assert best == pytest.approx(fitted.fitted.place[0], abs=1 / 12)


def test_only_open_profiles_or_twin_estimates_are_mixed_up(fitted: Course) -> None:
    found, profiles = fitted.identification, fitted.profiles
    together = {frozenset(("left", "right"))}
    assert mixed_up(found, profiles) == together
    apart = replace(found, alike=[])
    assert mixed_up(apart, profiles) == together
    closed = {**profiles, "left": profiles["first"]}
    assert mixed_up(apart, closed) == set()
    assert mixed_up(found, closed) == together
    assert mixed_up(replace(found, flat=[]), profiles) == set()


def test_numbers_whose_profiles_close_are_not_called_unknown(fitted: Course) -> None:
    found, closed = fitted.identification, fitted.profiles["first"]
    known = {**found.known, "left": 0.6, "right": 0.6}
    apart = replace(
        fitted,
        identification=replace(found, alike=[], known=known),
        profiles=dict.fromkeys(fitted.profiles, closed),
    )
    verdicts = {row.name: row.verdict for row in number_rows(apart)}
    assert {verdicts["left"], verdicts["right"]} <= {"told", "told by others"}
    (note,) = [note for note in notes(fitted) if "combination" in note]
    assert note.endswith("than the ranges of these numbers do.")


def test_the_interval_that_is_shown_holds_the_best(fitted: Course) -> None:
    low, high = (fitted.problem.values(end) for end in fitted.fitted.interval())
    for end, key in ((low, "low"), (high, "high")):
        beyond = end[0] * (0.9 if key == "low" else 1.1)
        row = number_rows(replace(fitted, best=(beyond, *fitted.best[1:])))[0]
        assert getattr(row, key) == row.best == beyond
        assert (row.high if key == "low" else row.low) == (high if key == "low" else low)[0]


def test_moments_tell_the_numbers_that_they_rest_on(fitted: Course) -> None:
    tells = fitted.identification.tells
    assert tells["first"][0] == "first_alone"
    assert "half" in tells["second"]
    assert tells["left"] == ["product"]


def test_intervals_hold_known_numbers_as_often_as_they_say(fitted: Course) -> None:
    recovery = fitted.recovery
    assert recovery.true.shape == (PLAN.replicates, 4)
    low, _ = recovery.likely
    assert low <= recovery.coverage <= 1
    told = recovery.covered[:2]
    assert low <= told.mean() <= 1
    # Intervals that hold everything because they are endless would pass as well.
    assert float((recovery.high - recovery.low)[:, 0].mean()) < 0.25


def test_every_set_of_the_ensemble_fits_by_the_rule(fitted: Course) -> None:
    ensemble = fitted.ensemble
    assert len({each.fitted for each in ensemble.sets}) == PLAN.sets
    assert max(each.squared for each in ensemble.sets) <= ensemble.limit
    (idle,) = PRESENT[4:]
    runs = [answer(Question((*fitted.best, idle), seed)) for seed in PLAN.common]
    least = fitted.distance.squared(np.mean(runs, axis=0))
    assert ensemble.limit == pytest.approx(limit_of(least, fitted.problem))
    spread = np.std(np.log([each.fitted[2] for each in ensemble.sets]))
    told = np.std(np.log([each.fitted[0] for each in ensemble.sets]))
    assert spread > 3 * told


def test_sets_spread_over_what_is_never_fitted_and_are_fitted_anew(tmp_path: Path) -> None:
    ranges = {"unknown": Range(path="search.applications", low=-0.6, high=0.6)}
    found = course(tmp_path, replace(PLAN, sets=20, replicates=1), ranges)
    ensemble = found.ensemble
    assert ensemble.filled == 0
    assert ensemble.fitting > 0.7 * ensemble.tried
    drawn = np.array([each.ranges[0] for each in ensemble.sets])
    assert drawn.min() < -0.4
    assert drawn.max() > 0.4
    # The first moment holds the sum, so that the first number must give way.
    first = np.log([each.fitted[0] for each in ensemble.sets])
    assert np.corrcoef(drawn, first)[0, 1] < -0.9
    assert float(np.std(drawn + first)) < 0.15
    row = facts(found)["ensemble"]["ranges"][0]
    assert row["low"] <= row["kept_05"] < row["kept_50"] < row["kept_95"] <= row["high"]


def test_sets_spread_as_widely_as_the_fit_is_unsure(fitted: Course) -> None:
    places = np.array([fitted.problem.place(each.fitted) for each in fitted.ensemble.sets])
    expected = np.sqrt(np.diag(fitted.fitted.covariance))
    # Of the numbers that are told; the spread of a sample of 40 is known to about 11 %.
    assert places.std(axis=0)[:2] == pytest.approx(expected[:2], rel=0.35)


def test_the_shift_is_estimated_with_its_prior(fitted: Course) -> None:
    # The made-up region is the nation itself, so that its shift is none.
    rows = {row.name: row for row in moment_rows(fitted)}
    shift = fitted.distance.shift(fitted.after.mean(axis=0))
    assert shift == pytest.approx(0.0, abs=0.1)
    assert rows["rate"].after == pytest.approx(rows["rate"].target, rel=0.05)
    assert rows["first_alone"].off_before > 5


def test_everything_is_said_in_numbers(fitted: Course) -> None:
    said = facts(fitted)
    assert {row["name"] for row in said["numbers"]} == set(problem().names)
    assert said["recovery"]["replicates"] == PLAN.replicates
    assert said["identification"]["combinations_hardly_told"]
    assert len(said["profiles"]["first"]["rises"]) == 13


def test_the_search_ends_with_the_budget(tmp_path_factory: pytest.TempPathFactory) -> None:
    directory = tmp_path_factory.mktemp("budget")
    found = course(directory, replace(PLAN, budget=1e-9, replicates=1, sets=1))
    assert found.trials == 8  # twice as many as there are numbers, and no more


def test_numbers_that_no_moment_sees_cannot_be_fitted(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    directory = tmp_path_factory.mktemp("blind")
    whole = problem()
    blind = replace(whole, moments=dict.fromkeys(whole.moments, whole.moments["half"]))

    def same(questions: Sequence[Question]) -> Iterator[tuple[int, list[float]]]:
        return ((at, [0.5] * 5) for at, _ in ask(questions))

    with pytest.raises(InputError, match="no moment responds to any of the numbers"):
        calibrate(blind, PRESENT, runs_in(directory, same), directory, PLAN)
