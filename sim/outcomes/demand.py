"""What firms can sell."""

import numpy as np

from sim.outcomes.book import Book
from sim.outcomes.registry import outcome


@outcome(
    unit="percent",
    zh="产出需求指数",
    en="Demand index",
    source="Okun (1962): output relative to its trend",
    measure="rate",
)
def demand_index(book: Book) -> object:
    """Demand of private firms' sectors relative to what it would be without a shock to it, weighted
    by the jobs that it supports; 100 without a shock. Firms that a shock opens, closes or shrinks
    do not move it.
    """
    jobs = book.state.market.sector_jobs
    factor = np.broadcast_to(book.state.market.demand_factor, jobs.shape)
    return np.array([(jobs * factor).sum()]), np.array([jobs.sum()])
