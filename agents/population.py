"""The people there are at the start: who studies, works, seeks or does neither."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck
from agents.firms import Kind
from agents.group_rules import FIVE_YEARS
from agents.groups import Group
from agents.people import Education, Status
from agents.profile import Ability, Columns, Profile, draw_people
from agents.quantiles import choose
from agents.region import Region, by_age
from agents.retirement import retirement_ages
from agents.table import Table

Ints = npt.NDArray[np.int64]
POST_AGE = 40
"""Age in years from which people stand in public-welfare posts at the start."""

LONGEST_FIRST_SPELL = 30
"""Months beyond which nobody has sought at the start."""


@dataclass(frozen=True, slots=True)
class FirstPeople:
    """The people at the start: their columns, and how many households there are."""

    columns: Columns
    households: int


def residents_profile(region: Region) -> Profile:
    """The shares from which the region's residents are drawn."""
    residents = region.residents
    return Profile(
        ages=residents.ages,
        female=residents.female,
        non_local=residents.non_local,
        rural_registration=residents.rural_registration,
        education=residents.education,
        disabled=residents.disabled,
        veteran=residents.veteran,
        low_income=residents.low_income,
        registers=residents.registers_when_unemployed,
        leaves_in_june=residents.leaves_school_in_june,
        places=[place.population for place in region.places.values()],
        sectors=[sector.jobs for sector in region.sectors.values()],
    )


def first_people(
    luck: Luck, region: Region, scale: float, month: int, ability: Ability, retirement: Ints
) -> FirstPeople:
    """Draw the residents and their statuses; jobs and firms are assigned later.

    Those who work stand as employees for now; ``spell_start`` lies in the past by the usual
    lengths of spells. ``retirement``: ages in months at retirement, int64 (3, births).
    """
    keys = np.arange(max(1, round(region.residents.people * scale)))
    columns = draw_people(luck, keys, month, residents_profile(region), ability)
    status = _statuses(luck, region, scale, columns, month, retirement)
    u = luck.draws(Decision.FIRST_STATUS, 0, keys, 2)
    staying = 1.0 - region.residents.job_finding
    sought = choose(u, [staying**months for months in range(LONGEST_FIRST_SPELL)])
    held = (u * 72).astype(np.int64)
    columns["status"] = status
    levels = choose(luck.draws(Decision.FIRST_STATUS, 0, keys, 4), region.residents.certificates)
    columns["certificate"] = np.where(status == Status.STUDENT, 0, levels)
    columns["spell_start"] = month - np.where(status == Status.UNEMPLOYED, sought, held)
    columns["arrived"] = np.full(keys.size, -32768)
    households, columns["household"] = _households(luck, region, columns)
    return FirstPeople(columns, households)


def _statuses(
    luck: Luck, region: Region, scale: float, columns: Columns, month: int, retirement: Ints
) -> Ints:
    residents = region.residents
    keys = columns["key"]
    age_months = month - columns["birth"]
    years = age_months // 12
    female = (columns["groups"] & np.uint64(Group.FEMALE)) > 0
    u = [luck.draws(Decision.FIRST_STATUS, 0, keys, k) for k in (0, 1, 3)]
    takes_part = u[0] < np.where(
        female,
        by_age(residents.participation_women, years),
        by_age(residents.participation_men, years),
    )
    takes_part &= age_months < retirement_ages(
        retirement, columns["birth"], female, columns["education"]
    )
    status = np.where(takes_part, Status.EMPLOYEE, Status.OUT_OF_LABOUR_FORCE)
    status[columns["graduated"] >= month] = Status.STUDENT
    works = status == Status.EMPLOYEE
    status[works & (u[1] < by_age(residents.unemployment, years))] = Status.UNEMPLOYED
    works = status == Status.EMPLOYEE
    less_educated = columns["education"] < Education.COLLEGE
    gig = u[2] < residents.gig_share * np.where(
        less_educated, residents.gig_below_college, residents.gig_college
    )
    status[works & gig] = Status.GIG_WORKER
    posts = round(residents.public_welfare_posts * scale)
    local = (columns["groups"] & np.uint64(Group.NON_LOCAL)) == 0
    eligible = np.flatnonzero((status == Status.UNEMPLOYED) & local & (years >= POST_AGE))
    status[eligible[np.argsort(u[2][eligible])[:posts]]] = Status.PUBLIC_WELFARE
    return status


def _households(luck: Luck, region: Region, columns: Columns) -> tuple[int, Ints]:
    """Group neighbours of local registration into households of the usual size, by chance."""
    household = np.full(columns["key"].size, -1)
    local = np.flatnonzero((columns["groups"] & np.uint64(Group.NON_LOCAL)) == 0)
    order = luck.draws(Decision.HOUSEHOLD, 0, columns["key"][local])
    local = local[np.lexsort((order, columns["place"][local]))]
    household[local] = (np.arange(local.size) / region.residents.household_members).astype(int)
    return (int(household.max()) + 1 if local.size else 0), household


def choose_founders(luck: Luck, people: Table, count: int) -> Ints:
    """Rows of ``count`` employees, by chance, who become founders."""
    able = np.flatnonzero(people["status"] == Status.EMPLOYEE)
    order = np.argsort(luck.draws(Decision.FIRST_JOB, 0, people["key"][able], 0), kind="stable")
    return able[order[:count]]


def assign_jobs(luck: Luck, people: Table, firms: Table, month: int) -> None:
    """Give the first jobs to the first employees who have none, near in field and in place.

    Where jobs are fewer than employees, some of these are unemployed from ``month`` on; where they
    are more, some stand open; which ones is left to chance. Headcounts are set to what was
    assigned.
    """
    workers = np.flatnonzero((people["status"] == Status.EMPLOYEE) & (people["employer"] < 0))
    jobs = np.repeat(np.arange(len(firms)), firms["headcount"])
    by_chance = luck.draws(Decision.FIRST_JOB, 0, np.arange(jobs.size), 1)
    jobs = jobs[np.argsort(by_chance, kind="stable")[: workers.size]]
    by_chance = luck.draws(Decision.FIRST_JOB, 0, people["key"][workers], 4)
    workers = workers[np.argsort(by_chance, kind="stable")]
    workers, idle = workers[: jobs.size], workers[jobs.size :]
    blur = luck.draws(Decision.FIRST_JOB, 0, people["key"][workers], 2)
    workers = workers[np.lexsort((people["place"][workers] + 3 * blur, people["field"][workers]))]
    blur = luck.draws(Decision.FIRST_JOB, 0, np.arange(jobs.size), 3)
    jobs = jobs[np.lexsort((firms["place"][jobs] + 3 * blur, firms["sector"][jobs]))]
    people["employer"][workers] = jobs
    people["wage"][workers] = firms["unit_wage"][jobs] * people["skill"][workers]
    people["status"][idle] = Status.UNEMPLOYED
    people["spell_start"][idle] = month
    firms["headcount"][:] = np.bincount(jobs, minlength=len(firms))


def place_founders(people: Table, firms: Table, founders: Ints) -> None:
    """Make the given people the founders of the start-ups and individual businesses."""
    founded = np.flatnonzero(np.isin(firms["kind"], (Kind.STARTUP, Kind.INDIVIDUAL_BUSINESS)))
    founded, founders = founded[: founders.size], founders[: founded.size]
    people["status"][founders] = Status.FOUNDER
    people["firm"][founders] = founded
    people["wage"][founders] = firms["unit_wage"][founded] * people["skill"][founders]
    firms["founder"][founded] = founders
    college = people["education"][founders] >= Education.COLLEGE
    recent = firms["founded"][founded] - people["graduated"][founders] < FIVE_YEARS
    startup = firms["kind"][founded] == Kind.STARTUP
    firms["graduate"][founded] = startup & college & recent
