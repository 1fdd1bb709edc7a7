"""What employees earn."""

import numpy as np

from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

PAY = "Average pay of urban units, Hangzhou (B046, B047); deflated by productivity growth"


@outcome(unit="yuan/month", zh="月平均工资", en="Mean wage", source=PAY, measure="rate")
def mean_wage(book: Book) -> object:
    """Mean monthly pay before tax of the employees of the region's firms, in yuan deflated to
    January 2026.
    """
    return np.array([book.tally.pay]), np.array([book.tally.jobs])


@outcome(unit="yuan/month", zh="月工资中位数", en="Median wage", source=PAY, measure="rate")
def median_wage(book: Book) -> object:
    """Median monthly pay before tax of the employees of the region's firms, in yuan deflated to
    January 2026, to the nearest 50.
    """
    return book.tally.median_wage()
