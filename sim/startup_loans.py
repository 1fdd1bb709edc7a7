"""Would-be founders borrow what they lack, where a policy lends, a bank agrees and it pays."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck
from sim.levers import Levers
from sim.startup_book import LOAN
from sim.startup_terms import Applicants, reached
from sim.state import State

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
BANK, BORROWS_ANYWAY = 4, 5
"""Counters of the draws by which a bank agrees, and those who could do without borrow."""


@dataclass(frozen=True, slots=True)
class Borrowing:
    """How banks and borrowers decide.

    ``bank_passes``: share of would-be founders whom banks lend to: a lasting trait.
    ``borrows_anyway``: share of those with capital enough who take a loan whose interest is paid
    for them. ``failure_counted``: monthly chance of failing that founders count with.
    """

    bank_passes: float
    borrows_anyway: float
    failure_counted: float


@dataclass(frozen=True, slots=True)
class Lent:
    """What each would-be founder borrows: yuan, what it costs her a month, and by which terms.

    ``credit``: index among the month's credits, ``cover``: among the covers, −1 for none.
    """

    yuan: Floats
    cost: Floats
    credit: Ints
    cover: Ints


def lend(
    luck: Luck,
    month: int,
    levers: Levers,
    borrowing: Borrowing,
    who: Applicants,
    lacking: Floats,
    needed: Floats,
) -> Lent:
    """What would-be founders borrow who lack so many yuan (0 or less: nothing) of those needed.

    Whoever lacks capital borrows what she lacks where she pays least for it; of others a share
    borrows all that is needed, as far as loans go, where all interest is paid for them. A yuan
    costs (interest not subsidised + chance of failing × share that she would still owe) a month.
    """
    keys, count = who.keys, who.keys.size
    yuan, cost = np.zeros(count), np.zeros(count)
    credit, cover = np.full(count, -1), np.full(count, -1)
    if not levers.startup_credit:
        return Lent(yuan, cost, credit, cover)
    agrees = luck.draws(Decision.IDEA, 0, keys, BANK) < borrowing.bank_passes
    anyway = luck.draws(Decision.IDEA, month, keys, BORROWS_ANYWAY) < borrowing.borrows_anyway
    for number, each in enumerate(levers.startup_credit):
        lends = agrees & reached(each.offer, luck, who)
        lacks = lends & (lacking > 0) & (lacking <= each.offer.value)
        takes = lends & (lacking <= 0) & anyway & (each.subsidised >= 1)
        asked = np.where(lacks, lacking, np.where(takes, np.minimum(needed, each.offer.value), 0.0))
        owed, insured = _still_owed(luck, levers, who, asked)
        price = asked * each.interest * (1 - each.subsidised)
        price += borrowing.failure_counted * owed
        better = (asked > 0) & ((yuan == 0) | (price < cost))
        yuan, cost = np.where(better, asked, yuan), np.where(better, price, cost)
        credit, cover = np.where(better, number, credit), np.where(better, insured, cover)
    # Whoever could do without bears no risk that she would not bear with her own money.
    return Lent(yuan, np.where(lacking > 0, cost, 0.0), credit, cover)


def _still_owed(luck: Luck, levers: Levers, who: Applicants, asked: Floats) -> tuple[Floats, Ints]:
    """What each would owe herself after failing, yuan, under the best cover, and its index."""
    owed, insured = asked.copy(), np.full(asked.size, -1)
    for number, each in enumerate(levers.loan_cover):
        left = np.where(reached(each.offer, luck, who), asked - each.covered(asked), owed)
        insured = np.where(left < owed, number, insured)
        owed = np.minimum(owed, left)
    return owed, insured


def note_loans(
    state: State, levers: Levers, lent: Lent, founds: Bools, founders: Ints, firms: Ints
) -> None:
    """Write down the loans of those who founded.

    ``lent``: of all would-be founders, ``founds`` marks those whose rows are ``founders`` and whose
    firms have the rows ``firms``.
    """
    borrowed = lent.yuan[founds] > 0
    if not borrowed.any():
        return
    lenders, covers = levers.startup_credit, levers.loan_cover
    credit, cover = lent.credit[founds][borrowed], lent.cover[founds][borrowed]
    loans = np.zeros(credit.size, dtype=LOAN)
    loans["firm"], loans["person"] = firms[borrowed], founders[borrowed]
    loans["lent_by"] = np.array([each.offer.number for each in lenders], dtype=np.uint32)[credit]
    by = np.array([*(each.offer.number for each in covers), 0], dtype=np.uint32)
    loans["insured_by"] = by[cover]
    loans["yuan"] = lent.yuan[founds][borrowed] / state.market.deflator
    loans["month"] = state.month
    loans["months"] = np.array([each.months for each in lenders])[credit]
    state.startup_book.loans = np.concatenate([state.startup_book.loans, loans])
