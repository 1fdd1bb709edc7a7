"""A tiny calibration of the real model, interrupted and gone on with."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from shlex import split

import pytest
import yaml

from agents.errors import InputError
from analysis.calibration.evaluations import RUNS
from analysis.calibration.parameters import checkout
from analysis.verbs.calibrate import main
from scenarios.comparison import prepare_comparison
from scenarios.compose import compose_settings
from scenarios.settings import RunSettings
from tests.conf.evidence import CONF, idle_entries, load, number_paths, untold
from tests.conf.test_compose import overrides_of, prefix_of

CONFIG = {
    "id": "small",
    "label": {"zh": "小", "en": "Small"},
    "shift": {"mean": -0.1, "sd": 0.2},
    "moments": {
        "young": {
            "outcome": "unemployment_rate",
            "group": "age_16_24",
            "scale": "log_odds",
            "shifted": True,
            "value": 15.0,
            "standard_error": 1.0,
        },
        "older": {
            "outcome": "unemployment_rate",
            "group": "age_30_59",
            "scale": "log_odds",
            "shifted": True,
            "value": 4.0,
            "standard_error": 0.3,
        },
        "inflow": {
            "outcome": "young_talent_arrived",
            "statistic": "yearly_sum",
            "scale": "log",
            "value": 39300.0,
            "standard_error": 6000.0,
        },
    },
    "fitted": {
        "separation": {
            "path": "separation.rates.30",
            "low": 0.0015,
            "high": 0.012,
            "spacing": "log",
            "identified_by": ["older"],
        },
        "arrival": {
            "path": "migration.acceptance",
            "factor": True,
            "low": 0.4,
            "high": 1.1,
            "identified_by": ["inflow"],
        },
    },
}
WORDS = [
    *(
        "calibration=small",
        "region=small",
        "scale=0.002",
        "months=12",
        "settling_months=6",
        "seeds=2",
    ),
    *("trajectories=2", "trials=6", "replicates=2", "sets=2"),
]
PROGRAM = """
import sys
from jobcity import complain
from analysis.verbs.calibrate import main
if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt as interruption:
        print(interruption)
        sys.exit(130)
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("own")
    (place / "calibration").mkdir()
    (place / "calibration" / "small.yaml").write_text(yaml.safe_dump(CONFIG), encoding="utf-8")
    # A region of one's own, so that no file of ours has its name.
    region = {**load(CONF / "region" / "yuhang.yaml"), "id": "small"}
    (place / "region").mkdir()
    (place / "region" / "small.yaml").write_text(yaml.safe_dump(region), encoding="utf-8")
    return place


def words(own: Path, directory: Path, *more: str) -> list[str]:
    return ["--config-dir", str(own), *WORDS, f"hydra.run.dir={directory}", *more]


@pytest.fixture(scope="module")
def finished(own: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("calibrated") / "it"
    assert main(words(own, directory, "processes=1")) == 0
    return directory


def test_everything_is_written(finished: Path) -> None:
    said = json.loads((finished / "calibration.json").read_text())
    assert said["trials"] == 6
    assert len(said["moments"]) == 3
    assert said["squared_distance"]["after"] < said["squared_distance"]["before"] + 5
    page = (finished / "report.html").read_text()
    assert page.count("<svg") == 3
    assert "Never fitted, left as ranges" in page
    assert "http-equiv" not in page


def test_the_parameters_say_what_is_known_of_them(finished: Path) -> None:
    best, sets = (
        yaml.safe_load((finished / folder / "small.yaml").read_text())
        for folder in ("calibrated", "parameter_sets")
    )
    assert best.keys() == {"calibrated_from", "separation", "migration", "about"}
    assert sets.keys() == {"rule", "provenance", "sets"}
    for each in sets["sets"]:
        assert len(each["overrides"]["migration.acceptance"]) == 12
        assert 0.0015 <= each["overrides"]["separation.rates.30"] <= 0.012
    for content in (best, sets):
        assert untold(content) == []
        assert idle_entries(content) == []


def test_every_number_of_the_results_has_a_path(finished: Path) -> None:
    content = yaml.safe_load((finished / "calibrated" / "small.yaml").read_text())
    assert {number[0] for number in number_paths(content)} == {"separation", "migration"}
    assert prefix_of(finished / "calibrated" / "small.yaml") == ""
    numbers = overrides_of(finished / "calibrated" / "small.yaml")
    here, same = (
        compose_settings("run", ["calibrated=small", *more], RunSettings, config_dir=finished)
        for more in ([], numbers)
    )
    assert here == same


def test_the_results_are_a_configuration(own: Path, finished: Path) -> None:
    best = yaml.safe_load((finished / "calibrated" / "small.yaml").read_text())
    region = [f"hydra.searchpath=[{own}]", "region=small"]
    here, plain = (
        compose_settings("run", [*region, *more], RunSettings, config_dir=finished)
        for more in ([], ["calibrated=none"])
    )
    assert here.separation.rates[30] == best["separation"]["rates"][30]
    assert here.migration.acceptance == tuple(best["migration"]["acceptance"])
    assert here.separation.rates[16] == plain.separation.rates[16]
    assert plain.migration.acceptance != here.migration.acceptance


def test_a_finished_calibration_stays(own: Path, finished: Path) -> None:
    with pytest.raises(InputError, match="holds finished results"):
        main(words(own, finished))


def closing_of(
    own: Path, directory: Path, capsys: pytest.CaptureFixture[str], *more: str
) -> dict[str, str]:
    """What is printed behind each colon when the results are made again from their runs."""
    before = (directory / RUNS).read_bytes()
    assert main(words(own, directory, "processes=1", "overwrite=true", *more)) == 0
    assert (directory / RUNS).read_bytes() == before
    printed = capsys.readouterr().out.splitlines()
    assert f"Look at {directory / 'report.html'}" in printed
    return dict(line.split(": ", 1) for line in printed if ": " in line)


def test_the_comparison_that_is_printed_takes_the_results(
    own: Path, finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = closing_of(own, finished, capsys)
    assert "no run is made again" in printed["To keep them"]
    program, verb, *said = split(printed["To use them"])
    assert (program, verb) == ("jobcity", "compare")
    comparison = prepare_comparison(said)
    best, sets = (
        yaml.safe_load((finished / folder / "small.yaml").read_text())
        for folder in ("calibrated", "parameter_sets")
    )
    assert list(comparison.sets) == [each["name"] for each in sets["sets"]]
    for each in sets["sets"]:
        for run in comparison.sets[each["name"]].values():
            assert run.calibrated_from == best["calibrated_from"]
            assert run.separation.rates[30] == each["overrides"]["separation.rates.30"]


def test_results_are_kept_in_a_checkout_without_another_run(
    own: Path,
    finished: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "conf" / "calibration").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    printed = closing_of(own, finished, capsys, "write=true")
    assert "To keep them" not in printed
    for name in ("calibrated/small.yaml", "parameter_sets/small.yaml"):
        written = tmp_path / "conf" / name
        assert written.read_bytes() == (finished / name).read_bytes()
        assert str(written) in printed["Written"]


def test_other_settings_do_not_go_on(own: Path, finished: Path, tmp_path: Path) -> None:
    (tmp_path / "it").mkdir()
    (tmp_path / "it" / "begun.json").write_bytes((finished / "begun.json").read_bytes())
    with pytest.raises(InputError, match="began with another scale; allowed: the same"):
        main([each.replace("scale=0.002", "scale=0.003") for each in words(own, tmp_path / "it")])
    (tmp_path / "it" / "begun.json").write_text("{")
    with pytest.raises(InputError, match=r"begun\.json: is damaged"):
        main(words(own, tmp_path / "it"))


def test_an_interruption_loses_nothing(own: Path, finished: Path, tmp_path: Path) -> None:
    directory = tmp_path / "it"
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words(own, directory, "processes=2")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    runs = directory / RUNS
    for _ in range(3000):
        if process.poll() is not None:
            break
        if runs.exists() and runs.read_bytes().count(b"\n") >= 15:
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    printed, error = process.communicate(timeout=60)
    assert process.returncode == 130, error
    assert printed.endswith(f"the same words with hydra.run.dir={directory} go on\n")
    assert "Traceback" not in error
    kept = runs.read_bytes().splitlines()
    assert len(kept) >= 15
    assert not (directory / "calibration.json").exists()
    assert main(words(own, directory, "processes=2")) == 0
    assert runs.read_bytes().splitlines()[: len(kept)] == kept
    whole = sorted((finished / RUNS).read_bytes().splitlines())
    assert sorted(runs.read_bytes().splitlines()) == whole
    for name in ("calibration.json", "parameter_sets/small.yaml"):
        assert (directory / name).read_bytes() == (finished / name).read_bytes()


def test_results_are_only_put_into_a_checkout(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no checkout of Jobcity here"):
        checkout(tmp_path)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "conf" / "calibration").mkdir(parents=True)
    assert checkout(tmp_path) == tmp_path / "conf"


def test_a_moment_that_a_run_does_not_have_leaves_nothing(own: Path, tmp_path: Path) -> None:
    # There is no talent that came 36 months before the first of 12 months.
    more = ("outcome=youth_retention", "group='36'")
    wrong = [f"calibration.moments.older.{word}" for word in more]
    with pytest.raises(
        InputError, match="older: cannot be computed: youth_retention has no values"
    ):
        main(words(own, tmp_path / "it", "processes=1", *wrong))
    assert not (tmp_path / "it").exists()


def test_a_moment_there_is_not_ends_before_anything_is_made(own: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown outcome 'unemploymnt'"):
        main(words(own, tmp_path / "it", "calibration.moments.young.outcome=unemploymnt"))
    assert not (tmp_path / "it").exists()
