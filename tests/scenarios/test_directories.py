"""Directories of results are whole or not there, and never written over by accident."""

import errno
from pathlib import Path

import pytest

from agents.errors import InputError
from scenarios.directories import (
    must_be_free,
    new_directory,
    no_empty_directory_stays,
    remove_unfinished,
    replace_file,
)


def fill(place: Path, text: str = "{}") -> None:
    (place / "run.json").write_text(text)


def test_a_directory_appears_when_its_block_ends(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b"
    with new_directory(target, overwrite=False) as place:
        fill(place)
        assert not target.exists()
    assert [each.name for each in target.iterdir()] == ["run.json"]
    assert [each.name for each in target.parent.iterdir()] == ["b"]


def test_an_empty_directory_may_be_used(tmp_path: Path) -> None:
    with new_directory(tmp_path, overwrite=False) as place:
        fill(place)
    assert (tmp_path / "run.json").is_file()


def test_a_block_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def stop() -> None:
        with new_directory(tmp_path / "a" / "b", overwrite=False) as place:
            fill(place)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert list(tmp_path.iterdir()) == []


def test_finished_results_stay_unless_they_may_be_replaced(tmp_path: Path) -> None:
    target = tmp_path / "run"
    with new_directory(target, overwrite=False) as place:
        fill(place, "old")
        (place / "report.html").touch()
    with (
        pytest.raises(InputError, match=r"holds finished results; .* overwrite=true"),
        new_directory(target, overwrite=False),
    ):
        pass
    with new_directory(target, overwrite=True) as place:
        fill(place, "new")
    assert [each.read_text() for each in target.iterdir()] == ["new"]
    assert [each.name for each in tmp_path.iterdir()] == ["run"]


def test_old_results_survive_a_failure_to_replace_them(tmp_path: Path) -> None:
    with new_directory(tmp_path / "run", overwrite=False) as place:
        fill(place, "old")

    def stop() -> None:
        with new_directory(tmp_path / "run", overwrite=True) as place:
            fill(place, "new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert (tmp_path / "run" / "run.json").read_text() == "old"


def test_what_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    for overwrite in (False, True):
        with pytest.raises(InputError, match="holds no results of this kind"):
            must_be_free(tmp_path, overwrite=overwrite)


@pytest.mark.parametrize("name", ["file/run", "file", "/proc/run", "x" * 300])
def test_places_that_cannot_be_written_to(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"cannot be written: .*; allowed: a dir"):
        must_be_free(tmp_path / name, overwrite=False)
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_is_noticed_before_and_while_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    def fill_the_disk() -> None:
        with new_directory(tmp_path / "run", overwrite=False) as place:
            monkeypatch.setattr(Path, "write_bytes", full)
            (place / "outcomes.parquet").write_bytes(b"")

    with pytest.raises(InputError, match="cannot be written: No space left on device"):
        fill_the_disk()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InputError, match="No space left on device"):
        must_be_free(tmp_path / "run", overwrite=False)
    assert list(tmp_path.iterdir()) == []


def test_only_new_and_empty_directories_are_removed(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    directories = [tmp_path / "old", tmp_path / "new" / "full", tmp_path / "new" / "empty"]
    with no_empty_directory_stays(directories):
        for each in directories:
            each.mkdir(parents=True, exist_ok=True)
        fill(tmp_path / "new" / "full")
    found = sorted(each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*"))
    assert found == ["new", "new/full", "new/full/run.json", "old"]


def test_leftovers_are_swept_up(tmp_path: Path) -> None:
    (tmp_path / "runs" / ".partial-1").mkdir(parents=True)
    (tmp_path / "runs" / ".partial-1" / "run.json").touch()
    (tmp_path / ".partial-2").touch()
    (tmp_path / "runs" / "run").mkdir()
    remove_unfinished(tmp_path)
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["run", "runs"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    replace_file(tmp_path / "facts", b"one")
    replace_file(tmp_path / "facts", b"two")
    assert (tmp_path / "facts").read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["facts"]
