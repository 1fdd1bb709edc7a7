"""A journal that was cut or damaged costs no run, and is told in one line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from agents.errors import InputError
from analysis.calibration.course import Course, calibrate
from analysis.calibration.evaluations import Question
from analysis.calibration.fit import BATCH, JOURNAL, Search
from analysis.calibration.summary import facts
from tests.analysis.calibration.fake import PLAN, PRESENT, course, problem, runs_in

SMALL = replace(PLAN, seeds=2, trajectories=2, trials=10, replicates=1, sets=2)


def of_nothing_new(directory: Path) -> Course:
    def none(questions: Sequence[Question]) -> Iterator[tuple[int, list[float]]]:
        raise AssertionError(len(questions))

    return calibrate(problem(), PRESENT, runs_in(directory, none), directory, SMALL)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Course]:
    directory = tmp_path_factory.mktemp("whole")
    return directory, course(directory, SMALL)


def test_without_its_journal_a_search_is_the_same(
    whole: tuple[Path, Course], tmp_path: Path
) -> None:
    directory, found = whole
    (tmp_path / "runs.jsonl").write_bytes((directory / "runs.jsonl").read_bytes())
    assert facts(of_nothing_new(tmp_path)) == facts(found)


def searched(directory: Path) -> Search:
    search = Search(directory, problem(), 1, 6)
    search.add_batch(2 * BATCH, lambda points: [sum(each) for each in points])
    return search


# From the newline alone to more than the whole last line.
@pytest.mark.parametrize("cut", [1, 2, 37, 200, 1500, -1])
def test_a_journal_cut_anywhere_goes_on_the_same(tmp_path: Path, cut: int) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "cut").mkdir()
    expected = searched(tmp_path / "whole")
    searched(tmp_path / "cut")
    path = tmp_path / "cut" / JOURNAL
    content = path.read_bytes()
    path.write_bytes(content[:-cut] if cut > 0 else content[:5])
    assert len(Search(tmp_path / "cut", problem(), 1, 6).trials) < BATCH
    again = searched(tmp_path / "cut")
    assert again.points == expected.points
    assert Search(tmp_path / "cut", problem(), 1, 6).points == expected.points


def test_a_lock_left_behind_holds_nobody_up(tmp_path: Path) -> None:
    searched(tmp_path)
    (tmp_path / f"{JOURNAL}.lock").symlink_to(tmp_path / JOURNAL)
    assert len(searched(tmp_path).trials) == 2 * BATCH


@pytest.mark.parametrize("damage", ["cut", "garbage", "middle"])
def test_a_damaged_journal_is_one_clear_line(tmp_path: Path, damage: str) -> None:
    search = Search(tmp_path, problem(), 1, 6)
    search.add_batch(BATCH, lambda points: [sum(each) for each in points])
    path = tmp_path / JOURNAL
    lines = path.read_bytes().splitlines(keepends=True)
    broken = {
        "cut": b"".join(lines)[20:],
        "garbage": b"\x00\xff nonsense\n" * 5,
        "middle": b"".join([*lines[:2], b"{nothing\n", *lines[3:]]),
    }
    path.write_bytes(broken[damage])
    with pytest.raises(
        InputError, match=r"journal is damaged.* delete it; the runs are kept"
    ) as caught:
        Search(tmp_path, problem(), 1, 6)
    assert "\n" not in caught.value.line()


def test_a_journal_of_other_numbers_is_refused(tmp_path: Path) -> None:
    search = Search(tmp_path, problem(), 1, 6)
    search.add_batch(BATCH, lambda points: [sum(each) for each in points])
    whole = problem()
    fewer = replace(whole, fitted={name: whole.fitted[name] for name in ("first", "second")})
    with pytest.raises(InputError, match="is not one of this calibration"):
        Search(tmp_path, fewer, 1, 6)
