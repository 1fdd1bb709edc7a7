"""Every fen has a payer, a payee, an instrument and a month."""

import numpy as np
import polars as pl
import pytest

from scenarios.settings import RunSettings
from sim.claims import ClaimBook
from sim.model import Market
from tests.sim.markets import SCALE, asked_for, frames, settled

MONTHS = 18
BUDGETS = {
    "hard_to_employ_insurance": ("first_come", 4_000_000),
    "expansion": ("lottery", 3_000_000),
    "student_project_grant": ("neediest", 50_000_000),
    "skills_programme": ("pro_rata", 5_000_000),
    "doorstep_stations": ("first_come", 2_000_000),
}
WORDS = [
    word
    for name, (way, yuan) in BUDGETS.items()
    for word in (
        f"scenario.policies.{name}.budget.yuan_per_year={yuan}",
        f"scenario.policies.{name}.budget.rationing={way}",
    )
]


@pytest.fixture(scope="module")
def asked() -> RunSettings:
    return asked_for("combined", *WORDS)


@pytest.fixture(scope="module")
def market(asked: RunSettings) -> Market:
    return settled().fork(asked, asked.desk(), None).run(MONTHS)


@pytest.fixture(scope="module")
def saved(market: Market) -> dict[str, pl.DataFrame]:
    return frames(market)


def test_the_ledger_is_a_recount_of_the_claims(saved: dict[str, pl.DataFrame]) -> None:
    recount = (
        saved["claims"]
        .group_by("month", "instrument")
        .agg(payments=pl.len(), fen=pl.col("amount").sum())
        .sort("month", "instrument")
    )
    ledger = saved["ledger"]
    assert ledger["month", "instrument"].equals(recount["month", "instrument"])
    yuan = (recount["fen"] / 100 / SCALE).to_numpy()
    assert ledger["amount_yuan"].to_numpy() == pytest.approx(yuan, rel=1e-12)
    assert ledger["payments"].to_list() == [round(n / SCALE) for n in recount["payments"]]
    assert ledger["instrument"].n_unique() == 7


def test_payer_and_payee_are_those_of_the_clause(
    asked: RunSettings, saved: dict[str, pl.DataFrame]
) -> None:
    for name, payer, payee in saved["ledger"]["instrument", "payer", "payee_kind"].iter_rows():
        pays = asked.scenario.policies[name].pays
        assert (payer, payee) == (pays.from_, pays.to)


def test_spending_is_the_ledger(saved: dict[str, pl.DataFrame]) -> None:
    spending = saved["outcomes"].filter(outcome="spending")
    paid = saved["ledger"].rename({"instrument": "group"})["month", "group", "amount_yuan"]
    both = spending.filter(pl.col("group") != "all").join(paid, on=["month", "group"], how="left")
    booked = both["amount_yuan"].fill_null(0.0).to_numpy()
    assert both["value"].to_numpy() == pytest.approx(booked, rel=1e-12)
    total = both.group_by("month").agg(pl.col("value").sum()).sort("month")["value"].to_numpy()
    everything = spending.filter(group="all").sort("month")["value"].to_numpy()
    assert everything == pytest.approx(total, rel=1e-12)


@pytest.mark.parametrize("name", BUDGETS)
def test_no_budget_is_exceeded(name: str, saved: dict[str, pl.DataFrame]) -> None:
    yearly = (
        saved["claims"]
        .filter(instrument=name)
        .group_by(pl.col("month").dt.year())
        .agg(pl.col("amount").sum())
        .sort("month")["amount"]
        .to_list()
    )
    limit = BUDGETS[name][1] * SCALE * 100
    assert all(0 < fen <= limit for fen in yearly)
    assert max(yearly) > 0.6 * limit  # it binds, or this would show nothing


def test_keys_are_those_of_people_and_firms(market: Market, saved: dict[str, pl.DataFrame]) -> None:
    claims = saved["claims"]
    people, firms = market.state.people["key"], market.state.firms["key"]
    by_station = pl.col("instrument") == "doorstep_stations"
    named = claims.filter(~by_station)
    assert np.isin(named["person"].to_numpy(), people).all()
    with_firm = named.filter(
        ~pl.col("instrument").is_in(["skills_programme", "certificate_subsidy"])
    )
    assert np.isin(with_firm["firm"].to_numpy(), firms).all()
    assert set(claims.filter(by_station)["person"].to_list()) == {-1}
    assert (claims["amount"] > 0).all()


def test_nobody_claims_more_often_than_allowed(
    asked: RunSettings, saved: dict[str, pl.DataFrame]
) -> None:
    counts = saved["claims"].filter(pl.col("person") >= 0).group_by("instrument", "person").len()
    for name, policy in asked.scenario.policies.items():
        if policy.limits.times_per_person is not None:
            most = policy.limits.times_per_person * policy.limits.months
            mine = counts.filter(instrument=name)["len"]
            assert mine.is_empty() or mine.max() <= most


def test_dates_are_months_of_the_calendar(
    asked: RunSettings, saved: dict[str, pl.DataFrame]
) -> None:
    months = saved["claims"]["month"]
    assert (months.dt.day() == 1).all()
    assert months.min() == asked.start
    calendar = asked.calendar()
    assert set(months.to_list()) <= {calendar.date(month) for month in range(MONTHS)}


def test_months_of_no_payment_are_not_booked() -> None:
    book = ClaimBook()
    book.book(1, "invented", 0, 0)
    book.book(2, "invented", 2, 30)
    book.book(2, "invented", 1, 5)
    assert book.ledger == {(2, "invented"): (3, 35)}
    book.forget_payments()
    assert not book.ledger
    assert not book.all_payments().size
