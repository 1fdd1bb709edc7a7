"""What ``--help`` says is true: its keys exist and its examples compose."""

import shlex
from pathlib import Path

import pytest

from scenarios.calibration import CalibrationSettings
from scenarios.comparison import prepare_comparison
from scenarios.jobs import prepare_jobs
from scenarios.overview import EXAMPLES, MEANINGS, overview
from scenarios.settings import ComparisonSettings
from scenarios.source import config_groups
from scenarios.validation import ValidationSettings, prepare_validation
from scenarios.words import read_words


def examples(verb: str) -> list[str]:
    lines = [line.strip() for line in EXAMPLES[verb].splitlines()]
    return [line for line in lines if "--config-dir" not in line]


@pytest.mark.parametrize("verb", ["run", "compare", "validate"])
def test_every_group_and_key_is_named(verb: str) -> None:
    text = overview(verb, None)
    for group, options in config_groups([]).items():
        assert f"  {group} " in text
        assert all(option in text for option in options)
    assert max(map(len, text.splitlines())) <= 110


def test_keys_exist() -> None:
    forms = (ComparisonSettings, ValidationSettings, CalibrationSettings)
    known = {key for form in forms for key in form.model_fields}
    assert MEANINGS.keys() <= known


def test_the_users_own_groups_are_shown(tmp_path: Path) -> None:
    (tmp_path / "scenario").mkdir()
    (tmp_path / "scenario" / "mine.yaml").touch()
    shown = " ".join(overview("run", tmp_path).split())
    assert "hiring_subsidy, huzhou_plan, mine, none" in shown


@pytest.mark.parametrize("line", examples("run"))
def test_examples_of_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert prepare_jobs(read_words("run", shlex.split(line)[2:])).jobs


@pytest.mark.parametrize("line", examples("compare"))
def test_examples_of_compare(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert prepare_comparison(shlex.split(line)[2:]).scenarios


@pytest.mark.parametrize("line", examples("validate"))
def test_examples_of_validate(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert prepare_validation(shlex.split(line)[2:]).arms
