"""The targets of every plan: that they are whole, and what is said of those that are not."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.errors import InputError
from scenarios.comparison import prepare_comparison
from scenarios.target import Target, Targets
from sim.outcomes.catalogue import OUTCOMES
from tests.conf.evidence import CONF, load

FILES = sorted((CONF / "targets").glob("*.yaml"))
REGIONS = ("binjiang", "hangzhou", "huzhou", "yuhang")
YUHANG = [f"T{number:03}" for number in range(1, 20)]
HUZHOU = [*range(21, 33), 35, 36, *range(38, 44), 46, 48, 88]


def targets(region: str) -> dict[str, Target]:
    return Targets.model_validate(load(CONF / "targets" / f"{region}.yaml")).targets


def test_every_region_of_a_plan_has_its_file() -> None:
    assert tuple(path.stem for path in FILES) == REGIONS


def test_every_target_of_the_plans_is_there() -> None:
    # The city's standard for stations holds in its district too.
    assert list(targets("yuhang")) == [*YUHANG, "T080"]
    assert list(targets("huzhou")) == [f"T{number:03}" for number in HUZHOU]
    assert list(targets("hangzhou")) == ["T080"]
    assert targets("binjiang") == {}


@pytest.mark.parametrize("region", REGIONS)
def test_a_target_names_an_outcome_there_is_or_why_there_is_none(region: str) -> None:
    for name, target in targets(region).items():
        assert target.definition.endswith("."), name
        assert target.known.source.startswith(name), name
        if target.outcome is None:
            assert target.not_scorable, name
        else:
            assert target.outcome in OUTCOMES, name
        assert Target.model_validate(target.saved()) == target, name


def test_what_nobody_knows_is_not_scorable() -> None:
    found = targets("yuhang")
    assert not any(found[name].outcome for name in ("T012", "T013", "T014"))
    assert found["T001"].rests_on
    assert "says nothing" in found["T002"].slack


def test_the_city_s_standard_is_the_same_in_the_district() -> None:
    city, district = targets("hangzhou")["T080"], targets("yuhang")["T080"]
    assert (city.value, city.operator, city.outcome) == (
        *(district.value, district.operator),
        district.outcome,
    )


def own(directory: Path, **changes: Any) -> list[str]:
    """Words that take a user's own targets, one of which is changed."""
    content = {
        "label": {"zh": "岗位", "en": "Jobs"},
        "definition": "Jobs.",
        "article": "1",
        "operator": ">=",
        "value": 10,
        "period": "cumulative",
        "begins": "2026-01",
        "ends": "2026-12",
        "outcome": "hires",
        "about": {"value": {"unit": "jobs", "source": "mine", "evidence": "chosen"}},
    }
    kept = {key: value for key, value in (content | changes).items() if value is not None}
    (directory / "targets").mkdir()
    text = yaml.safe_dump({"targets": {"mine": kept}}, allow_unicode=True)
    (directory / "targets" / "yuhang.yaml").write_text(text, encoding="utf-8")
    return ["--config-dir", str(directory), "scenarios=[none]"]


def test_a_user_s_own_targets_are_taken_before_ours(tmp_path: Path) -> None:
    assert list(prepare_comparison(own(tmp_path)).targets) == ["mine"]


def test_a_region_without_a_file_has_none() -> None:
    words = ["region=textbook", "scenarios=[none]", "closures=[demand_fixed]"]
    assert prepare_comparison(words).targets == {}


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {"outcome": "newurban"},
            r"outcome: 'newurban' is not an outcome, see .*; did you mean new_urban_employment\?$",
        ),
        ({"groups": ["from_jb"]}, r"targets\.mine\.groups: unknown group 'from_jb'; .*from_job"),
        ({"operator": ">"}, r"targets\.mine\.operator: '>' is not known here; allowed: >=, "),
        ({"value": "many"}, r"targets\.mine\.value: 'many' is not a number"),
        (
            {"valu": 3},
            r"targets\.mine\.valu: unknown key 'valu'.*did you mean targets\.mine\.value\?",
        ),
        ({"outcome": None}, "has either an outcome or a reason why it is not_scorable"),
        ({"not_scorable": "no"}, "has either an outcome or a reason"),
        ({"tolerance": 1}, "a tolerance goes with = and ~="),
        ({"operator": "="}, "a tolerance goes with = and ~="),
        ({"ends": "2025-12"}, "ends 2025-12 lies before begins 2026-01"),
        ({"ends": None}, "ends is missing"),
        ({"begins": "soon"}, "'soon' is not a month"),
        ({"outcome": "employed"}, "employed is no flow, so that it cannot be cumulative"),
        ({"about": {}}, "about.value must say unit, source and evidence"),
    ],
)
def test_what_is_wrong_is_one_line(tmp_path: Path, changes: dict[str, Any], line: str) -> None:
    with pytest.raises(InputError) as caught:
        prepare_comparison(own(tmp_path, **changes))
    assert caught.value.line().startswith(f"{tmp_path}/targets/yuhang.yaml: ")
    assert re.search(line, caught.value.line()), caught.value.line()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ": targets: is missing"),
        ("# nothing yet\n", ": targets: is missing"),
        ("- mine\n", ": ['mine'] is a value where keys are expected"),
        ("targets: [\n", ", line 2: not readable as YAML"),
        ("targets: {mine: '${nowhere}'}\n", ": targets.mine: Interpolation key 'nowhere' not"),
        ("defaults: [nothing]\n", ": targets: unknown targets 'nothing'"),
    ],
)
def test_a_file_of_one_s_own_is_named_in_full(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "targets").mkdir()
    path = tmp_path / "targets" / "yuhang.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        prepare_comparison(["--config-dir", str(tmp_path), "scenarios=[none]"])
    assert caught.value.line().startswith(f"{path}{said}")
