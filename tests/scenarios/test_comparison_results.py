"""Whose runs a directory holds is told, and no verb replaces what another has made."""

import json
from pathlib import Path

import pytest

from agents.errors import InputError
from scenarios.assessment import prepare_assessment
from scenarios.comparison import prepare_comparison
from scenarios.comparison_results import must_be_free_for, unfinished, verb_of, write_plan

VERBS = ("compare", "assess")


def finished(directory: Path, verb: str) -> Path:
    directory.mkdir()
    facts = {"baseline": "none"} | ({"project": {"id": "mine"}} if verb == "assess" else {})
    (directory / "comparison.json").write_text(json.dumps(facts), encoding="utf-8")
    return directory


def run(directory: Path, seed: int) -> Path:
    place = directory / "runs" / "closure=central" / "scenario=none" / f"seed={seed}"
    place.mkdir(parents=True)
    (place / "run.json").write_text("{}", encoding="utf-8")
    return place


@pytest.mark.parametrize("verb", VERBS)
def test_finished_results_are_those_of_their_verb(tmp_path: Path, verb: str) -> None:
    assert verb_of(finished(tmp_path / "it", verb)) == verb


@pytest.mark.parametrize("verb", VERBS)
def test_so_are_some_of_the_runs(tmp_path: Path, verb: str) -> None:
    assert verb_of(tmp_path) == ""
    place = run(tmp_path, 1)
    if verb == "assess":
        (place / "project.parquet").touch()
    assert verb_of(tmp_path) == verb
    write_plan(tmp_path, verb, 4)
    assert verb_of(tmp_path) == verb


@pytest.mark.parametrize(("verb", "other"), [VERBS, VERBS[::-1]])
def test_no_verb_replaces_what_another_made(tmp_path: Path, verb: str, other: str) -> None:
    directory = finished(tmp_path / "it", other)
    words = [f"hydra.run.dir={directory}", "overwrite=true", "closures=[central]"]
    prepare = prepare_assessment if verb == "assess" else prepare_comparison
    own = "project=battery_plant" if verb == "assess" else "scenarios=[none]"
    with pytest.raises(InputError) as caught:
        prepare([*words, own])
    said = f"{directory}: holds results of `jobcity {other}`, which `jobcity {verb}` does not "
    assert caught.value.line().startswith(said)
    must_be_free_for(other, directory, overwrite=True)
    with pytest.raises(InputError, match="holds finished results"):
        must_be_free_for(other, directory, overwrite=False)


def test_runs_that_are_missing_are_counted_and_the_way_on_is_told(tmp_path: Path) -> None:
    write_plan(tmp_path, "assess", 16)
    for seed in range(5):
        run(tmp_path, seed)
    line = (
        f"{tmp_path}: is unfinished: 5 finished runs are kept, 11 are missing; allowed: `jobcity "
        "assess …` again, in a new directory, or here with overwrite=true; it runs all of them anew"
    )
    assert unfinished(tmp_path).line() == line
    with pytest.raises(InputError) as caught:
        must_be_free_for("assess", tmp_path, overwrite=False)
    assert caught.value.line() == line
    must_be_free_for("assess", tmp_path, overwrite=True)
