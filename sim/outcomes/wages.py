"""What employees earn."""

import numpy as np

from sim import census
from sim.outcomes.book import PERCENTILES, Book
from sim.outcomes.registry import outcome
from sim.tally import WAGE_STEP

OFFERS = "Offered pay, Zhaopin (B048, B049, B131)"
NEAR = 0.05
MONTHS_OF_GROWTH = 12
PAY = "Average pay of urban units, Hangzhou (B046, B047); deflated by productivity growth"


@outcome(unit="yuan/month", zh="月平均工资", en="Mean wage", source=PAY, measure="rate")
def mean_wage(book: Book) -> object:
    """Mean monthly pay before tax of the employees of the region's firms, in yuan deflated to
    January of the year in which the run starts.
    """
    return np.array([book.tally.pay]), np.array([book.tally.jobs])


@outcome(unit="yuan/month", zh="月工资中位数", en="Median wage", source=PAY, measure="rate")
def median_wage(book: Book) -> object:
    """Median monthly pay before tax of the employees of the region's firms, in yuan deflated to
    January of the year in which the run starts, to the nearest 50.
    """
    return book.tally.median_wage()


@outcome(
    unit="yuan/month",
    zh="月工资分位数",
    en="Wage quantiles",
    source=PAY,
    measure="rate",
    groups="quantile",
)
def wage_quantile(book: Book) -> object:
    """Quantiles of employees' monthly pay before tax, in yuan deflated to January of the year in
    which the run starts, to the nearest 50.
    """
    return census.histogram_quantiles(book.tally.histogram, WAGE_STEP, PERCENTILES)


@outcome(
    unit="yuan/month",
    zh="新招用月工资分位数",
    en="Hiring-wage quantiles",
    source=OFFERS,
    measure="rate",
    groups="quantile",
)
def hire_wage_quantile(book: Book) -> object:
    """Quantiles of the monthly pay of those hired this month, in yuan deflated to January of the
    year in which the run starts.
    """
    wages = book.state.people["wage"][book.events.hired].astype(np.float64)
    if not wages.size:
        return np.full(len(PERCENTILES), np.nan)
    return np.percentile(wages, PERCENTILES, method="inverted_cdf")


@outcome(
    unit="log points",
    zh="工资对数离散度",
    en="Dispersion of log wages",
    source="P029",
    measure="rate",
)
def log_wage_dispersion(book: Book) -> object:
    """Standard deviation of the logarithm of employees' monthly pay."""
    return census.log_spread(book.tally.histogram, WAGE_STEP)


@outcome(
    unit="percent",
    zh="最低工资与平均工资之比",
    en="Minimum over mean wage",
    source="Kaitz index (P036)",
    measure="rate",
)
def minimum_over_mean_wage(book: Book) -> object:
    """The minimum wage over the mean monthly pay of employees."""
    employees = book.tally.jobs
    return np.array([book.minimum_wage * employees]), np.array([book.tally.pay])


@outcome(
    unit="percent",
    zh="最低工资覆盖率",
    en="Employees near the minimum wage",
    source="Bite of the minimum wage (B050, P036)",
    measure="rate",
)
def minimum_wage_bite(book: Book) -> object:
    """Employees paid at most 5 % above the minimum wage over all; in Decembers only."""
    if not census.is_december(book.state):
        return np.nan
    near, employees = census.near_minimum(book.state, book.minimum_wage, NEAR)
    return np.array([near]), np.array([employees])


@outcome(
    unit="log points per year",
    zh="教育回报率",
    en="Return to schooling",
    source="Mincer (1974), Schooling, Experience, and Earnings (P030)",
    measure="rate",
)
def return_to_schooling(book: Book) -> object:
    """Gain in the logarithm of employees' pay by a year of schooling, by least squares with years
    of potential experience and their square; in Decembers only.
    """
    return census.schooling_slope(book.state) if census.is_december(book.state) else np.nan


@outcome(
    unit="points",
    zh="劳动报酬增长与经济增长之差",
    en="Pay growth less output growth",
    source="Yuhang plan 2026–2030, target (7); Huzhou plan 2024–2026, general requirements",
    measure="rate",
)
def pay_growth_less_output_growth(book: Book) -> object:
    """Growth of the mean pay of the region's employees over twelve months less growth of what they
    produce together, in points of percent. Output goes by their number and skill; the growth of
    productivity, which moves both pay and output, cancels out.
    """
    past = book.state.pay
    if len(past) <= MONTHS_OF_GROWTH or not all(past[0]) or not all(past[-1]):
        return np.nan
    (pay_before, jobs_before, skill_before), (pay, jobs, skill) = past[0], past[-1]
    growth_of_pay = (pay / jobs) / (pay_before / jobs_before)
    return round(100.0 * (growth_of_pay - skill / skill_before), 9)
