"""What is interrupted goes on with nothing lost; what is damaged is told in one line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from agents.errors import InputError
from analysis.calibration.course import calibrate
from analysis.calibration.evaluations import RUNS, Question, Runs
from analysis.calibration.fit import BATCH, JOURNAL, Search
from analysis.calibration.summary import facts
from tests.analysis.calibration.fake import PLAN, PRESENT, answer, ask, problem, quiet

SMALL = replace(PLAN, seeds=2, trajectories=2, trials=14, replicates=3, sets=3)


def go(directory: Path, until: int | None = None) -> tuple[object, Search, int]:
    """Calibrate; with ``until``, interrupt after so many new runs."""
    made = 0

    def stopping(questions: Sequence[Question]) -> Iterator[tuple[int, list[float]]]:
        nonlocal made
        for at, question in enumerate(questions):
            if made == until:
                raise KeyboardInterrupt
            made += 1
            yield at, answer(question)

    runs = Runs(directory, stopping, moments=5, tell=quiet)
    found = calibrate(problem(), PRESENT, runs, directory, SMALL)
    seen = replace(problem(), fitted=found.problem.fitted)
    return facts(found), Search(directory, seen, SMALL.seed, 8), made


def test_interruptions_change_nothing_and_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "parts").mkdir()
    whole, trials, made = go(tmp_path / "whole")
    total = 0
    while True:
        # 17 is no multiple of a batch's runs, so that batches are cut anywhere.
        try:
            found, again, last = go(tmp_path / "parts", 17)
        except KeyboardInterrupt:
            total += 17
            continue
        break
    assert total + last == made
    assert found == whole
    assert again.points == trials.points
    assert [each.value for each in again.trials] == [each.value for each in trials.trials]
    kept = [
        sorted((tmp_path / name / RUNS).read_bytes().splitlines()) for name in ("whole", "parts")
    ]
    assert kept[0] == kept[1]


def test_a_batch_half_in_the_journal_is_filled_up_with_the_same(tmp_path: Path) -> None:
    def evaluate(points: Sequence[tuple[float, ...]]) -> list[float]:
        return [sum(each) for each in points]

    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    whole = Search(tmp_path / "a", problem(), 1, 6)
    for _ in range(4):
        whole.add_batch(4 * BATCH, evaluate)
    cut = Search(tmp_path / "b", problem(), 1, 6)
    for _ in range(3):
        cut.add_batch(4 * BATCH, evaluate)
    cut.add_batch(3 * BATCH + 1, evaluate)
    again = Search(tmp_path / "b", problem(), 1, 6)
    assert len(again.trials) == 3 * BATCH + 1
    again.add_batch(4 * BATCH, evaluate)
    assert again.points == whole.points
    assert len(set(whole.points)) == 4 * BATCH


def test_another_seed_searches_elsewhere(tmp_path: Path) -> None:
    points = []
    for seed in (1, 2):
        (tmp_path / str(seed)).mkdir()
        search = Search(tmp_path / str(seed), problem(), seed, 6)
        search.add_batch(BATCH, lambda points: [sum(each) for each in points])
        points.append(search.points)
    assert not set(points[0]) & set(points[1])


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
    with pytest.raises(InputError, match="journal is damaged") as caught:
        Search(tmp_path, problem(), 1, 6)
    assert "\n" not in caught.value.line()


def test_a_journal_of_other_numbers_is_refused(tmp_path: Path) -> None:
    search = Search(tmp_path, problem(), 1, 6)
    search.add_batch(BATCH, lambda points: [sum(each) for each in points])
    whole = problem()
    fewer = replace(whole, fitted={name: whole.fitted[name] for name in ("first", "second")})
    with pytest.raises(InputError, match="is not one of this calibration"):
        Search(tmp_path, fewer, 1, 6)


def runs_of(directory: Path) -> Runs:
    runs = Runs(directory, ask, moments=5, tell=quiet)
    runs.of("", [PRESENT], range(3))
    return runs


@pytest.mark.parametrize(
    "line", [b"{", b'{"values": [1]}\n', b'{"values":[1],"seed":1,"moments":[1]}']
)
def test_a_damaged_file_of_runs_is_one_clear_line(tmp_path: Path, line: bytes) -> None:
    runs_of(tmp_path)
    path = tmp_path / RUNS
    lines = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([lines[0], line.strip(), *lines[2:]]) + b"\n")
    with pytest.raises(InputError, match="line 2 is damaged"):
        Runs(tmp_path, ask, moments=5, tell=quiet)


def test_a_line_cut_off_by_the_end_of_a_process_is_run_again(tmp_path: Path) -> None:
    before = runs_of(tmp_path).known
    path = tmp_path / RUNS
    path.write_bytes(path.read_bytes()[:-7])
    assert Runs(tmp_path, ask, moments=5, tell=quiet).known.keys() < before.keys()
    assert runs_of(tmp_path).known == before
