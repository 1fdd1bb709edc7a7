"""Help that young firms are promised for their first months, and what founders make of it."""

import numpy as np
import numpy.typing as npt

from agents.chance import Luck
from sim.job_awards import YEAR
from sim.levers import Levers
from sim.startup_terms import Applicants, reached
from sim.state import State

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def monthly_help(luck: Luck, levers: Levers, who: Applicants) -> Floats:
    """Yuan a month that would-be founders may claim and know of, float64 (offers, applicants).

    Where offers do not add up, each has the highest over all its months alone.
    """
    spared = np.zeros((len(levers.startup_income), who.keys.size))
    for number, each in enumerate(levers.startup_income):
        spared[number] = each.offer.value * reached(each.offer, luck, who)
    if not levers.stacks and spared.size:
        months = np.array([each.months for each in levers.startup_income])
        best = np.argmax(spared * months[:, None], axis=0)
        spared = np.where(np.arange(months.size)[:, None] == best, spared, 0.0)
    return spared


def help_counted(levers: Levers, spared: Floats, horizon: int) -> Floats:
    """What help adds to a founder's return, yuan a month: its mean over the months she looks ahead.

    ``spared``: as :func:`monthly_help` gives it; returns float64 (applicants).
    """
    counted = np.zeros(spared.shape[1])
    for number, each in enumerate(levers.startup_income):
        counted = counted + spared[number] * each.share_of(horizon)
    return counted


def rights_to_awards(luck: Luck, levers: Levers, who: Applicants) -> Bools:
    """Which awards for jobs would-be founders may have and know of, bool (awards, applicants)."""
    entitled = np.zeros((len(levers.startup_jobs), who.keys.size), dtype=np.bool_)
    for number, each in enumerate(levers.startup_jobs):
        entitled[number] = reached(each.offer, luck, who)
    return entitled


def note_support(
    state: State, levers: Levers, spared: Floats, entitled: Bools, firms: Ints
) -> None:
    """Write down what those who founded ``firms`` (rows) were promised, one column a founder."""
    book, month = state.startup_book, state.month
    for number, support in enumerate(levers.startup_income):
        has = spared[number] > 0
        first = month + support.waits
        last = first + support.months - 1
        book.note_rights(firms[has], support.offer.number, spared[number][has], first, last)
    for number, award in enumerate(levers.startup_jobs):
        has = entitled[number]
        last = month + YEAR * award.years + award.waits
        none = np.zeros(int(has.sum()))
        book.note_rights(firms[has], award.offer.number, none, month, last)
