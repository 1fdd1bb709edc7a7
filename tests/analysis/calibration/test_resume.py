"""What is interrupted goes on with nothing lost; what is damaged is told in one line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from agents.errors import InputError
from analysis.calibration.course import calibrate
from analysis.calibration.evaluations import RUNS, Question, Runs
from analysis.calibration.fit import BATCH, Search
from analysis.calibration.summary import facts
from tests.analysis.calibration.fake import PLAN, PRESENT, answer, problem, runs_in

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

    runs = runs_in(directory, stopping)
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


def runs_of(directory: Path) -> Runs:
    runs = runs_in(directory)
    runs.of("", [PRESENT], range(3))
    return runs


GOOD = b'{"values": [1, 1, 1, 1, 1], "seed": 1, "moments": [1, 1, 1, 1, 1]}'


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"7",
        b'{"values": [1]}',
        GOOD.replace(b"moments", b"moment"),
        GOOD.replace(b'"moments": [1, 1', b'"moments": [1'),
        GOOD.replace(b'"moments": [1', b'"moments": [true'),
        GOOD.replace(b'"moments": [1', b'"moments": [NaN'),
        GOOD.replace(b'"values": [1', b'"values": [[1]'),
        GOOD.replace(b'"values": [1', b'"values": [Infinity'),
        GOOD.replace(b'"values": [1, 1', b'"values": [1'),
        GOOD.replace(b'"seed": 1', b'"seed": "1"'),
        b"[" * 100_000,
    ],
    ids=lambda line: line[:60].decode(),
)
def test_a_damaged_file_of_runs_is_one_clear_line(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / RUNS
    path.write_bytes(b"\n".join([GOOD, GOOD]) + b"\n")
    assert len(runs_in(tmp_path).known) == 1
    path.write_bytes(b"\n".join([GOOD, line, GOOD]) + b"\n")
    with pytest.raises(InputError, match="line 2 is damaged") as caught:
        runs_in(tmp_path)
    assert "\n" not in caught.value.line()


def test_a_directory_is_no_file_of_runs(tmp_path: Path) -> None:
    (tmp_path / RUNS).mkdir()
    with pytest.raises(InputError, match=r"runs\.jsonl: cannot be read: Is a directory"):
        runs_in(tmp_path)


def test_a_tail_that_is_no_record_is_not_thrown_away(tmp_path: Path) -> None:
    path = tmp_path / RUNS
    for tail in (b"\0\0\0", b"remember this"):
        path.write_bytes(GOOD + b"\n" + tail)
        with pytest.raises(InputError, match="line 2 is damaged"):
            runs_in(tmp_path)
        assert path.read_bytes().endswith(tail)


@pytest.mark.parametrize("length", [1, 5, 30, len(GOOD)])
def test_a_line_cut_off_by_the_end_of_a_process_is_run_again(tmp_path: Path, length: int) -> None:
    before = runs_of(tmp_path).known
    path = tmp_path / RUNS
    whole, last = path.read_bytes()[:-1].rsplit(b"\n", 1)
    path.write_bytes(whole + b"\n" + last[:length])
    assert runs_in(tmp_path).known.keys() < before.keys()
    assert path.read_bytes() == whole + b"\n"
    assert runs_of(tmp_path).known == before
