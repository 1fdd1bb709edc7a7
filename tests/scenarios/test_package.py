"""A package whose policies do not fit is refused in one line that names the policy."""

import pytest

from agents.errors import InputError
from scenarios.compose import compose_settings
from scenarios.settings import RunSettings

GRANT = "scenario.policies.student_project_grant"
MORE = "+policy@scenario.policies"
LATE = "{announced: 2031-01, start: 2031-01, end: 2031-12}"


def composed(scenario: str, *words: str) -> RunSettings:
    return compose_settings("run", [f"scenario={scenario}", *words], RunSettings)


UNKNOWN = (
    f"{GRANT}.clauses: unknown clause 'I0007'; allowed: an id of docs/clauses.csv, or one of your"
    " own that begins otherwise; did you mean I007?"
)
OUTSIDE = (
    f"{GRANT}.period: 2031-01 to 2031-12 lies outside of the run; allowed: months from 2024-01 to"
    " 2030-12"
)
OVERLAP = (
    "scenario.policies.twin.budget: its budget and that of 'student_project_grant' overlap from"
    " 2026-01 to 2030-12: both carry the clause I006; allowed: one budget for a clause at a time,"
    " or clauses that differ"
)
FULL = "scenario.policies: 9 policies act on 'hiring' at once: hard_to_employ_insurance, more_0"
EIGHT = [f"{MORE}.more_{number}=expansion" for number in range(8)]


@pytest.mark.parametrize(
    ("scenario", "words", "message"),
    [
        ("startup_grant", [f"{GRANT}.clauses=[I006,I0007]"], UNKNOWN),
        ("startup_grant", [f"{GRANT}.period={LATE}"], OUTSIDE),
        ("startup_grant", [f"{MORE}.twin=student_project_grant"], OVERLAP),
        ("startup_grant", [f"{GRANT}.clauses=[i006x]"], UNKNOWN.replace("I0007", "i006x")[:70]),
        ("baseline", EIGHT, FULL),
    ],
)
def test_what_does_not_fit_together(scenario: str, words: list[str], message: str) -> None:
    with pytest.raises(InputError) as error:
        composed(scenario, *words)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        ("startup_grant", [f"{GRANT}.clauses=[wuxi_3.2,I006]"]),
        # One after the other, or without a limit, they count no money twice.
        (
            "startup_grant",
            [
                f"{MORE}.twin=student_project_grant",
                "scenario.policies.twin.period={announced: 2029-01, start: 2029-01, end: 2030-12}",
                f"{GRANT}.period.end=2028-12",
            ],
        ),
        (
            "startup_grant",
            [f"{MORE}.twin=student_project_grant", "scenario.policies.twin.budget=null"],
        ),
        ("none", ["settling_months=0"]),
        ("baseline", EIGHT[1:]),
    ],
)
def test_what_does_fit(scenario: str, words: list[str]) -> None:
    assert composed(scenario, *words).scenario.id == scenario


def test_families_that_are_left_out() -> None:
    whole, part = composed("combined"), composed("combined", "scenario.without=[startup,training]")
    left = {"student_project_grant", "skills_programme"}
    assert set(whole.scenario.active()) - set(part.scenario.active()) == left
    # Measures taken over from before stay, whatever their family.
    assert {"startup_subsidy", "certificate_subsidy"} <= set(part.scenario.active())
    names = [instrument.terms.id for instrument in part.desk().instruments]
    assert names == list(part.scenario.active())


def test_what_is_left_out_stands_in_the_label() -> None:
    part = composed("combined", "scenario.without=[startup,training]").scenario
    assert part.named["en"] == "All four without start-ups, training"
    assert part.named["zh"] == "四项政策组合（不含创业、技能培训）"
    assert composed("combined").scenario.named == part.label
    with pytest.raises(InputError, match="'startup' is named twice"):
        composed("combined", "scenario.without=[startup,startup]")


@pytest.mark.parametrize("region", ["huzhou", "binjiang"])
def test_a_plan_runs_where_it_is_written_for(region: str) -> None:
    message = (
        f"scenario: 'yuhang_plan' is not written for the region {region}; allowed: region=yuhang"
    )
    with pytest.raises(InputError) as error:
        composed("yuhang_plan", f"region={region}", "scenario.without=[services]")
    assert str(error.value) == message


def test_a_family_there_is_not() -> None:
    with pytest.raises(InputError, match=r"scenario\.without\.0: 'start_up'.*did you mean startup"):
        composed("combined", "scenario.without=[start_up]")
