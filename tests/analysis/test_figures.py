"""Every figure is drawn, twice the same, within its page and from the bundled fonts."""

import itertools
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.figures.gallery import DRAWINGS, drawings
from analysis.load import load
from analysis.results import Results, results
from analysis.style import BASELINE, FONTS, colour, context, save
from tests.analysis.synthetic import Design, write_comparison, write_run

THREE_MEGABYTES = 3 * 1024 * 1024


@pytest.fixture(scope="module")
def found(comparison: Path) -> Results:
    return results(comparison)


@pytest.mark.parametrize("name", DRAWINGS)
def test_it_is_the_same_twice(found: Results, tmp_path: Path, name: str) -> None:
    for part in ("first", "second"):
        (tmp_path / part).mkdir()
        save(DRAWINGS[name].draw(found), tmp_path / part, name)
    for file in (f"{name}.svg", f"{name}.png"):
        first, second = ((tmp_path / part / file).read_bytes() for part in ("first", "second"))
        assert first == second
    svg = (tmp_path / "first" / f"{name}.svg").read_text(encoding="utf-8")
    assert "dc:date" not in svg
    assert "<text" not in svg  # outlines only


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_two_texts_overlap(found: Results, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, Bbox]] = []
    paint = Text.draw

    def note(text: Text, renderer: Any, *rest: Any, **more: Any) -> None:
        if text.get_text().strip() and text.get_visible():
            shown.append((text.get_text(), text.get_window_extent(renderer)))
        paint(text, renderer, *rest, **more)

    monkeypatch.setattr(Text, "draw", note)
    with context():
        DRAWINGS[name].draw(found).savefig(BytesIO(), format="png")
    assert len(shown) > 5
    for (one, first), (other, second) in itertools.combinations(shown, 2):
        common = Bbox.intersection(first, second)
        # Two pixels are line spacing, not overlap.
        overlap = common is not None and min(common.width, common.height) > 2.0
        assert not overlap, f"{one!r} overlaps {other!r}"


@pytest.mark.parametrize("name", DRAWINGS)
def test_titles_are_in_both_languages(found: Results, name: str) -> None:
    figure = DRAWINGS[name].draw(found)
    english, chinese = (text.get_text() for text in figure.texts[:2])
    assert english.isascii() or "’" in english
    assert any("一" <= character <= "鿿" for character in chinese)


def test_a_single_run_has_levels_only(tmp_path: Path) -> None:
    found = results(write_run(tmp_path / "run", Design(months=30), "baseline", 1))
    assert set(drawings(found)) == {
        "unemployment_over_time",
        "youth_retention",
        "startup_jobs",
        "spending_by_instrument",
    }
    for drawing in drawings(found).values():
        drawing.draw(found)


@pytest.mark.parametrize(("months", "seeds"), [(1, (1,)), (2, (1, 2)), (13, (0,))])
def test_short_and_lonely_runs_are_drawn_without_complaint(
    tmp_path: Path, months: int, seeds: tuple[int, ...]
) -> None:
    design = Design(scenarios=("baseline", "training"), seeds=seeds, months=months)
    found = results(write_comparison(tmp_path, design))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, drawing in drawings(found).items():
            save(drawing.draw(found), tmp_path, name)


def test_no_line_crosses_what_says_that_nothing_was_observed(tmp_path: Path) -> None:
    design = Design(scenarios=("baseline", "training"), seeds=(1, 2), months=10)
    figure = DRAWINGS["effects_forest"].draw(results(write_comparison(tmp_path, design)))
    empty = [
        axes for axes in figure.axes if any("not observed" in t.get_text() for t in axes.texts)
    ]
    assert empty
    assert not any(axes.lines for axes in empty)


def test_colours_are_the_same_in_every_figure_and_the_baseline_is_grey(comparison: Path) -> None:
    (runs,) = load(comparison)
    tints = [colour(runs, scenario) for scenario in runs.scenarios]
    assert tints[0] == BASELINE
    assert len(set(tints)) == len(tints)


def test_drawing_leaves_the_settings_of_others_alone(found: Results) -> None:
    before = dict(mpl.rcParams)
    DRAWINGS["startup_jobs"].draw(found)
    assert dict(mpl.rcParams) == before


def test_the_fonts_hold_all_of_gb2312_and_are_small_and_licensed() -> None:
    known = set(FT2Font(str(FONTS / "JobcitySansSC-Regular.otf")).get_charmap())
    rows = range(0xA1, 0xFF)
    for first, second in itertools.product(rows, rows):
        try:
            character = bytes([first, second]).decode("gb2312")
        except UnicodeDecodeError:
            continue
        assert ord(character) in known
    assert sum(path.stat().st_size for path in FONTS.glob("*.otf")) <= THREE_MEGABYTES
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
