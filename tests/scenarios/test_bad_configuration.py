"""Wrong input gives one line: what, where, what is allowed, the nearest right name."""

import pytest

from agents.errors import InputError
from scenarios.compose import compose_settings
from scenarios.settings import ComparisonSettings, RunSettings

GRANT = "scenario.policies.startup_subsidy"


def complaint(*words: str) -> InputError:
    with pytest.raises(InputError) as caught:
        compose_settings("run", words, RunSettings)
    assert "\n" not in caught.value.line()
    assert "Traceback" not in caught.value.line()
    return caught.value


@pytest.mark.parametrize(
    ("word", "where", "nearest"),
    [
        ("nope=3", "nope", ""),
        ("+nope=3", "nope", ""),
        ("++nope=3", "nope", ""),
        ("mnths=3", "mnths", "months"),
        ("+search.aplications=3", "search.aplications", "search.applications"),
        ("reservation_share=1", "reservation_share", "search.reservation_share"),
        ("clsure=central", "clsure", "closure"),
        (f"{GRANT}.pays.amout=3", f"{GRANT}.pays.amout", f"{GRANT}.pays.amount"),
        ("scenario.startup_subsidy.take_up=0.3", "scenario.startup_subsidy", GRANT),
    ],
)
def test_unknown_key(word: str, where: str, nearest: str) -> None:
    found = complaint(word)
    assert found.what.startswith("unknown key")
    assert found.where == where
    assert found.nearest == nearest
    assert found.allowed


@pytest.mark.parametrize(
    ("word", "where", "nearest"),
    [
        ("region.places.yuhan.staff=3", "region.places.yuhan", "region.places.yuhang"),
        ("scenario.policies.startup_subsdy.take_up=0.3", "scenario.policies.startup_subsdy", GRANT),
    ],
)
def test_unknown_entry_among_others(word: str, where: str, nearest: str) -> None:
    found = complaint(word)
    assert found.what.startswith("unknown entry")
    assert (found.where, found.nearest) == (where, nearest)


@pytest.mark.parametrize(
    ("word", "what"),
    [
        ("seed=true", "true is not a whole number"),
        ("seed='3'", "'3' is not a whole number"),
        ("seed=3.0", "3.0 is not a whole number"),
        ("seed=nan", "nan is not a whole number"),
        ("seed=null", "null is not a whole number"),
        ("seed.x=1", "{x: 1} is not a whole number"),
        ("scale=true", "true is not a number"),
        ("scale='0.1'", "'0.1' is not a number"),
        ("scale=nan", "nan is not a finite number"),
        ("scale=inf", "inf is not a finite number"),
        ("scale=-inf", "-inf is not a finite number"),
        ("search.fading=nan", "nan is not a finite number"),
        ("overwrite=1", "1 is neither true nor false"),
        ("scenario.stacks=yes", "'yes' is neither true nor false"),
        ("scenario.policies=3", "3 is a value where keys are expected"),
        ("demography.youth_education=3", "3 is not a list"),
        (f"{GRANT}.clauses=I045", "'I045' is not a list"),
        (f"{GRANT}.label.en=3", "3 is not text"),
    ],
)
def test_wrong_type(word: str, what: str) -> None:
    found = complaint(word)
    assert found.what == what
    assert word.startswith(found.where)
    assert found.allowed


@pytest.mark.parametrize(
    ("word", "allowed"),
    [
        ("seed=-1", "a whole number from 0 to 9223372036854775807"),
        ("seed=99999999999999999999", "a whole number from 0 to 9223372036854775807"),
        ("scale=0", "a number above 0 and of at most 1"),
        ("scale=1.5", "a number above 0 and of at most 1"),
        ("scale=-0.1", "a number above 0 and of at most 1"),
        ("months=0", "a whole number from 1 to 600"),
        ("months=-3", "a whole number from 1 to 600"),
        ("settling_months=-1", "a whole number from 0 to 240"),
        ("start=2026", "a month from 1900-01 to 2199-12, as 2026-01"),
        ("start=2026-13", "a month from 1900-01 to 2199-12, as 2026-01"),
        ("start=9999-01", "a month from 1900-01 to 2199-12, as 2026-01"),
        (f"{GRANT}.take_up=1.3", "a number from 0 to 1"),
        (f"{GRANT}.pays.amount=-3", "a number from 0 to 10000000"),
        (f"{GRANT}.budget.yuan_per_year=-3", "a number from 0 to 1000000000000, or null"),
        (f"{GRANT}.limits.times_per_person=0", "a whole number of at least 1, or null"),
        ("search.ranking=rankd", "ranked, random"),
    ],
)
def test_out_of_range(word: str, allowed: str) -> None:
    found = complaint(word)
    key, _, value = word.partition("=")
    assert found.where == key
    assert value in found.what
    assert found.allowed == allowed


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            [f"{GRANT}.period.end=2020-01"],
            f"{GRANT}.period: end 2020-01 lies before start 2023-02",
        ),
        (
            [f"{GRANT}.period.announced=2030-01"],
            f"{GRANT}.period: start 2023-02 lies before announced 2030-01",
        ),
        (["scale=1e-9"], "scale: 1e-09 of "),
        (["region.residents.people=0"], "region: residents.people is 0: nobody lives there"),
        (["~months"], "months: is missing; allowed: a whole number from 1 to 600"),
        (["~nope"], "nope: unknown key, so it cannot be left out"),
        (["seed=${nope}"], "seed: Interpolation key 'nope' not found; allowed: a reference to"),
        (["seed=???"], "seed: is missing; allowed: a value"),
        (["region.residents.ages.x=1"], "region.residents.ages.x: unknown key 'x'; allowed: a w"),
        (["demography.youth_education.9=1"], "demography.youth_education[9]: list index out"),
        (["demography.youth_education=[1,2]"], "demography.youth_education.2: is missing; "),
        (["scenario.id=other"], "scenario.id: id 'other' differs from the name of its file; all"),
    ],
)
def test_what_does_not_fit_together(words: list[str], line: str) -> None:
    assert complaint(*words).line().startswith(line)


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("scenario=basline", "scenario: unknown scenario 'basline'; allowed: baseline, "),
        ("region=yuhan", "region: unknown region 'yuhan'; allowed: binjiang, hangzhou, huzhou, "),
        ("region=3", "region: unknown region '3'; allowed: binjiang, hangzhou, "),
        ("scenario=null", "scenario: unknown scenario 'None'"),
        ("closure=centrl", "closure: unknown closure 'centrl'; allowed: central"),
        ("hydra/launcher=jobli", "hydra/launcher: unknown hydra/launcher 'jobli'; allowed: basic"),
        ("policy=expansion", "policy: a policy needs a place in the scenario; allowed: +policy@"),
        (
            "+policy@scenario.policies.more=expnsion",
            "policy@scenario.policies.more: unknown policy 'expnsion'; allowed: ",
        ),
        (f"{GRANT}.kind=grant", f"{GRANT}.kind: unknown kind of instrument 'grant'; allowed: "),
        (f"{GRANT}.who.any=[yuth]", f"{GRANT}.who.any: unknown group 'yuth'; allowed: "),
        (f"{GRANT}.firms=[strtup]", f"{GRANT}.firms: unknown kind of firm 'strtup'; allowed: "),
        (f"{GRANT}.pays.unit=yuan", f"{GRANT}.pays.unit: 'yuan' is not a unit in which"),
        (f"{GRANT}.pays.from=city", f"{GRANT}.pays.from: 'city' is not known here; allowed: "),
        (
            "scenario.policies.certificate_subsidy.pays.levels.junio=3",
            "scenario.policies.certificate_subsidy.pays.levels: unknown key 'junio'; allowed: ",
        ),
        ("hydra.nope=1", "hydra.nope: Key 'nope' not in 'HydraConf'"),
        ("hydra.searchpath=[/not/there]", "hydra.searchpath: /not/there is no directory"),
    ],
)
def test_unknown_names(word: str, line: str) -> None:
    assert complaint(word).line().startswith(line)


def test_the_nearest_region_is_named() -> None:
    assert complaint("region=yuhan").line().endswith("; did you mean yuhang?")


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("seed", "seed: 'seed' has no value; allowed: KEY=VALUE"),
        ("", ": '' has no value; allowed: KEY=VALUE"),
        ("=3", "=3: '3' cannot be read; allowed: KEY=VALUE, with quotes"),
        ("a b=3", "a b: '3' cannot be read"),
        ("seed=[1", "seed: '[1' cannot be read"),
        ("seed==3", "seed: '=3' cannot be read"),
        ("scenario.label.zh=中文", "scenario.label.zh: '中文' cannot be read"),
        ("seed=1,2", "seed: 1,2 names several values; allowed: one value; a list as seed=[1,2]"),
        ("seed=range(1,3)", "seed: range(1,3) names several values"),
        ("scenario=none,baseline", "scenario: none,baseline names several values"),
    ],
)
def test_overrides_that_cannot_be_read(word: str, line: str) -> None:
    assert complaint(word).line().removeprefix(": ").startswith(line.removeprefix(": "))


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("seeds=0", "seeds: 0 is too small; allowed: a whole number from 1 to 10000"),
        ("seeds=2.0", "seeds: 2.0 is not a whole number"),
        ("processes=0", "processes: 0 is too small; allowed: a whole number from 1 to 1024, or "),
        ("scenarios=[]", "scenarios: [] has too few entries; allowed: a list"),
        ("scenarios=baseline", "scenarios: 'baseline' is not a list; allowed: a list, as [a,b]"),
        ("scenarios=[none,none]", "scenarios: 'none' is named twice"),
        ("scenarios=[3]", "scenarios.0: 3 is not text"),
        ("seed=9223372036854775807", "seeds: 8 from seed 9223372036854775807 on pass"),
    ],
)
def test_comparisons(word: str, line: str) -> None:
    with pytest.raises(InputError) as caught:
        compose_settings("compare", [word], ComparisonSettings)
    assert caught.value.line().startswith(line)


def test_an_effect_is_expected_on_an_outcome_there_is() -> None:
    found = complaint(f"{GRANT}.expected.outcome=startup_founded")
    assert found.where == f"{GRANT}.expected.outcome"
    assert "did you mean startups_founded?" in found.line()
