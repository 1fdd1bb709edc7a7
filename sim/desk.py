"""The desk: one way of working for every instrument, from announcement to payment.

announce → eligible → take-up → amount → limits → stacking rule → budget and rationing → claims and
ledger. The desk knows terms, never kinds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.chance import Luck
from sim.calendar import year_of
from sim.claims import (
    DUE,
    FEN,
    PAID,
    Account,
    Records,
    Times,
    claims_before,
    count_claims,
)
from sim.entitlements import employers_seen, takes_up
from sim.instrument import EVERY, Cases, Instrument, Terms
from sim.levers import Levers
from sim.rationing import allot
from sim.state import State

Ints = npt.NDArray[np.int64]
MEMORY = 12
"""Months of past claims from which people judge whether a budget will reach."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The instruments of a package, and whether their amounts for one event add up."""

    instruments: Sequence[Instrument]
    stacks: bool = True

    def announce(self, state: State, deflator: float, keeping: float = 1.0) -> Levers:
        """The levers of this month: every instrument that is in force fills its own.

        ``deflator``: what a nominal yuan is worth in the yuan in which people and firms reckon.
        Amounts are nominal, so they mean less and less as wages grow. ``keeping``: what a payment
        is worth to a firm a month before it falls due, see :class:`~sim.levers.Levers`.
        """
        state.market.deflator = deflator
        now = [each for each in self.instruments if self.in_force(each, state)]
        state.claims.reach = {}
        for instrument in now:
            for told, share in instrument.informs(state.month).items():
                every = [each.terms.id for each in self.instruments]
                for name in every if told == EVERY else [told]:
                    unaware = 1 - state.claims.reach.get(name, 0.0)
                    state.claims.reach[name] = 1 - unaware * (1 - share)
        pay = state.market.unit_wage * state.market.skill / deflator
        levers = Levers(self.stacks, keeping, reach=state.claims.reach, usual_pay=pay)
        for instrument in now:
            account = state.claims.account(instrument.terms.id)
            share = funded_share(instrument.terms, account, state.month)
            instrument.fill(levers, state.month, share * deflator)
        return levers

    def in_force(self, instrument: Instrument, state: State) -> bool:
        """Whether events of this month may be claimed for: by its period, and where another
        instrument watches for its hour, once that has come.
        """
        name, month = instrument.terms.id, state.month
        watching = [each for each in self.instruments if name in each.watches]
        called = all(each.terms.in_force(month) and each.calls_for(state) for each in watching)
        return instrument.terms.in_force(month) and called

    def pay(self, state: State, luck: Luck) -> None:
        """Take the month's claims and pay those that are due, within the budgets."""
        fresh = [self._fresh_cases(instrument, state, luck) for instrument in self.instruments]
        fresh = _only_highest(self.instruments, fresh, stacks=self.stacks)
        for index, (instrument, cases) in enumerate(zip(self.instruments, fresh, strict=True)):
            account = state.claims.account(instrument.terms.id)
            _enter(instrument.terms, account, cases, state.month)
            _settle(index, instrument, account, state, luck)

    def _fresh_cases(self, instrument: Instrument, state: State, luck: Luck) -> Cases:
        terms = instrument.terms
        if not self.in_force(instrument, state):
            none = np.empty(0, dtype=np.int64)
            return Cases(none, none, none)
        cases = instrument.cases(state)
        cases = cases.keep(eligible(terms, cases, state) & (cases.fen > 0))
        if instrument.claimant != "none":
            table, rows = (
                (state.people.table, cases.person)
                if instrument.claimant == "person"
                else (state.firms, cases.firm)
            )
            keys = table["key"][rows].astype(np.int64)
            known = terms.known_by(state.claims.reach)
            cases = cases.keep(takes_up(luck, terms.number, keys, known))
        return cases.keep(within_limits(terms, state.claims.account(terms.id), cases))


def funded_share(terms: Terms, account: Account, month: int) -> float:
    """The share of a claim that experience lets one expect to be paid, 0 to 1.

    Without a budget it is 1; with nothing left this year, 0; else what was paid of the last
    twelve months' claims that fell due.
    """
    budget = yearly_fen(terms)
    if budget is None:
        return 1.0
    if budget - account.spent.get(year_of(month), 0) <= 0:
        return 0.0
    months = range(month - MEMORY, month)
    claimed = sum(account.claimed.get(past, 0) for past in months)
    paid = sum(account.paid.get(past, 0) for past in months)
    return paid / claimed if claimed else 1.0


def yearly_fen(terms: Terms) -> int | None:
    """The budget of a year in fen, None where there is no limit."""
    return None if terms.yuan_per_year is None else int(terms.yuan_per_year * FEN)


def eligible(terms: Terms, cases: Cases, state: State) -> npt.NDArray[np.bool_]:
    """Whether person and firm of each case are among those the clause covers."""
    covered = np.ones(cases.person.size, dtype=np.bool_)
    named = cases.person >= 0
    seen = state.people["groups"][cases.person] if cases.groups is None else cases.groups
    groups = seen[named]
    covered[named] = terms.who.covers(groups)
    rows = np.maximum(cases.firm, 0)
    fits = terms.firms.fits(employers_seen(state.firms, rows, state.month, state.scale))
    if terms.net_growth:
        fits &= has_grown(state)[rows]
    return covered & ((cases.firm < 0) | fits)


def has_grown(state: State) -> npt.NDArray[np.bool_]:
    """Whether each firm has more employees than at the turn of the year, or none was there yet."""
    before = np.zeros(len(state.firms), dtype=np.int64)
    before[: state.headcount_last_year.size] = state.headcount_last_year
    grown: npt.NDArray[np.bool_] = state.firms["headcount"] > before
    return grown


def within_limits(terms: Terms, account: Account, cases: Cases) -> npt.NDArray[np.bool_]:
    """Whether person and firm of each case may still claim; of two in a month the first counts."""
    named = _may_claim(terms.times_per_person, account.times, cases.person)
    firms = np.where(cases.person < 0, cases.firm, -1)
    return named & _may_claim(terms.times_per_firm, account.firm_times, firms)


def _may_claim(most: int | None, times: Times, rows: Ints) -> npt.NDArray[np.bool_]:
    """Whether each may claim at most so often; −1 stands for nobody, who always may."""
    if most is None or not rows.size:
        return np.ones(rows.size, dtype=np.bool_)
    first = np.zeros(rows.size, dtype=np.bool_)
    first[np.unique(rows, return_index=True)[1]] = True
    return (rows < 0) | ((claims_before(times, rows) < most) & first)


def _only_highest(
    instruments: Sequence[Instrument], fresh: list[Cases], *, stacks: bool
) -> list[Cases]:
    """Of instruments that pay the same payee for the same kind of event, keep the one that pays
    most.

    Where a package stacks, that is so only for kinds of event that are paid once.
    """
    best: dict[tuple[str, str, int, int], tuple[int, int]] = {}
    for index, (instrument, cases) in enumerate(zip(instruments, fresh, strict=True)):
        for person, firm, fen in zip(*_lists(cases), strict=True):
            worth = fen * instrument.terms.instalments
            event = (instrument.event, instrument.terms.payee, person, firm)
            alone = instrument.once or not stacks
            if alone and instrument.claimant != "none" and worth > best.get(event, (0, 0))[0]:
                best[event] = (worth, index)
    kept = []
    for index, (instrument, cases) in enumerate(zip(instruments, fresh, strict=True)):
        pairs = zip(*_lists(cases)[:2], strict=True)
        paid = (instrument.event, instrument.terms.payee)
        mine = [best.get((*paid, *pair), (0, index))[1] == index for pair in pairs]
        kept.append(cases.keep(np.array(mine, dtype=np.bool_)))
    return kept


def _lists(cases: Cases) -> tuple[list[int], list[int], list[int]]:
    return cases.person.tolist(), cases.firm.tolist(), cases.fen.tolist()


def _enter(terms: Terms, account: Account, cases: Cases, month: int) -> None:
    """Write new claims down, to fall due when the months that the clause asks for have passed."""
    if not cases.person.size:
        return
    claims = np.empty(cases.person.size, dtype=DUE)
    claims["person"], claims["firm"] = cases.person, cases.firm
    claims["event"], claims["due"] = month, month + terms.kept_months
    claims["amount"], claims["left"] = cases.fen, terms.instalments
    account.pending = np.concatenate([account.pending, claims])
    _count(terms, account, cases.person, cases.firm, 1)


def _settle(index: int, instrument: Instrument, account: Account, state: State, luck: Luck) -> None:
    """Pay what is due and still owed; drop what lapsed; keep instalments to come."""
    month, terms = state.month, instrument.terms
    pending = account.pending
    if not pending.size:
        return
    falls_due = pending["due"] <= month
    due = pending[falls_due]
    owed = instrument.still_due(state, due["person"], due["firm"])
    _give_back(terms, account, due[~owed])
    due = due[owed]
    budget = yearly_fen(terms)
    spent = account.spent.get(year_of(month), 0)
    paid = (
        due["amount"].astype(np.int64)
        if budget is None
        else allot(terms.rationing, due, budget - spent, luck, state, terms.number)
    )
    account.claimed[month] = int(due["amount"].sum())
    account.paid[month] = int(paid.sum())
    account.spent[year_of(month)] = spent + int(paid.sum())
    _record(index, terms, due, paid, state)
    _give_back(terms, account, due[paid == 0])
    due["due"] += terms.every
    due["left"] -= 1
    account.pending = np.concatenate([pending[~falls_due], due[due["left"] > 0]])


def _give_back(terms: Terms, account: Account, unpaid: Records) -> None:
    """Let people claim again whose claims end without any payment: no right was used up."""
    ended = unpaid[unpaid["left"] == terms.instalments]
    _count(terms, account, ended["person"], ended["firm"], -1)


def _count(terms: Terms, account: Account, person: Ints, firm: Ints, change: int) -> None:
    if terms.times_per_person is not None:
        count_claims(account.times, person[person >= 0], change)
    if terms.times_per_firm is not None:
        count_claims(account.firm_times, firm[(person < 0) & (firm >= 0)], change)


def _record(index: int, terms: Terms, due: Records, paid: Ints, state: State) -> None:
    positive = paid > 0
    if not positive.any():
        return
    made = np.empty(int(positive.sum()), dtype=PAID)
    person, firm = due["person"][positive], due["firm"][positive]
    made["instrument"], made["month"] = index, state.month
    made["person"] = np.where(person >= 0, state.people["key"][np.maximum(person, 0)], -1)
    made["firm"] = np.where(firm >= 0, state.firms["key"][np.maximum(firm, 0)], -1)
    made["amount"] = paid[positive]
    state.claims.payments.append(made)
    state.claims.book(state.month, terms.id, made.size, int(made["amount"].sum()))
