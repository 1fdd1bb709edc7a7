"""The month's market in rounds of applications, offers and acceptances."""

import numpy as np
import numpy.typing as npt

from agents.table import Records
from sim.matching import MOST, accept, alias_tables, apply, offer
from sim.threads import Threads


def match(
    seekers: Records,
    vacancies: Records,
    starts: npt.NDArray[np.int64],
    weights: npt.NDArray[np.float64],
    hire_value: npt.NDArray[np.float64],
    minutes: npt.NDArray[np.float64],
    market: Records,
    rounds: int,
    threads: Threads,
) -> npt.NDArray[np.int64]:
    """The month's matches: for each seeker the vacancy taken, or −1.

    ``weights``: float64 (homes, buckets), how likely an application from each home goes to each
    bucket of vacancies. ``seekers`` and ``vacancies`` are closed as they match. Raises ValueError
    where a side has more than 2²² members.
    """
    if max(seekers.size, vacancies.size) >= MOST:
        message = f"a market takes at most {MOST - 1} seekers and vacancies"
        raise ValueError(message)
    chosen = np.full(seekers.size, -1, dtype=np.int64)
    if not vacancies.size or not seekers.size:
        return chosen
    chance = np.empty(weights.shape)
    other = np.empty(weights.shape, dtype=np.int64)
    alias_tables(weights, chance, other)

    def applications(first: int, last: int) -> npt.NDArray[np.uint64]:
        best = np.zeros(vacancies.size, dtype=np.uint64)
        apply(seekers, vacancies, starts, chance, other, hire_value, market, best, first, last)
        return best

    for _ in range(rounds):
        best = np.maximum.reduce(threads.over(seekers.size, applications))
        offers = np.zeros(seekers.size, dtype=np.uint64)
        offer(seekers, vacancies, best, minutes, market, offers, 0, vacancies.size)
        if accept(seekers, vacancies, offers, chosen, 0, seekers.size) == 0:
            break
    return chosen
