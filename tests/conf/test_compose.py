"""Every file of conf composes, fits its model, and lets every number be set from outside."""

from pathlib import Path

import pytest

from agents.errors import InputError
from scenarios.compose import compose_settings
from scenarios.settings import ComparisonSettings, RunSettings
from scenarios.validation import ValidationSettings
from tests.conf.evidence import CONF, FILES, load, number_paths

POLICIES = sorted((CONF / "policy").glob("*.yaml"))
REGIONS = [path for path in sorted((CONF / "region").glob("*.yaml")) if path.stem != "yuhang"]
NO_OPTIONS = ("conf", "policy", "clauses", "targets", "parameter_sets", "facts", "calibration")
OTHERS = [path for path in FILES if path.parent.name not in NO_OPTIONS]
IN_FORCE = ("hard_to_employ_insurance", "startup_subsidy", "certificate_subsidy")
WITH_PLANS = ("yuhang", "huzhou", "hangzhou", "binjiang")


def name_of(path: Path) -> str:
    """Its name in a scenario beside the baseline, which holds those in force already."""
    return f"{path.stem}_too" if path.stem in IN_FORCE else path.stem


def region_of(path: Path) -> str:
    """Whose plan alone a policy belongs to, or empty."""
    start = path.stem.split("_")[0]
    return start if start in WITH_PLANS else ""


def all_of(region: str) -> list[str]:
    """Words that add the policies of a region's plan, or those of several, to a scenario."""
    return [
        f"+policy@scenario.policies.{name_of(path)}={path.stem}"
        for path in POLICIES
        if region_of(path) == region
    ]


def place(path: Path) -> str:
    return path.relative_to(CONF).with_suffix("").as_posix()


def prefix_of(path: Path) -> str:
    """Where a file's numbers stand in the composed configuration."""
    if path.parent == CONF or path.parent.name == "calibrated" or path in REGIONS:
        return ""
    if path.parent.name == "policy":
        return f"scenario.policies.{name_of(path)}."
    return f"{path.parent.name}."


def overrides_of(path: Path) -> list[str]:
    """Every number of a file, set from outside to what it is."""
    content, words = load(path), []
    for number in number_paths(content):
        value: object = content
        for segment in number:
            assert isinstance(value, dict)
            value = next(inner for key, inner in value.items() if str(key) == segment)
        words.append(f"{prefix_of(path)}{'.'.join(number)}={value}")
    return words


def composed(*words: str) -> RunSettings:
    return compose_settings("run", words, RunSettings)


def chosen_by_default() -> set[str]:
    defaults = load(CONF / "run.yaml")["defaults"]
    chosen = [entry for entry in defaults if entry != "_self_"]
    return {f"{group}/{name}" for entry in chosen for group, name in entry.items()}


@pytest.mark.parametrize(
    "path", [path for path in OTHERS if place(path) not in chosen_by_default()], ids=place
)
def test_every_file_composes(path: Path) -> None:
    words = [f"{path.parent.name}={path.stem}"]
    if path.parent.name == "scenario":
        words += [f"region={region}" for region in load(path).get("regions", [])[:1]]
    settings = composed(*words)
    assert settings.desk() is not None


def test_every_number_has_a_path() -> None:
    files = [path for path in OTHERS if place(path) in chosen_by_default()]
    files += [CONF / "run.yaml"]
    overrides = [word for path in files for word in overrides_of(path)]
    assert len(overrides) > 200
    # A calibration puts other numbers over those of the files.
    assert composed("calibrated=none", *overrides) == composed("calibrated=none")


@pytest.mark.parametrize("region", ["", *REGIONS])
def test_every_number_of_a_policy_has_a_path(region: str) -> None:
    files = [path for path in POLICIES if region_of(path) == region]
    overrides = [word for path in files for word in overrides_of(path)]
    plain = all_of(region)
    assert composed(*plain, *overrides) == composed(*plain)


@pytest.mark.parametrize("path", sorted((CONF / "calibrated").glob("*.yaml")), ids=place)
def test_every_calibrated_number_has_a_path(path: Path) -> None:
    words = [f"calibrated={path.stem}"]
    assert composed(*words, *overrides_of(path)) == composed(*words)


@pytest.mark.parametrize("path", REGIONS, ids=place)
def test_every_number_of_a_region_has_a_path(path: Path) -> None:
    plain = (f"region={path.stem}", "calibrated=none")
    assert composed(*plain, *overrides_of(path)) == composed(*plain)


def test_a_number_set_from_outside_is_used() -> None:
    settings = composed(
        "scenario=combined",
        "separation.rates.16=0.02",
        "migration.acceptance=[0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.2]",
        "scenario.policies.expansion.pays.amount=3000",
        "scenario.policies.skills_programme.pays.levels.junior=1",
        "region.places.cangqian.staff=3",
        "region.residents.education.16=[0,0,1,0,0,0]",
    )
    assert settings.separation.rates[16] == 0.02
    assert settings.migration.acceptance[-1] == 0.2
    assert settings.scenario.policies["expansion"].pays.amount == 3000
    assert settings.scenario.policies["skills_programme"].pays.levels["junior"] == 1
    assert settings.region.places["cangqian"].staff == 3
    assert settings.region.residents.education[16] == (0, 0, 1, 0, 0, 0)


def test_the_comparison_composes() -> None:
    settings = compose_settings("compare", [], ComparisonSettings)
    assert {"baseline", "combined"} < set(settings.scenarios)
    for name in settings.scenarios:
        assert composed(f"scenario={name}").scenario.id == name


@pytest.mark.parametrize("path", sorted((CONF / "facts").glob("*.yaml")), ids=place)
def test_every_number_of_the_validation_has_a_path(path: Path) -> None:
    words = [f"region={path.stem}"]
    settings = compose_settings("validate", words, ValidationSettings)
    assert settings.facts.region == path.stem
    words += [*overrides_of(CONF / "validate.yaml"), *overrides_of(path)]
    assert compose_settings("validate", words, ValidationSettings) == settings


def test_names_are_those_of_the_files() -> None:
    for path in FILES:
        content = load(path)
        if path.parent.name in ("scenario", "closure", "shock", "project"):
            assert content["id"] == path.stem
    for name in (path.stem for path in (CONF / "region").glob("*.yaml")):
        assert composed(f"region={name}").region.id == name


def test_the_scenarios_hold_what_they_say() -> None:
    levers = ("hiring_subsidy", "startup_grant", "training", "service_stations")
    policies = {
        name: set(composed(f"scenario={name}").scenario.policies)
        for name in ("baseline", "none", "combined", *levers)
    }
    baseline = policies["baseline"]
    own = {name: held - baseline for name, held in policies.items()}
    assert own["combined"] == set().union(*(own[name] for name in levers))
    assert all(len(own[name]) == 1 for name in levers)
    kinds = [
        composed(f"scenario={name}").scenario.policies[policy].kind
        for name in levers
        for policy in own[name]
    ]
    assert kinds == ["hiring_subsidy", "startup_grant", "training_voucher", "station_capacity"]
    assert policies["none"] == baseline
    ended = composed("scenario=none")
    assert all(policy.period.end < ended.start for policy in ended.scenario.policies.values())
    lasting = composed("scenario=combined").scenario.policies.values()
    assert all(policy.period.end.year == 2030 for policy in lasting)


@pytest.mark.parametrize(
    "word",
    [
        "separation.nope=1",
        "scenario.policies.startup_subsidy.nope=1",
        "scenario.policies.startup_subsidy.pays.amount=-1",
        "scenario.policies.startup_subsidy.take_up=1.5",
        "separation.bound=2",
        "separation.rates.16=0.05",
        "search.applications=.nan",
        "region=nowhere",
    ],
)
def test_numbers_that_cannot_be_are_refused(word: str) -> None:
    with pytest.raises(InputError):
        composed(word)
