"""A closer look at firms and pay than the month's head count takes; read only by outcomes."""

import numpy as np
import numpy.typing as npt

from agents.firms import FOUNDED_KEYS, Kind
from agents.people import SCHOOL_YEARS, Education, Status
from sim.calendar import month_of_year
from sim.events import DURATIONS
from sim.state import State

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

DECEMBER = 11
TAIL_FROM = 20
"""Employees from which an enterprise belongs to the tail of the size distribution."""

POOLED_FIRM_COHORTS = 12
SCHOOL_START = 6
TWO_YEARS = 24
"""Months since leaving college for which somebody without work is an unemployed graduate."""
PARTS = 100_000.0
"""Logarithms are summed as whole parts of one, so that no order of rows can move a bit."""


def is_december(state: State) -> bool:
    """Whether the costlier outcomes are taken this month: once a year."""
    return month_of_year(state.month) == DECEMBER


def rounded_log(values: npt.ArrayLike) -> Floats:
    """Natural logarithms, rounded to nine decimals so that machines agree."""
    return np.asarray(np.round(np.log(np.asarray(values, dtype=np.float64)), 9), dtype=np.float64)


def firms_by_kind(state: State, chosen: Bools) -> Ints:
    """How many of the chosen firms are private, enterprises, individual businesses: int64 (3)."""
    kinds = np.bincount(state.firms["kind"][chosen], minlength=len(Kind))
    enterprises = kinds[Kind.INCUMBENT] + kinds[Kind.STARTUP]
    individual = kinds[Kind.INDIVIDUAL_BUSINESS]
    return np.array([enterprises + individual, enterprises, individual])


def in_business_before(state: State) -> Bools:
    """Which firms were in business when the month began."""
    firms = state.firms
    there = (firms["alive"] == 1) | (firms["closed"] == state.month)
    result: Bools = there & (firms["founded"] < state.month)
    return result


def job_changes(state: State, before: Ints) -> tuple[int, int]:
    """Jobs added by firms here that grew or opened, and jobs lost by those that shrank or closed.

    ``before``: earlier headcounts by row; firms founded since had none (Davis and Haltiwanger,
    1992).
    """
    change = state.firms["headcount"].astype(np.int64)
    change[: before.size] -= before
    change[state.firms["place"] == state.city.place] = 0
    return int(change[change > 0].sum()), int(-change[change < 0].sum())


def surviving(state: State, ages: tuple[int, ...], *, graduate: bool) -> tuple[Ints, Ints]:
    """Start-ups that outlived so many months, and all founded in the twelve months that reached it.

    Two int64 arrays, one number for each of ``ages``. ``graduate``: those that students and recent
    graduates founded, or the others. Firms of the start are no cohort and are left out.
    """
    firms = state.firms
    rows = np.flatnonzero((firms["key"] >= FOUNDED_KEYS) & (firms["kind"] == Kind.STARTUP))
    rows = rows[(firms["graduate"][rows] == 1) == graduate]
    founded = firms["founded"][rows].astype(np.int64)
    lasted = firms["closed"][rows].astype(np.int64) - founded
    lasted[firms["alive"][rows] == 1] = np.iinfo(np.int64).max
    counts = np.zeros((2, len(ages)), dtype=np.int64)
    for at, months in enumerate(ages):
        last = state.month - months
        cohort = (founded > last - POOLED_FIRM_COHORTS) & (founded <= last)
        counts[:, at] = np.count_nonzero(cohort & (lasted > months)), np.count_nonzero(cohort)
    return counts[0], counts[1]


def tail_exponent(state: State, scale: float) -> float:
    """Hill's estimate of the exponent with which the share of larger enterprises falls.

    α = Σw / Σ w ln(size / (smallest − ½)) over enterprises of at least :data:`TAIL_FROM` employees
    (Clauset, Shalizi and Newman, 2009, eq. 3.7). The largest employers are all there at any scale,
    with a share of their jobs, so they count once and the others 1/scale times. NaN without any.
    """
    firms = state.firms
    enterprise = (firms["alive"] == 1) & (
        (firms["kind"] == Kind.INCUMBENT) | (firms["kind"] == Kind.STARTUP)
    )
    largest = firms["largest"] == 1
    size = np.where(largest, firms["headcount"] / scale, firms["headcount"])
    tail = enterprise & (size >= TAIL_FROM)
    weight = np.where(largest, 1.0, 1.0 / scale)[tail]
    total = float((weight * rounded_log(size[tail] / (TAIL_FROM - 0.5))).sum())
    return float(weight.sum()) / total if total > 0 else float("nan")


def employees_pay(state: State) -> tuple[Ints, Floats]:
    """Rows of the employees and their pay, yuan a month."""
    rows = state.people.with_status(Status.EMPLOYEE)
    wages = state.people["wage"][rows].astype(np.float64)
    paid = wages > 0
    return rows[paid], wages[paid]


def near_minimum(state: State, minimum_wage: float, margin: float) -> tuple[int, int]:
    """Employees paid at most the minimum wage and a margin above it, and all employees."""
    _, wages = employees_pay(state)
    return int(np.count_nonzero(wages <= minimum_wage * (1 + margin))), wages.size


def schooling_slope(state: State) -> float:
    """The gain in log pay by a year of schooling among employees, experience held equal.

    Least squares of log pay on a constant, years of schooling, years since school began to be over
    and their square (Mincer, 1974). NaN where they do not identify it.
    """
    rows, wages = employees_pay(state)
    people = state.people
    school = np.array(SCHOOL_YEARS, dtype=np.int64)[people["education"][rows]]
    age = (state.month - people["birth"][rows].astype(np.int64)) // 12
    experience = np.maximum(age - school - SCHOOL_START, 0)
    ones = np.ones(rows.size)
    columns = np.stack([ones, school, experience, experience**2]).astype(np.float64)
    # Whole numbers, whose sums stay below 2**53: exact in any order.
    moments, cross = columns @ columns.T, columns @ np.round(np.log(wages) * PARTS)
    if np.linalg.matrix_rank(moments) < len(columns):
        return float("nan")
    slopes = np.linalg.solve(moments, cross / PARTS)
    return round(float(slopes[1]), 7)


def histogram_quantiles(counts: Ints, step: float, percentiles: tuple[int, ...]) -> Floats:
    """Quantiles of values counted in steps, to the middle of a step; NaN where none is counted."""
    total = int(counts.sum())
    if not total:
        return np.full(len(percentiles), np.nan)
    wanted = [-(-total * percent // 100) for percent in percentiles]
    steps = np.searchsorted(np.cumsum(counts), np.maximum(wanted, 1))
    return np.asarray(steps + 0.5, dtype=np.float64) * step


def log_spread(counts: Ints, step: float) -> float:
    """Standard deviation of the logs of values counted in steps; NaN where none is counted."""
    total = int(counts.sum())
    if not total:
        return float("nan")
    parts = np.round(rounded_log((np.arange(counts.size) + 0.5) * step) * PARTS).astype(np.int64)
    # Around a whole number near the mean, so that the squares stay within 64 bits.
    parts -= int((counts * parts).sum()) // total
    mean = int((counts * parts).sum()) / total
    variance = int((counts * parts * parts).sum()) / total - mean * mean
    return round(float(max(variance, 0.0) ** 0.5 / PARTS), 9)


def unemployed_by_duration(state: State) -> Ints:
    """Unemployed residents by bands of months without work: int64 (4)."""
    rows = state.people.with_status(Status.UNEMPLOYED)
    spells = state.month - state.people["spell_start"][rows].astype(np.int64)
    return np.bincount(np.digitize(spells, DURATIONS), minlength=len(DURATIONS) + 1)


def dose_parts(state: State, months: int) -> tuple[Bools, Bools, Bools]:
    """Whether each graduate without work has had each part of the 1131 service since college.

    Three arrays, one entry for each resident who left college within two years and has been without
    work for at least ``months``: briefed and guided at a station, given three referrals, trained or
    taken as an intern.
    """
    people, month = state.people, state.month
    rows = people.with_status(Status.UNEMPLOYED, Status.TRAINEE)
    left = people["graduated"][rows].astype(np.int64)
    spell = month - people["spell_start"][rows].astype(np.int64)
    due = (people["education"][rows] >= Education.COLLEGE) & (spell >= months)
    due &= (left <= month) & (month - left < TWO_YEARS)
    rows, left = rows[due], left[due]
    # Nobody takes a course or is out of work before leaving college, and its level stays on record.
    trained = (people["course_level"][rows] > 0) | np.isin(rows, state.interned)
    return people["served"][rows] >= left, people["doses"][rows] > 0, trained


def jobs_by_sector(state: State, sectors: int) -> Ints:
    """Employees and founders of the region's firms by sector: int64 (sectors)."""
    firms = state.firms
    here = (firms["alive"] == 1) & (firms["place"] != state.city.place)
    working = firms["headcount"].astype(np.int64) + (firms["founder"] >= 0)
    return np.bincount(firms["sector"][here], working[here], sectors).astype(np.int64)
