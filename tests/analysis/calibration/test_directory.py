"""A calibration's directory: held by one, gone on with, and replaced only when all is there."""

import subprocess
import sys
from pathlib import Path

import pytest

from agents.errors import InputError
from analysis.calibration import directory as module
from analysis.calibration.directory import BEGUN, FINISHED, all_at_once, place_of
from analysis.calibration.evaluations import RUNS
from analysis.calibration.fit import JOURNAL
from scenarios.calibration import CalibrationSettings
from scenarios.calibrations import prepare_calibration

HOLDS = """
import sys
from pathlib import Path
from analysis.calibration.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def settings() -> CalibrationSettings:
    return prepare_calibration([]).settings


def other(settings: CalibrationSettings, **changed: object) -> CalibrationSettings:
    return settings.model_copy(update=changed)


def finish(directory: Path, settings: CalibrationSettings, said: str) -> None:
    with place_of(directory, settings) as place:
        (place / RUNS).write_text(f"{said}\n")
        (place / FINISHED).write_text(said)


def interrupt(directory: Path, settings: CalibrationSettings, runs: str) -> Path:
    places = []

    def go() -> None:
        with place_of(directory, settings) as place:
            places.append(place)
            (place / JOURNAL).touch()
            if runs:
                (place / RUNS).write_text(runs)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go()
    return places[0]


def test_what_is_interrupted_goes_on(settings: CalibrationSettings, tmp_path: Path) -> None:
    place = interrupt(tmp_path / "it", settings, "run\n")
    assert place == tmp_path / "it"
    free = other(settings, trials=7, sets=9, budget=1.0, overwrite=True)
    with place_of(tmp_path / "it", free) as again:
        assert (again / RUNS).read_text() == "run\n"


def test_without_a_run_nothing_stays(settings: CalibrationSettings, tmp_path: Path) -> None:
    interrupt(tmp_path / "new" / "it", settings, "")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "old").mkdir()
    interrupt(tmp_path / "old", settings, "")
    assert list((tmp_path / "old").iterdir()) == []


def test_finished_results_stay_until_the_new_are_whole(
    settings: CalibrationSettings, tmp_path: Path
) -> None:
    directory = tmp_path / "it"
    finish(directory, settings, "old")
    with pytest.raises(InputError, match="holds finished results"):
        finish(directory, settings, "new")
    anew = other(settings, scale=0.05, overwrite=True)
    beside = interrupt(directory, anew, "half\n")
    assert (directory / FINISHED).read_text() == "old"
    assert (directory / RUNS).read_text() == "old\n"
    # The same words go on with the runs that are there.
    with place_of(directory, anew) as place:
        assert place == beside
        assert (place / RUNS).read_text() == "half\n"
        (place / FINISHED).write_text("new")
        assert (directory / FINISHED).read_text() == "old"
    assert (directory / FINISHED).read_text() == "new"
    assert [each.name for each in tmp_path.iterdir()] == ["it"]


def test_what_is_finished_goes_on_with_more_trials(
    settings: CalibrationSettings, tmp_path: Path
) -> None:
    finish(tmp_path / "it", settings, "old")
    with place_of(tmp_path / "it", other(settings, trials=999, overwrite=True)) as place:
        assert (place / RUNS).read_text() == "old\n"
        assert (place / FINISHED).read_text() == "old"


def test_only_one_works_in_a_directory(settings: CalibrationSettings, tmp_path: Path) -> None:
    interrupt(tmp_path, settings, "run\n")
    words = [sys.executable, "-c", HOLDS, str(tmp_path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with (
            pytest.raises(InputError, match="another calibration is at work there"),
            place_of(tmp_path, other(settings, overwrite=True, scale=0.05)),
        ):
            pass
        process.kill()
    assert (tmp_path / RUNS).read_text() == "run\n"
    with place_of(tmp_path, settings) as place:
        assert place == tmp_path


def test_other_sources_do_not_go_on(
    settings: CalibrationSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(tmp_path / "it", settings, "run\n")
    about = {"seeds": next(iter(settings.about.values()))}
    with place_of(tmp_path / "it", other(settings, about=about)):
        pass
    monkeypatch.setattr(module, "fingerprint", lambda *_: "edited")
    with (
        pytest.raises(InputError, match="began with another code; allowed: the same"),
        place_of(tmp_path / "it", settings),
    ):
        pass


def test_a_damaged_beginning_is_told(settings: CalibrationSettings, tmp_path: Path) -> None:
    (tmp_path / BEGUN).write_text("{")
    with (
        pytest.raises(InputError, match=r"begun\.json: is damaged"),
        place_of(tmp_path, settings),
    ):
        pass


def test_results_go_into_place_together(tmp_path: Path) -> None:
    (tmp_path / FINISHED).write_text("old")

    def fail() -> None:
        with all_at_once(tmp_path) as made:
            (made / FINISHED).write_text("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [each.read_text() for each in tmp_path.iterdir()] == ["old"]
    with all_at_once(tmp_path) as made:
        (made / "figures").mkdir()
        for name in (FINISHED, "figures/a.svg"):
            (made / name).write_text("new")
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a.svg", FINISHED, "figures"]
    assert (tmp_path / FINISHED).read_text() == "new"
