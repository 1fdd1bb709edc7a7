"""``jobcity validate``, from words to a page."""

import json
from pathlib import Path

import pytest

from agents.errors import InputError
from analysis.validation.plan import check_facts, missing_facts
from analysis.verbs import validate
from scenarios.validation import Validation, prepare_validation

SMALL = ["months=12", "settling_months=0", "scale=0.005", "seeds=2", "processes=1", "theory=false"]
TREATED = ["saturations=[0.1,0.5]", "saturation_months=12"]
SOME = "include=[unemployment_rate,july_jump,job_finding,displacement_50]"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("validate") / "card"
    words = [*SMALL, *TREATED, SOME, f"hydra.run.dir={directory}"]
    assert validate.main(words) == 0
    return directory


def test_it_writes_a_card_figures_and_a_page(finished: Path) -> None:
    content = json.loads((finished / "validation.json").read_text(encoding="utf-8"))
    ids = ["unemployment_rate", "july_jump", "job_finding", "displacement_50"]
    assert [fact["id"] for fact in content["facts"]] == ids
    assert all(fact["value"] is not None for fact in content["facts"])
    assert sum(content["summary"].values()) == len(ids)
    assert {path.name for path in (finished / "runs").iterdir()} == {
        "arm=baseline",
        "arm=saturation_10",
        "arm=saturation_50",
    }
    page = (finished / "validation.html").read_text(encoding="utf-8")
    assert "Youth unemployment, July less June" in page
    assert page.count("<svg") == 6
    assert not any(word in page for word in ("src=", "<link", "<script", "@import"))
    assert (finished / "figures" / "scorecard.png").is_file()


def test_it_prints_every_fact_and_where_to_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    directory = tmp_path / "card"
    words = [*SMALL, "include=[unemployment_rate,mean_wage]", f"hydra.run.dir={directory}"]
    assert validate.main(words) == 0
    printed = capsys.readouterr().out
    assert "B116" in printed
    assert "4 to 5.2" in printed
    assert "2 facts:" in printed
    assert printed.splitlines()[-1] == f"Look at {directory / 'validation.html'}"
    with pytest.raises(InputError, match="overwrite"):
        validate.main(words)


def test_a_fact_that_the_runs_leave_undefined_ends_in_one_line_after_the_card(
    tmp_path: Path,
) -> None:
    directory = tmp_path / "card"
    few = ["scale=0.0003", "seeds=1", "saturations=[0.01,0.5]", "saturation_months=12"]
    words = [*SMALL, *few, "include=[unemployment_rate,displacement_50]"]
    with pytest.raises(InputError) as caught:
        validate.main([*words, f"hydra.run.dir={directory}"])
    assert "displacement_50" in caught.value.line()
    assert "unemployment_rate" not in caught.value.line()
    assert (directory / "validation.json").is_file()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["region=textbook"], "region=textbook: has no facts to be held against; allowed: yuhang"),
        (["include=[julyjump]"], "did you mean july_jump?"),
        (["include=[]"], "names no fact"),
        (["months=6", "include=[july_jump]"], "cannot be computed from runs of 6 months"),
        (["include=[displacement_50]", "saturations=[0.1]"], "unknown saturation '50'"),
        (["saturations=[0.5,0.1]"], "saturations: must rise from above 0"),
        (["saturations=[0.055]"], "saturations: must be whole percentages"),
        (["facts.targets.july_jump.band=[5,2]"], "july_jump"),
        (["facts.targets.july_jump.statistic=july_jmp"], "did you mean july_jump?"),
        (["seeds=0"], "seeds"),
        (["seed=9223372036854775807"], "seeds: 4 from seed 9223372036854775807 on pass"),
        (["shock=slump"], "allowed: none; did you mean cycle=slump?"),
        (["search.treated_share=0.5"], "allowed: 0; did you mean saturations=[0.5]?"),
        (["cycle=none"], "cycle: 'none' never strikes; allowed: demand_cycle, "),
        (["cycle=slmp"], "did you mean slump?"),
        (["include=[july_jump,mean_wage,july_jump]"], "include: 'july_jump' is named twice"),
        (["facts.targets.july_jump.group=age_16_24"], "july_jump takes no group, 'age_16_24'"),
        (["facts.targets.job_finding.group=treated"], "takes no group, 'treated'"),
        (["facts.targets.employment_rate.group=age_16_25"], "did you mean age_16_24?"),
        (["facts.targets.retention_36.group='37'"], "unknown horizon '37'; allowed: 12, 18, 24,"),
        (["include=[retention_36]", "months=24"], "looks back over 49; allowed: months=25 or"),
        (["include=[survival_36]", "settling_months=0", "months=47"], "allowed: months=48 or"),
        (["nope=3"], "nope"),
        (["-m"], "no sweep"),
    ],
)
def test_bad_input_makes_nothing(tmp_path: Path, words: list[str], part: str) -> None:
    directory = tmp_path / "card"
    with pytest.raises(InputError) as caught:
        validate.main([*words, f"hydra.run.dir={directory}"])
    assert part in caught.value.line()
    assert "\n" not in caught.value.line()
    assert not directory.exists()


def test_runs_that_lived_just_long_enough_are_accepted() -> None:
    check_facts(prepare_validation(["include=[retention_36]", "months=25"]))
    check_facts(prepare_validation(["include=[survival_36]", "settling_months=0", "months=48"]))


def test_without_a_shock_its_facts_say_so() -> None:
    validation = prepare_validation([])
    arms = {name: run for name, run in validation.arms.items() if name != "cycle"}
    missing = missing_facts(Validation(validation.settings, arms, validation.directory))
    assert set(missing) == {
        "matching_elasticity",
        "matching_returns",
        "beveridge_slope",
        "okun_slope",
    }


def test_the_treated_differ_in_nothing_else() -> None:
    arms = prepare_validation([]).arms
    baseline, treated = arms["baseline"], arms["saturation_25"]
    assert treated.search.treated_share == 0.25
    assert treated.search.treated_applications == 12
    same = {"search": baseline.search, "months": baseline.months}
    assert treated.model_copy(update=same) == baseline


def test_help_shows_keys_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert validate.main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert "jobcity validate region=yuhang" in printed
    assert "saturations" in printed
