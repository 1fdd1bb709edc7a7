"""What an assessment says of its numbers."""

import math

import pytest

from analysis.assessment.findings import cell, leaves_out_0, risk, who
from analysis.assessment.names import GROUPS, group_label, known_of, shown_term
from analysis.catalogue import GROUPS as SAVED
from analysis.facts import Label, ProjectFacts
from analysis.verdict import IDENTICAL, ONE_SEED

PROJECT = ProjectFacts(
    id="plant",
    kind="opening",
    label=Label(zh="厂", en="Plant"),
    month="2027-01",
    terms={},
    about={
        "new_demand": {"unit": "share", "evidence": "unknown", "range": [0.0, 1.0]},
        "schooling.*": {"unit": "share of posts", "evidence": "chosen", "range": None},
    },
    places={"renhe": Label(zh="仁和街道", en="Renhe")},
    sectors={"digital": Label(zh="数字", en="Digital")},
)


def row(effect: float, low: float | None, high: float | None, **more: object) -> dict[str, object]:
    verdict = "raises"
    return {
        "measure": "unemployment_rate",
        "effect": effect,
        "ci_low": low,
        "ci_high": high,
        "verdict": verdict,
        "seeds": 5,
        **more,
    }


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (row(0.25, 0.1, 0.4), "Raises unemployment of women by 0.25 points; the interval leaves o"),
        (row(-0.25, -0.4, -0.1), "Lowers unemployment of women by 0.25 points; the interval leave"),
        (row(0.25, 0.1, 0.4, seeds=4), "May raise unemployment of women by 0.25 points: 4 seeds a"),
        (row(-0.25, -0.4, -0.1, seeds=2), "May lower unemployment of women by 0.25 points: 2 see"),
        (row(0.25, -0.1, 0.6), "No change seen for women: −0.10 to +0.60 points; the interval hol"),
        (row(0.0, 0.0, 0.0, verdict=IDENTICAL), "women: identical in every seed."),
        (row(0.3, None, None, verdict=ONE_SEED), "women: one seed cannot tell."),
    ],
)
def test_a_risk_in_words(found: dict[str, object], sentence: str) -> None:
    assert risk(found, "women").startswith(sentence)


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("all", "all residents"),
        ("female", "women"),
        ("age_16_24", "people of 16–24 years"),
        ("non_local", "people with non-local registration"),
        ("place_renhe", "residents of Renhe"),
    ],
)
def test_groups_in_a_sentence(group: str, words: str) -> None:
    assert who(group, PROJECT) == words


def test_cells_show_intervals_and_doubt() -> None:
    assert cell(row(120.0, 20.0, 220.0), 0).marked == "+120"
    assert cell(row(120.0, 20.0, 220.0), 0).interval == "±100"
    assert cell(row(120.0, -20.0, 260.0), 0).marked == "+120 ?"
    assert cell(None, 0).marked == "–"
    assert cell({"with": 7000.4}, 0, "with").marked == "7,000"
    share = row(40.0, -5.0, 90.0, measure="jobs_displaced_share")
    assert cell(share, 0).interval == "−5 to 90"
    unbounded = row(40.0, -math.inf, math.inf, measure="jobs_displaced_share")
    assert cell(unbounded, 0).interval == "unbounded"
    assert not leaves_out_0(unbounded)


def test_every_saved_group_has_a_name() -> None:
    for groups in ("population", "origin", "destination", "trait"):
        for group in SAVED[groups].split(", "):
            assert group in GROUPS or group.endswith("_…")
    assert group_label("place_renhe", PROJECT).en == "Renhe"
    assert group_label("sector_digital", PROJECT).zh == "数字"
    assert all(label.twofold for label in GROUPS.values())


def test_terms_are_shown_as_people_read_them() -> None:
    assert shown_term({"junior": 1, "college": 3, "doctor": 0.0}, PROJECT) == (
        "Junior secondary or less 25%, College 75%"
    )
    assert shown_term(["renhe", "renhe"], PROJECT) == "Renhe, Renhe"
    assert shown_term(12000, PROJECT) == "12,000"
    assert known_of("new_demand", PROJECT) == "share; unknown, 0 to 1"
    assert known_of("schooling", PROJECT) == "share of posts; chosen"
    assert known_of("place", PROJECT) == ""
