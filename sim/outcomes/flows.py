"""Hires, separations, vacancies: how the market moves."""

import numpy as np

from agents.people import Origin, Status
from sim import census
from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

FLOWS = "Shimer (2012), Review of Economic Dynamics; Elsby, Hobijn and Sahin (2013)"


@outcome(
    unit="persons",
    zh="新招用人数",
    en="Hires",
    source=FLOWS,
    measure="flow",
    groups="origin",
)
def hires(book: Book) -> object:
    """Jobs started with firms of the region this month, by where the hired came from: without
    work, another job or gig work, new to the region, straight from school with an offer, or living
    in the rest of the city.
    """
    origin = book.events.hire_origin
    counts = [np.count_nonzero(origin == kind) for kind in Origin]
    return book.full(np.array([origin.size, *counts]))


@outcome(
    unit="persons",
    zh="离职失业人数",
    en="Separations to non-employment",
    source=FLOWS,
    measure="flow",
)
def separations(book: Book) -> object:
    """Residents who lost or left a job this month, wherever it was, without another one.
    Retirement, leaving the region and founding a firm are not counted.
    """
    return book.full(book.events.separated.size)


@outcome(
    unit="persons",
    zh="跳槽人数",
    en="Quits to another job",
    source=FLOWS,
    measure="flow",
)
def quits_to_another_job(book: Book) -> object:
    """Employees who changed to another firm of the region this month."""
    return book.full(book.events.quit_for_job)


@outcome(unit="vacancies", zh="空缺岗位", en="Vacancies", source=FLOWS, measure="stock")
def vacancies(book: Book) -> object:
    """Places that firms sought to fill this month, filled or not."""
    return book.full(book.events.vacancies)


@outcome(
    unit="vacancies per jobseeker",
    zh="求人倍率",
    en="Market tightness",
    source="Petrongolo and Pissarides (2001), Journal of Economic Literature",
    measure="rate",
)
def tightness(book: Book) -> object:
    """Vacancies over the unemployed who sought work this month."""
    return np.array([book.events.vacancies]), np.array([book.events.seekers_unemployed])


@outcome(
    unit="percent",
    zh="月度再就业率",
    en="Job-finding rate",
    source=FLOWS,
    measure="rate",
    groups="treatment",
)
def job_finding_rate(book: Book) -> object:
    """Of the unemployed residents who sought work this month, the share whom a firm hired (gig work
    and founding not counted); also of
    those whose search is treated and of the others, where a share of them is treated.
    """
    events = book.events
    found = [events.found_by_unemployed, *events.found_treated]
    return np.array(found), np.array([events.seekers_unemployed, *events.searchers_treated])


@outcome(unit="percent", zh="月度离职率", en="Separation rate", source=FLOWS, measure="rate")
def separation_rate(book: Book) -> object:
    """Separations to non-employment over resident employees at the month's end and those
    separated.
    """
    separated = book.events.separated.size
    return np.array([separated]), np.array([separated + book.by_group[0, Status.EMPLOYEE]])


@outcome(
    unit="persons",
    zh="城镇新增就业",
    en="New urban employment (official count)",
    source="Ministry of Human Resources: 城镇新增就业 = new employment less natural attrition",
    measure="flow",
)
def new_urban_employment(book: Book) -> object:
    """By the rule of the administrative count: residents who started to work this month without
    having worked before it, gig work, founding and public-welfare posts among it, each person once
    a calendar year, less workers who retired. It is gross of job losses and says nothing of the net
    change in jobs; registers, which miss short jobs, count fewer.
    """
    return book.full(book.events.new_workers - book.events.retired_workers)


@outcome(
    unit="jobs",
    zh="企业用工人数",
    en="Jobs at firms of the region",
    source="Fifth economic census (B132)",
    measure="stock",
)
def jobs(book: Book) -> object:
    """Employees of all firms with a workplace in the region, wherever they live, founders not among
    them.
    """
    return book.full(book.tally.jobs)


@outcome(
    unit="percent",
    zh="分行业从业人员占比",
    en="Employment by sector",
    source="Huzhou plan 2024–2026, article (一)2 and (一)3",
    measure="rate",
    groups="sector",
)
def employment_by_sector(book: Book) -> object:
    """The share of each sector in the employees and founders of the region's firms."""
    counts = census.jobs_by_sector(book.state, len(book.sectors))
    return counts, np.full(counts.size, counts.sum())
