"""Each policy of the packages that has money to pay pays some of it, to those its clause names."""

from functools import cache

import polars as pl
import pytest

from sim.model import Market
from tests.scenarios.alone import EACH, written
from tests.scenarios.packages import asked_of

MONTHS = 24
SUMS_ELSEWHERE = (
    "adviser_award",
    "community_award",
    "contest_prize",
    "firm_training_award",
    "living_allowance",
    "star_award",
)
"""Kinds whose sums stand by degree, step or place."""

PAYS_NOTHING = {
    "hangzhou_outdoor_trading": "its amount is what rules cost a firm less",
    "huzhou_work_injury_cover": "its amount is a risk that firms are spared",
}
PAYS_LATER = {
    "binjiang_star_award": "a term is three years",
}
PAYS_SELDOM = {
    "hangzhou_enterprise_loan": "a few hundred loans a year in the whole city",
    "hangzhou_enterprise_loan_incubated": "a few hundred loans a year in the whole city",
    "binjiang_firm_training_award": "few firms earn a hundred certificates a year",
    "yuhang_adviser_certificates": "some fifteen certificates a year in the whole district",
    "binjiang_mentor_awards": "a few awards a year in the whole district",
    "huzhou_paired_regions_travel": "few come from paired regions, and once each",
    "hangzhou_community_awards": "a hundred communities a year in the whole city",
    "care_startup_grant": "few graduates found firms in care",
    "hangzhou_mentor_pairs": "five hundred pairs a year in the whole city",
    "binjiang_craftsman_units": "five prizes a year in the whole district",
    "hangzhou_contest_prizes": "fifty contests a year in the whole city",
    "hangzhou_rider_contests": "six prizes a year in the whole city",
    "hangzhou_space_operators": "at this scale less than one place",
    "huzhou_startup_contests": "at this scale a year's budget is less than one prize",
    "startup_loan_compensation": "hardly any firm of a graduate who borrowed fails",
    "yuhang_student_growth_award": "hardly any firm of a student comes to employ a hundred",
}
NAMED = {"firm": "firm", "founder": "firm", "person": "person"}
"""Whom each payment to these must name."""

NOBODY_NAMED = {
    "binjiang_mentor_awards": "advisers are no residents of the model",
    "binjiang_staff_certificates": "caseworkers are no residents of the model",
    "binjiang_studio_sessions": "masters are no residents of the model",
    "yuhang_adviser_certificates": "caseworkers are no residents of the model",
}


@cache
def paid(package: str) -> pl.DataFrame:
    """All payments of a package in two years."""
    asked = asked_of(package)
    market = Market(asked, asked.desk(), seed=1, scale=asked.scale, calendar=asked.calendar()).run(
        MONTHS
    )
    return market.recorder.claims(market.state)


def has_money(package: str, policy: str) -> bool:
    """Whether its file names a sum above 0."""
    file = written(package, policy)
    sums = [file.pays.amount, file.pays.per_opening, *file.pays.levels.values()]
    return file.kind in SUMS_ELSEWHERE or max(sums) > 0


@pytest.mark.parametrize(("package", "policy"), EACH, ids=[f"{a}.{b}" for a, b in EACH])
def test_who_has_money_pays_it(package: str, policy: str) -> None:
    mine = paid(package).filter(instrument=policy)
    if has_money(package, policy) and policy not in PAYS_NOTHING | PAYS_LATER:
        assert mine.height or policy in PAYS_SELDOM
    else:
        assert not mine.height
    assert (mine["amount"] > 0).all()


@pytest.mark.parametrize(("package", "policy"), EACH, ids=[f"{a}.{b}" for a, b in EACH])
def test_payments_name_whom_they_go_to(package: str, policy: str) -> None:
    named = NAMED.get(written(package, policy).pays.to)
    if named is None or policy in NOBODY_NAMED:
        return
    assert (paid(package).filter(instrument=policy)[named] >= 0).all()
