"""The pages: Sphinx builds them without a warning, and what they name is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scenarios.compose import compose_settings
from scenarios.settings import RunSettings

ROOT = Path(__file__).resolve().parents[1]
MODEL = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")


def test_sphinx_builds_the_pages_without_a_warning(tmp_path: Path) -> None:
    words = ["-q", "-W", "--keep-going", "-b", "html", str(ROOT / "docs"), str(tmp_path)]
    run = subprocess.run(
        [sys.executable, "-m", "sphinx", *words], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    for page in ("index", "model", "validation", "outcomes"):
        assert (tmp_path / f"{page}.html").is_file()


def test_the_model_page_follows_the_protocol() -> None:
    headings = re.findall(r"^## (\d)\. (.*)$", MODEL, flags=re.MULTILINE)
    assert [number for number, _ in headings] == list("1234567")


def test_every_file_that_the_model_page_names_is_there() -> None:
    named = set(re.findall(r"`((?:agents|sim|scenarios|analysis|tests|conf)/[\w/.]*)`", MODEL))
    assert len(named) > 40
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_file_of_the_model_with_numbers_is_on_the_model_page() -> None:
    with_numbers = {
        path.relative_to(ROOT).as_posix()
        for folder in ("agents", "sim")
        for path in (ROOT / folder).glob("*.py")
        if re.search(r"^class \w+\(Parameters\)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {path for path in with_numbers if f"`{path}`" not in MODEL} == set()


ROW = re.compile(r"^\| [^|]+ \| `([\w.]+)(?:=[^`]*)?`[^|]*\| `([^`]+)` \|$", re.MULTILINE)
SWITCHES = ROW.findall(MODEL)


@pytest.mark.parametrize(("key", "test"), SWITCHES)
def test_every_switch_is_a_key_and_its_test_speaks_of_it(key: str, test: str) -> None:
    node: object = compose_settings("run", [], RunSettings)
    for part in key.split("."):
        node = getattr(node, part)
    assert node is not None
    assert key.rpartition(".")[2] in (ROOT / test).read_text(encoding="utf-8")


def test_there_are_switches() -> None:
    assert len(SWITCHES) >= 13


def test_the_limits_name_every_prediction_that_misses_on_the_card() -> None:
    card = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    limits = (ROOT / "README.md").read_text(encoding="utf-8").split("## Limits")[1]
    rows = re.findall(
        r"^\| \*\*(?:WARN|FAIL)\*\* \| (.+?)  \S+ \| (\S+).*predicted", card, re.MULTILINE
    )
    assert rows
    for name, value in rows:
        assert f"{name} {value}" in limits
