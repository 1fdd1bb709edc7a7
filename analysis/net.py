"""Outcomes that exist only between two scenarios."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis import verdict
from analysis.intervals import Interval
from sim.outcomes.registry import Groups, Measure

Floats = npt.NDArray[np.float64]
MILLION = 1_000_000.0
MONTHS_A_YEAR = 12.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """What both sides of a comparison had in one window, seed by seed.

    ``job_years``, ``startup_jobs`` (gross), ``all_jobs`` and ``spending`` (yuan) are (2, seeds):
    first without the package, then with it. Stocks are means over the window's months, spending and
    job-years are sums.
    """

    job_years: Floats
    startup_jobs: Floats
    all_jobs: Floats
    spending: Floats


Sides = Callable[[Pairs], Floats]
Ratio = Callable[[Pairs], tuple[Floats, Floats]]
Says = Callable[[Interval | None, int], str]


@dataclass(frozen=True, slots=True)
class BetweenScenarios:
    """An outcome of a comparison, declared like those of a run: its formula takes :class:`Pairs`.

    The formula gives either both sides (2, seeds), whose difference is the effect, or a pair of
    differences (seeds) whose ratio of means it is, undefined where spending does not change.
    ``levels`` says whether each side has a value of its own; ``says`` puts a ratio's interval and
    its number of seeds into words.
    """

    key: str
    definition: str
    unit: str
    zh: str
    en: str
    source: str
    measure: Measure
    levels: bool
    formula: Sides | Ratio
    says: Says | None = None
    groups: Groups = "region"


def between_scenarios(
    *,
    unit: str,
    zh: str,
    en: str,
    source: str,
    measure: Measure,
    levels: bool = False,
    says: Says | None = None,
) -> Callable[[Sides | Ratio], BetweenScenarios]:
    """Declare one: the function's name is its key, its docstring its definition."""

    def declare(formula: Sides | Ratio) -> BetweenScenarios:
        definition = " ".join((formula.__doc__ or "").split())
        return BetweenScenarios(
            formula.__name__, definition, unit, zh, en, source, measure, levels, formula, says
        )

    return declare


@between_scenarios(
    unit="jobs",
    zh="全部用人单位净增岗位",
    en="All jobs, net",
    source="own definition",
    measure="stock",
)
def startup_jobs_net(pairs: Pairs) -> Floats:
    """The change in jobs at start-ups plus the change in jobs at all other employers of the region.

    What start-ups take from other employers cancels out, so it is the change in all jobs that comes
    with the package; beside the gross number it shows how much of that was moved, not made. It has
    no value for one scenario alone.
    """
    elsewhere = pairs.all_jobs - pairs.startup_jobs
    return pairs.startup_jobs + elsewhere


@between_scenarios(
    unit="yuan",
    zh="新增支出",
    en="Extra spending",
    source="ledger",
    measure="flow",
    levels=True,
)
def extra_spending(pairs: Pairs) -> Floats:
    """What all instruments together paid with the package less what they paid without it.

    Counted from the ledger; an instrument that pays less because another one helps counts as saved.
    """
    return pairs.spending


@between_scenarios(
    unit="job-years per million yuan",
    zh="每百万元净增就业（人年）",
    en="Net job-years per million yuan",
    source="own definition",
    measure="flow",
    says=verdict.of_yield,
)
def net_job_years_per_million_yuan(pairs: Pairs) -> tuple[Floats, Floats]:
    """The change in employed persons, summed over months and divided by 12, over the change in
    spending in millions of yuan: a ratio of means over seeds, with Fieller's interval.

    Undefined where spending does not change.
    """
    return np.diff(pairs.job_years, axis=0)[0], np.diff(pairs.spending, axis=0)[0] / MILLION


@between_scenarios(
    unit="yuan",
    zh="每净增一人年就业的成本",
    en="Cost of a net job-year",
    source="own definition",
    measure="flow",
    says=verdict.of_cost,
)
def cost_per_job_year(pairs: Pairs) -> tuple[Floats, Floats]:
    """The change in spending over the change in job-years: a ratio of means over seeds, with
    Fieller's interval, which is unbounded where the change in employment may be 0.

    Undefined where spending or employment does not change. Spending counts whoever received it;
    taxes, and benefits saved, are not set against it.
    """
    return np.diff(pairs.spending, axis=0)[0], np.diff(pairs.job_years, axis=0)[0]


BETWEEN_SCENARIOS = {
    declared.key: declared
    for declared in (
        startup_jobs_net,
        extra_spending,
        net_job_years_per_million_yuan,
        cost_per_job_year,
    )
}
