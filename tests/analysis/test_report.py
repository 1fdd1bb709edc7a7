"""``jobcity report``: one whole page, drawn again from what was saved, or nothing at all."""

import json
import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import NoReturn

import polars as pl
import pytest

from agents.errors import InputError
from analysis import finish
from analysis.results import Results
from analysis.verbs.report import main

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(HTMLParser):
    """Checks that tags close in order, and collects ids and references."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.references: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"src", "href", "xlink:href", "data", "action"}:
                self.references.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def page_of(directory: Path) -> tuple[Page, str]:
    html = (directory / "report.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(html)
    return page, html


@pytest.fixture
def drawn(comparison: Path, tmp_path: Path) -> Path:
    directory = tmp_path / "drawn"
    shutil.copytree(comparison, directory)
    assert main([str(directory)]) == 0
    return directory


def test_everything_is_written_and_the_last_line_says_where(
    drawn: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(drawn)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"Look at {drawn / 'report.html'}"
    names = {path.relative_to(drawn).as_posix() for path in drawn.glob("figures/*")}
    assert {name.removesuffix(".svg") for name in names if name.endswith(".svg")} == {
        f"figures/{name}"
        for name in (
            "effects_forest",
            "spending_by_instrument",
            "startup_jobs",
            "unemployment_difference",
            "unemployment_over_time",
            "youth_retention",
        )
    }
    assert len(names) == 12
    assert pl.read_parquet(drawn / "effects.parquet").height > 0
    assert not list(drawn.glob(".*"))


def test_a_second_time_gives_the_same_bytes(drawn: Path) -> None:
    files = [drawn / "effects.parquet", drawn / "report.html", *drawn.glob("figures/*")]
    before = {path: path.read_bytes() for path in files}
    assert main([str(drawn)]) == 0
    assert {path: path.read_bytes() for path in files} == before


def test_the_page_is_whole_and_fetches_nothing(drawn: Path) -> None:
    page, html = page_of(drawn)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert page.references
    assert all(reference.startswith("#") for reference in page.references)
    assert {reference[1:] for reference in page.references} <= set(page.ids)
    assert "<script" not in html
    assert "@import" not in html
    assert set(re.findall(r"url\((.)", html)) == {"#"}


def test_the_page_says_what_a_reader_needs(drawn: Path) -> None:
    page, html = page_of(drawn)
    text = " ".join(" ".join(page.text).split())
    for part in ("创业补助", "not calibrated", "Net job-years", "or none", "0.1.0", "Seed"):
        assert part in text
    assert html.count("<figure>") == 6


def test_the_page_does_not_depend_on_how_long_runs_took(drawn: Path) -> None:
    before = (drawn / "report.html").read_bytes()
    for file in drawn.rglob("run.json"):
        facts = json.loads(file.read_text(encoding="utf-8"))
        took = [key for key in facts if key.startswith(("seconds_", "bytes_", "peak_"))]
        assert took
        file.write_text(json.dumps(facts | dict.fromkeys(took, 7.5)), encoding="utf-8")
    assert main([str(drawn)]) == 0
    assert (drawn / "report.html").read_bytes() == before


def test_names_from_files_are_escaped(drawn: Path) -> None:
    facts = json.loads((drawn / "comparison.json").read_text(encoding="utf-8"))
    facts["labels"]["training"] = {"en": "<script>alert(1)</script>", "zh": "a & b"}
    (drawn / "comparison.json").write_text(json.dumps(facts), encoding="utf-8")
    assert main([str(drawn)]) == 0
    page, html = page_of(drawn)
    assert page.open == []
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "a &amp; b" in html


def test_a_single_run_gets_levels_and_no_effects(
    single: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(single)]) == 0
    assert capsys.readouterr().out == f"Look at {single / 'report.html'}\n"
    assert not (single / "effects.parquet").exists()
    page, html = page_of(single)
    assert page.open == []
    assert html.count("<figure>") == 4
    assert "forest plot" not in html
    assert "figure of differences" not in html
    assert "组合政策" in html


def test_nothing_is_left_behind_when_drawing_stops(
    drawn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in drawn.rglob("*") if path.is_file()}

    def stop(_found: Results, _figures: Path) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(finish, "report", stop)
    with pytest.raises(KeyboardInterrupt):
        main([str(drawn)])
    assert {path: path.read_bytes() for path in drawn.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_directory_that_cannot_be_written_is_refused(single: Path) -> None:
    single.chmod(0o500)
    with pytest.raises(InputError, match="can be written"):
        main([str(single)])


def test_a_file_where_the_figures_belong_is_refused(single: Path) -> None:
    (single / "figures").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="can be written"):
        main([str(single)])
    assert (single / "figures").read_text(encoding="utf-8") == "mine"
    assert not list(single.glob(".*"))


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--colour", "a"], ["missing"]])
def test_bad_arguments_are_one_clear_line(arguments: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        main(arguments)
    assert "\n" not in caught.value.line()
    assert "allowed" in caught.value.line()


def test_help_shows_how(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "jobcity report" in capsys.readouterr().out
